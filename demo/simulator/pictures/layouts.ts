/** The layouts a node can compose: their names, their tags, and where each picture goes. */

/** A picture's place, in fractions of the whole. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Layout {
  /** As transform_layout and available_layouts call it. */
  name: string;
  /** As the `layout` event's `view` calls it. */
  view: string;
  tags: string[];
  /** Older names that still work. */
  aliases?: string[];
  places: Place[];
}

const FULL: Place = { x: 0, y: 0, width: 1, height: 1 };

/** Equal pictures in rows, inside a rectangle. */
function grid(columns: number, rows: number, within: Place = FULL): Place[] {
  const width = within.width / columns;
  const height = within.height / rows;
  return Array.from({ length: columns * rows }, (_, index) => ({
    x: within.x + (index % columns) * width,
    y: within.y + Math.floor(index / columns) * height,
    width,
    height,
  }));
}

const strip = (columns: number, rows: number, y: number) =>
  grid(columns, rows, { x: 0, y, width: 1, height: 1 - y });
const centred = (width: number, height: number): Place => ({
  x: (1 - width) / 2,
  y: 0,
  width,
  height,
});
const pair = (height: number) => grid(2, 1, { x: 0, y: (height - 0.5) / 2, width: 1, height: 0.5 });

/** Small pictures all around a large one. */
function around(count: number): Place[] {
  const side = Math.ceil((count + 4) / 4);
  const size = 1 / side;
  const ring: Place[] = [];
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      if (row === 0 || row === side - 1 || column === 0 || column === side - 1)
        ring.push({ x: column * size, y: row * size, width: size, height: size });
  return ring.slice(0, count);
}

/** Every layout of the text, and those of the default theme. */
export const layouts: readonly Layout[] = [
  {
    name: 'ac',
    view: '5:7',
    aliases: ['5:7'],
    tags: ['adaptive'],
    places: [
      ...grid(2, 1, { ...FULL, height: 0.42 }),
      ...grid(3, 1, { ...FULL, y: 0.42, height: 0.33 }),
      ...strip(7, 1, 0.75),
    ],
  },
  {
    name: '1:7',
    view: '1:7',
    tags: ['speaker-focus', 'has-native-multiscreen'],
    places: [centred(0.8, 0.8), ...strip(7, 1, 0.8)],
  },
  {
    name: '2:21',
    view: '2:21',
    tags: ['speaker-focus', 'has-native-multiscreen'],
    places: [...pair(0.6), ...strip(7, 3, 0.6)],
  },
  {
    name: '1:21',
    view: '1:21',
    tags: ['speaker-focus'],
    places: [centred(0.6, 0.6), ...strip(7, 3, 0.6)],
  },
  {
    name: '1:33',
    view: '1:33',
    tags: ['speaker-focus'],
    places: [centred(0.25, 0.25), ...strip(11, 3, 0.25)],
  },
  {
    name: '2x2',
    view: '4:0',
    aliases: ['4:0'],
    tags: ['equal', 'has-native-multiscreen'],
    places: grid(2, 2),
  },
  { name: '3x3', view: '9:0', aliases: ['9:0'], tags: ['equal'], places: grid(3, 3) },
  { name: '4x4', view: '16:0', aliases: ['16:0'], tags: ['equal'], places: grid(4, 4) },
  { name: '5x5', view: '25:0', aliases: ['25:0'], tags: ['equal'], places: grid(5, 5) },
  { name: '1:0', view: '1:0', tags: ['single'], places: [FULL] },
  {
    name: '1:1',
    view: '1:1',
    tags: ['speaker-focus'],
    places: [FULL, { x: 0.72, y: 0.7, width: 0.25, height: 0.25 }],
  },
  {
    name: 'one_main_nine_around',
    view: 'one_main_nine_around',
    tags: ['speaker-focus'],
    places: [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }, ...around(9)],
  },
  {
    name: 'one_main_twelve_around',
    view: 'one_main_twelve_around',
    tags: ['speaker-focus'],
    places: [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }, ...around(12)],
  },
  {
    name: 'two_mains_eight_around',
    view: 'two_mains_eight_around',
    tags: ['speaker-focus'],
    places: [...pair(0.6), ...strip(4, 2, 0.6)],
  },
  {
    name: 'teams',
    view: 'teams',
    tags: ['gateway'],
    places: [...grid(3, 2, { ...FULL, height: 0.8 }), ...strip(6, 1, 0.8)],
  },
];

/** A layout by any of its names. */
export const layoutOf = (name: string): Layout | undefined =>
  layouts.find((layout) => layout.name === name || layout.aliases?.includes(name));

const WIDTH = 140;
const HEIGHT = 88;
const MARGIN = 4;

/** A layout's picture in the manner of a node: a frame in currentColor, one rectangle a place. */
export function svgOf({ places }: Layout): string {
  const rect = (x: number, y: number, width: number, height: number, rest: string) =>
    `<rect x='${round(x)}' y='${round(y)}' width='${round(width)}' height='${round(height)}' ${rest}></rect>`;
  const rows = places.map((place) =>
    rect(
      MARGIN + place.x * (WIDTH - 2 * MARGIN) + 0.5,
      MARGIN + place.y * (HEIGHT - 2 * MARGIN) + 0.5,
      place.width * (WIDTH - 2 * MARGIN) - 1,
      place.height * (HEIGHT - 2 * MARGIN) - 1,
      "rx='2' fill='#BBBFC3'",
    ),
  );
  const frame = rect(
    0.5,
    0.5,
    WIDTH - 1,
    HEIGHT - 1,
    "rx='3.5' fill='currentColor' stroke='#BBBFC3'",
  );
  return `<svg width='${WIDTH}' height='${HEIGHT}' viewBox='0 0 ${WIDTH} ${HEIGHT}' fill='none' xmlns='http://www.w3.org/2000/svg'>\n${[frame, ...rows].join('\n')}</svg>`;
}

const round = (value: number) => Number(value.toFixed(4));
