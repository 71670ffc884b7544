/** Asks a server again and again, politely, until it is closed. */

/** The pace of Eyeson's own client. @see https://docs.eyeson.com/docs/sdks/js/features/permalink */
const PACE_MS = 5000;
/** The slowest pace, after failures in a row. */
const SLOWEST_MS = 60_000;
/** Pages that were opened together do not ask together: each wait is up to this part shorter or longer. */
const JITTER = 0.2;

/** How long to wait after that many failures in a row, in ms. */
const waitAfter = (failures: number): number =>
  Math.min(PACE_MS * 2 ** failures, SLOWEST_MS) * (1 + JITTER * (2 * Math.random() - 1));

export class Poll {
  readonly #ask: () => Promise<boolean>;
  readonly #closing = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #failures = 0;
  /** When to ask again, in ms of the clock. */
  #due = 0;

  /** Asks at once. `ask` never rejects, and says whether there was an answer. */
  constructor(ask: () => Promise<boolean>) {
    this.#ask = ask;
    const { signal } = this.#closing;
    document.addEventListener('visibilitychange', () => this.#schedule(), { signal });
    void this.#run();
  }

  /** Idempotent. */
  close(): void {
    this.#closing.abort();
    clearTimeout(this.#timer);
  }

  /** Nobody waits in front of a page that is hidden. Coming back does not hurry it. */
  #schedule(): void {
    clearTimeout(this.#timer);
    if (document.hidden || this.#asking) return;
    this.#timer = setTimeout(() => void this.#run(), Math.max(0, this.#due - Date.now()));
  }

  async #run(): Promise<void> {
    this.#asking = true;
    this.#failures = (await this.#ask()) ? 0 : this.#failures + 1;
    this.#asking = false;
    this.#due = Date.now() + waitAfter(this.#failures);
    if (!this.#closing.signal.aborted) this.#schedule();
  }
}
