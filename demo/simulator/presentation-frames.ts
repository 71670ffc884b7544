/** The presentation as pictures, for those who receive no presentation stream. */
import type { Timer } from './clock.ts';
import type { Conference } from './conference.ts';
import { mayWatch } from './floor.ts';
import { jpegOf } from './jpeg.ts';
import { Picture } from './picture.ts';
import { drawSlide } from './slides.ts';

/** Time between two frames of a presentation that nobody else drives, in ms. */
const FRAME_INTERVAL_MS = 2000;
const SIZES = { low: { width: 640, height: 360 }, high: { width: 1280, height: 720 } };

export class PresentationFrames {
  readonly #conference: Conference;
  #timer: Timer | undefined;
  /** Number of the frame that is shown now. */
  number = 0;
  /** A picture received from the presenter, shown in place of the simulator's own slides. */
  received: Picture | undefined;

  constructor(conference: Conference) {
    this.#conference = conference;
  }

  start(): void {
    this.announce();
    this.#timer ??= this.#conference.clock.interval(() => this.announce(), FRAME_INTERVAL_MS);
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.received = undefined;
  }

  /** A new frame: told to everyone who may watch. */
  announce(): void {
    const { presenter } = this.#conference.floor;
    if (!presenter) return;
    this.number += 1;
    this.#conference.broadcast('presentation_frame', null, (viewer) => mayWatch(viewer, presenter));
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
