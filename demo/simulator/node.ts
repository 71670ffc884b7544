/** The simulator's HTTP server: CORS, faults, and the way of a request from its path to its handler. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handleControl } from './control/control.ts';
import { ConferencingNode } from './conferencing-node.ts';
import type { PictureSize } from './pictures/main-video.ts';
import type { Fault } from './http/faults.ts';
import { handleRequest } from './http/request-handler.ts';
import type { Outcome } from './http/outcome.ts';
import { illegalValue, Refusal } from './conference/refusal.ts';
import { REGISTRATIONS } from './http/registrations.ts';
import type { LoggedRequest } from './http/request-log.ts';
import { CONFERENCES, matchRoute, STATUS } from './http/route-table.ts';
import { openStandingConferences } from './standing-conferences.ts';

/** How long a browser may remember a preflight, in seconds. */
const PREFLIGHT_S = 7200;
/** The largest body taken, in bytes. */
const BODY_LIMIT = 4_000_000;

export interface NodeOptions {
  /** 0 or left out: any free port. */
  port?: number;
  /** The address listened on; loopback by default. */
  host?: string;
  /** Of the video in conferences that do not say; `full` by default. */
  pictureSize?: PictureSize;
  /** Called with one line a request. */
  onRequest?: (line: string) => void;
}

export interface OpenNode {
  /** Without a slash at the end. */
  readonly url: string;
  /** For whoever runs it in the same process. */
  readonly node: ConferencingNode;
  close(): Promise<void>;
}

