/** How good the connection is, from two moments of the statistics. */
import type { ConnectionQuality, Statistics, StreamStatistics } from './media-state.ts';
import type { StatisticsSample } from './statistics-reader.ts';

/**
 * From these on, in parts of all packets and in ms. Speech codecs hide losses up to a few in a hundred; a jitter buffer
 * grows beyond what a conversation bears from some tens of ms.
 */
const FAIR = { loss: 0.03, jitter: 40 } as const;
const POOR = { loss: 0.1, jitter: 120 } as const;
/** Fewer packets say nothing. */
const PACKETS_MIN = 20;

type Way = 'sent' | 'received';

const streams = (
  statistics: Statistics,
  way: Way,
): readonly (readonly [string, StreamStatistics])[] =>
  Object.entries(statistics).flatMap(([name, both]) => {
    const one = both?.[way];
    return one ? [[name, one] as const] : [];
  });

/** Lost packets of all that were on their way in between. */
const lossOf = (before: Statistics, now: Statistics, way: Way): number => {
  const earlier = new Map(streams(before, way));
  let packets = 0;
  let lost = 0;
  for (const [name, one] of streams(now, way)) {
    const then = earlier.get(name);
    packets += Math.max(0, (one.packets ?? 0) - (then?.packets ?? 0));
    lost += Math.max(0, (one.packetsLost ?? 0) - (then?.packetsLost ?? 0));
  }
  // What is received does not count what never came.
  const all = way === 'received' ? packets + lost : packets;
  return all < PACKETS_MIN ? 0 : Math.min(1, lost / all);
};

export const qualityOf = (before: Statistics, now: Statistics): ConnectionQuality => {
  const loss = Math.max(lossOf(before, now, 'sent'), lossOf(before, now, 'received'));
  const jitter = Math.max(
    0,
    ...(['sent', 'received'] as const).flatMap((way) =>
      streams(now, way).map(([, one]) => one.jitter ?? 0),
    ),
  );
  if (loss >= POOR.loss || jitter >= POOR.jitter) return 'poor';
  return loss >= FAIR.loss || jitter >= FAIR.jitter ? 'fair' : 'good';
};

/** One bad moment is none: the quality is what two in a row say, or the better of them. */
export const settle = (
  before: ConnectionQuality | null,
  now: ConnectionQuality,
): ConnectionQuality => {
  const order = ['good', 'fair', 'poor'] as const;
  return order[Math.min(order.indexOf(before ?? 'good'), order.indexOf(now))]!;
};

const INTERVAL_MS = 5000;

/** Measures a call again and again, and keeps what it says. */
export class QualityWatch {
  readonly #measure: (
    before: StatisticsSample | undefined,
  ) => Promise<StatisticsSample | undefined>;
  readonly #onChange: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #before: StatisticsSample | undefined;
  #last: ConnectionQuality | null = null;
  #quality: ConnectionQuality | null = null;

  constructor(
    measure: (before: StatisticsSample | undefined) => Promise<StatisticsSample | undefined>,
    onChange: () => void,
  ) {
    this.#measure = measure;
    this.#onChange = onChange;
  }

  /** Null: not known yet. */
  get quality(): ConnectionQuality | null {
    return this.#quality;
  }

  /** Of another call: what was said of the one before is forgotten. */
  start(): void {
    this.stop();
    this.#timer = setInterval(() => void this.#look().catch(() => {}), INTERVAL_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#before = undefined;
    this.#last = this.#quality = null;
  }

  async #look(): Promise<void> {
    const timer = this.#timer;
    const before = this.#before;
    const sample = await this.#measure(before);
    if (!sample || timer !== this.#timer) return;
    this.#before = sample;
    if (!before) return;
    const now = qualityOf(before.statistics, sample.statistics);
    const settled = settle(this.#last, now);
    this.#last = now;
    if (settled === this.#quality) return;
    this.#quality = settled;
    this.#onChange();
  }
}
