/** The picture that stands for a participant: the initial on a colour of its own. */
import { jpegOf } from './jpeg.ts';
import { colorOf, Picture } from './picture.ts';

const SIZE = 100;

export function avatarOf({ uuid, display_name }: { uuid: string; display_name: string }): Buffer {
  const hue = Number.parseInt(uuid.slice(0, 6), 16);
  const picture = new Picture(SIZE, SIZE);
  picture.fill(
    0,
    0,
    SIZE,
    SIZE,
    colorOf(40 + (hue & 127), 40 + ((hue >> 7) & 127), 40 + ((hue >> 14) & 127)),
  );
  picture.text([...display_name][0] ?? '?', 20, 10, 12, colorOf(255, 255, 255));
  return jpegOf(picture.rgba(), SIZE, SIZE);
}
