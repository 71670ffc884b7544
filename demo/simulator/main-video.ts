/** The main video's size, and a layout's places in it. */
import type { Place } from './layouts.ts';

export const WIDTH = 640;
export const HEIGHT = 360;

/** Chroma has half the resolution: everything stands on even dots. */
export const even = (value: number): number => Math.round(value / 2) * 2;

export function pixels({
  x,
  y,
  width,
  height,
}: Place): [left: number, top: number, width: number, height: number] {
  return [even(x * WIDTH), even(y * HEIGHT), even(width * WIDTH), even(height * HEIGHT)];
}
