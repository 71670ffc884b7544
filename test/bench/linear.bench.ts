/**
 * What a stranger can make long: text at a length, and at twice that length. Twice the length takes twice the time
 * where it is read in a straight line, four times where each part is compared with each other.
 */
import { EventStream } from '../../src/providers/pexip/client/event-stream.ts';
import { scrub } from '../../src/providers/pexip/client/secrets.ts';
import { readAnswer } from '../../src/providers/pexip/client/node-http.ts';
import { splitLinks } from '../../src/providers/pexip/view/chat-links.ts';
import { drawLayout } from '../../src/providers/pexip/view/layout-drawing.ts';

const MEGABYTE = 1_000_000;
/** What is over sooner is over within what a clock can tell. */
const LEAST_MS = 0.1;
const PIECES = 1000;
const RUNS = 5;
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

/** An event stream that brings this text in so many pieces. */
const readEvents = (text: string): Promise<void> =>
  new Promise((resolve) => {
    const bytes = new TextEncoder().encode(text);
    const size = Math.ceil(bytes.length / PIECES);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size)
          controller.enqueue(bytes.subarray(at, at + size));
        controller.close();
      },
    });
    const never = new Promise<Response>(() => undefined);
    const answers = [new Response(body, { headers: { 'content-type': 'text/event-stream' } })];
    const stream: EventStream = new EventStream(
      {
        open: async () => answers.pop() ?? never,
        probe: async () => true,
        onEvent: () => undefined,
        onTooLong: () => undefined,
        onAlive: () => undefined,
        onLost: () => {
          stream.close();
          resolve();
        },
        onOpen: () => undefined,
        onRefused: async () => undefined,
      },
      { silence: 60_000, connect: 60_000, pauses: [0] },
    );
  });

const repeat = (piece: string) => (length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const long = repeat('x');

/** How each is made so long, and read. */
const readings: Record<
  string,
  [make: (length: number) => string, read: (text: string) => unknown]
> = {
  'events, one line': [(length) => `data: ${long(length)}\n\n`, readEvents],
  'events, many short': [repeat('event: x\ndata: {}\n\n'), readEvents],
  'events, bytes that are none': [long, readEvents],
  'an answer, one text': [
    (length) => JSON.stringify({ status: 'success', result: long(length) }),
    (text) => readAnswer('x', new Response(text)),
  ],
  'an answer, many fields': [
    (length) => `{"result":[${repeat('{"a":1},')(length)}{}]}`.replace(/,[^,]*,\{\}/, ',{}'),
    (text) => readAnswer('x', new Response(text)),
  ],
  'secrets in a payload': [long, (text) => scrub({ text }, ['a secret', 'another'])],
  'layout_svgs, one attribute': [
    (length) => `<svg viewBox="0 0 1 1"><path d="${long(length)}"/></svg>`,
    drawLayout,
  ],
  'layout_svgs, spaces': [(length) => `<svg viewBox="${repeat(' ')(length)}`, drawLayout],
  'chat, a word': [long, splitLinks],
  'chat, beginnings of links': [repeat('https://'), splitLinks],
  'chat, dots and brackets': [repeat('https://a.b/(((.'), splitLinks],
};

export const bench = async (): Promise<string[]> => {
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask', buffered: false });
  /** The best of some runs is what the code takes; the rest is what the machine does beside it. */
  const timed = async (text: string, read: (text: string) => unknown) => {
    let [time, stall] = [Infinity, Infinity];
    for (let run = 0; run < RUNS; run++) {
      await pause();
      longest = 0;
      const began = performance.now();
      await read(text);
      time = Math.min(time, performance.now() - began);
      // Long tasks are told afterwards.
      await pause();
      stall = Math.min(stall, longest);
    }
    return { time: Math.max(time, LEAST_MS), stall };
  };
  const lines: string[] = [];
  for (const [name, [make, read]] of Object.entries(readings)) {
    const once = await timed(make(MEGABYTE), read);
    const twice = await timed(make(2 * MEGABYTE), read);
    const ratio = (twice.time / once.time).toFixed(1);
    const stall = once.stall > 0 ? `a task of ${once.stall.toFixed(0)} ms` : 'no task over 50 ms';
    lines.push(`${name}: ${once.time.toFixed(1)} ms a megabyte, ${ratio} × for two; ${stall}`);
  }
  return lines;
};
