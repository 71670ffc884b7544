/** The picture a participant sees: the others, placed by the layout. */
import type { Conference } from '../conference/conference.ts';
import type { Participant } from '../conference/participant.ts';
import {
  clipped,
  drawCovering,
  drawLabel,
  fontOf,
  type Box,
  type Canvas,
  type Context,
} from '../pictures/canvas.ts';
import { layoutOf } from '../pictures/layouts.ts';
import { boxOf } from '../pictures/main-video.ts';
import { drawRobot } from '../pictures/robot-picture.ts';
import type { ReceivedPicture } from './frames.ts';

const NIGHT = '#181a22';
const NOBODY = '#323644';
const SPEAKING = '#3cd278';
const ALARM = '#8b1e2d';
/** Width of a picture from which it has room for figures. */
const ROOMY = 320;

/** What each participant sends. */
export type Cameras = ReadonlyMap<string, ReceivedPicture>;

/** Draws on a canvas of the format's size. */
export function compose(
  canvas: Canvas,
  conference: Conference,
  viewer: Participant,
  { cameras, tick }: { cameras: Cameras; tick: number },
): void {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  const whole = { x: 0, y: 0, width, height };
  context.fillStyle = NIGHT;
  context.fillRect(0, 0, width, height);
  const { layout, stage, participants } = conference;
  const places = layoutOf(layout.nameFor(viewer))?.places ?? [];
  const placed = layout.placed(viewer);
  if (placed.length === 0) drawAlone(context, whole, tick);
  for (const [index, participant] of placed.entries()) {
    const place = places[index];
    if (!place) break;
    const box = boxOf(place, canvas);
    const speaking = stage.speakers.some(
      ({ participant_uuid, vad }) => participant_uuid === participant.uuid && vad > 0,
    );
    drawParticipant(context, box, participant, {
      camera: cameras.get(participant.uuid)?.canvas,
      tick,
      speaking,
    });
    if (layout.overlayTextEnabled || layout.freeFormOverlayText)
      drawName(context, box, layout.freeFormOverlayText?.[index] ?? participant.data.overlay_text);
  }
  // On a small picture it would hide somebody.
  if (width >= ROOMY)
    drawLabel(context, `${participants.size} here`, whole, {
      size: height / 28,
      right: true,
      top: true,
    });
  if (conference.messageText !== null) {
    const size = height / 22;
    context.fillStyle = ALARM;
    context.fillRect(0, 0, width, size * 1.8);
    context.fillStyle = '#fff';
    context.font = fontOf(size);
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(conference.messageText.split('\n')[0] ?? '', size, size * 0.9);
  }
}

function drawParticipant(
  context: Context,
  { x, y, width, height }: Box,
  { uuid, robot, data }: Participant,
  { camera, tick, speaking }: { camera: Canvas | undefined; tick: number; speaking: boolean },
): void {
  const gap = Math.max(1, height / 80);
  const box = { x: x + gap, y: y + gap, width: width - 2 * gap, height: height - 2 * gap };
  const radius = height / 24;
  const shown = !data.is_video_muted;
  clipped(context, box, radius, () => {
    context.fillStyle = NOBODY;
    context.fillRect(box.x, box.y, box.width, box.height);
    if (shown && camera) drawCovering(context, camera, box);
    else if (shown && robot)
      drawRobot(context, box, { tick, seed: Number.parseInt(uuid.slice(0, 4), 16), speaking });
  });
  if (speaking) {
    context.strokeStyle = SPEAKING;
    context.lineWidth = Math.max(2, gap);
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, radius);
    context.stroke();
  }
  if (robot || !camera || !shown) drawName(context, box, data.display_name);
}

/** For somebody who is alone: a light that wanders, so that it is moving video. */
function drawAlone(context: Context, { width, height }: Box, tick: number): void {
  const [x, y] = [
    width * (0.5 + 0.35 * Math.sin(tick / 25)),
    height * (0.5 + 0.3 * Math.cos(tick / 17)),
  ];
  const light = context.createRadialGradient(x, y, 0, x, y, height);
  light.addColorStop(0, '#3b63b8');
  light.addColorStop(1, '#1a2140');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#fff';
  context.font = fontOf(height / 14, 700);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('You are the first one here', width / 2, height / 2);
}

function drawName(context: Context, box: Box, name: string): void {
  drawLabel(context, name, box, { size: Math.max(8, box.height / 20) });
}
