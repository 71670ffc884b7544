/** A test's own conference on the scripted node, the clients in it, and what they were told. */
import { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import type {
  PexipClientOptions,
  PexipEvent,
  PexipEventName,
} from '../../src/providers/pexip/client/pexip-client.ts';
import { wireEvents } from '../../src/providers/pexip/client/wire-events.ts';
import type { Preflight, Recorded, Rule } from '../fakes/scripted-node.ts';
import type { Faults } from '../fakes/fault-proxy.ts';
import { serverNamed } from '../server-named.ts';

const { url, port } = await serverNamed('scripted-node');

const post = async <T>(path: string, body: unknown = {}): Promise<T> => {
  const response = await fetch(`${url}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as T;
};

let count = 0;
const opened: { close(): unknown }[] = [];
/** For `afterEach`: clients leave, proxies close. */
export const closeAll = async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
};

/** One server-sent event as text. */
export const sse = (event: string, data: unknown, id = '') =>
  `event: ${event}\n${id && `id: ${id}\n`}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
/** The complete list of participants. */
export const roster = (...participants: object[]) =>
  sse('participant_sync_begin', null) +
  participants.map((participant) => sse('participant_create', participant)).join('') +
  sse('participant_sync_end', null);

/** One conference. */
export class Scene {
  readonly alias = `scene-${crypto.randomUUID()}`;
  /** A name of its own: a browser opens six connections to one. */
  readonly url: string;
  constructor(alias?: string) {
    if (alias !== undefined) this.alias = `${alias}${crypto.randomUUID()}`;
    this.url = url.replace('localhost', `n${++count}.localhost`);
  }
  #do<T>(verb: string, body?: unknown): Promise<T> {
    return post(`script/${encodeURIComponent(this.alias)}/${verb}`, body);
  }
  rule = (rule: Rule) => this.#do('rule', rule);
  /** Answers what is held of this path. */
  let = (path: string) => this.#do('let', { path });
  /** What the next stream begins with, the one after it, and so on; the last text is for all further ones. */
  greet = (...texts: string[]) => this.#do('greeting', { texts });
  /** Writes to every open stream, piece by piece. */
  write = (...pieces: string[]) => this.#do('write', { pieces });
  tell = (event: string, data: unknown, id = '') => this.write(sse(event, data, id));
  end = () => this.#do('end');
  reset = () => this.#do('reset');
  /** Resolves when so many streams are open. */
  streams = (count: number) => this.#do('streams', { count });
  opened = (count: number) => this.#do('opened', { count });
  /** Resolves with the requests of this path, when there are so many. */
  requests = (path: string, count = 1) => this.#do<Recorded[]>('requests', { path, count });
  /** How the node answers preflights of this path from now on. */
  preflight = (path: string, how: Preflight) => this.#do('preflight', { path, how });
  preflights = () => this.#do<string[]>('preflights');
  log = () => this.#do<Recorded[]>('log');

  client(options: Partial<PexipClientOptions> = {}): PexipClient {
    const client = new PexipClient({
      address: this.url,
      alias: this.alias,
      ...options,
      timing: { pauses: [20, 50, 50], life: 100, ...options.timing },
    });
    opened.push({ close: () => client.leave() });
    return client;
  }
  /** A client and all it was told since before it joined; the list of participants that greets it is in. */
  async followed(options: Partial<PexipClientOptions> = {}) {
    const client = this.client(options);
    const recorder = new Recorder(client);
    await client.join({ display_name: 'Ann' });
    await recorder.next('participant_sync_end');
    return { client, recorder };
  }
  /** A client that has joined and whose stream is open. */
  async joined(options: Partial<PexipClientOptions> = {}): Promise<PexipClient> {
    const client = this.client(options);
    await client.join({ display_name: 'Ann' });
    await this.streams(1);
    return client;
  }
}

/** A proxy before the scripted node, or before another port. */
export async function openProxy(upstream = port) {
  const { port: listening } = await post<{ port: number }>('proxy', { upstream });
  const proxy = {
    url: `http://localhost:${listening}`,
    set: (faults: Partial<Faults>) => post(`proxy/${listening}`, faults),
    reset: () => post(`proxy/${listening}/reset`),
    close: () => post(`proxy/${listening}/close`),
  };
  opened.push(proxy);
  return proxy;
}

export const eventNames = [
  ...Object.keys(wireEvents),
  ...['state', 'reconnecting', 'rejoined', 'reconnected', 'transferred', 'transfer-failed', 'left'],
  ...['wire-invalid', 'unknown'],
] as PexipEventName[];

/** Keeps every event of a client, and waits for those to come. */
export class Recorder {
  readonly events: PexipEvent[] = [];
  #looks = new Set<() => void>();

  constructor(client: PexipClient) {
    for (const name of eventNames)
      client.addEventListener(name, (event) => {
        this.events.push(event);
        for (const look of [...this.#looks]) look();
      });
  }
  get names(): string[] {
    return this.events.map(({ type }) => type);
  }
  all<K extends PexipEventName>(name: K): PexipEvent<K>['detail'][] {
    return this.events.filter(({ type }) => type === name).map(({ detail }) => detail as never);
  }
  /** What was told of participants, as `create alice`. */
  get roster(): string[] {
    return this.events.flatMap(({ type, detail }) => {
      const [, verb] = /^participant_(create|update|delete)$/.exec(type) ?? [];
      return verb ? [`${verb} ${(detail as { uuid: string }).uuid}`] : [];
    });
  }
  /** The `count`th event of this name; one that has come already counts. */
  next<K extends PexipEventName>(name: K, count = 1): Promise<PexipEvent<K>['detail']> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.all(name);
        if (found.length < count) return;
        this.#looks.delete(look);
        resolve(found[count - 1] as PexipEvent<K>['detail']);
      };
      this.#looks.add(look);
      look();
    });
  }
}
