/**
 * `npm run soak`: a busy conference of 24 hours for a client without media, by a clock that is turned: 200 people who
 * come, go and mute themselves, chat, captions, slides, tokens that are renewed, a stream that breaks every hour. It
 * prints what is held after the first hour and after the last, and fails where more than the bounds is.
 */
import { FakeTime } from './fake-time.ts';

const HOURS = Number(process.argv[2] ?? 24);
const PEOPLE = 200;
/** Of a heap that has reached its bounds: what collectors and compilers leave lying about, in bytes. */
const HEAP_SLACK = 1_500_000;
/** Node's `AbortSignal.any()` keeps two weak references for each request on the signal that lives longest, in bytes. */
const PER_REQUEST = 150;

const time = new FakeTime();
time.install();

const counts = { requests: new Map<string, number>(), urls: 0, events: 0 };
const { createObjectURL, revokeObjectURL } = URL;
URL.createObjectURL = (blob) => (counts.urls++, createObjectURL(blob));
URL.revokeObjectURL = (url) => (counts.urls--, revokeObjectURL(url));

/** The node, within this process: no socket, nothing that real time could wait for. */
let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
let tokens = 0;
const encoder = new TextEncoder();
const answer = (result: unknown) => Response.json({ status: 'success', result });
const grant = () => ({
  token: `token-${++tokens}`,
  expires: '120',
  participant_uuid: 'self',
  display_name: 'Ann',
  role: 'HOST',
  chat_enabled: true,
  version: { version_id: '38', pseudo_version: '0' },
});
globalThis.fetch = async (input, init) => {
  const { pathname } = new URL(String(input));
  const name = pathname.replace(/^.*\//, '');
  counts.requests.set(name, (counts.requests.get(name) ?? 0) + 1);
  if (name === 'request_token' || name === 'refresh_token') return answer(grant());
  if (name === 'presentation.jpeg') return new Response(new Blob(['x'.repeat(50_000)]));
  if (name !== 'events') return answer(true);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      stream = controller;
      init?.signal?.addEventListener('abort', () => {
        if (stream === controller) stream = undefined;
      });
    },
  });
  queueMicrotask(() => tellRoster());
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
};
const tell = (event: string, data: unknown, id = '') =>
  stream?.enqueue(
    encoder.encode(`event: ${event}\n${id && `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`),
  );
const person = (i: number, more: object = {}) => ({
  uuid: i === 0 ? 'self' : `person-${i}`,
  display_name: `Person ${i}`,
  role: 'chair',
  is_muted: 'NO',
  service_type: 'conference',
  ...more,
});
const present = new Set(Array.from({ length: PEOPLE }, (_, i) => i));
const tellRoster = () => {
  tell('participant_sync_begin', null);
  for (const i of present) tell('participant_create', person(i));
  tell('participant_sync_end', null);
};

/** What a second of it brings. */
let arrivals = PEOPLE;
const second = (s: number) => {
  const one = [...present][1 + (s % 50)]!;
  tell('participant_update', person(one, { is_muted: s % 2 ? 'YES' : 'NO' }));
  tell('stage', [{ participant_uuid: `person-${one}`, stage_index: 0, vad: s % 100 }]);
  if (s % 2 === 0)
    tell('live_captions', { data: `Sentence ${s}`, is_final: s % 4 === 0, sent_by: 'person-1' });
  if (s % 5 === 0) tell('presentation_frame', {}, `${s}`);
  if (s % 10 === 0)
    tell('message_received', {
      origin: 'Person 1',
      uuid: 'person-1',
      type: 'text/plain',
      payload: `Message ${s} ${'x'.repeat(100)}`,
    });
  if (s % 30 === 0) {
    const [, gone] = present;
    if (gone !== undefined) {
      present.delete(gone);
      tell('participant_delete', { uuid: `person-${gone}` });
    }
    present.add(++arrivals);
    tell('participant_create', person(arrivals));
  }
  if (s % 60 === 0) tell('conference_update', { locked: s % 120 === 0, started: true });
  if (s % 600 === 0) {
    tell('presentation_stop', {});
    tell('presentation_start', { presenter_name: 'Person 2', presenter_uri: 'person-2' });
  }
  if (s % 3600 === 3599) stream?.close();
};

const heap = async () => {
  for (let i = 0; i < 3; i++) {
    await time.settle();
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
};

/** The page, as far as a meeting listens to it. */
const page = new EventTarget();
const listening = new Map<unknown, Set<unknown>>();
Object.assign(globalThis, {
  navigator: {},
  HTMLMediaElement: Object,
  addEventListener(type: string, listener: EventListener, options?: AddEventListenerOptions) {
    const all = listening.get(type) ?? new Set();
    listening.set(type, all.add(listener));
    options?.signal?.addEventListener('abort', () => all.delete(listener));
    page.addEventListener(type, listener, options);
  },
  removeEventListener(type: string, listener: EventListener) {
    listening.get(type)?.delete(listener);
    page.removeEventListener(type, listener);
  },
});
const listeners = () => [...listening.values()].reduce((sum, { size }) => sum + size, 0);

const { PexipMeeting } = await import('../../src/providers/pexip/native/pexip-meeting.ts');
const before = { timers: time.pending };
let meeting: InstanceType<typeof PexipMeeting> | undefined = new PexipMeeting({
  address: 'vc.example.com',
  alias: 'meet.alice',
  name: 'Ann',
  callType: 'none',
  onEvent: () => counts.events++,
});
await meeting.join();
await time.settle();

interface Held {
  heap: number;
  requests: number;
  timers: number;
  listeners: number;
  urls: number;
  people: number;
  messages: number;
  captions: number;
}
const measure = async (): Promise<Held> => ({
  heap: await heap(),
  requests: [...counts.requests.values()].reduce((sum, n) => sum + n, 0),
  timers: time.pending,
  listeners: listeners(),
  urls: counts.urls,
  people: meeting!.state.participants.size,
  messages: meeting!.state.messages.length,
  captions: meeting!.state.captions.length,
});
const held: Held[] = [];
for (let s = 1; s <= HOURS * 3600; s++) {
  second(s);
  await time.pass(1000);
  // What a view does after each change.
  void meeting.state;
  if (s % 3600 === 1750) held.push(await measure());
}
const first = held[Math.min(2, held.length - 1)]!;
const last = held.at(-1)!;
meeting.close();
await time.settle();
const state = meeting.state.status;
meeting = undefined;
await time.pass(600_000);
const after = {
  heap: await heap(),
  timers: time.pending,
  listeners: listeners(),
  urls: counts.urls,
};

const show = ({ heap: bytes, ...rest }: Partial<Held>) =>
  `heap ${((bytes ?? 0) / 1e6).toFixed(1)} MB, ${Object.entries(rest)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`;
console.log(
  `${HOURS} h, ${counts.events} events, requests: ${[...counts.requests].map(([name, n]) => `${name} ${n}`).join(', ')}`,
);
console.log(`hour ${Math.min(3, held.length)}: ${show(first)}`);
console.log(`hour ${held.length}: ${show(last)}`);
console.log(`closed (${state}), ten minutes later: ${show(after)}`);
const faults = [
  last.heap - first.heap > HEAP_SLACK + PER_REQUEST * (last.requests - first.requests) &&
    `the heap has grown by ${last.heap - first.heap} bytes`,
  last.timers > first.timers + 2 && 'timers are left',
  last.listeners > first.listeners && 'listeners are left',
  last.urls > 2 && 'pictures are left',
  last.people > PEOPLE + 2 && 'people are left',
  after.timers > before.timers && `${after.timers} timers are left after closing`,
  after.listeners > 0 && `${after.listeners} listeners are left after closing`,
  after.urls > 0 && 'pictures are left after closing',
].filter((fault) => fault !== false);
for (const fault of faults) console.log(`FAILED: ${fault}`);
process.exit(faults.length ? 1 : 0);
