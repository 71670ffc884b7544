/** What an event stream tells, when it is lost, and when it is opened again: to the millisecond. */
import { expect } from 'chai';
import { EVENT_LENGTH } from '../../src/providers/pexip/client/limits.ts';
import {
  EVENT_STREAM,
  following,
  giveTimeBack,
  takeTime,
  time,
  type Connection,
} from './fake-stream.ts';

beforeEach(takeTime);
afterEach(giveTimeBack);

const times = (connections: readonly Connection[]) => connections.map(({ at }) => at);

describe('an event', () => {
  it('is told by its name, with its data and id; without a name it is a message', async () => {
    const { connections, told } = await following();
    await connections[0]!.write('event: layout\nid: 7\ndata: {"a":1}\n\ndata: b\n\n');
    expect(told).to.deep.equal(['open 0', 'event layout {"a":1} 7', 'event message b', 'alive']);
  });

  it('is told whole, wherever its bytes were cut', async () => {
    const { connections, news } = await following();
    const bytes = new TextEncoder().encode('event: name\ndata: Zoë 😀\n\n');
    for (const byte of bytes) await connections[0]!.write(Uint8Array.of(byte));
    expect(news()).to.deep.equal(['open 0', 'event name Zoë 😀']);
  });

  it('is not told any more once it was closed, also within the same piece', async () => {
    const { stream, connections, node, news } = await following();
    node.onEvent = () => stream.close();
    await connections[0]!.write('data: 1\n\ndata: 2\n\n');
    expect(news()).to.deep.equal(['open 0', 'event message 1']);
    expect(connections[0]!.signal.aborted).to.equal(true);
    await time.pass(600_000);
    expect(connections).to.have.length(1);
    expect(news()).to.be.empty;
    expect(time.pending).to.equal(0);
  });

  it('that whoever listens throws at is reported, and the next one is told', async () => {
    const { connections, node, news } = await following();
    const reported: unknown[] = [];
    Object.assign(globalThis, { reportError: (error: Error) => reported.push(error.message) });
    try {
      node.onEvent = (name) => {
        if (name === 'bad') throw new Error('ours');
      };
      await connections[0]!.write('event: bad\ndata: 1\n\nevent: good\ndata: 2\n\n');
    } finally {
      Reflect.deleteProperty(globalThis, 'reportError');
    }
    expect(news()).to.deep.equal(['open 0', 'event bad 1', 'event good 2']);
    expect(reported).to.deep.equal(['ours']);
  });

  it('that whoever listens throws at is thrown where Node sees it, which has no way to report', async () => {
    const { connections, node } = await following();
    const queue = globalThis.queueMicrotask;
    const queued: (() => void)[] = [];
    globalThis.queueMicrotask = (run) => queued.push(run);
    try {
      node.onEvent = () => {
        throw new Error('ours');
      };
      await connections[0]!.write('data: 1\n\n');
    } finally {
      globalThis.queueMicrotask = queue;
    }
    expect(queued).to.have.length(1);
    expect(queued[0]).to.throw('ours');
  });

  it('that is too long is said, and the stream is opened again', async () => {
    const { connections, news } = await following();
    await connections[0]!.write(`data: ${'x'.repeat(EVENT_LENGTH + 1)}`);
    expect(news()).to.deep.equal(['open 0', 'too long', 'lost silent']);
    expect(connections[0]!.signal.aborted).to.equal(true);
    await time.pass(1000);
    expect(news()).to.deep.equal(['open 1']);
  });

  it('that is too long in many lines is said as well', async () => {
    const { connections, news } = await following();
    const line = `data: ${'x'.repeat(EVENT_LENGTH / 8)}\n`;
    for (let sent = 0; sent < 9 && !connections[0]!.signal.aborted; sent++)
      await connections[0]!.write(line);
    expect(news()).to.deep.equal(['open 0', 'too long', 'lost silent']);
  });

  it('of no field at all is too long at the same length', async () => {
    const { connections, news } = await following();
    await connections[0]!.write('x'.repeat(EVENT_LENGTH));
    expect(news()).to.deep.equal(['open 0']);
    await connections[0]!.write('x');
    expect(news()).to.deep.equal(['too long', 'lost silent']);
  });

  it('with a field that nobody knows is an event all the same', async () => {
    const { connections, news } = await following();
    await connections[0]!.write('odd: 1\nretry: soon\ndata: a\n\n');
    expect(news()).to.deep.equal(['open 0', 'event message a']);
  });
});

