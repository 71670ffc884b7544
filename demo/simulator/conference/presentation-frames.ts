/** The presentation as pictures, for those who receive no presentation stream. */
import type { Timer } from './clock.ts';
import type { Clock } from './clock.ts';
import { drawCovering, jpegOf, newCanvas, type Canvas } from '../pictures/canvas.ts';
import { drawSlide } from '../pictures/slides.ts';

/** Time between two frames of a presentation that nobody else drives, in ms. */
const FRAME_INTERVAL_MS = 2000;
const SIZES = { low: { width: 640, height: 360 }, high: { width: 1280, height: 720 } };

/** What they need of the floor. */
interface FramesHost {
  readonly clock: Clock;
  /** Tells everyone who may watch of a new frame; not at all where nobody presents. */
  announce(): void;
}

export class PresentationFrames {
  readonly #host: FramesHost;
  #timer: Timer | undefined;
  /** Number of the frame that is shown now. */
  number = 0;
  /** A picture received from the presenter, shown in place of the simulator's own slides. */
  received: { readonly canvas: Canvas | undefined } | undefined;

  constructor(host: FramesHost) {
    this.#host = host;
  }

  start(): void {
    this.announce();
    this.#timer ??= this.#host.clock.interval(() => this.announce(), FRAME_INTERVAL_MS);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.received = undefined;
  }

  /** A new frame: told to everyone who may watch. */
  announce(): void {
    this.number += 1;
    this.#host.announce();
  }

  /** The frame shown now, as JPEG. */
  jpeg(size: keyof typeof SIZES): Buffer {
    const { width, height } = SIZES[size];
    const received = this.received?.canvas;
    if (!received) return jpegOf(drawSlide(this.number, width, height));
    const canvas = newCanvas(width, height);
    drawCovering(canvas.getContext('2d'), received, { x: 0, y: 0, width, height });
    return jpegOf(canvas);
  }
}
