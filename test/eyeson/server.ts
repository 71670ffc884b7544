/** The client for servers, in Node, for pages to ask: `POST` a call, and its answer or error comes back. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  EyesonClient,
  type MeetingError,
} from '../../src/providers/eyeson/client/eyeson-client.ts';

interface Call {
  readonly origin: string;
  readonly apiKey: string;
  readonly method: string;
  readonly args?: unknown;
  /** The call is given up before it is answered. */
  readonly abort?: boolean;
}
type Method = (args: unknown, options: { signal: AbortSignal }) => Promise<unknown>;

let sent = 0;
const { fetch } = globalThis;
globalThis.fetch = (...request) => {
  sent += 1;
  return fetch(...request);
};

const perform = async ({ origin, apiKey, method, args, abort }: Call): Promise<unknown> => {
  const aborting = new AbortController();
  const before = sent;
  try {
    const client = new EyesonClient({ origin, apiKey });
    const asking = (client as unknown as Record<string, Method>)[method]!.call(client, args, {
      signal: aborting.signal,
    });
    if (abort) aborting.abort();
    return { result: await asking };
  } catch (error) {
    const { name, message, stack, code, status } = error as MeetingError;
    return { error: { name, message, stack, code, status }, sent: sent - before };
  }
};

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  response.writeHead(200, { 'access-control-allow-origin': '*' });
  response.end(JSON.stringify(await perform(JSON.parse(body))));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify(`http://localhost:${(server.address() as AddressInfo).port}`)),
);
process.stdin.on('end', () => process.exit(0)).resume();
