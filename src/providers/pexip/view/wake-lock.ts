/** Keeps the screen on while one is in a meeting that is seen. Browsers let go of it in a hidden tab. */

export class WakeLock {
  #wanted = false;
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
    if (document.visibilityState !== 'visible' || (this.#lock && !this.#lock.released)) return;
    // A policy or a low battery refuses it: the meeting is the same without.
    const lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
    if (!lock) return;
    if (this.#wanted) this.#lock = lock;
    else await lock.release().catch(() => {});
  }
}