describe('a stream that is lost', () => {
  it('is opened again after a pause that grows, and is told as lost once', async () => {
    const { connections, news } = await following({
      answer: (n) => (n > 1 && n < 6 ? 'fail' : undefined),
    });
    await connections[0]!.end();
    expect(news()).to.deep.equal(['open 0', 'lost closed']);
    await time.pass(999);
    expect(connections).to.have.length(1);
    await time.pass(60_000);
    expect(times(connections)).to.deep.equal([0, 1000, 3000, 8000, 13_000, 18_000]);
    expect(news()).to.deep.equal(['open 5']);
    expect(time.pending).to.be.above(0);
  });

  it('soon after it was opened waits longer each time, and after a while begins anew', async () => {
    const { connections } = await following();
    await connections[0]!.end();
    await time.pass(1000);
    await connections[1]!.end();
    await time.pass(2000);
    expect(times(connections)).to.deep.equal([0, 1000, 3000]);
    await time.pass(10_000);
    await connections[2]!.end();
    await time.pass(5000);
    expect(times(connections)[3], 'ten seconds are not more than ten').to.equal(18_000);
    await time.pass(10_001);
    await connections[3]!.end();
    await time.pass(1000);
    expect(times(connections)[4]).to.equal(18_000 + 10_001 + 1000);
  });

  it('waits for half of a pause at least, and one and a half at most', async () => {
    for (const [value, at] of [
      [0, 500],
      [1, 1500],
    ] as const) {
      Math.random = () => value;
      const { connections } = await following();
      await connections[0]!.end();
      await time.pass(at - 1);
      expect(connections).to.have.length(1);
      await time.pass(1);
      expect(connections).to.have.length(2);
    }
  });

  it('is opened at once where no pauses are wanted', async () => {
    const { connections } = await following({ timing: { pauses: [] } });
    await connections[0]!.end();
    await time.pass(1);
    expect(connections).to.have.length(2);
  });

  it('and closed by whoever is told of it waits for nothing', async () => {
    const { stream, connections, node } = await following();
    node.onLost = () => stream.close();
    await connections[0]!.end();
    expect(time.pending).to.equal(0);
    await time.pass(60_000);
    expect(connections).to.have.length(1);
  });

  it('in its pause is closed for good', async () => {
    const { stream, connections } = await following();
    await connections[0]!.end();
    stream.close();
    await time.settle();
    expect(time.pending).to.equal(0);
    await time.pass(60_000);
    expect(connections).to.have.length(1);
  });
});

describe('an answer that is no stream', () => {
  for (const [what, response, refused] of [
    ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }), false],
    ['of no type', () => new Response(new Uint8Array(1)), false],
    ['empty', () => new Response(null, { headers: EVENT_STREAM }), false],
    ['a 403', () => new Response('', { status: 403, headers: EVENT_STREAM }), true],
    ['a 404', () => new Response('', { status: 404 }), true],
    ['a 503', () => new Response('', { status: 503, headers: EVENT_STREAM }), false],
    ['a 429', () => new Response('', { status: 429 }), false],
  ] as const)
    it(`but ${what} is a loss${refused ? ', and a reason to ask whether the token lives' : ''}`, async () => {
      const { connections, news } = await following({
        answer: (n) => (n === 1 ? response() : undefined),
      });
      expect(connections[0]!.signal.aborted, 'nobody reads it').to.equal(true);
      expect(news()).to.deep.equal(['lost failed', ...(refused ? ['refused'] : [])]);
      await time.pass(1000);
      expect(news()).to.deep.equal(['open 1']);
    });

  it('and refuses is tried again when it is known that the token lives, not before', async () => {
    let known = () => {};
    const { connections, node, news } = await following({
      answer: (n) => (n < 3 ? new Response('', { status: n === 1 ? 500 : 403 }) : undefined),
    });
    node.refusal = () => new Promise((resolve) => (known = resolve));
    await time.pass(1000);
    expect(news()).to.deep.equal(['lost failed', 'refused']);
    await time.pass(100_000);
    expect(connections).to.have.length(2);
    known();
    await time.settle();
    expect(connections).to.have.length(3);
    expect(news()).to.deep.equal(['open 2']);
  });

  it('because there is none is given up in time, and tried again', async () => {
    const { connections, news } = await following({
      answer: (n) => (n === 1 ? 'hang' : undefined),
    });
    await time.pass(9999);
    expect(connections[0]!.signal.aborted).to.equal(false);
    await time.pass(1);
    expect(connections[0]!.signal.aborted).to.equal(true);
    expect(news()).to.deep.equal(['lost failed']);
    await time.pass(1000);
    expect(news()).to.deep.equal(['open 1']);
    await time.pass(10_001);
    expect(connections[1]!.signal.aborted, 'one that came in time is not').to.equal(false);
  });

  it('because it was closed meanwhile is told to nobody', async () => {
    const { stream, connections, told } = await following({ answer: () => 'hang' });
    stream.close();
    await time.settle();
    expect(connections[0]!.signal.aborted).to.equal(true);
    expect(told).to.be.empty;
    expect(time.pending).to.equal(0);
  });
});
