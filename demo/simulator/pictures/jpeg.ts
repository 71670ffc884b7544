/** Pictures as JPEG. */
import { encode } from 'jpeg-js';

/** Quality of the presentation's pictures, in per cent. */
const QUALITY = 70;

export const jpegOf = (rgba: Uint8ClampedArray, width: number, height: number): Buffer =>
  encode(
    { data: new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.byteLength), width, height },
    QUALITY,
  ).data;
