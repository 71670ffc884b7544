/** A clock for what waits for seconds: nothing does, until a test says that the time has come. */

export class Waits {
  readonly #set = window.setTimeout;
  readonly #clear = window.clearTimeout;
  readonly #pending = new Map<number, { readonly ms: number; readonly handler: () => void }>();
  #next = -1;

  /** Takes over the timeouts of these lengths. */
  constructor(takes: (ms: number) => boolean) {
    window.setTimeout = ((handler: () => void, ms = 0) => {
      if (!takes(ms)) return this.#set.call(window, handler, ms);
      const id = this.#next--;
      this.#pending.set(id, { ms, handler });
      return id;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      if (!this.#pending.delete(id as number)) this.#clear.call(window, id);
    };
  }

  /** What is waited for, in ms. */
  get pending(): number[] {
    return [...this.#pending.values()].map(({ ms }) => ms);
  }

  /** Resolves once something waits. @returns How long it would, in ms. */
  async next(): Promise<number> {
    while (this.#pending.size === 0)
      await new Promise((resolve) => this.#set.call(window, resolve));
    return this.pending[0]!;
  }

  /** Once something waits, its time has come. @returns How long it would have waited, in ms. */
  async pass(): Promise<number> {
    await this.next();
    const [id, { ms, handler }] = [...this.#pending][0]!;
    this.#pending.delete(id);
    handler();
    return ms;
  }

  restore(): void {
    window.setTimeout = this.#set;
    window.clearTimeout = this.#clear;
  }
}
