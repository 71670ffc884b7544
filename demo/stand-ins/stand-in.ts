/** What a stand-in is: a small server that behaves to a frame as a meeting system's documents say. */
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandIn {
  /** The key in `/stand-ins.json`. */
  readonly name: string;
  /** The page at this address, or undefined where the system has none. */
  page(url: URL): { readonly status?: number; readonly html: string } | undefined;
  /** Answers what is no page, such as an API; true where it did. */
  handle?(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> | boolean;
}

/** What came to a stand-in: a page that was asked for, or a message that its page got. */
export interface Record {
  readonly kind: 'page' | 'message';
  /** Path and query as they came. */
  readonly url: string;
  readonly headers?: IncomingMessage['headers'];
  readonly message?: unknown;
}

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

export const readBody = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
};

/** Undefined: what was asked for is no address, or one that nobody can decode. */
const readAddress = ({ url = '/', headers }: IncomingMessage): URL | undefined => {
  try {
    const address = new URL(url, `http://${headers.host}`);
    decodeURIComponent(address.pathname);
    return address;
  } catch {
    return undefined;
  }
};

/** How long a request for records waits for more of them, in ms. */
const WAIT_MS = 30_000;

/**
 * Opens it on an origin of its own. `GET /stand-in/records` tells what came; `DELETE` forgets it. `?url=` reads those
 * whose path has that part, `?kind=` those of one kind; with `?more_than=<n>` the answer comes once there are more.
 */
export const openStandIn = async (
  standIn: StandIn,
  port = 0,
): Promise<{ url: string; close(): Promise<void> }> => {
  let records: Record[] = [];
  const came = new EventEmitter<{ record: [] }>().setMaxListeners(0);
  const record = (one: Record) => {
    records.push(one);
    came.emit('record');
  };
  /** Of each page that was loaded: how many of its messages are recorded, and those that overtook others on their way. */
  const visits = new Map<number, { count: number; early: Map<number, Record> }>();
  const recordInOrder = (visit: number, nth: number, one: Record) => {
    const { count, early } = visits.get(visit) ?? { count: 0, early: new Map<number, Record>() };
    early.set(nth, one);
    let next = count;
    for (let due = early.get(next); due; due = early.get(next)) {
      early.delete(next++);
      record(due);
    }
    visits.set(visit, { count: next, early });
  };
  const recordsOf = async (query: URLSearchParams, response: ServerResponse) => {
    const [part, kind, moreThan] = ['url', 'kind', 'more_than'].map((name) => query.get(name));
    const own = () =>
      records.filter((one) => one.url.includes(part ?? '') && (kind === null || one.kind === kind));
    if (moreThan === null) return own();
    const over = new AbortController();
    const end = setTimeout(() => over.abort(), WAIT_MS);
    response.once('close', () => over.abort());
    while (own().length <= Number(moreThan) && !over.signal.aborted)
      await once(came, 'record', over).catch(() => undefined);
    clearTimeout(end);
    return own();
  };
  const server = createServer(async (request, response) => {
    const url = readAddress(request);
    if (!url) {
      response.writeHead(400).end();
      return;
    }
    if (url.pathname === '/stand-in/records') {
      if (request.method === 'DELETE') records = [];
      if (request.method === 'POST') {
        const { message, page, visit, nth } = JSON.parse(await readBody(request));
        recordInOrder(visit, nth, { kind: 'message', url: page, message });
      }
      const answer =
        request.method === 'GET' ? await recordsOf(url.searchParams, response) : records;
      response.writeHead(200, {
        ...CORS,
        'access-control-allow-methods': '*',
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(answer));
      return;
    }
    if (await standIn.handle?.(request, response, url)) return;
    if (url.pathname === '/stand-in/camera') {
      // Tells the parent whether a frame here gets the camera.
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><title>Camera</title><script>
navigator.mediaDevices.getUserMedia({ video: true }).then(
  (stream) => { stream.getTracks().forEach((track) => track.stop()); parent.postMessage('granted', '*'); },
  ({ name }) => parent.postMessage(name, '*'),
);
</script>`);
      return;
    }
    const page = standIn.page(url);
    record({ kind: 'page', url: request.url ?? '/', headers: request.headers });
    response.writeHead(page?.status ?? (page ? 200 : 404), {
      // Lets a page time its frame's request.
      'timing-allow-origin': '*',
      'content-type': 'text/html; charset=utf-8',
    });
    response.end(page?.html ?? '<!doctype html><title>Not found</title><p>Not found');
  });
  // A client keeps its connections: one that ends just as a request is on its way takes that along.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