/** Opens a simulated Conferencing Node with its standing conferences. */
export async function openNode({
  port = 0,
  host = '127.0.0.1',
  pictureSize,
  onRequest,
}: NodeOptions = {}): Promise<OpenNode> {
  const node = new ConferencingNode(pictureSize);
  openStandingConferences(node);
  const server = createServer((incoming, outgoing) => {
    const logged = logOf(incoming);
    outgoing.on('close', () =>
      onRequest?.(`${logged.method} ${logged.path.replace(/\?.*/, '')} ${logged.status}`),
    );
    void respond(node, incoming, outgoing, logged).catch((error: unknown) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  // A client keeps its connections; only a stop of the node ends them.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: listening } = server.address() as AddressInfo;
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${listening}`,
    node,
    close: () =>
      new Promise((resolve) => {
        node.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const logOf = (incoming: IncomingMessage): LoggedRequest => ({
  time: Date.now(),
  alias: '',
  route: '',
  method: incoming.method ?? '',
  path: incoming.url ?? '',
  headers: incoming.headers,
  body: undefined,
  status: 0,
});

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) throw illegalValue();
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function allowOrigin(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.setHeader('Access-Control-Allow-Origin', '*');
  outgoing.setHeader('Access-Control-Expose-Headers', '*');
  if (incoming.method !== 'OPTIONS') return;
  outgoing.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE, OPTIONS');
  outgoing.setHeader(
    'Access-Control-Allow-Headers',
    incoming.headers['access-control-request-headers'] ?? 'content-type, token, pin',
  );
  outgoing.setHeader('Access-Control-Max-Age', PREFLIGHT_S);
  outgoing.setHeader('Access-Control-Allow-Private-Network', 'true');
}

async function respond(
  node: ConferencingNode,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  logged: LoggedRequest,
): Promise<void> {
  allowOrigin(incoming, outgoing);
  if (incoming.method === 'OPTIONS')
    return send(outgoing, { status: 200, type: 'text/plain', body: '' }, logged);
  const url = new URL(incoming.url ?? '/', 'http://node');
  if (url.pathname.startsWith('/simulator/')) {
    const body = await readBody(incoming);
    return send(outgoing, await handleControl(node, { incoming, outgoing, url, body }), logged);
  }

  if (url.pathname.startsWith(REGISTRATIONS)) {
    const [device = '', verb = ''] = url.pathname.slice(REGISTRATIONS.length).split('/');
    const request = { alias: decodeURIComponent(device), verb, query: url.searchParams };
    return send(outgoing, node.registrations.handle(node, incoming, outgoing, request), logged);
  }

  // A token of base64 may come as it is: a plus is a plus here, not a blank.
  const query = new URLSearchParams(url.search.replaceAll('+', '%2B'));
  const segments = decode(url.pathname);
  const [alias = '', ...rest] = segments ?? [];
  const match = segments && matchRoute(incoming.method ?? '', rest);
  const isStatus = url.pathname === STATUS;
  logged.alias = alias;
  logged.route = match ? `${match.route.group}.${match.route.name}` : isStatus ? 'node.status' : '';
  logged.body = await readBody(incoming);
  node.log.add(logged);
  node.pulse.beat();
  // Once more when its status is known.
  outgoing.once('close', () => node.pulse.beat());

  const key = `${logged.method} ${logged.path} ${String(incoming.headers.token)} ${JSON.stringify(logged.body)}`;
  const faults = node.faults.meet(
    alias,
    match?.route ?? { group: 'node', name: isStatus ? 'status' : '' },
    key,
  );
  const before = faults.filter(({ after }) => !after);
  if (
    await suffer(node, before, { alias, stream: match?.route.name === 'events', outgoing, logged })
  )
    return;
  const outcome = isStatus
    ? status(node, incoming)
    : await handleRequest(node, {
        incoming,
        outgoing,
        alias,
        match,
        query,
        body: logged.body,
      });
  const after = faults.filter((fault) => fault.after);
  if (await suffer(node, after, { alias, stream: false, outgoing, logged })) return;
  send(outgoing, outcome, logged);
}

/** Carries faults out. @returns Whether there is nothing left to answer. */
async function suffer(
  node: ConferencingNode,
  faults: readonly Fault[],
  {
    alias,
    stream,
    outgoing,
    logged,
  }: { alias: string; stream: boolean; outgoing: ServerResponse; logged: LoggedRequest },
): Promise<boolean> {
  const { clock } = node.conferences.get(alias) ?? node;
  for (const fault of faults) {
    if (fault.delay_ms > 0)
      await new Promise<void>((resolve) => clock.timeout(resolve, fault.delay_ms));
    if (fault.kind === 'drop') {
      outgoing.socket?.destroy();
      return true;
    }
    if (fault.kind === 'half-open') {
      if (!stream) return true;
      node.faults.stallNext(alias, 'events');
    }
    if (fault.kind === 'status') {
      const text = typeof fault.body === 'string';
      send(
        outgoing,
        {
          status: fault.status,
          type: text ? 'text/plain' : 'application/json',
          body: text ? (fault.body as string) : JSON.stringify(fault.body),
        },
        logged,
      );
      return true;
    }
  }
  return false;
}

/** The segments below `conferences/`; undefined for any other path, or one that cannot be decoded. */
function decode(pathname: string): string[] | undefined {
  if (!pathname.startsWith(CONFERENCES)) return undefined;
  try {
    const segments = pathname.slice(CONFERENCES.length).split('/').map(decodeURIComponent);
    // The official client asks for `theme/`.
    return segments.at(-1) === '' ? segments.slice(0, -1) : segments;
  } catch {
    return undefined;
  }
}

function status(node: ConferencingNode, incoming: IncomingMessage): Outcome {
  return node.inMaintenance(incoming.headers.host)
    ? refusalOutcome(new Refusal(503, 'Maintenance mode', 'failed'))
    : {
        status: 200,
        type: 'application/json',
        body: JSON.stringify({ status: 'success', result: 'OK' }),
      };
}

const refusalOutcome = ({ httpStatus, word, result }: Refusal): Outcome => ({
  status: httpStatus,
  type: 'application/json',
  body: JSON.stringify({ status: word, result }),
});

function send(outgoing: ServerResponse, outcome: Outcome | undefined, logged: LoggedRequest): void {
  logged.status = outcome?.status ?? 200;
  if (!outcome || outgoing.writableEnded || outgoing.headersSent) return;
  outgoing.writeHead(outcome.status, {
    'Content-Type': outcome.type,
    'Content-Length': Buffer.byteLength(outcome.body),
    'Cache-Control': 'no-store',
  });
  outgoing.end(outcome.body);
}
