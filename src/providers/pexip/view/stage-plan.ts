/** Where the pieces of the stage go. Pure: boxes in, boxes out; nothing covers anything. */

export interface Size {
  readonly width: number;
  readonly height: number;
}
/** In px, from the stage's inline start and block start. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}
/** Where the self-view is docked. */
export interface Corner {
  readonly block: 'start' | 'end';
  readonly inline: 'start' | 'end';
}

export interface StageWish {
  readonly stage: Size;
  /** Width by height of the picture that the node sends. */
  readonly aspect: number;
  /** `null`: hidden. */
  readonly self: 'normal' | 'small' | null;
  readonly corner: Corner;
  /** Main video and presentation are both to be seen. */
  readonly beside: boolean;
}
export interface StagePlan {
  /** The main video; beside a presentation, the smaller of the two. */
  readonly main: Box;
  readonly presentation: Box | null;
  readonly self: Box | null;
}

export const GAP_PX = 8;
const SELF_ASPECT = 1.6;
const SELF_MAX_PX = 240;
const SLIDE_ASPECT = 16 / 9;

/** `most` has the last word. */
const clamp = (least: number, value: number, most: number) =>
  Math.min(Math.max(least, value), most);

/** How large a picture is drawn in a box. */
const areaIn = (aspect: number, width: number, height: number): number => {
  const drawn = Math.max(0, Math.min(width, height * aspect));
  return (drawn * drawn) / aspect;
};

/** Where a piece begins, at one end of a length and a gap away from it. */
const place = (at: 'start' | 'end', piece: number, whole: number, gap = GAP_PX) =>
  at === 'start' ? gap : whole - piece - gap;

/** What is left of a length once a piece is taken off one end. */
const rest = (at: 'start' | 'end', piece: number, whole: number) => ({
  from: at === 'start' ? piece : 0,
  length: whole - piece,
});

/** One picture and the self-view: the self-view takes the side where the picture loses least. */
const planAlone = ({ stage, aspect, self, corner }: StageWish): StagePlan => {
  const whole = { x: 0, y: 0, width: stage.width, height: stage.height };
  const most = Math.min(SELF_MAX_PX, (stage.height / 3) * SELF_ASPECT);
  const least =
    self === 'small'
      ? clamp(72, stage.width * 0.1, Math.min(128, most))
      : clamp(96, stage.width * 0.15, most);
  const width = Math.min(least, stage.width / 2);
  const left = {
    below: stage.height - width / SELF_ASPECT - 2 * GAP_PX,
    aside: stage.width - width - 2 * GAP_PX,
  };
  // A stage of no size at all has room for nobody.
  if (!self || left.below < 1 || left.aside < 1)
    return { main: whole, presentation: null, self: null };
  const isBelow =
    areaIn(aspect, stage.width, left.below) >= areaIn(aspect, left.aside, stage.height);
  // Where the picture leaves more room than that, the self-view has it. Under two people side by side it stays smaller than either.
  const free = isBelow
    ? (stage.height - stage.width / aspect - 2 * GAP_PX) * SELF_ASPECT
    : stage.width - stage.height * aspect - 2 * GAP_PX;
  const room = Math.max(width, stage.width * (isBelow ? 0.4 : 0.5));
  const grown = self === 'small' ? width : clamp(width, free, Math.min(most, room));
  const size = { width: grown, height: grown / SELF_ASPECT };
  const along = isBelow
    ? rest(corner.block, size.height + 2 * GAP_PX, stage.height)
    : rest(corner.inline, size.width + 2 * GAP_PX, stage.width);
  return {
    main: isBelow
      ? { ...whole, y: along.from, height: along.length }
      : { ...whole, x: along.from, width: along.length },
    presentation: null,
    self: {
      x: place(corner.inline, size.width, stage.width),
      y: place(corner.block, size.height, stage.height),
      ...size,
    },
  };
};

/** The presentation, and the others in a column at its side or in a row under it: whichever shows it larger. */
const planBeside = (wish: StageWish): StagePlan => {
  const { stage, corner, aspect, self } = wish;
  const column = clamp(
    stage.width * 0.24,
    stage.width - GAP_PX - stage.height * SLIDE_ASPECT,
    stage.width * 0.4,
  );
  // Room for the picture in its full width, and for the self-view under it.
  const wanted = stage.width / aspect + (self ? stage.height / 5 : 0);
  const row = clamp(
    stage.height * 0.3,
    Math.min(wanted, stage.height - GAP_PX - stage.width / SLIDE_ASPECT),
    stage.height * 0.65,
  );
  const isColumn =
    areaIn(SLIDE_ASPECT, stage.width - column - GAP_PX, stage.height) >=
    areaIn(SLIDE_ASPECT, stage.width, stage.height - row - GAP_PX);
  const others = isColumn
    ? { x: place(corner.inline, column, stage.width, 0), y: 0, width: column, height: stage.height }
    : { x: 0, y: place(corner.block, row, stage.height, 0), width: stage.width, height: row };
  const slide = isColumn
    ? rest(corner.inline, column + GAP_PX, stage.width)
    : rest(corner.block, row + GAP_PX, stage.height);
  const plan = planAlone({ ...wish, stage: others });
  const move = (box: Box): Box => ({ ...box, x: box.x + others.x, y: box.y + others.y });
  return {
    presentation: isColumn
      ? { x: slide.from, y: 0, width: slide.length, height: stage.height }
      : { x: 0, y: slide.from, width: stage.width, height: slide.length },
    main: move(plan.main),
    self: plan.self && move(plan.self),
  };
};

export const planStage = (wish: StageWish): StagePlan =>
  wish.beside ? planBeside(wish) : planAlone(wish);

/** The corner nearest to a point of the stage, in fractions from its inline and block start. */
export const nearestCorner = (x: number, y: number): Corner => ({
  inline: x < 0.5 ? 'start' : 'end',
  block: y < 0.5 ? 'start' : 'end',
});
