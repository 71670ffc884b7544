/** Wakes those who wait until something is so, whenever anything has happened. */
export class Pulse {
  readonly #waiting = new Set<() => void>();

  /** Something has happened. */
  beat(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** @returns What takes the request back. */
  next(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }
}
