/** A proxy before the simulated node, in this process, that does to requests what networks, proxies and nodes do. */
import { createServer, request as ask } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NetworkTime } from './network-time.ts';

export const faults = [
  '2 s latency',
  'half-open',
  'FIN',
  'RST',
  'one-byte chunks',
  'refused',
  'redirect',
  '401',
  '403',
  '404',
  '429',
  '500',
  '503',
  'wrong content type',
  'truncated JSON',
  'endless body',
] as const;
export type Fault = (typeof faults)[number];

const LATENCY_MS = 2000;
const JSON_TYPE = 'application/json';
const FLOOD = 'x'.repeat(1 << 16);

/** `calls`, `events`: what a path asks for. */
export const routeOf = (url: string): string => {
  const path = new URL(url, 'http://node').pathname;
  return /\/status$/.test(path) ? 'status' : path.replace(/^.*\//, '');
};

export interface Rule {
  readonly fault: Fault;
  /** Whom it concerns. */
  concerns(route: string): boolean;
  /** Streams suffer from here on only: after so many events of this name. */
  readonly after?: { readonly event: string; readonly times: number };
  /** Streams that are open already suffer as well. */
  readonly open: boolean;
}

/** One stream on its way down. */
interface Stream {
  readonly response: ServerResponse;
  /** Suffers what it has not suffered yet. */
  suffer(): void;
}

export class FaultyNode {
  readonly requests: string[] = [];
  /** Of `events`, at most at once. */
  mostStreams = 0;
  readonly #time: NetworkTime;
  readonly #upstream: URL;
  readonly #server: Server;
  readonly #responses = new Set<ServerResponse>();
  readonly #streams = new Set<Stream>();
  /** Answers that a node with media would give. */
  readonly #answers: Readonly<Record<string, unknown>>;
  #rule: Rule | undefined;
  #lifted: () => void = () => undefined;
  #whenLifted: Promise<void> = Promise.resolve();
  /** Where redirects lead. */
  #elsewhere = '';
  url = '';

  constructor(upstream: string, time: NetworkTime, answers: Readonly<Record<string, unknown>>) {
    this.#upstream = new URL(upstream);
    this.#time = time;
    this.#answers = answers;
    this.#server = createServer((incoming, outgoing) => {
      void this.#respond(incoming, outgoing).catch(() => outgoing.destroy());
    });
  }

  async listen(elsewhere: string): Promise<void> {
    this.#elsewhere = elsewhere;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers that are not over, and that somebody still waits for. */
  get open(): number {
    return this.#responses.size;
  }

  begin(rule: Rule): void {
    this.#rule = rule;
    this.#whenLifted = new Promise((resolve) => (this.#lifted = resolve));
    if (rule.open) for (const stream of [...this.#streams]) stream.suffer();
  }

  lift(): void {
    this.#rule = undefined;
    this.#lifted();
  }

  /** Nobody listens where this would go. */
  refuses(route: string): boolean {
    return this.#faultOf(route) === 'refused' && !this.#midway(route);
  }

  close(): void {
    this.lift();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #faultOf(route: string): Fault | undefined {
    return this.#rule?.concerns(route) ? this.#rule.fault : undefined;
  }

  /** A stream that is to open first, and to suffer in the middle. */
  #midway(route: string): boolean {
    const { after, fault } = this.#rule ?? {};
    if (route !== 'events' || !after || !fault) return false;
    return !REQUEST_FAULTS.has(fault) || this.requests.filter((one) => one === route).length < 2;
  }

  /** What is waited for here is waited for by the clock. */
  async #held<T>(key: unknown, wait: Promise<T>): Promise<T> {
    this.#time.underWay.delete(key);
    const value = await wait;
    this.#time.underWay.add(key);
    return value;
  }

  #latency(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
  }

  async #respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { url = '', headers } = incoming;
    const route = routeOf(url);
    const key = `${route} at the node`;
    const [underWay, token] = [this.#time.underWay, { toString: () => key }];
    // Whoever has sent it waits for it here from now on.
    underWay.delete(headers['x-request']);
    underWay.add(token);
    this.requests.push(route);
    this.#responses.add(outgoing);
    outgoing.on('close', () => {
      this.#responses.delete(outgoing);
      underWay.delete(token);
      this.#time.activity++;
    });
    outgoing.on('error', () => undefined);
    try {
      await this.#answer(incoming, outgoing, await bodyOf(incoming), token);
    } finally {
      underWay.delete(token);
    }
  }

  async #answer(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer,
    token: unknown,
  ): Promise<void> {
    const route = routeOf(incoming.url ?? '');
    const stream = route === 'events';
    const fault = this.#midway(route) ? undefined : this.#faultOf(route);
    if (fault === '2 s latency') await this.#held(token, this.#latency());
    if (fault === 'half-open') await this.#held(token, this.#whenLifted);
    if (fault === 'redirect') {
      outgoing.writeHead(307, { location: `${this.#elsewhere}${incoming.url ?? ''}` });
      return void outgoing.end();
    }
    if (fault && /^\d{3}$/.test(fault)) {
      outgoing.writeHead(Number(fault), { 'content-type': JSON_TYPE });
      return void outgoing.end(JSON.stringify({ status: 'failed', result: 'Not by this way' }));
    }
    if (fault === 'wrong content type') {
      outgoing.writeHead(200, { 'content-type': 'text/html' });
      return void outgoing.end('<!doctype html><title>Sign in to the hotel</title>');
    }
    if (fault === 'endless body') return this.#flood(outgoing, stream);
    if (stream) return this.#stream(incoming, outgoing, token, fault);
    const { status, type, bytes } = await this.#carryOut(incoming, body, route);
    this.#time.activity++;
    await this.#send(outgoing, { status, type, bytes }, fault);
  }

  async #send(
    outgoing: ServerResponse,
    { status, type, bytes }: Carried,
    fault: Fault | undefined,
  ): Promise<void> {
    const { socket } = outgoing;
    if (outgoing.destroyed || !socket) return;
    if (fault === 'RST') return void socket.resetAndDestroy();
    const head = { 'content-type': type, 'content-length': bytes.length };
    const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
    if (fault === 'truncated JSON') {
      outgoing.writeHead(status, { ...head, 'content-length': half.length });
      return void outgoing.end(half);
    }
    outgoing.writeHead(status, head);
    if (fault === 'FIN') {
      outgoing.write(half, () => socket.end());
      return;
    }
    if (fault === 'one-byte chunks')
      for (let at = 0; at < bytes.length - 1; at++)
        await writeAlone(outgoing, bytes.subarray(at, at + 1));
    outgoing.end(fault === 'one-byte chunks' ? bytes.subarray(-1) : bytes);
  }

  /** What the node itself does with it. */
  async #carryOut(incoming: IncomingMessage, body: Buffer, route: string): Promise<Carried> {
    if (Object.hasOwn(this.#answers, route)) {
      const result = this.#answers[route];
      if (result instanceof Buffer) return { status: 200, type: 'image/jpeg', bytes: result };
      const bytes = Buffer.from(JSON.stringify({ status: 'success', result }));
      return { status: 200, type: JSON_TYPE, bytes };
    }
    const answer = await this.#ask(incoming, body);
    return {
      status: answer.statusCode ?? 0,
      type: answer.headers['content-type'] ?? '',
      bytes: await bodyOf(answer),
    };
  }

  #ask({ method = '', url = '', headers }: IncomingMessage, body?: Buffer) {
    return new Promise<IncomingMessage>((resolve, reject) => {
      const { hostname, port } = this.#upstream;
      const options = { hostname, port, method, path: url, headers, agent: false };
      const asked = ask(options, resolve);
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** Server-sent events, as they come, until a fault has its way with them. */
  async #stream(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    token: unknown,
    fault: Fault | undefined,
  ): Promise<void> {
    if (outgoing.destroyed) return;
    const upstream = await this.#ask(incoming);
    const [time, rule] = [this.#time, this.#rule];
    let suffering = fault;
    let suffered = false;
    let passed = 0;
    let queue = Promise.resolve();
    const end = (how: () => unknown) => {
      suffered = true;
      upstream.destroy();
      how();
    };
    const suffer = (what: Fault | undefined) => {
      suffering = what;
      const { socket } = outgoing;
      const midway = !!rule?.after;
      if (what === 'RST' || (what === 'refused' && !midway)) end(() => socket?.resetAndDestroy());
      else if (what === 'FIN' || (midway && what && REQUEST_FAULTS.has(what)))
        end(() => socket?.end());
      else if (what === 'truncated JSON')
        end(() => outgoing.end('event: participant_create\ndata: {"uuid":"some'));
      else if (what === 'endless body') end(() => this.#flood(outgoing, true));
    };
    const stream: Stream = { response: outgoing, suffer: () => suffer(this.#rule?.fault) };
    this.#streams.add(stream);
    this.mostStreams = Math.max(this.mostStreams, this.#streams.size);
    outgoing.on('close', () => {
      this.#streams.delete(stream);
      upstream.destroy();
    });
    upstream.on('error', () => undefined);
    upstream.on('close', () => {
      // The node's own end of it.
      if (!suffered && !outgoing.destroyed) outgoing.end();
    });
    if (!outgoing.headersSent)
      outgoing.writeHead(upstream.statusCode ?? 200, {
        'content-type': upstream.headers['content-type'] ?? '',
      });
    outgoing.flushHeaders();
    time.underWay.delete(token);
    if (fault) suffer(fault);
    const pass = async (event: string) => {
      const now = this.#rule ? suffering : undefined;
      if (now === '2 s latency') await this.#latency();
      if (now === 'half-open') await this.#whenLifted;
      if (outgoing.destroyed || outgoing.writableEnded) return;
      time.activity++;
      if (now === 'one-byte chunks')
        for (const byte of Buffer.from(event)) await writeAlone(outgoing, Buffer.of(byte));
      else outgoing.write(event);
      const { after } = this.#rule ?? {};
      if (!after || suffering || !event.startsWith(`event: ${after.event}\n`)) return;
      passed += 1;
      if (passed === after.times) suffer(this.#rule?.fault);
    };
    let rest = '';
    upstream.on('data', (data: Buffer) => {
      time.activity++;
      const events = `${rest}${data.toString()}`.split(/(?<=\n\n)/);
      rest = events.at(-1)?.endsWith('\n\n') ? '' : (events.pop() ?? '');
      // Each is late by itself: what is later than the one before has no further to go.
      if (this.#rule && suffering === '2 s latency') {
        const late = this.#latency();
        queue = queue.then(() => late);
        for (const event of events) queue = queue.then(() => void outgoing.write(event));
      } else for (const event of events) queue = queue.then(() => pass(event));
    });
  }

  /** Writes for as long as somebody takes it, or until the fault is over. */
  async #flood(outgoing: ServerResponse, stream: boolean): Promise<void> {
    if (!outgoing.headersSent)
      outgoing.writeHead(200, { 'content-type': stream ? 'text/event-stream' : JSON_TYPE });
    outgoing.write(stream ? 'data: ' : '{"status":"success","result":"');
    while (!outgoing.destroyed && this.#rule) {
      this.#time.activity++;
      if (outgoing.write(FLOOD)) await new Promise((resolve) => setImmediate(resolve));
      else
        await new Promise<void>((resolve) => {
          const go = () => {
            outgoing.off('drain', go);
            outgoing.off('close', go);
            resolve();
          };
          outgoing.on('drain', go);
          outgoing.on('close', go);
        });
    }
    outgoing.destroy();
  }
}

interface Carried {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Those that a stream which is open cannot have: it is cut, and the next one meets them. */
const REQUEST_FAULTS: ReadonlySet<Fault> = new Set([
  ...['refused', 'redirect', '401', '403', '404', '429', '500', '503'],
  'wrong content type',
] as Fault[]);

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** In a packet of its own. */
const writeAlone = (outgoing: ServerResponse, byte: Buffer) =>
  new Promise<void>((resolve) => {
    if (outgoing.destroyed) return resolve();
    outgoing.socket?.setNoDelay();
    outgoing.write(byte, () => resolve());
  });
