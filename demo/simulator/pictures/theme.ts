/** The theme: what a client draws its splash screens from. */
import { jpegOf } from './jpeg.ts';
import { colorOf, Picture } from './picture.ts';

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
  const picture = new Picture(640, 360);
  for (let y = 0; y < 360; y += 4)
    picture.fill(0, y, 640, 4, colorOf(12 + y / 9, 40 + y / 6, 82 + y / 4));
  return jpegOf(picture.rgba(), 640, 360);
}
