/** The main video's size, and a layout's places in it. */
import type { Box } from './canvas.ts';
import type { Place } from './layouts.ts';

/** What a conference sends. */
export interface VideoFormat {
  width: number;
  height: number;
  /** Time between two pictures, in ms. */
  interval: number;
  slides: { width: number; height: number };
}

/** By the words of `picture_size`. Small ones leave a test machine's cores to what is tested. */
export const videoFormats = {
  full: { width: 640, height: 360, interval: 80, slides: { width: 960, height: 540 } },
  small: { width: 160, height: 90, interval: 100, slides: { width: 320, height: 180 } },
} satisfies Record<string, VideoFormat>;
export type PictureSize = keyof typeof videoFormats;

/** A place of a layout, in dots. */
export const boxOf = (place: Place, { width, height }: { width: number; height: number }): Box => ({
  x: place.x * width,
  y: place.y * height,
  width: place.width * width,
  height: place.height * height,
});
