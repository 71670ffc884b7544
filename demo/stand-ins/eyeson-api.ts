/** Eyeson's permalink API, as documented: with the API key for servers, with tokens, and with CORS for these alone. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, type StandIn } from './stand-in.ts';

/** The key that servers send. */
const API_KEY = 'stand-in-api-key';
/** A permalink that is always there, with the tokens of Eyeson's own example. */
const STANDING = {
  name: 'Weekly sync',
  user_token: '9clgjJXl1NzbcmF5vfXWhAVJ',
  guest_token: 'R2SdUxiqKhpBoUu0oi0pZZkZ',
};

interface User {
  readonly id: string;
  readonly name: string;
  readonly avatar: string | null;
}
interface Permalink {
  readonly id: string;
  readonly created_at: string;
  readonly guest_token: string;
  /** By token; the first is the one it was created with. */
  readonly hosts: Map<string, User>;
  name: string;
  expires_at: string | null;
  options: Fields;
  started_at: string | null;
  /** Its meetings answer 423. */
  locked: boolean;
  /** Its meetings answer 410. */
  over: boolean;
}
interface Fields {
  [name: string]: string | Fields | string[];
}
/** What is answered with a status of a test's choosing. */
interface Forced {
  readonly path: string;
  readonly status: number;
  readonly error?: string;
  times: number;
}
/** What came. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

const permalinks = new Map<string, Permalink>();
let forced: Forced[] = [];
let requests: Request[] = [];

const newId = () => randomBytes(12).toString('hex');
const newToken = () => randomBytes(18).toString('base64').replace(/\W/g, 'x');

/** `options[custom_fields][locale]=de` → `{ options: { custom_fields: { locale: 'de' } } }`. */
const readForm = (body: string): Fields => {
  const fields: Fields = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const [first = '', ...rest] = name.split('[').map((part) => part.replace(/]$/, ''));
    const list = rest.at(-1) === '';
    const keys = list ? [first, ...rest.slice(0, -1)] : [first, ...rest];
    const last = keys.pop()!;
    let group = fields;
    for (const key of keys) group = (group[key] ??= {}) as Fields;
    group[last] = list ? [...((group[last] as string[] | undefined) ?? []), value] : value;
  }
  return fields;
};

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const readUser = (fields: unknown): User | undefined => {
  const { id, name, avatar } = (fields ?? {}) as Fields;
  const known = textOf(name);
  return known === undefined
    ? undefined
    : { id: textOf(id) ?? newId(), name: known, avatar: textOf(avatar) ?? null };
};

const openPermalink = (settings: Partial<Permalink>, tokens: Partial<typeof STANDING> = {}) => {
  const permalink: Permalink = {
    id: newId(),
    created_at: new Date().toISOString(),
    guest_token: tokens.guest_token ?? newToken(),
    hosts: new Map([
      [tokens.user_token ?? newToken(), { id: newId(), name: 'Host', avatar: null }],
    ]),
    name: 'Permalink Room',
    expires_at: null,
    options: {},
    started_at: null,
    locked: false,
    over: false,
    ...settings,
  };
  permalinks.set(permalink.id, permalink);
  return permalink;
};
openPermalink({ name: STANDING.name }, STANDING);

const roomOf = ({ id, name, started_at }: Permalink) => ({ id, name, started_at });

const describe = (permalink: Permalink, token = [...permalink.hosts.keys()][0] ?? '') => {
  const { id, created_at, guest_token, expires_at, options } = permalink;
  const user = permalink.hosts.get(token);
  return {
    permalink: { id, created_at, user_token: token, guest_token, expires_at },
    room: roomOf(permalink),
    team: { name: 'Stand-in' },
    user: user && { ...user, guest: false, joined_at: created_at },
    options,
    links: {
      self: `https://api.eyeson.team/permalink/${id}`,
      gui: `https://app.eyeson.team/permalink?${token}`,
      guest_join: `https://app.eyeson.team/permalink?guest=${guest_token}`,
    },
  };
};

const admit = (permalink: Permalink, user: User, guest: boolean): Answer => ({
  status: 201,
  body: {
    access_key: newToken(),
    ready: true,
    locked: permalink.locked,
    room: { ...roomOf(permalink), ready: true, shutdown: false },
    team: { name: 'Stand-in' },
    user: { ...user, guest },
    options: permalink.options,
  },
});

const refuse = (status: number, error: string): Answer => ({ status, body: { error } });
const notFound = refuse(404, 'Not found');
const isExpired = ({ expires_at }: Permalink) =>
  expires_at !== null && Date.parse(expires_at) <= Date.now();

