/**
 * A Conferencing Node that answers as each test tells it, and remembers what it was asked. Run as a process of its
 * own: prints `{ "url" }` once it listens, ends with its standard input. A test works under an alias of its own.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultProxy } from './fault-proxy.ts';
import type { Faults } from './fault-proxy.ts';

/** How to answer a request; the first that fits and is not used up counts. */
export interface Rule {
  /** The path below the conference, such as `lock`; `status` for the node's own. */
  path: string;
  status?: number;
  /** The body; a string is sent as it is, anything else as JSON. */
  body?: unknown;
  /**
   * `hang`: no answer. `held`: none until the test lets it. `reset`: the connection is cut. `cut`: it is, in the middle
   * of the body.
   */
  kind?: 'answer' | 'hang' | 'held' | 'reset' | 'cut';
  /** How often; left out: always. */
  times?: number;
  type?: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent without end in place of a body, until the connection is closed. */
  endless?: string;
}
/** How the preflight of a request is answered: refused, or, as long as nobody says otherwise, not at all. */
export type Preflight = 'refuse' | 'hang';
export interface Recorded {
  /** Encoded, as it came. */
  url: string;
  /** Below the conference. */
  path: string;
  method: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

class Script {
  readonly rules: Rule[] = [];
  readonly log: Recorded[] = [];
  /** Preflights alone. */
  readonly options: string[] = [];
  /** By path: those that are not simply granted. */
  readonly preflights = new Map<string, Preflight>();
  readonly streams = new Set<ServerResponse>();
  /** Written to the streams that open, one each; the last one to all further ones. */
  greetings: string[] = [];
  tokens = 0;
  /** Streams opened so far. */
  opened = 0;
  #waiting: (() => void)[] = [];

