/** The slides that robots present: each numbered, each of another colour. */
import { colorOf, Picture } from './picture.ts';

const PAPER = colorOf(250, 250, 245);
const INK = colorOf(30, 34, 48);
const BANDS = [
  colorOf(0, 92, 158),
  colorOf(196, 74, 22),
  colorOf(20, 120, 70),
  colorOf(120, 40, 130),
];
/** How many slides there are before they begin anew. */
const SLIDES = 12;

export function drawSlide(number: number, width: number, height: number): Picture {
  const picture = new Picture(width, height);
  const slide = number % SLIDES;
  const band = BANDS[slide % BANDS.length] ?? INK;
  const unit = height / 36;
  picture.fill(0, 0, width, height, PAPER);
  picture.fill(0, 0, width, unit * 7, band);
  picture.text(
    `SLIDE ${slide + 1} OF ${SLIDES}`,
    unit * 2,
    unit * 1.5,
    Math.max(2, (unit / 2) & ~1),
    PAPER,
  );
  for (let bar = 0; bar < 5; bar++) {
    const value = 0.25 + 0.75 * Math.abs(Math.sin(slide * 1.7 + bar * 1.3));
    const tall = unit * 20 * value;
    picture.fill(
      unit * (4 + bar * 11),
      unit * 32 - tall,
      unit * 7,
      tall,
      BANDS[bar % BANDS.length] ?? INK,
    );
  }
  picture.fill(unit * 2, unit * 32, width - unit * 4, Math.max(2, unit / 3), INK);
  picture.fill(0, height - unit * 2, (width * (slide + 1)) / SLIDES, unit * 2, band);
  return picture;
}
