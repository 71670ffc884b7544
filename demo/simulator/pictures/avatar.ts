/** The picture that stands for a participant: the initial on a colour of its own. */
import { fontOf, jpegOf, newCanvas } from './canvas.ts';

const SIZE = 100;

export function avatarOf({ uuid, display_name }: { uuid: string; display_name: string }): Buffer {
  const canvas = newCanvas(SIZE, SIZE);
  const context = canvas.getContext('2d');
  context.fillStyle = `hsl(${Number.parseInt(uuid.slice(0, 6), 16) % 360} 45% 40%)`;
  context.fillRect(0, 0, SIZE, SIZE);
  context.fillStyle = '#fff';
  context.font = fontOf(SIZE / 2, 700);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(([...display_name][0] ?? '?').toUpperCase(), SIZE / 2, SIZE / 2);
  return jpegOf(canvas);
}
