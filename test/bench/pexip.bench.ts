/** The Pexip client: what an event costs beside a bare EventSource, and the round trips to the first participants. */
import { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';

const UPDATES = 10_000;
const RUNS = 15;
const DELAY_MS = 100;

const participant = (index: number, text = '') => ({
  uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  display_name: `Participant ${index}`,
  overlay_text: text,
  role: index % 10 ? 'guest' : 'chair',
  service_type: 'conference',
  start_time: 1700484383.846972,
  buzz_time: 0,
  spotlight: 0,
  call_direction: 'in',
  call_tag: '',
  disconnect_supported: 'YES',
  encryption: 'On',
  external_node_uuid: '',
  fecc_supported: 'NO',
  has_media: true,
  is_audio_only_call: 'NO',
  is_client_muted: false,
  is_conjoined: false,
  is_external: false,
  is_idp_authenticated: false,
  is_main_video_dropped_out: false,
  is_muted: 'NO',
  is_presenting: 'NO',
  is_streaming_conference: false,
  is_video_call: 'YES',
  is_video_muted: false,
  is_video_silent: false,
  layout_group: null,
  local_alias: 'meet.alice',
  mute_supported: 'YES',
  needs_presentation_in_mix: false,
  presentation_supported: 'NO',
  protocol: 'webrtc',
  receive_from_audio_mix: 'main',
  rx_presentation_policy: 'ALLOW',
  send_to_audio_mixes: [{ mix_name: 'main', prominent: false }],
  show_live_captions: false,
  transfer_supported: 'YES',
  uri: 'Infinity_Connect_10.44.21.35',
  vendor: 'Pexip Infinity Connect/2.0.0-25227.0.0 (Windows NT 6.1; WOW64) Chrome/41.0.2272.76',
});
const sse = (event: string, data: unknown) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The text of a stream: the roster, then the updates. */
const feed = (size: number) => {
  const people = Array.from({ length: size }, (_, i) => participant(i));
  const updates = Array.from({ length: UPDATES }, (_, i) => participant(i % size, `Update ${i}`));
  return {
    roster: [
      sse('participant_sync_begin', null),
      ...people.map((one) => sse('participant_create', one)),
      sse('participant_sync_end', null),
    ].join(''),
    updates: updates.map((one) => sse('participant_update', one)),
  };
};

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const json = (result: unknown) =>
  new Response(JSON.stringify({ status: 'success', result }), {
    headers: { 'content-type': 'application/json' },
  });
const GRANT = {
  token: 'token',
  expires: '120',
  participant_uuid: participant(0).uuid,
  role: 'HOST',
};

type Feed = ReturnType<typeof feed>;
const MARK = sse('mark', 0);

/** Roster, mark and updates as a resource: both sides read the same bytes the same way. */
const resource = ({ roster, updates }: Feed) =>
  URL.createObjectURL(new Blob([roster, MARK, ...updates], { type: 'text/event-stream' }));

/** ms from the mark to the last update, by the client. */
async function byClient(size: number, text: Feed): Promise<number> {
  const source = resource(text);
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    String(input).endsWith('/events')
      ? original(source, { signal: init?.signal ?? null })
      : Promise.resolve(json(String(input).endsWith('request_token') ? GRANT : true));
  const client = new PexipClient({ address: 'localhost', alias: 'bench' });
  let seen = 0;
  let right = true;
  let began = 0;
  client.addEventListener('unknown', () => (began = performance.now()));
  const done = new Promise<void>((resolve) =>
    client.addEventListener('participant_update', ({ detail }) => {
      right &&= detail.overlay_text === `Update ${seen}`;
      right &&= client.state.participants.get(detail.uuid) === detail;
      if (++seen === UPDATES) resolve();
    }),
  );
  await client.join({ display_name: 'Bench' });
  await done;
  const took = performance.now() - began;
  if (!right || client.state.participants.size !== size) throw new Error('An event went wrong.');
  await client.leave();
  globalThis.fetch = original;
  URL.revokeObjectURL(source);
  return took;
}

/** The same, by a bare EventSource, JSON.parse and Map.set. */
async function byEventSource(size: number, text: Feed): Promise<number> {
  const source = resource(text);
  const events = new EventSource(source);
  const map = new Map<string, unknown>();
  let seen = 0;
  let began = 0;
  const take = ({ data }: MessageEvent<string>) => {
    const read = JSON.parse(data) as { uuid: string };
    map.set(read.uuid, read);
  };
  events.addEventListener('participant_create', take);
  events.addEventListener('mark', () => (began = performance.now()));
  await new Promise<void>((resolve) =>
    events.addEventListener('participant_update', (event) => {
      take(event);
      if (++seen === UPDATES) resolve();
    }),
  );
  const took = performance.now() - began;
  events.close();
  URL.revokeObjectURL(source);
  if (map.size !== size) throw new Error('An event went wrong.');
  return took;
}

/** A floor without a browser's work: JSON.parse and Map.set on strings that lie ready. */
function byLoop({ updates }: Feed): number {
  const data = updates.map((text) => text.slice(text.indexOf('data: ') + 6, -2));
  const map = new Map<string, unknown>();
  const began = performance.now();
  for (const text of data) {
    const read = JSON.parse(text) as { uuid: string };
    map.set(read.uuid, read);
  }
  return performance.now() - began;
}

/** Time from join() to the first participant, in answers of 100 ms each. */
async function roundTrips(node: string): Promise<number> {
  const alias = `bench-${crypto.randomUUID()}`;
  const control = (path: string, body: unknown) =>
    fetch(`${node}/simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
  await control('conferences', { alias, robots: 3 });
  await control('faults', { alias, kind: 'delay', delay_ms: DELAY_MS });
  const client = new PexipClient({ address: node, alias });
  const first = new Promise((resolve) => client.addEventListener('participant_create', resolve));
  const began = performance.now();
  await client.join({ display_name: 'Bench' });
  await first;
  const took = performance.now() - began;
  await client.leave();
  return took;
}

const each = (ms: number) => `${((ms * 1000) / UPDATES).toFixed(1)} µs`;

export async function bench({
  'pexip-node': node = '',
}: Record<string, string>): Promise<string[]> {
  const lines: string[] = [];
  // In turns, so that a busy moment of the machine meets all of them.
  const sizes = [100, 5000].map((size) => ({
    size,
    text: feed(size),
    ours: [] as number[],
    bare: [] as number[],
    loop: [] as number[],
  }));
  for (let run = -2; run < RUNS; run++)
    for (const { size, text, ours, bare, loop } of sizes) {
      const times = [await byClient(size, text), await byEventSource(size, text), byLoop(text)];
      if (run >= 0) [ours, bare, loop].forEach((list, at) => list.push(times[at] ?? NaN));
    }
  for (const { size, ours, bare, loop } of sizes)
    lines.push(
      `${UPDATES} updates, roster of ${size}: ${each(median(ours))} an event; ` +
        `bare EventSource ${each(median(bare))}: ` +
        `${(median(ours) / median(bare)).toFixed(2)} × (at most 1.30); ` +
        `JSON.parse and Map.set alone ${each(median(loop))}`,
    );
  const [few = NaN, many = NaN] = sizes.map(({ ours }) => median(ours));
  lines.push(`a roster of 5000 costs ${(many / few).toFixed(2)} × one of 100`);
  const trips: number[] = [];
  for (let run = 0; run < 5; run++) trips.push(await roundTrips(node));
  const trip = median(trips);
  lines.push(
    `join to first participant at ${DELAY_MS} ms an answer: ${trip.toFixed(0)} ms, ` +
      `${(trip / DELAY_MS).toFixed(1)} round trips (at most 2, and what the browser adds)`,
  );
  return lines;
}