/** What servers ask. */
const answerServer = (method: string, parts: readonly string[], url: URL, body: string): Answer => {
  const [, id = '', users, userToken = ''] = parts;
  const fields = readForm(body);
  const settings = () => ({
    ...(textOf(fields.name) && { name: textOf(fields.name)! }),
    ...(textOf(fields.expires_at) && { expires_at: textOf(fields.expires_at)! }),
    ...(fields.options && { options: fields.options as Fields }),
  });
  const user = readUser(fields.user);
  if (!id && method === 'POST') {
    if (!user) return refuse(400, 'user[name] is missing');
    const hosts = new Map([[newToken(), user]]);
    return { status: 201, body: describe(openPermalink({ ...settings(), hosts })) };
  }
  if (!id && method === 'GET') {
    const page = Number(url.searchParams.get('page') ?? 1);
    const limit = Number(url.searchParams.get('limit') ?? 25);
    const expired = url.searchParams.get('expired');
    const all = [...permalinks.values()].filter(
      (permalink) => expired === null || `${isExpired(permalink)}` === expired,
    );
    const items = all.slice((page - 1) * limit, page * limit).map((item) => describe(item));
    return { status: 200, body: { page, limit, total: all.length, items } };
  }
  const permalink = permalinks.get(id);
  if (!permalink) return notFound;
  if (users === 'users') {
    if (method === 'DELETE') return permalink.hosts.delete(userToken) ? { status: 204 } : notFound;
    if (!user) return refuse(400, 'user[name] is missing');
    const token = newToken();
    permalink.hosts.set(token, user);
    return { status: 201, body: describe(permalink, token) };
  }
  if (method === 'DELETE') return permalinks.delete(id) ? { status: 204 } : notFound;
  if (method === 'PUT')
    Object.assign(permalink, settings(), {
      options: { ...permalink.options, ...settings().options },
    });
  return { status: 200, body: describe(permalink) };
};

/** What holders of a token ask. */
const answerToken = (method: string, [resource, token = '']: readonly string[], body: string) => {
  const permalink = [...permalinks.values()].find(
    ({ hosts, guest_token }) => hosts.has(token) || guest_token === token,
  );
  const host = permalink?.hosts.get(token);
  if (!permalink) return notFound;
  if (permalink.over) return refuse(410, 'The meeting is over');
  if (method === 'GET' && resource === 'permalink')
    return { status: 200, body: describe(permalink, host ? token : undefined) };
  if (permalink.locked) return refuse(423, 'The meeting is locked');
  if (resource === 'guests') {
    const guest = readUser(readForm(body));
    if (!guest) return refuse(400, 'name is missing');
    return permalink.started_at === null
      ? refuse(410, 'The meeting is not running')
      : admit(permalink, guest, true);
  }
  if (!host) return notFound;
  if (permalink.started_at === null && isExpired(permalink))
    return refuse(410, 'The permalink has expired');
  permalink.started_at ??= new Date().toISOString();
  return admit(permalink, host, false);
};

/**
 * For tests and the demo, beyond what Eyeson has: `POST /stand-in/permalinks` makes one without a key; `PUT
 * /stand-in/permalinks/<guest token>` changes its state, `DELETE` deletes it; `POST /stand-in/forced` has a path
 * answer with a status; `GET /stand-in/requests` gives what came, `DELETE` forgets that and what is forced.
 */
const control = (method: string, [, what, token]: readonly string[], body: string): unknown => {
  const given = body ? JSON.parse(body) : {};
  if (what === 'forced') {
    forced.push({ times: Infinity, ...given });
    return forced;
  }
  if (what === 'requests') {
    if (method === 'DELETE') requests = forced = [];
    return requests;
  }
  const known = [...permalinks.values()].find(({ guest_token }) => guest_token === token);
  if (method === 'DELETE' && known) permalinks.delete(known.id);
  if (method === 'PUT' && known) Object.assign(known, given);
  return describe(known ?? openPermalink(given));
};

const CORS = { 'access-control-allow-origin': '*' };
const PREFLIGHT = {
  ...CORS,
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-allow-headers': 'content-type',
};

const send = (response: ServerResponse, { status, body }: Answer, headers: object): true => {
  response.writeHead(status, { ...headers, 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
  return true;
};

export const eyesonApi: StandIn = {
  name: 'eyeson-api',
  page: () => undefined,
  async handle(request, response, url) {
    const { method = 'GET', headers } = request;
    const parts = url.pathname.split('/').slice(1);
    const [resource, id = '', users] = parts;
    if (resource === 'stand-in') {
      const body = method === 'OPTIONS' ? {} : control(method, parts, await readBody(request));
      return send(response, { status: 200, body }, PREFLIGHT);
    }
    if (resource !== 'permalink' && resource !== 'guests') return false;
    const isServers = resource === 'permalink' && (!id || !!users || permalinks.has(id));
    const cors = isServers ? {} : PREFLIGHT;
    if (method === 'OPTIONS') return send(response, { status: isServers ? 404 : 204 }, cors);
    const body = await readBody(request);
    requests.push({ method, url: request.url ?? '', headers, body });
    const rule = forced.find(({ path, times }) => path === url.pathname && times > 0);
    if (rule) {
      rule.times -= 1;
      return send(response, refuse(rule.status, rule.error ?? 'As wanted'), cors);
    }
    // A token may be asked for with a key, too, but no server's request goes without.
    if (isServers || headers.authorization !== undefined) {
      if (headers.authorization !== API_KEY) return send(response, refuse(401, 'Unauthorized'), {});
    }
    const answer = isServers
      ? answerServer(method, parts, url, body)
      : answerToken(method, parts, body);
    return send(response, answer, cors);
  },
};
