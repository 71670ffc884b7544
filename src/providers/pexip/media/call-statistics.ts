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

export class CallStatistics {
  readonly #call: () => MeasuredCall | undefined;
  readonly #onChange: () => void;
  #closed = false;
  #seen: StatisticsSample | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #reported: StatisticsSample | undefined;
  #report: ReturnType<typeof setInterval> | undefined;

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
    const interval = grant.client_stats_update_interval;
    if (grant.direct_media && interval && !this.#closed)
      this.#report = setInterval(() => void this.#send(me), Math.max(INTERVAL_MS, interval));
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
    this.#reported = await this.sample(this.#reported);
    if (this.#reported) await me.statistics(this.#reported.report).catch(() => {});
  }

  /** Of the call of the moment; undefined: there is none. */
  async sample(before: StatisticsSample | undefined): Promise<StatisticsSample | undefined> {
    const call = this.#call();
    if (!call) return undefined;
    const stats = await call.connection.getStats();
    return this.#closed || call !== this.#call()
      ? undefined
      : readStatistics(stats, call.mids, before);
  }
}
