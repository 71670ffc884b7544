/** Waits for the messages that answer others. */

/** How long an answer is waited for that may stay away, in ms: less than a command may take, so that its sender hears of its absence. */
const ANSWER_TIMEOUT_MS = 5_000;

export class Answers<M> {
  readonly #waiting = new Set<(message?: M) => void>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  /**
   * The first thing that `read` makes of a message; undefined: nothing in time, or, with `isWanted`, while that held.
   * Never settles once it is closed.
   */
  next<T>(read: (message: M) => T | undefined, isWanted?: () => boolean): Promise<T | undefined> {
    // Those that nobody wants any more are let go.
    for (const look of this.#waiting) look();
    return new Promise((resolve) => {
      const settle = (value: T | undefined) => {
        clearTimeout(timer);
        this.#timers.delete(timer!);
        this.#waiting.delete(look);
        resolve(value);
      };
      const look = (message?: M) => {
        if (isWanted?.() === false) return settle(undefined);
        const value = message === undefined ? undefined : read(message);
        if (value !== undefined) settle(value);
      };
      const timer = isWanted ? undefined : setTimeout(settle, ANSWER_TIMEOUT_MS, undefined);
      if (timer !== undefined) this.#timers.add(timer);
      this.#waiting.add(look);
    });
  }

  /** Shows a message to those who wait. */
  tell(message: M): void {
    for (const look of this.#waiting) look(message);
  }

  close(): void {
    this.#timers.forEach(clearTimeout);
    this.#waiting.clear();
  }
}
