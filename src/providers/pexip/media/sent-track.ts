/** A device's track, and the effect that works on it: what is sent is the one or the other. */
import type { Effect } from './effects/effect.ts';

export class SentTrack {
  #device: MediaStreamTrack | null = null;
  #effect: Effect | null = null;

  /** As the device gives it; null: there is none. */
  get device(): MediaStreamTrack | null {
    return this.#device;
  }
  get sent(): MediaStreamTrack | null {
    return this.#effect?.track ?? this.#device;
  }

  /** The one before is stopped. */
  put(device: MediaStreamTrack, onEnded: () => void): void {
    this.stop();
    this.#device = device;
    // Not addEventListener: Firefox calls no listener of a track's.
    device.onended = onEnded;
  }

  /** From now on, what the effect makes of it is sent; null: itself. */
  use(effect: Effect | null): void {
    this.#effect?.close();
    this.#effect = effect;
  }

  stop(): void {
    this.use(null);
    if (!this.#device) return;
    this.#device.onended = null;
    this.#device.stop();
    this.#device = null;
  }
}
