/** How often something may happen within a time. */
export class Allowance {
  readonly #times: number;
  readonly #withinMs: number;
  /** When it happened, for as long as that counts. */
  #taken: readonly number[] = [];

  constructor(times: number, withinMs: number) {
    this.#times = times;
    this.#withinMs = withinMs;
  }

  /** @returns False: it has happened often enough. */
  take(): boolean {
    const now = performance.now();
    this.#taken = this.#taken.filter((at) => now - at < this.#withinMs);
    if (this.#taken.length >= this.#times) return false;
    this.#taken = [...this.#taken, now];
    return true;
  }
}
