/** Time that a program turns: timers, the clocks, and signals that time out. */

interface Timer {
  at: number;
  readonly every: number | undefined;
  readonly run: () => void;
}

export class FakeTime {
  now = 1_700_000_000_000;
  readonly #start = this.now;
  readonly #timers = new Map<number, Timer>();
  #ids = 0;
  readonly #turn = globalThis.setImmediate;

  #restore = () => {};

  install(): void {
    const { setTimeout: timeout, setInterval, clearTimeout, clearInterval } = globalThis;
    const clocks = [performance.now, Date.now, AbortSignal.timeout] as const;
    this.#restore = () => {
      Object.assign(globalThis, { setTimeout: timeout, setInterval, clearTimeout, clearInterval });
      [performance.now, Date.now, AbortSignal.timeout] = clocks;
    };
    const set =
      (every: boolean) =>
      (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
        const id = ++this.#ids;
        const wait = Math.max(1, Number(ms) || 1);
        this.#timers.set(id, {
          at: this.now + wait,
          every: every ? wait : undefined,
          run: () => run(...args),
        });
        return id;
      };
    const clear = (id: unknown) => void this.#timers.delete(Number(id));
    Object.assign(globalThis, {
      setTimeout: set(false),
      setInterval: set(true),
      clearTimeout: clear,
      clearInterval: clear,
    });
    performance.now = () => this.now - this.#start;
    Date.now = () => this.now;
    AbortSignal.timeout = (ms) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('Too long.', 'TimeoutError')), ms);
      return controller.signal;
    };
  }

  /** Time goes by itself again. */
  restore(): void {
    this.#restore();
  }

  /** Timers that wait. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets what is under way go on: promises, and streams that were written to. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => this.#turn(resolve));
  }

  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      let next: [number, Timer] | undefined;
      for (const one of this.#timers)
        if (one[1].at <= end && (!next || one[1].at < next[1].at)) next = one;
      if (!next) break;
      const [id, timer] = next;
      this.now = Math.max(this.now, timer.at);
      if (timer.every === undefined) this.#timers.delete(id);
      else timer.at = this.now + timer.every;
      timer.run();
      await this.settle();
    }
    this.now = end;
    await this.settle();
  }
}
