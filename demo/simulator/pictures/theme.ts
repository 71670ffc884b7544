/** The theme: what a client draws its splash screens from. */
import { jpegOf, newCanvas } from './canvas.ts';

const WHITE = 0xffffffff;

const screen = (...texts: string[]) => ({
  layout_type: 'direct_media',
  background: { path: 'background.jpg' },
  elements: texts.map((text) => ({ type: 'text', color: WHITE, text })),
});

/** The `result` of `theme`, by the keys of the splash_screen event. */
export const theme = {
  direct_media_welcome: screen('Welcome', 'You are the first one here.'),
  direct_media_waiting_for_host: screen('Waiting for the host'),
  direct_media_other_participants_audio_only: screen('The others take part by audio only'),
  direct_media_escalate: screen('Moving to a larger room'),
  direct_media_deescalate: screen('Moving to a direct call'),
};

let background: Buffer | undefined;

/** @returns A resource of the theme, or undefined where there is none of that name. */
export function themeResource(path: string): Buffer | undefined {
  if (path !== 'background.jpg') return undefined;
  return (background ??= draw());
}

function draw(): Buffer {
  const canvas = newCanvas(640, 360);
  const context = canvas.getContext('2d');
  const light = context.createLinearGradient(0, 0, 0, canvas.height);
  light.addColorStop(0, '#0c2852');
  light.addColorStop(1, '#3464ac');
  context.fillStyle = light;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return jpegOf(canvas);
}
