/** A robot's camera: somebody who sways, blinks, and moves the mouth when speaking. */
import { pixels } from './main-video.ts';
import type { Place } from './layouts.ts';
import { colorOf } from './picture.ts';
import type { Color, Picture } from './picture.ts';

const WALLS = [
  colorOf(52, 96, 120),
  colorOf(96, 72, 118),
  colorOf(60, 110, 84),
  colorOf(128, 88, 60),
  colorOf(66, 78, 130),
];
const SHIRTS = [
  colorOf(220, 90, 70),
  colorOf(240, 190, 70),
  colorOf(90, 170, 220),
  colorOf(235, 235, 240),
];
const SKINS = [
  colorOf(240, 200, 170),
  colorOf(198, 144, 106),
  colorOf(130, 88, 62),
  colorOf(224, 172, 138),
];
const HAIRS = [
  colorOf(50, 34, 26),
  colorOf(150, 96, 40),
  colorOf(30, 30, 36),
  colorOf(170, 170, 176),
];
const INK = colorOf(28, 24, 26);
const LIGHT = colorOf(250, 244, 220);

const pick = (colors: readonly Color[], seed: number): Color => colors[seed % colors.length] ?? INK;

/** @param seed Makes one robot look unlike another. */
export function drawRobot(
  picture: Picture,
  place: Place,
  { tick, seed, speaking }: { tick: number; seed: number; speaking: boolean },
): void {
  const [left, top, width, height] = pixels(place, picture);
  const [x, y, right, bottom] = [left + 2, top + 2, left + width - 2, top + height - 2];
  picture.fill(x, y, right - x, bottom - y, pick(WALLS, seed));
  // A window in which a light wanders, so that even somebody silent is moving video.
  picture.fill(x + width * 0.08, y + height * 0.1, width * 0.2, height * 0.34, LIGHT);
  picture.fill(
    x + width * (0.08 + 0.16 * ((tick % 50) / 50)),
    y + height * 0.1,
    width * 0.04,
    height * 0.34,
    pick(WALLS, seed + 1),
  );

  const unit = Math.min(height, width * 0.7) / 20;
  const middle = x + width / 2 + Math.sin((tick + seed) / 9) * unit * 1.4;
  const head = y + height * 0.45 + Math.sin((tick + seed) / 5) * unit * 0.3;
  picture.ellipse(
    middle,
    bottom + unit * 2,
    unit * 6.5,
    unit * 8,
    pick(SHIRTS, seed >> 2),
    top,
    bottom,
  );
  picture.ellipse(
    middle,
    head - unit * 0.8,
    unit * 3.6,
    unit * 4.4,
    pick(HAIRS, seed >> 4),
    top,
    bottom,
  );
  picture.ellipse(middle, head, unit * 3.1, unit * 3.9, pick(SKINS, seed >> 6), top, bottom);
  const blinking = (tick + seed) % 40 < 2;
  for (const side of [-1, 1])
    picture.ellipse(
      middle + side * unit * 1.2,
      head - unit * 0.6,
      unit * 0.4,
      blinking ? 1 : unit * 0.5,
      INK,
      top,
      bottom,
    );
  const mouth = speaking ? unit * (0.3 + 0.7 * Math.abs(Math.sin(tick * 0.9))) : unit * 0.2;
  picture.ellipse(middle, head + unit * 1.9, unit * 1.1, Math.max(1, mouth), INK, top, bottom);
}
