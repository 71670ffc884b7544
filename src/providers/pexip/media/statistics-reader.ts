/** From getStats() to what people read and what the node wants. Pure. */
import type { SectionMids } from './session-description.ts';
import type { Statistics, StreamStatistics } from './media-state.ts';

type Stream = keyof Statistics;
type Entry = Record<string, unknown>;

export interface StatisticsSample {
  readonly statistics: Statistics;
  /** In the node's words. */
  readonly report: { [stream in Stream]?: Record<string, unknown> };
  /** Bytes and time in ms of each stream, for the rate until the next sample. */
  readonly counts: ReadonlyMap<string, readonly [bytes: number, time: number]>;
}

const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

export const readStatistics = (
  stats: RTCStatsReport,
  { audio, video, slides }: SectionMids,
  before: StatisticsSample | undefined,
): StatisticsSample => {
  const entries = new Map<string, Entry>();
  stats.forEach((entry: Entry) => entries.set(String(entry.id), entry));
  const streams = new Map<unknown, Stream>([
    [audio, 'audio'],
    [video, 'video'],
    [slides, 'presentation'],
  ]);
  const measures = new Map<Stream, { sent?: StreamStatistics; received?: StreamStatistics }>();
  const report: StatisticsSample['report'] = {};
  const counts = new Map<string, readonly [number, number]>();
  for (const [id, entry] of entries) {
    const sent = entry.type === 'outbound-rtp';
    if (!sent && entry.type !== 'inbound-rtp') continue;
    const stream = typeof entry.mid === 'string' && streams.get(entry.mid);
    if (!stream) continue;
    const bytes = number(sent ? entry.bytesSent : entry.bytesReceived) ?? 0;
    const time = number(entry.timestamp) ?? 0;
    counts.set(id, [bytes, time]);
    const [bytesBefore, timeBefore] = before?.counts.get(id) ?? [0, 0];
    const bitrate =
      timeBefore && time > timeBefore
        ? ((bytes - bytesBefore) * 8) / (time - timeBefore)
        : undefined;
    const mime = entries.get(String(entry.codecId))?.mimeType;
    const [width, height] = [number(entry.frameWidth), number(entry.frameHeight)];
    const remote = entries.get(String(entry.remoteId));
    const jitter = number(sent ? remote?.jitter : entry.jitter);
    const measured = defined({
      codec: typeof mime === 'string' ? mime.replace(/^.*\//, '') : undefined,
      bitrate: bitrate === undefined ? undefined : Math.round(bitrate),
      resolution: width && height ? `${width}x${height}` : undefined,
      fps: number(entry.framesPerSecond),
      jitter: jitter === undefined ? undefined : Math.round(jitter * 1000),
      packets: number(sent ? entry.packetsSent : entry.packetsReceived),
      packetsLost: number(sent ? remote?.packetsLost : entry.packetsLost),
    }) as StreamStatistics;
    measures.set(stream, { ...measures.get(stream), [sent ? 'sent' : 'received']: measured });
    const way = sent ? 'tx' : 'rx';
    report[stream] = {
      ...report[stream],
      ...defined({
        [`${way}_bitrate`]: measured.bitrate,
        [`${way}_codec`]: measured.codec,
        [`${way}_fps`]: measured.fps,
        [`${way}_resolution`]: measured.resolution,
        [sent ? 'tx_packets_sent' : 'rx_packets_received']: measured.packets,
        [sent ? 'tx_rb_packetslost' : 'rx_packets_lost']: measured.packetsLost,
        [sent ? 'tx_rb_jitter' : 'rx_jitter']: measured.jitter,
      }),
    };
  }
  // In the order of the sections; a report has none.
  const statistics: Statistics = Object.fromEntries(
    [...streams.values()].flatMap((stream) => {
      const both = measures.get(stream);
      return both ? [[stream, both]] : [];
    }),
  );
  return { statistics, report, counts };
};
