/** Measures the call of the moment: while somebody looks, and for a node that wants to know how direct media is. */
import type { ParticipantTarget } from '../client/request-target.ts';
import type { Grant } from '../client/wire.ts';
import type { Statistics } from './media-state.ts';
import type { SectionMids } from './session-description.ts';
import { readStatistics, type StatisticsSample } from './statistics-reader.ts';

/** What is measured. */
interface MeasuredCall {
  readonly connection: RTCPeerConnection;
  readonly mids: SectionMids;
}

const INTERVAL_MS = 1000;
/** Timers know no longer ones, and run without a pause instead. */
const INTERVAL_MAX_MS = 2 ** 31 - 1;

export class CallStatistics {
  readonly #call: () => MeasuredCall | undefined;
  readonly #onChange: () => void;
  #closed = false;
  #seen: StatisticsSample | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #reported: StatisticsSample | undefined;
  #report: ReturnType<typeof setInterval> | undefined;
  /** A report is under way: to a node that is slow, the next is no help. */
  #sending = false;

  /** `call`: the one of the moment. `onChange`: somebody looks, and there are new figures. */
  constructor(call: () => MeasuredCall | undefined, onChange: () => void) {
    this.#call = call;
    this.#onChange = onChange;
  }

  /** Null: nobody looks, or it is not measured yet. */
  get seen(): Statistics | null {
    return this.#seen?.statistics ?? null;
  }

  watch(watching: boolean): void {
    clearInterval(this.#watch);
    this.#seen = undefined;
    if (watching && !this.#closed)
      this.#watch = setInterval(() => void this.#measure(), INTERVAL_MS);
    this.#onChange();
  }

  /** Another call: tells the node of it as often as it wants. */
  report(me: Pick<ParticipantTarget, 'statistics'>, grant: Grant): void {
    clearInterval(this.#report);
    this.#reported = undefined;
    const wanted = grant.client_stats_update_interval;
    if (!grant.direct_media || !wanted || this.#closed) return;
    const interval = Math.min(Math.max(INTERVAL_MS, wanted), INTERVAL_MAX_MS);
    this.#report = setInterval(() => void this.#send(me), interval);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#watch);
    clearInterval(this.#report);
  }

  async #measure(): Promise<void> {
    const sample = await this.sample(this.#seen);
    if (!sample) return;
    this.#seen = sample;
    this.#onChange();
  }

  async #send(me: Pick<ParticipantTarget, 'statistics'>): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.#reported = await this.sample(this.#reported);
    if (this.#reported) await me.statistics(this.#reported.report).catch(() => {});
    this.#sending = false;
  }

  /** Of the call of the moment; undefined: there is none, or nothing can be said of it. */
  async sample(before: StatisticsSample | undefined): Promise<StatisticsSample | undefined> {
    const call = this.#call();
    if (!call) return undefined;
    const stats = await call.connection.getStats().catch(() => undefined);
    return !stats || this.#closed || call !== this.#call()
      ? undefined
      : readStatistics(stats, call.mids, before);
  }
}
