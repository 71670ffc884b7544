/** An event stream with a clock that the test turns, and a node that answers as it is told. */
import { EventStream, type StreamTiming } from '../../src/providers/pexip/client/event-stream.ts';
import { FakeTime } from '../soak/fake-time.ts';

/** The clock of the test that runs. */
export let time = new FakeTime();
const random = Math.random;
const streams: EventStream[] = [];

/** For `beforeEach` and `afterEach`. */
export const takeTime = () => {
  time = new FakeTime();
  time.install();
  // Between half of a pause and one and a half of it: the pause itself.
  Math.random = () => 0.5;
};
export const giveTimeBack = async () => {
  for (const stream of streams.splice(0)) stream.close();
  await time.settle();
  time.restore();
  Math.random = random;
};

const TIMING: StreamTiming = { silence: 20_000, connect: 10_000, pauses: [1000, 2000, 5000] };
export const EVENT_STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

/** One connection, as the node holds it. */
export interface Connection {
  readonly signal: AbortSignal;
  readonly at: number;
  write(text: string | Uint8Array): Promise<void>;
  end(): Promise<void>;
}
type Answer = (connection: number) => Response | 'hang' | 'fail' | undefined;

/** A stream, and all that it told. `answer`: undefined is an event stream that stays open. */
export const following = async ({
  answer = () => undefined,
  timing = {},
}: { answer?: Answer; timing?: Partial<StreamTiming> } = {}) => {
  const told: string[] = [];
  const connections: Connection[] = [];
  const probes: AbortSignal[] = [];
  const node = {
    answers: true as boolean | 'hang' | Promise<boolean>,
    refusal: () => Promise.resolve(),
    onLost: () => {},
    onEvent: (_name: string) => {},
  };
  const began = performance.now();
  const stream = new EventStream(
    {
      async open(signal) {
        let writer: ReadableStreamDefaultController<Uint8Array>;
        const body = new ReadableStream<Uint8Array>({ start: (own) => void (writer = own) });
        const aborted = new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => {
            try {
              writer.error(signal.reason);
            } catch {}
            reject(signal.reason as Error);
          }),
        );
        aborted.catch(() => {});
        connections.push({
          signal,
          at: performance.now() - began,
          async write(text) {
            writer.enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text);
            await time.settle();
          },
          async end() {
            writer.close();
            await time.settle();
          },
        });
        const how = answer(connections.length);
        if (how === 'hang') return aborted;
        if (how === 'fail') throw new TypeError('fetch failed');
        return how ?? new Response(body, { headers: EVENT_STREAM });
      },
      probe(signal) {
        probes.push(signal);
        if (node.answers === 'hang')
          return new Promise((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason as Error)),
          );
        return node.answers
          ? Promise.resolve(node.answers)
          : Promise.reject(new TypeError('no network'));
      },
      onEvent(name, data, id) {
        told.push(`event ${name} ${data}${id && ` ${id}`}`);
        node.onEvent(name);
      },
      onTooLong: () => told.push('too long'),
      onAlive: () => told.push('alive'),
      onLost(cause) {
        told.push(`lost ${cause}`);
        node.onLost();
      },
      onOpen: (attempts) => told.push(`open ${attempts}`),
      onRefused() {
        told.push('refused');
        return node.refusal();
      },
    },
    { ...TIMING, ...timing },
  );
  streams.push(stream);
  await time.settle();
  /** What was told since the last call, without signs of life. */
  const news = () => told.splice(0).filter((line) => line !== 'alive');
  return { stream, connections, probes, node, told, news };
};
