/** The presentation as pictures, for those who receive no presentation stream. */
import type { Timer } from './clock.ts';
import type { Clock } from './clock.ts';
import { jpegOf } from '../pictures/jpeg.ts';
import { Picture } from '../pictures/picture.ts';
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
  received: Picture | undefined;

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
    const picture = this.received
      ? new Picture(width, height)
      : drawSlide(this.number, width, height);
    if (this.received) picture.paste(this.received, 0, 0, width, height);
    return jpegOf(picture.rgba(), width, height);
  }
}
