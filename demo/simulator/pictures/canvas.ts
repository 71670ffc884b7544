/** Canvases as browsers have them, and the font that the node's pictures are written in, whatever the machine has. */
import { createRequire } from 'node:module';
import type { Canvas } from '@napi-rs/canvas';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';

export type { Canvas };
export type Context = SKRSContext2D;

/** Where something is drawn, in dots. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Quality of the presentation's pictures, in per cent. */
const QUALITY = 80;
/** More letters have room on no label. */
const LABEL_LENGTH = 80;
const FONT = 'Meeting';
const { resolve } = createRequire(import.meta.url);
for (const weight of [500, 700])
  GlobalFonts.registerFromPath(
    resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`),
    FONT,
  );

export const newCanvas = (width: number, height: number): Canvas => createCanvas(width, height);

/** For `context.font`. */
export const fontOf = (size: number, weight: 500 | 700 = 500): string =>
  `${weight} ${size}px ${FONT}, sans-serif`;

export const jpegOf = (canvas: Canvas): Buffer => canvas.toBuffer('image/jpeg', QUALITY);

/** All of a picture that a box shows without stretching it, from its middle. */
export function drawCovering(context: Context, canvas: Canvas, box: Box): void {
  const scale = Math.max(box.width / canvas.width, box.height / canvas.height);
  const [width, height] = [box.width / scale, box.height / scale];
  context.drawImage(
    canvas,
    ...[(canvas.width - width) / 2, (canvas.height - height) / 2, width, height],
    ...([box.x, box.y, box.width, box.height] as const),
  );
}

/** Draws inside a box with round corners alone. */
export function clipped(context: Context, box: Box, radius: number, draw: () => void): void {
  context.save();
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, radius);
  context.clip();
  draw();
  context.restore();
}

/** Words on a dark pill, cut short where the box has no room; nothing where it has none at all. */
export function drawLabel(
  context: Context,
  text: string,
  box: Box,
  { size, right = false, top = false }: { size: number; right?: boolean; top?: boolean },
): void {
  context.font = fontOf(size);
  const [margin, padding] = [size * 0.5, size * 0.55];
  const room = box.width - 2 * (margin + padding);
  if (room < size * 2) return;
  // Names have no bound and may have lines; what could be seen of one has.
  let words = [...text.replace(/\s+/g, ' ')].slice(0, LABEL_LENGTH).join('');
  while (context.measureText(words).width > room) words = `${words.replace(/.…?$/u, '')}…`;
  const [width, height] = [context.measureText(words).width + 2 * padding, size * 1.7];
  const x = right ? box.x + box.width - margin - width : box.x + margin;
  const y = top ? box.y + margin : box.y + box.height - margin - height;
  context.fillStyle = 'rgb(15 18 27 / 72%)';
  context.beginPath();
  context.roundRect(x, y, width, height, size * 0.5);
  context.fill();
  context.fillStyle = '#fff';
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(words, x + padding, y + height / 2 + size * 0.04);
}