  changed(): void {
    for (const look of this.#waiting.splice(0)) look();
  }
  async until(fits: () => boolean): Promise<void> {
    while (!fits()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

const PREFIX = '/api/client/v2/';
const scripts = new Map<string, Script>();
const proxies = new Map<number, FaultProxy>();
const scriptOf = (alias: string) => {
  let script = scripts.get(alias);
  if (!script) scripts.set(alias, (script = new Script()));
  return script;
};

async function read(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}

const json = (outgoing: ServerResponse, body: unknown, status = 200) => {
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify(body));
};

const nextToken = (alias: string, script: Script) =>
  `SECRET+${++script.tokens}/${encodeURIComponent(alias)}==`;

/** What a node answers that nobody has told otherwise. */
function usual(path: string, alias: string, script: Script): unknown {
  if (path === 'request_token')
    return {
      token: nextToken(alias, script),
      expires: '120',
      participant_uuid: 'self',
      display_name: 'Ann',
      role: 'HOST',
      current_service_type: 'conference',
      version: { version_id: '37', pseudo_version: '79000.0.0' },
      turn: [{ urls: ['turn:turn.test'], username: 'turn', credential: 'TURN-CREDENTIAL' }],
    };
  if (path === 'refresh_token') return { token: nextToken(alias, script), expires: '120' };
  return true;
}

/** The tests' own requests: `/script/<alias>/<verb>`. */
async function direct(incoming: IncomingMessage, outgoing: ServerResponse, url: URL) {
  const [, noun, name = '', verb = ''] = url.pathname.split('/').map(decodeURIComponent);
  const text = await read(incoming);
  const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
  if (noun === 'proxy') {
    const port = Number(name);
    if (!port) {
      const proxy = new FaultProxy(Number(body.upstream));
      const listening = await proxy.listen();
      proxies.set(listening, proxy);
      return json(outgoing, { port: listening });
    }
    const proxy = proxies.get(port);
    if (!proxy) return json(outgoing, {}, 404);
    if (verb === 'reset') proxy.reset();
    else if (verb === 'close') proxy.close();
    else Object.assign(proxy.faults, body as Partial<Faults>);
    return json(outgoing, { open: proxy.open });
  }
  const script = scriptOf(name);
  switch (verb) {
    case 'rule':
      script.rules.unshift(body as unknown as Rule);
      break;
    case 'greeting':
      script.greetings = body.texts as string[];
      break;
    case 'write':
      for (const stream of script.streams)
        for (const piece of body.pieces as string[]) stream.write(piece);
      break;
    case 'let':
      for (const rule of script.rules)
        if (rule.path === body.path && rule.kind === 'held') rule.kind = 'answer';
      script.changed();
      break;
    case 'end':
      for (const stream of script.streams) stream.end();
      break;
    case 'reset':
      for (const stream of script.streams) stream.socket?.resetAndDestroy();
      break;
    case 'streams':
      await script.until(() => script.streams.size === body.count);
      break;
    case 'opened':
      await script.until(() => script.opened >= Number(body.count));
      break;
    case 'requests': {
      const found = () => script.log.filter(({ path }) => path === body.path);
      await script.until(() => found().length >= Number(body.count));
      return json(outgoing, found());
    }
    case 'log':
      return json(outgoing, script.log);
    case 'preflights':
      return json(outgoing, script.options);
    case 'preflight':
      script.preflights.set(String(body.path), body.how as Preflight);
      break;
    default:
      return json(outgoing, {}, 404);
  }
  return json(outgoing, {});
}

/** Writes for as long as somebody takes it. */
function pour(outgoing: ServerResponse, text: string): void {
  const write = () => {
    while (!outgoing.destroyed && outgoing.write(text));
  };
  outgoing.on('drain', write);
  outgoing.on('error', () => undefined);
  write();
}

function openStream(script: Script, outgoing: ServerResponse): void {
  outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  outgoing.flushHeaders();
  const greeting = script.greetings.length > 1 ? script.greetings.shift() : script.greetings[0];
  if (greeting) outgoing.write(greeting);
  script.streams.add(outgoing);
  script.opened += 1;
  script.changed();
  outgoing.on('close', () => {
    script.streams.delete(outgoing);
    script.changed();
  });
}

async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://node');
  outgoing.setHeader('access-control-allow-origin', '*');
  outgoing.setHeader('access-control-allow-headers', 'content-type, token, pin');
  outgoing.setHeader('access-control-allow-methods', 'GET, POST');
  if (!url.pathname.startsWith(PREFIX)) {
    if (incoming.method === 'OPTIONS') return void outgoing.end();
    return direct(incoming, outgoing, url);
  }
  const rest = url.pathname.slice(PREFIX.length);
  const [, encoded = '', path = rest] = /^conferences\/([^/]*)\/(.*)$/.exec(rest) ?? [];
  const alias = decodeURIComponent(encoded);
  // The node's own requests have no alias: they belong to the test that waits at this port name.
  const script = scriptOf(alias || `node:${incoming.headers.host?.split('.')[0] ?? ''}`);
  if (incoming.method === 'OPTIONS') {
    script.options.push(path);
    script.changed();
    const how = script.preflights.get(path);
    if (how === 'hang') return;
    if (how === 'refuse') outgoing.removeHeader('access-control-allow-headers');
    return void outgoing.end();
  }
  script.log.push({
    url: incoming.url ?? '',
    path,
    method: incoming.method ?? '',
    headers: incoming.headers,
    body: await read(incoming),
  });
  script.changed();
  const rule = script.rules.find((rule) => rule.path === path && (rule.times ?? 1) > 0);
  if (rule?.times !== undefined) rule.times -= 1;
  if (rule) await script.until(() => rule.kind !== 'held');
  for (const [name, value] of Object.entries(rule?.headers ?? {})) outgoing.setHeader(name, value);
  if (rule?.endless !== undefined) return pour(outgoing, rule.endless);
  if (rule?.kind === 'hang') return;
  if (rule?.kind === 'reset') return void incoming.socket.resetAndDestroy();
  if (path === 'events' && rule?.status === undefined) return openStream(script, outgoing);
  if (rule && ('body' in rule || rule.status !== undefined)) {
    const text = typeof rule.body === 'string';
    const type = rule.type ?? (text ? 'text/plain' : 'application/json');
    const body = text ? (rule.body as string) : JSON.stringify(rule.body ?? null);
    if (rule.kind === 'cut') {
      outgoing.writeHead(rule.status ?? 200, {
        'content-type': type,
        'content-length': body.length,
      });
      return void outgoing.write(body.slice(0, -1), () => outgoing.destroy());
    }
    outgoing.writeHead(rule.status ?? 200, { 'content-type': type });
    return void outgoing.end(body);
  }
  json(outgoing, { status: 'success', result: usual(path, alias, script) });
}

const server = createServer((incoming, outgoing) => {
  respond(incoming, outgoing).catch((error: unknown) => {
    console.error(error);
    outgoing.destroy();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ url: `http://localhost:${port}`, port }));
});
process.stdin.resume();
process.stdin.on('end', () => process.exit());
