/** Waits for the messages that answer others. */

/** How long an answer is waited for, in ms: less than a command may take, so that its sender hears of its absence. */
const ANSWER_TIMEOUT_MS = 5_000;

export class Answers<M> {
  readonly #waiting = new Set<(message: M) => void>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  /** The first thing that `read` makes of a message; undefined: nothing in time. Never settles once it is closed. */
  next<T>(read: (message: M) => T | undefined): Promise<T | undefined> {
    return new Promise((resolve) => {
      const settle = (value: T | undefined) => {
        clearTimeout(timer);
        this.#timers.delete(timer);
        this.#waiting.delete(look);
        resolve(value);
      };
      const look = (message: M) => {
        const value = read(message);
        if (value !== undefined) settle(value);
      };
      const timer = setTimeout(settle, ANSWER_TIMEOUT_MS, undefined);
      this.#timers.add(timer);
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
