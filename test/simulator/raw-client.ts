/** A participant by bare fetch and EventSource: what the simulator's own tests speak with. */
import { serverNamed } from '../server-named.ts';

const { url: nodeUrl } = await serverNamed('pexip-node');

/** A name of the node for this page alone: browsers open only six connections to one name. */
const pageName = `page-${crypto.randomUUID().slice(0, 8)}.localhost`;
let names = 0;
/** The node under a name that nobody else uses. */
export const freshNodeUrl = (): string => nodeUrl.replace('localhost', `n${++names}-${pageName}`);
export const node: string = freshNodeUrl();

export interface Envelope {
  status: string;
  // Tests look into results of every kind.
  result: unknown;
}
export interface Answer extends Envelope {
  http: number;
}
export type Json = Record<string, unknown>;

export const conferencePath = (alias: string, base = node): string =>
  `${base}/api/client/v2/conferences/${encodeURIComponent(alias)}`;

export async function request(
  method: string,
  url: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { http: response.status, ...((await response.json()) as Envelope) };
}

/** The control interface. */
export async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${node}/simulator/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

let aliases = 0;
/** A conference of this test alone. @returns Its alias. */
export async function createConference(settings: Json = {}): Promise<string> {
  const alias = `test-${crypto.randomUUID().slice(0, 8)}-${++aliases}`;
  await control('POST', 'conferences', { alias, ...settings });
  return alias;
}

export const controlOf =
  (alias: string) =>
  (method: string, noun: string, body?: unknown): Promise<unknown> =>
    control(
      method,
      `conferences/${encodeURIComponent(alias)}${noun && !noun.startsWith('?') ? `/${noun}` : noun}`,
      body,
    );

/** Moves the time of a conference, and holds it there. */
export const advance = (alias: string, ms: number): Promise<unknown> =>
  controlOf(alias)('POST', 'clock', { advance_ms: ms });

export interface ServerEvent {
  name: string;
  id: string;
  data: unknown;
}

/** Every name a node sends. */
const EVENT_NAMES = [
  ...[
    'presentation_start',
    'presentation_stop',
    'presentation_frame',
    'participant_create',
    'participant_update',
  ],
  ...[
    'participant_delete',
    'participant_sync_begin',
    'participant_sync_end',
    'conference_update',
    'layout',
  ],
  ...[
    'live_captions',
    'message_received',
    'stage',
    'call_disconnected',
    'disconnect',
    'splash_screen',
    'new_offer',
  ],
  ...[
    'update_sdp',
    'new_candidate',
    'peer_disconnect',
    'refer',
    'breakout_begin',
    'breakout_event',
    'breakout_end',
  ],
  ...['breakout_refer', 'fecc', 'something_new'],
];

/** Events as they come, in order; `next` waits for one that has not been taken yet. */
export class EventFeed {
  readonly events: ServerEvent[] = [];
  readonly source: EventSource;
  #taken = 0;
  #wake: (() => void)[] = [];

  constructor(url: string) {
    this.source = new EventSource(url);
    for (const name of EVENT_NAMES)
      this.source.addEventListener(name, (event) => {
        this.events.push({
          name,
          id: event.lastEventId,
          data: JSON.parse(event.data as string) as unknown,
        });
        for (const wake of this.#wake.splice(0)) wake();
      });
  }

  /** The next event of that name that fits; those before it are passed over. */
  async next<T = Json>(name: string, fits: (data: T) => boolean = () => true): Promise<T> {
    for (;;) {
      while (this.#taken < this.events.length) {
        const event = this.events[this.#taken++];
        if (event?.name === name && fits(event.data as T)) return event.data as T;
      }
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  all<T = Json>(name: string): T[] {
    return this.events.filter((event) => event.name === name).map(({ data }) => data as T);
  }

  /** Those that have come so far are passed over. */
  skip(): void {
    this.#taken = this.events.length;
  }

  close(): void {
    this.source.close();
  }
}

const open = new Set<RawClient>();

export class RawClient {
  readonly alias: string;
  readonly base: string;
  readonly grant: Json;
  readonly token: string;
  readonly uuid: string;
  #feed: EventFeed | undefined;

  private constructor(alias: string, base: string, grant: Json) {
    this.alias = alias;
    this.base = base;
    this.grant = grant;
    this.token = grant.token as string;
    this.uuid = grant.participant_uuid as string;
    open.add(this);
  }

  static async join(
    alias: string,
    { pin, name = 'Ann', ...body }: { pin?: string; name?: string; [key: string]: unknown } = {},
  ): Promise<RawClient> {
    const base = freshNodeUrl();
    const answer = await request('POST', `${conferencePath(alias, base)}/request_token`, {
      headers: pin === undefined ? {} : { pin },
      body: { display_name: name, ...body },
    });
    if (answer.http !== 200)
      throw new Error(`request_token: ${answer.http} ${JSON.stringify(answer.result)}`);
    return new RawClient(alias, base, answer.result as Json);
  }

  get feed(): EventFeed {
    this.#feed ??= this.openEvents();
    return this.#feed;
  }

  openEvents(): EventFeed {
    return new EventFeed(
      `${conferencePath(this.alias, this.base)}/events?token=${encodeURIComponent(this.token)}`,
    );
  }

  /** Joins the event stream and waits until the roster is there. */
  async listen(): Promise<EventFeed> {
    await this.feed.next('participant_sync_end');
    await this.feed.next('stage');
    return this.feed;
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return request('POST', `${conferencePath(this.alias, this.base)}/${path}`, {
      headers: { token: this.token },
      body,
    });
  }

  get(path: string): Promise<Answer> {
    return request('GET', `${conferencePath(this.alias, this.base)}/${path}`, {
      headers: { token: this.token },
    });
  }

  /** A request on a participant: itself, unless another is named. */
  on(path: string, body?: unknown, uuid = this.uuid): Promise<Answer> {
    return this.post(`participants/${uuid}/${path}`, body);
  }

  leave(): void {
    this.#feed?.close();
    open.delete(this);
    void this.post('release_token').catch(() => undefined);
  }
}

/** For `afterEach`: nobody stays. */
export function leaveAll(): void {
  for (const client of open) client.leave();
}

/** The names of a roster. */
export const namesOf = (participants: unknown): string[] =>
  (participants as Json[]).map(({ display_name }) => String(display_name)).sort();
