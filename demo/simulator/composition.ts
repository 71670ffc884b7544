/** The picture a participant sees: the others, placed by the layout. */
import type { Conference } from './conference.ts';
import { layoutOf } from './layouts.ts';
import type { Place } from './layouts.ts';
import type { Participant } from './participant.ts';
import { colorOf, Picture } from './picture.ts';
import type { Color } from './picture.ts';

export const WIDTH = 640;
export const HEIGHT = 360;

const BARS = [
  ...[colorOf(191, 191, 191), colorOf(191, 191, 0), colorOf(0, 191, 191), colorOf(0, 191, 0)],
  ...[colorOf(191, 0, 191), colorOf(191, 0, 0), colorOf(0, 0, 191)],
];
const NIGHT = colorOf(24, 26, 34);
const WHITE = colorOf(255, 255, 255);
const SPEAKING = colorOf(60, 210, 120);
const even = (value: number) => Math.round(value / 2) * 2;

/** The last picture a participant has sent. */
export type Cameras = ReadonlyMap<string, Picture>;

export function compose(
  conference: Conference,
  viewer: Participant,
  cameras: Cameras,
  tick: number,
): Picture {
  const picture = new Picture(WIDTH, HEIGHT);
  picture.fill(0, 0, WIDTH, HEIGHT, NIGHT);
  const { layout, stage, participants } = conference;
  const places = layoutOf(viewer.host ? layout.hostLayout : layout.guestLayout)?.places ?? [];
  const placed = layout.placed(viewer);
  if (placed.length === 0) drawBars(picture, { x: 0, y: 0, width: 1, height: 1 }, tick, 0);
  for (const [index, participant] of placed.entries()) {
    const place = places[index];
    if (!place) break;
    const speaking = stage.speakers.some(
      ({ participant_uuid, vad }) => participant_uuid === participant.uuid && vad > 0,
    );
    drawParticipant(picture, place, participant, {
      camera: cameras.get(participant.uuid),
      tick,
      speaking,
    });
    if (layout.overlayTextEnabled || layout.freeFormOverlayText)
      drawName(
        picture,
        place,
        layout.freeFormOverlayText?.[index] ?? participant.data.overlay_text,
      );
  }
  picture.text(`${participants.size} HERE`, 10, HEIGHT - 24, 2, WHITE);
  if (conference.messageText !== null) {
    picture.fill(0, 0, WIDTH, 26, colorOf(120, 20, 30));
    picture.text(conference.messageText.split('\n')[0] ?? '', 10, 6, 2, WHITE);
  }
  return picture;
}

function drawParticipant(
  picture: Picture,
  place: Place,
  { uuid, robot, data }: Participant,
  { camera, tick, speaking }: { camera: Picture | undefined; tick: number; speaking: boolean },
): void {
  const [x, y, width, height] = pixels(place);
  if (speaking) picture.fill(x, y, width, height, SPEAKING);
  if (data.is_video_muted) picture.fill(x + 2, y + 2, width - 4, height - 4, colorOf(50, 54, 66));
  else if (camera) picture.paste(camera, x + 2, y + 2, width - 4, height - 4);
  else if (robot) drawBars(picture, place, tick, Number.parseInt(uuid.slice(0, 4), 16));
  else picture.fill(x + 2, y + 2, width - 4, height - 4, colorOf(50, 54, 66));
  if (robot || !camera || data.is_video_muted) drawName(picture, place, data.display_name);
}

/** Colour bars that wander, with a block that crosses them. @param seed Makes one robot's picture unlike another's. */
function drawBars(picture: Picture, place: Place, tick: number, seed: number): void {
  const [x, y, width, height] = pixels(place);
  const bar = Math.ceil(width / BARS.length);
  for (let index = 0; index < BARS.length; index++) {
    const color = BARS[(index + seed + Math.floor(tick / 25)) % BARS.length] as Color;
    picture.fill(
      x + 2 + index * bar,
      y + 2,
      Math.min(bar, width - 4 - index * bar),
      height - 4,
      color,
    );
  }
  const size = even(Math.max(8, height / 6));
  const left = x + 2 + even(((tick * 6 + seed) % Math.max(1, width - size - 4)) / 1);
  const top = y + even((height - size) * (0.5 + 0.4 * Math.sin((tick + seed) / 8)));
  picture.fill(left, top, size, size, WHITE);
}

function drawName(picture: Picture, place: Place, name: string): void {
  const [x, y, width, height] = pixels(place);
  const scale = width > 200 ? 4 : 2;
  const letters = Math.floor((width - 12) / (6 * scale));
  if (letters < 2) return;
  const text = [...name].slice(0, letters).join('');
  picture.fill(x + 4, y + height - 10 * scale, even(text.length * 6 * scale + 8), 9 * scale, NIGHT);
  picture.text(text, x + 8, y + height - 9 * scale, scale, WHITE);
}

function pixels({ x, y, width, height }: Place): [number, number, number, number] {
  return [even(x * WIDTH), even(y * HEIGHT), even(width * WIDTH), even(height * HEIGHT)];
}
