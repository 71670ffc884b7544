/** Canvases as frames of video and back: WebRTC wants I420, which no canvas has. */
import { newCanvas, type Canvas } from '../pictures/canvas.ts';
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

/** The last frame of a camera, made a canvas once somebody looks at it. */
export class Camera {
  #frame: VideoFrame | undefined;
  #canvas: Canvas | undefined;

  show(frame: VideoFrame): void {
    this.#frame = frame;
  }

  /** Undefined: there has been no frame yet. */
  get canvas(): Canvas | undefined {
    const frame = this.#frame;
    if (!frame) return this.#canvas;
    this.#frame = undefined;
    return (this.#canvas = canvasOf(frame, this.#canvas));
  }
}

/** @param canvas Drawn on where it has the frame's size. */
export function canvasOf(frame: VideoFrame, canvas?: Canvas): Canvas {
  const { width, height, data } = frame;
  const target =
    canvas?.width === width && canvas.height === height ? canvas : newCanvas(width, height);
  const context = target.getContext('2d');
  const image = context.createImageData(width, height);
  i420ToRgba(
    { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength) },
    image,
  );
  context.putImageData(image, 0, 0);
  return target;
}
