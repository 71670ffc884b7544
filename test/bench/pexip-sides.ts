/** Who reads a feed: this product's client, Pexip's own, and a bare EventSource that keeps a Map. */
import { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import { OfficialClient } from '../official-client/official-client.ts';
import { GRANT } from './pexip-feed.ts';

export interface Reading {
  readonly url: string;
  /** The whole roster is gone through at every event, as a view does that shows it. */
  readonly reads: boolean;
  /** All is read, and nothing is given up yet. */
  readonly onDone?: () => Promise<void>;
}
/** @returns How many updates came to the page. */
export type Side = (reading: Reading) => Promise<number>;

const answer = (result: unknown) =>
  new Response(JSON.stringify({ status: 'success', result }), {
    headers: { 'content-type': 'application/json' },
  });

/** Answers of a node that is not there, and its events from the feed, for as long as `act` lasts. */
async function withNode(url: string, act: () => Promise<void>): Promise<void> {
  const { fetch: request, EventSource: Source } = window;
  window.fetch = async (input, init) => {
    const path = String(input instanceof Request ? input.url : input);
    if (path.endsWith('/events')) return request(url, { signal: init?.signal ?? null });
    if (path.endsWith('request_token')) return answer(GRANT);
    return /theme\/?$/.test(path) ? new Response(null, { status: 204 }) : answer(true);
  };
  window.EventSource = class extends Source {
    constructor() {
      super(url);
    }
  };
  await act().finally(() => Object.assign(window, { fetch: request, EventSource: Source }));
}

/** Goes over all, and over a field of each. */
function goThrough(people: Iterable<{ readonly display_name?: string | undefined }>): void {
  let length = 0;
  for (const { display_name } of people) length += display_name?.length ?? 0;
  if (length === 0) throw new Error('There is nobody in the roster.');
}

const ours: Side = async ({ url, reads, onDone }) => {
  let seen = 0;
  await withNode(url, async () => {
    const client = new PexipClient({ address: 'localhost', alias: 'bench' });
    client.addEventListener('participant_update', () => {
      seen += 1;
      if (reads) goThrough(client.state.participants.values());
    });
    const done = new Promise((resolve) => client.addEventListener('message_received', resolve));
    await client.join({ display_name: 'Bench' });
    await done;
    await onDone?.();
    await client.leave();
    client.destroy();
  });
  return seen;
};

const official =
  (batchBufferSize: number): Side =>
  async ({ url, reads, onDone }) => {
    let seen = 0;
    await withNode(url, async () => {
      const other = await OfficialClient.open('http://localhost', 'bench', {
        keeps: false,
        ...{ batchBufferSize, batchScheduleTimeoutMS: 100 },
      });
      const { client, signals, official } = other;
      const goOver = () => {
        let length = 0;
        for (const { displayName } of client.getParticipants(official.MAIN_ROOM_ID))
          length += displayName?.length ?? 0;
        // It may tell of an update once it has been left.
        return length;
      };
      signals.onParticipantUpdated.add((batch) => {
        seen += batch.length;
        if (reads) goOver();
      });
      const done = new Promise<void>((resolve) => signals.onMessage.add(() => resolve()));
      await other.call();
      await done;
      // A batch that is not full waits for its time.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await onDone?.();
      await other.leave();
    });
    return seen;
  };

const bare: Side = async ({ url, reads, onDone }) => {
  const source = new EventSource(url);
  const roster = new Map<string, { uuid: string; display_name?: string }>();
  let seen = 0;
  const take = ({ data }: MessageEvent<string>) => {
    const read = JSON.parse(data) as { uuid: string };
    roster.set(read.uuid, read);
  };
  source.addEventListener('participant_create', take);
  source.addEventListener('participant_update', (event) => {
    take(event);
    seen += 1;
    if (reads) goThrough(roster.values());
  });
  await new Promise((resolve) => source.addEventListener('message_received', resolve));
  await onDone?.();
  source.close();
  return seen;
};

/** The official client tells of updates in batches: of one, and of as many as it takes by default elsewhere. */
export const sides = {
  ours,
  bare,
  official: official(1),
  'official in batches of 50': official(50),
} as const;
export type SideName = keyof typeof sides;
