/** Keeps the screen on while one is in a meeting that is seen. Browsers let go of it in a hidden tab. */

export class WakeLock {
  #wanted = false;
  /** The browser has been asked, and has not answered: one request at a time, or one lock would be lost. */
  #asking = false;
  #lock: WakeLockSentinel | undefined;
  readonly #ask = () => void this.#request();

  set(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) {
      document.addEventListener('visibilitychange', this.#ask);
      this.#ask();
      return;
    }
    document.removeEventListener('visibilitychange', this.#ask);
    this.#lock?.release().catch(() => {});
    this.#lock = undefined;
  }

  async #request(): Promise<void> {
    if (this.#asking || document.visibilityState !== 'visible') return;
    if (this.#lock && !this.#lock.released) return;
    this.#asking = true;
    // A policy or a low battery refuses it: the meeting is the same without.
    const lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
    this.#asking = false;
    if (!lock) return;
    if (this.#wanted) this.#lock = lock;
    else await lock.release().catch(() => {});
  }
}
