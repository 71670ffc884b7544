/**
 * Time that goes on only where nothing is left to happen in it: a request that is on its way, or an answer that is
 * being read, holds it. So hours of waiting take moments, and no machine is too slow for them.
 */
import { FakeTime } from '../soak/fake-time.ts';

/** Turns of the event loop, one after another, in which no byte came: what was written locally has been read. */
const QUIET_TURNS = 20;
/** What never comes to rest is a fault of the product or of the test, in ms of the real clock. */
const RESTLESS_MS = 30_000;

export class NetworkTime extends FakeTime {
  readonly #turn = globalThis.setImmediate;
  readonly #realNow = performance.now.bind(performance);
  /** Rises with every byte and every answer. */
  activity = 0;
  /** What is on its way, and waits for no clock. */
  readonly underWay = new Set<unknown>();

  /** The platform's own client of HTTP keeps real time: what it waits for is no matter of a meeting's. */
  override install(): void {
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    super.install();
    const { setTimeout: setFake, clearTimeout: clearFake } = globalThis;
    Object.assign(globalThis, {
      setTimeout: (...args: Parameters<typeof set>) =>
        new Error().stack?.includes('deps/undici') ? set(...args) : setFake(...args),
      clearTimeout: (id: unknown) =>
        typeof id === 'object' ? clear(id as NodeJS.Timeout) : clearFake(id as number),
    });
  }

  /** What was begun before has its turn first. */
  override async pass(ms: number): Promise<void> {
    await this.settle();
    await super.pass(ms);
  }

  override async settle(): Promise<void> {
    const began = this.#realNow();
    let last = -1;
    for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
      await new Promise((resolve) => this.#turn(resolve));
      if (this.underWay.size === 0 && this.activity === last) continue;
      quiet = 0;
      last = this.activity;
      if (this.#realNow() - began > RESTLESS_MS)
        throw new Error(`No rest: ${[...this.underWay].map(String).join(', ') || 'bytes'}.`);
    }
  }
}
