/** Canvases as frames of video and back: WebRTC wants I420, which no canvas has. */
import { newCanvas, type Canvas, type Context } from '../pictures/canvas.ts';
import { wrtc, type VideoFrame } from './wrtc.ts';

const { i420ToRgba, rgbaToI420 } = wrtc.nonstandard;

/** Width and height of the canvas are even. */
export function frameOf(canvas: Canvas): VideoFrame {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const frame = { width, height, data: new Uint8ClampedArray(width * height * 1.5) };
  rgbaToI420({ width, height, data }, frame);
  return frame;
}

/** A picture that others send, made a canvas once somebody looks at it. Its memory is kept: there are many a second. */
export class ReceivedPicture {
  #frame: VideoFrame | undefined;
  #canvas: Canvas | undefined;
  #image: ReturnType<Context['createImageData']> | undefined;

  show(frame: VideoFrame): void {
    this.#frame = frame;
  }

  /** Undefined: there has been no frame yet. */
  get canvas(): Canvas | undefined {
    const frame = this.#frame;
    if (!frame) return this.#canvas;
    this.#frame = undefined;
    const { width, height, data } = frame;
    if (this.#canvas?.width !== width || this.#canvas.height !== height) {
      this.#canvas = newCanvas(width, height);
      this.#image = this.#canvas.getContext('2d').createImageData(width, height);
    }
    const image = this.#image!;
    i420ToRgba(
      { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength) },
      { width, height, data: image.data as Uint8ClampedArray },
    );
    this.#canvas.getContext('2d').putImageData(image, 0, 0);
    return this.#canvas;
  }
}
