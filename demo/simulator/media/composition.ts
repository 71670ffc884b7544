/** The picture a participant sees: the others, placed by the layout. */
import type { Conference } from '../conference/conference.ts';
import { even, pixels } from '../pictures/main-video.ts';
import type { VideoFormat } from '../pictures/main-video.ts';
import { layoutOf } from '../pictures/layouts.ts';
import type { Place } from '../pictures/layouts.ts';
import type { Participant } from '../conference/participant.ts';
import { colorOf, Picture } from '../pictures/picture.ts';
import { drawRobot } from '../pictures/robot-picture.ts';

const BARS = [
  ...[colorOf(191, 191, 191), colorOf(191, 191, 0), colorOf(0, 191, 191), colorOf(0, 191, 0)],
  ...[colorOf(191, 0, 191), colorOf(191, 0, 0), colorOf(0, 0, 191)],
];
const NIGHT = colorOf(24, 26, 34);
const WHITE = colorOf(255, 255, 255);
/** Width of a picture from which it has room for figures. */
const ROOMY = 320;
const SPEAKING = colorOf(60, 210, 120);

/** The last picture a participant has sent. */
export type Cameras = ReadonlyMap<string, Picture>;

export function compose(
  conference: Conference,
  viewer: Participant,
  { format, cameras, tick }: { format: VideoFormat; cameras: Cameras; tick: number },
): Picture {
  const { width, height } = format;
  const picture = new Picture(width, height);
  picture.fill(0, 0, width, height, NIGHT);
  const { layout, stage, participants } = conference;
  const places = layoutOf(layout.nameFor(viewer))?.places ?? [];
  const placed = layout.placed(viewer);
  if (placed.length === 0) drawBars(picture, tick);
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
  // On a small picture it would hide somebody.
  if (width >= ROOMY) {
    const count = `${participants.size} HERE`;
    picture.fill(width - 12 * count.length - 16, 6, 12 * count.length + 10, 22, NIGHT);
    picture.text(count, width - 12 * count.length - 10, 10, 2, WHITE);
  }
  if (conference.messageText !== null) {
    picture.fill(0, 0, width, 26, colorOf(120, 20, 30));
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
  const [x, y, width, height] = pixels(place, picture);
  if (speaking) picture.fill(x, y, width, height, SPEAKING);
  if (data.is_video_muted) picture.fill(x + 2, y + 2, width - 4, height - 4, colorOf(50, 54, 66));
  else if (camera) picture.paste(camera, x + 2, y + 2, width - 4, height - 4);
  else if (robot)
    drawRobot(picture, place, { tick, seed: Number.parseInt(uuid.slice(0, 4), 16), speaking });
  else picture.fill(x + 2, y + 2, width - 4, height - 4, colorOf(50, 54, 66));
  if (robot || !camera || data.is_video_muted) drawName(picture, place, data.display_name);
}

/** For somebody who is alone: colour bars that wander, with a block that crosses them. */
function drawBars(picture: Picture, tick: number): void {
  const { width, height } = picture;
  const block = even(height / 6);
  const bar = Math.ceil(width / BARS.length);
  for (let index = 0; index < BARS.length; index++)
    picture.fill(
      index * bar,
      0,
      bar,
      height,
      BARS[(index + Math.floor(tick / 25)) % BARS.length] ?? NIGHT,
    );
  const top = even((height - block) * (0.5 + 0.4 * Math.sin(tick / 8)));
  picture.fill((tick * 6) % (width - block), top, block, block, WHITE);
}

function drawName(picture: Picture, place: Place, name: string): void {
  const [x, y, width, height] = pixels(place, picture);
  const scale = width > 200 ? 4 : 2;
  const letters = Math.floor((width - 12) / (6 * scale));
  if (letters < 2) return;
  const text = [...name].slice(0, letters).join('');
  picture.fill(x + 4, y + height - 10 * scale, even(text.length * 6 * scale + 8), 9 * scale, NIGHT);
  picture.text(text, x + 8, y + height - 9 * scale, scale, WHITE);
}
