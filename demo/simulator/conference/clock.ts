/**
 * The time of a conference. It goes with the machine's, until somebody holds it: then it stands still, and moves on
 * only as it is told to. What is due on the way happens in its order, at its time.
 */

export interface Timer {
  /** Idempotent. */
  cancel(): void;
}

interface Entry {
  /** Unix time in ms. */
  due: number;
  /** Time from one run to the next, in ms; undefined: it runs once. */
  interval: number | undefined;
  run: () => void;
  real: NodeJS.Timeout | undefined;
}

/** Unix time in ms, with a fraction. */
const machineTime = () => performance.timeOrigin + performance.now();

export class Clock {
  readonly #entries = new Set<Entry>();
  /** How far it is ahead of the machine's, in ms. */
  #ahead = 0;
  /** Where it stands still, as Unix time in ms. */
  #held: number | undefined;

  /** Unix time in ms, with a fraction. */
  now(): number {
    return this.#held ?? machineTime() + this.#ahead;
  }

  /** Now, as nodes write it: Unix time in seconds with a fraction of six digits. */
  unixTime(): number {
    return Math.round(this.now() * 1000) / 1e6;
  }

  get held(): boolean {
    return this.#held !== undefined;
  }

  /** What is yet to come, in ms from now, the soonest first. */
  get pending(): number[] {
    return [...this.#entries].map(({ due }) => due - this.now()).sort((a, b) => a - b);
  }

  timeout(run: () => void, ms: number): Timer {
    return this.#add({ due: this.now() + ms, interval: undefined, run, real: undefined });
  }

  interval(run: () => void, ms: number): Timer {
    return this.#add({ due: this.now() + ms, interval: ms, run, real: undefined });
  }

  /** Stands still. */
  hold(): void {
    this.#held ??= this.now();
    for (const entry of this.#entries) clearTimeout(entry.real);
  }

  /** Goes on with the machine's time, from where it stands. */
  go(): void {
    if (this.#held === undefined) return;
    this.#ahead = this.#held - machineTime();
    this.#held = undefined;
    for (const entry of this.#entries) this.#arm(entry);
  }

  /**
   * Holds it and moves it on. Between two things that happen the event loop turns, so that what one of them brings
   * about has begun when the next is due.
   */
  async advance(ms: number): Promise<void> {
    this.hold();
    const end = this.now() + ms;
    for (;;) {
      const [next] = [...this.#entries].sort((a, b) => a.due - b.due);
      if (!next || next.due > end) break;
      this.#held = Math.max(next.due, this.now());
      this.#happen(next);
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#held = end;
  }

  /** Forgets whatever is yet to come. */
  close(): void {
    for (const entry of this.#entries) clearTimeout(entry.real);
    this.#entries.clear();
  }

  #add(entry: Entry): Timer {
    this.#entries.add(entry);
    if (!this.held) this.#arm(entry);
    return {
      cancel: () => {
        clearTimeout(entry.real);
        this.#entries.delete(entry);
      },
    };
  }

  #arm(entry: Entry): void {
    entry.real = setTimeout(() => this.#happen(entry), Math.max(0, entry.due - this.now()));
  }

  #happen(entry: Entry): void {
    if (entry.interval === undefined) this.#entries.delete(entry);
    else {
      // What the process was too busy for is left out, not made up for in a burst.
      entry.due = Math.max(entry.due, this.held ? 0 : this.now()) + entry.interval;
      if (!this.held) this.#arm(entry);
    }
    entry.run();
  }
}
