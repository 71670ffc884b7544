/** What keeps an event stream alive: lines of events and comments, and not bytes of any kind. */
import { expect } from 'chai';
import { EventStream } from '../../src/providers/pexip/client/event-stream.ts';
import { EVENT_LENGTH } from '../../src/providers/pexip/client/limits.ts';
import { StreamLines } from '../../src/providers/pexip/client/stream-lines.ts';
import { FakeTime } from '../soak/fake-time.ts';

const SILENCE_MS = 20_000;

describe('an event stream', () => {
  const time = new FakeTime();
  let stream: EventStream;
  before(() => time.install());
  afterEach(() => stream.close());
  after(() => time.restore());

  /** One that is open. @returns What happened to it, and a way to send more. */
  const opened = async () => {
    const told: string[] = [];
    const encoder = new TextEncoder();
    let sender: ReadableStreamDefaultController<Uint8Array> | undefined;
    stream = new EventStream(
      {
        open: async (signal) => {
          told.push('opened');
          signal.addEventListener('abort', () => {
            sender?.error(signal.reason);
            sender = undefined;
          });
          const body = new ReadableStream<Uint8Array>({ start: (it) => void (sender = it) });
          return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
        },
        probe: async () => true,
        onEvent: (name) => told.push(name),
        onTooLong: () => told.push('too long'),
        onAlive: () => undefined,
        onLost: (cause) => told.push(cause),
        onOpen: () => undefined,
        onRefused: async () => undefined,
      },
      { silence: SILENCE_MS, connect: 10_000, pauses: [1000] },
    );
    await time.settle();
    const send = async (text: string) => {
      sender?.enqueue(encoder.encode(text));
      await time.settle();
    };
    return { told, send };
  };

  for (const [what, piece] of [
    ['without a line', 'x'],
    ['of a field that never ends', 'data: x'],
    ['of lines that are no field', 'x\n'],
  ] as const)
    it(`that brings nothing but bytes ${what} is dead after three times the silence`, async () => {
      const { told, send } = await opened();
      for (let passed = 0; passed <= 3 * SILENCE_MS; passed += 5000) {
        await send(piece);
        await time.pass(5000);
      }
      expect(told.slice(0, 2)).to.deep.equal(['opened', 'silent']);
    });

  for (const [what, piece] of [
    ['events', 'event: bye\ndata: null\n\n'],
    ['comments', ':\n'],
    ['empty lines', '\r\n'],
    ['an event line by line', 'data: x\n'],
  ] as const)
    it(`that brings ${what} lives`, async () => {
      const { told, send } = await opened();
      for (let passed = 0; passed <= 10 * SILENCE_MS; passed += 15_000) {
        await send(piece);
        await time.pass(15_000);
      }
      expect(told).not.to.include('silent');
    });

  it('that brings a line without an end and without a field is cut at the bound, and said', async () => {
    const { told, send } = await opened();
    await send('x'.repeat(EVENT_LENGTH));
    expect(told).to.deep.equal(['opened']);
    await send('x');
    expect(told).to.deep.equal(['opened', 'too long', 'silent']);
  });
});

describe('a line', () => {
  it('is one however it is cut in pieces', () => {
    for (const [text, known] of [
      ['data: x\n', true],
      ['event\n', true],
      ['retry:1\r\n', true],
      [': comment\r', true],
      ['\n', true],
      ['dataset: x\n', false],
      ['<html>\n', false],
      ['x: data:\n', false],
      ['data: x', false],
    ] as const)
      for (let cut = 0; cut <= text.length; cut++) {
        const lines = new StreamLines();
        const before = lines.feed(text.slice(0, cut));
        // What follows a line end of two characters is an empty line of its own.
        const found = lines.feed(text.slice(cut)) || before;
        expect(found, `${JSON.stringify(text)} at ${cut}`).to.equal(known);
      }
  });
});
