/** A picture in I420, the form video is sent in: drawn without a canvas. */
import { glyphOf, GLYPH_HEIGHT, GLYPH_WIDTH } from './glyphs.ts';

/** Luma and chroma, 0 to 255. */
export type Color = readonly [y: number, u: number, v: number];

/** BT.601, as browsers read video of this size. */
export function colorOf(red: number, green: number, blue: number): Color {
  return [
    Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue),
    Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue),
    Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue),
  ];
}

export class Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly #y: Uint8ClampedArray;
  readonly #u: Uint8ClampedArray;
  readonly #v: Uint8ClampedArray;

  /** @param width Even. @param height Even. */
  constructor(width: number, height: number, data?: Uint8ClampedArray | Uint8Array) {
    const luma = width * height;
    this.width = width;
    this.height = height;
    this.data = data
      ? new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8ClampedArray(luma * 1.5);
    this.#y = this.data.subarray(0, luma);
    this.#u = this.data.subarray(luma, luma * 1.25);
    this.#v = this.data.subarray(luma * 1.25, luma * 1.5);
  }

  copyFrom(other: Picture): void {
    this.data.set(other.data);
  }

  fill(left: number, top: number, width: number, height: number, [y, u, v]: Color): void {
    const x0 = clamp(left & ~1, this.width);
    const x1 = clamp((left + width) & ~1, this.width);
    const y0 = clamp(top & ~1, this.height);
    const y1 = clamp((top + height) & ~1, this.height);
    if (x1 <= x0) return;
    for (let row = y0; row < y1; row++)
      this.#y.fill(y, row * this.width + x0, row * this.width + x1);
    const half = this.width / 2;
    for (let row = y0 / 2; row < y1 / 2; row++) {
      this.#u.fill(u, row * half + x0 / 2, row * half + x1 / 2);
      this.#v.fill(v, row * half + x0 / 2, row * half + x1 / 2);
    }
  }

  /** An ellipse about a centre, in strips of two rows; inside the given rows only. */
  ellipse(
    x: number,
    y: number,
    rx: number,
    ry: number,
    color: Color,
    from = 0,
    to: number = this.height,
  ): void {
    for (let row = Math.max(from, (y - ry) & ~1); row < Math.min(to, y + ry); row += 2) {
      const half = rx * Math.sqrt(Math.max(0, 1 - ((row + 1 - y) / ry) ** 2));
      this.fill(x - half, row, half * 2, 2, color);
    }
  }

  /** Capital letters, digits and a few signs; `scale` is even pixels per dot. */
  text(text: string, left: number, top: number, scale: number, color: Color): void {
    let x = left;
    for (const sign of text.toUpperCase()) {
      const glyph = glyphOf(sign);
      for (let row = 0; row < GLYPH_HEIGHT; row++)
        for (let column = 0; column < GLYPH_WIDTH; column++)
          if ((glyph[row] ?? 0) & (1 << (GLYPH_WIDTH - 1 - column)))
            this.fill(x + column * scale, top + row * scale, scale, scale, color);
      x += (GLYPH_WIDTH + 1) * scale;
    }
  }

  /** Another picture, fitted into a rectangle by taking the nearest dots. */
  paste(other: Picture, left: number, top: number, width: number, height: number): void {
    this.#scale(this.#y, this.width, other.#y, other.width, other.height, left, top, width, height);
    const halves = [left, top, width, height].map((value) => value >> 1) as [
      number,
      number,
      number,
      number,
    ];
    const [half, otherWidth, otherHeight] = [this.width / 2, other.width / 2, other.height / 2];
    this.#scale(this.#u, half, other.#u, otherWidth, otherHeight, ...halves);
    this.#scale(this.#v, half, other.#v, otherWidth, otherHeight, ...halves);
  }

  #scale(
    to: Uint8ClampedArray,
    toWidth: number,
    from: Uint8ClampedArray,
    fromWidth: number,
    fromHeight: number,
    left: number,
    top: number,
    width: number,
    height: number,
  ): void {
    const columns = Uint16Array.from({ length: width }, (_, x) =>
      Math.floor((x * fromWidth) / width),
    );
    for (let row = 0; row < height; row++) {
      const source = Math.floor((row * fromHeight) / height) * fromWidth;
      const target = (top + row) * toWidth + left;
      for (let x = 0; x < width; x++) to[target + x] = from[source + (columns[x] ?? 0)] ?? 0;
    }
  }

  rgba(): Uint8ClampedArray {
    const out = new Uint8ClampedArray(this.width * this.height * 4);
    for (let row = 0, at = 0; row < this.height; row++) {
      const chroma = (row >> 1) * (this.width / 2);
      for (let column = 0; column < this.width; column++, at += 4) {
        const y = 1.164 * ((this.#y[row * this.width + column] ?? 0) - 16);
        const u = (this.#u[chroma + (column >> 1)] ?? 0) - 128;
        const v = (this.#v[chroma + (column >> 1)] ?? 0) - 128;
        out[at] = y + 1.596 * v;
        out[at + 1] = y - 0.392 * u - 0.813 * v;
        out[at + 2] = y + 2.017 * u;
        out[at + 3] = 255;
      }
    }
    return out;
  }
}

const clamp = (value: number, limit: number) => Math.max(0, Math.min(value, limit));
