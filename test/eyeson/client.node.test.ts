/** Every row of the endpoint table on the wire, from Node with the key and from a page with a token; and what is refused. */
import { expect } from 'chai';
import type { ErrorCode } from '../../src/meeting/errors.ts';
import {
  EyesonTokenClient,
  MeetingError,
} from '../../src/providers/eyeson/client/eyeson-client.ts';
import {
  keyEndpoints,
  tokenEndpoints,
  type Endpoint,
} from '../../src/providers/eyeson/client/endpoints.ts';
import { meetingOptions } from '../../src/providers/eyeson/client/meeting-options.ts';
import {
  API_KEY,
  callServer,
  deletePermalink,
  changePermalink,
  forceStatus,
  makePermalink,
  originOf,
  requestsOf,
  type ServerAnswer,
  type StandInPermalink,
} from './api.ts';

const rows = { ...keyEndpoints, ...tokenEndpoints } as unknown as Record<string, Endpoint>;
const needsKey = (name: string) => name in keyEndpoints;

/** Every option, as a caller gives it, and as it goes out. */
const everyOption = {
  show_names: false,
  show_label: false,
  exit_url: 'https://example.com/bye?a=1&b=2',
  recording_available: false,
  broadcast_available: false,
  reaction_available: false,
  layout_available: true,
  guest_token_available: true,
  lock_available: true,
  kick_available: false,
  suggest_guest_names: false,
  sfu_mode: 'screencast',
  widescreen: true,
  background_color: '#1A56C4',
  audio_insert: 'enabled',
  layout: 'custom',
  layout_name: 'present-lower-3',
  layout_users: ['ann', '', 'bob'],
  layout_map: '[[0,0,640,360,"contain"]]',
  voice_activation: true,
  audio_insert_position: { x: 0, y: 120 },
  custom_fields: {
    locale: 'de',
    logo: 'https://example.com/logo.svg',
    hide_chat: true,
    virtual_background: true,
    virtual_background_allow_guest: false,
    virtual_background_image: 'https://example.com/beach.jpg',
  },
};
const everyOptionOut = [
  'options[show_names]=false',
  'options[show_label]=false',
  'options[exit_url]=https://example.com/bye?a=1&b=2',
  'options[recording_available]=false',
  'options[broadcast_available]=false',
  'options[reaction_available]=false',
  'options[layout_available]=true',
  'options[guest_token_available]=true',
  'options[lock_available]=true',
  'options[kick_available]=false',
  'options[suggest_guest_names]=false',
  'options[sfu_mode]=screencast',
  'options[widescreen]=true',
  'options[background_color]=#1A56C4',
  'options[audio_insert]=enabled',
  'options[layout]=custom',
  'options[layout_name]=present-lower-3',
  'options[layout_users][]=ann',
  'options[layout_users][]=',
  'options[layout_users][]=bob',
  'options[layout_map]=[[0,0,640,360,"contain"]]',
  'options[voice_activation]=true',
  'options[audio_insert_position][x]=0',
  'options[audio_insert_position][y]=120',
  'options[custom_fields][locale]=de',
  'options[custom_fields][logo]=https://example.com/logo.svg',
  'options[custom_fields][hide_chat]=true',
  'options[custom_fields][virtual_background]=true',
  'options[custom_fields][virtual_background_allow_guest]=false',
  'options[custom_fields][virtual_background_image]=https://example.com/beach.jpg',
];

/** Arguments of a call, and what goes out; `:id`, `:host` and `:guest` stand for the permalink's own. */
interface Example {
  readonly args?: object;
  readonly path: string;
  readonly form?: readonly string[];
}
const permalink_id = ':id';
const examples: Record<string, readonly Example[]> = {
  createPermalink: [
    { args: { user: { name: 'Ann' } }, path: '/permalink', form: ['user[name]=Ann'] },
    {
      args: {
        user: { name: 'Änn & Co', id: 'ann', avatar: 'https://example.com/ann.png' },
        name: 'Weekly sync',
        expires_at: '2036-05-15T10:00:00.000Z',
        options: everyOption,
      },
      path: '/permalink',
      form: [
        'name=Weekly sync',
        'expires_at=2036-05-15T10:00:00.000Z',
        ...everyOptionOut,
        'user[id]=ann',
        'user[avatar]=https://example.com/ann.png',
        'user[name]=Änn & Co',
      ],
    },
  ],
  listPermalinks: [
    { path: '/permalink' },
    {
      args: { page: 2, limit: 10, expired: false },
      path: '/permalink?page=2&limit=10&expired=false',
    },
  ],
  getPermalink: [{ args: { permalink_id }, path: '/permalink/:id' }],
  updatePermalink: [
    {
      args: { permalink_id, options: { recording_available: false } },
      path: '/permalink/:id',
      form: ['options[recording_available]=false'],
    },
  ],
  deletePermalink: [{ args: { permalink_id }, path: '/permalink/:id' }],
  addHost: [
    {
      args: { permalink_id, user: { name: 'Bob', id: 'bob' } },
      path: '/permalink/:id/users',
      form: ['user[id]=bob', 'user[name]=Bob'],
    },
  ],
  removeHost: [{ args: { permalink_id, user_token: ':host' }, path: '/permalink/:id/users/:host' }],
  readPermalink: [
    { args: { token: ':guest' }, path: '/permalink/:guest' },
    { args: { token: ':host' }, path: '/permalink/:host' },
  ],
  startMeeting: [{ args: { user_token: ':host' }, path: '/permalink/:host' }],
  registerGuest: [
    { args: { guest_token: ':guest', name: 'Bob' }, path: '/guests/:guest', form: ['name=Bob'] },
    {
      args: {
        guest_token: ':guest',
        name: 'Bob',
        id: 'bob',
        avatar: 'https://example.com/bob.png',
        email: 'bob@example.com',
        custom_fields: { locale: 'fr' },
      },
      path: '/guests/:guest',
      form: [
        'name=Bob',
        'id=bob',
        'avatar=https://example.com/bob.png',
        'email=bob@example.com',
        'custom_fields[locale]=fr',
      ],
    },
  ],
};

/** The example for one permalink. */
const fill = <T>(example: T, { permalink }: StandInPermalink): T =>
  JSON.parse(
    JSON.stringify(example)
      .replaceAll(':id', permalink.id)
      .replaceAll(':host', permalink.user_token)
      .replaceAll(':guest', permalink.guest_token),
  );

type Method = (args?: unknown, options?: { signal?: AbortSignal }) => Promise<unknown>;
const callPage = async (
  name: string,
  args?: unknown,
  signal?: AbortSignal,
): Promise<ServerAnswer> => {
  const client = new EyesonTokenClient({ origin: await originOf('eyeson-api') });
  const method = (client as unknown as Record<string, Method>)[name]!;
  const { fetch } = globalThis;
  let sent = 0;
  globalThis.fetch = (...request) => {
    sent += 1;
    return fetch(...request);
  };
  return method
    .call(client, args, signal && { signal })
    .then((result) => ({ result }))
    .catch((error) => ({ error, sent }))
    .finally(() => (globalThis.fetch = fetch));
};
/** With the key from Node, with a token from this page. */
const call = (name: string, args?: unknown) =>
  needsKey(name) ? callServer(name, args) : callPage(name, args);

const running = { started_at: '2026-01-01T09:00:00Z' };

describe('an endpoint of the table', () => {
  it('has an example here, and every option is in one', () => {
    expect(Object.keys(examples)).to.have.members(Object.keys(rows));
    expect(Object.keys(everyOption)).to.have.members(Object.keys(meetingOptions));
    expect(Object.keys(everyOption.custom_fields)).to.have.members(
      Object.keys(meetingOptions.custom_fields),
    );
  });

  for (const [name, versions] of Object.entries(examples))
    for (const [index, example] of versions.entries())
      it(`${name} goes out as documented${index ? ', with all that it takes' : ''}`, async () => {
        const permalink = await makePermalink(running);
        const { args, path, form = [] } = fill(example, permalink);
        const { error } = await call(name, args);
        expect(error).to.equal(undefined);
        const request = (await requestsOf(path)).findLast(({ url }) => url === path)!;
        expect(request.method).to.equal(rows[name]!.method);
        expect(request.headers.authorization).to.equal(needsKey(name) ? API_KEY : undefined);
        expect([...new URLSearchParams(request.body)].map((pair) => pair.join('='))).to.deep.equal(
          form,
        );
        expect(request.headers['content-type'] ?? '').to.equal(
          form.length ? 'application/x-www-form-urlencoded;charset=UTF-8' : '',
        );
        expect(request.headers).not.to.have.any.keys('referer', 'cookie');
      });

  const codes: Record<number, ErrorCode> = {
    400: 'request-failed',
    401: 'unauthorized',
    404: 'link-invalid',
    410: 'meeting-over',
    423: 'meeting-locked',
    503: 'request-failed',
  };
  for (const [name, { statuses }] of Object.entries(rows))
    for (const status of statuses.slice(1))
      it(`${name} answered with ${status} is ${codes[status]}, and holds neither key nor token`, async () => {
        const permalink = await makePermalink();
        const { args, path } = fill(examples[name]![0]!, permalink);
        const { user_token, guest_token } = permalink.permalink;
        const secrets = [API_KEY, user_token, guest_token];
        await forceStatus(path, status, { times: 1, error: `No: ${secrets.join(' ')}` });
        const { error } = await call(name, args);
        expect(error).to.include({ name: 'MeetingError', code: codes[status], status });
        expect(error!.message).to.match(
          new RegExp(`^${name}: the API answered ${status}, "No: .*…`),
        );
        const said = error!.message + error!.stack;
        const own = needsKey(name) ? [API_KEY] : [];
        for (const secret of [...own, ...secrets.filter((token) => path.includes(token))])
          expect(said).not.to.include(secret);
      });
});

describe('the client for servers', () => {
  it('wants a key that fits a header, and names it not', async () => {
    for (const apiKey of ['', 'two words', 'line\nbreak', 'umläut']) {
      const { error } = await callServer('listPermalinks', {}, { apiKey });
      expect(error).to.include({ code: 'argument-invalid' });
      expect(error!.message).to.equal("apiKey: wanted the team's API key.");
    }
  });

  it('is told where the key is wrong, without the key', async () => {
    const { error } = await callServer('listPermalinks', {}, { apiKey: 'wrong-key' });
    expect(error).to.include({ code: 'unauthorized', status: 401 });
    expect(JSON.stringify(error)).not.to.include('wrong-key');
  });

  it('gives a request up with its signal', async () => {
    const { error } = await callServer('listPermalinks', {}, { abort: true });
    expect(error!.name).to.equal('AbortError');
  });

  it('creates a permalink, adds a host, and after deletion no link of it is valid', async () => {
    const { result } = await callServer('createPermalink', {
      user: { name: 'Ann' },
      options: { widescreen: true, custom_fields: { locale: 'de' } },
    });
    const made = result as StandInPermalink & { links: Record<string, string>; options: object };
    const { id: permalink_id, user_token, guest_token } = made.permalink;
    expect(made.links).to.include({
      gui: `https://app.eyeson.team/permalink?${user_token}`,
      guest_join: `https://app.eyeson.team/permalink?guest=${guest_token}`,
    });
    expect(made.options).to.deep.equal({ widescreen: 'true', custom_fields: { locale: 'de' } });
    const added = await callServer('addHost', { permalink_id, user: { name: 'Bob' } });
    const bobs = (added.result as StandInPermalink).permalink.user_token;
    expect(bobs).not.to.equal(user_token);
    const started = await callPage('startMeeting', { user_token: bobs });
    expect(started.result).to.have.property('access_key').that.matches(/^\w+$/);
    expect(await callServer('removeHost', { permalink_id, user_token: bobs })).to.deep.equal({});
    const removed = await callPage('readPermalink', { token: bobs });
    expect(removed.error).to.include({ code: 'link-invalid' });
    await callServer('deletePermalink', { permalink_id });
    for (const token of [user_token, guest_token]) {
      const { error } = await callPage('readPermalink', { token });
      expect(error).to.include({ code: 'link-invalid', status: 404 });
    }
  });

  it('lists what has expired, and what has not', async () => {
    const { permalink } = await makePermalink({ expires_at: '2020-01-01T00:00:00Z' });
    const ids = async (expired: boolean) => {
      const { result } = await callServer('listPermalinks', { limit: 1000, expired });
      return (result as { items: StandInPermalink[] }).items.map((item) => item.permalink.id);
    };
    expect(await ids(true)).to.include(permalink.id);
    expect(await ids(false)).not.to.include(permalink.id);
  });
});

describe('the client with a token', () => {
  it('sees a meeting start, and lets a guest in only then', async () => {
    const made = await makePermalink();
    const { user_token, guest_token } = made.permalink;
    const early = await callPage('registerGuest', { guest_token, name: 'Bob' });
    expect(early.error).to.include({ code: 'meeting-over', status: 410 });
    const before = await callPage('readPermalink', { token: guest_token });
    expect((before.result as StandInPermalink).room.started_at).to.equal(null);
    await callPage('startMeeting', { user_token });
    const after = await callPage('readPermalink', { token: guest_token });
    expect((after.result as StandInPermalink).room.started_at).to.be.a('string');
    const inside = await callPage('registerGuest', { guest_token, name: 'Bob' });
    expect(inside.result).to.have.property('access_key').that.matches(/^\w+$/);
    await changePermalink(made, { locked: true });
    const late = await callPage('registerGuest', { guest_token, name: 'Cid' });
    expect(late.error).to.include({ code: 'meeting-locked', status: 423 });
    await deletePermalink(made);
  });

  it('cannot start a meeting with the guests’ token', async () => {
    const { permalink } = await makePermalink();
    const { error } = await callPage('startMeeting', { user_token: permalink.guest_token });
    expect(error).to.include({ code: 'link-invalid' });
  });

  it('gives a request up with its signal, for the signal’s own reason', async () => {
    const reason = new Error('Changed my mind');
    const { error } = await callPage('readPermalink', { token: 'abc' }, AbortSignal.abort(reason));
    expect(error).to.equal(reason);
  });

  it('an option it does not have is no option: nothing is sent elsewhere than was meant', () => {
    expect(() => new EyesonTokenClient({ api: 'http://localhost:1' } as object)).to.throw(
      'api: wanted no option but origin and, on servers, apiKey.',
    );
  });

  it('no server is request-failed without a status', async () => {
    const client = new EyesonTokenClient({ origin: 'http://localhost:1' });
    const error = await client.readPermalink({ token: 'abc' }).catch((failure) => failure);
    expect(error).to.include({ code: 'request-failed' }).and.not.have.property('status');
    expect(error.message).to.equal('readPermalink: no connection (http://localhost:1).');
  });

  it('reads what is no JSON as wire-invalid, and misses no field', async () => {
    const { fetch } = globalThis;
    const client = new EyesonTokenClient();
    try {
      globalThis.fetch = async () => new Response('<html>');
      const error = await client.readPermalink({ token: 'abc' }).catch((failure) => failure);
      expect(error).to.include({ code: 'wire-invalid' });
      globalThis.fetch = async () => Response.json({ room: { id: 7, news: [1] }, links: null });
      expect(await client.readPermalink({ token: 'abc' })).to.deep.equal({
        room: { id: '7', news: [1] },
        links: undefined,
      });
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('gives an answer without end up', async () => {
    const { fetch } = globalThis;
    const piece = new TextEncoder().encode('x'.repeat(1 << 20));
    let pieces = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        // Far beyond the bound, so that the test ends without one, too.
        if (++pieces > 64) controller.close();
        else controller.enqueue(piece);
      },
      cancel() {
        cancelled = true;
      },
    });
    try {
      globalThis.fetch = async () => new Response(endless);
      const client = new EyesonTokenClient();
      const error = await client.readPermalink({ token: 'abc' }).catch((failure) => failure);
      expect(error).to.include({
        code: 'wire-invalid',
        message: 'readPermalink: the answer is longer than 16000000 bytes.',
      });
      expect(cancelled).to.equal(true);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  for (const origin of ['http://api.eyeson.team', 'https://u@h', 'ftp://h', 'https://h/path', ''])
    it(`wants an origin that keeps tokens safe, not ${JSON.stringify(origin)}`, () => {
      expect(() => new EyesonTokenClient({ origin })).to.throw(MeetingError, /^origin: wanted/);
    });
});

describe('a bad argument is refused before anything is sent', () => {
  const user = { name: 'Ann' };
  const option = (options: object) => ({ user, options });
  const bad: [name: string, args: unknown, message: RegExp | string][] = [
    ['createPermalink', undefined, 'createPermalink: user[name]: missing, wanted a name.'],
    ['createPermalink', null, 'createPermalink: its arguments: wanted an object.'],
    ['createPermalink', { user: { name: ' ' } }, /user\[name\]: got " ", wanted a name/],
    ['createPermalink', { user: 'Ann' }, 'createPermalink: user: wanted an object.'],
    [
      'createPermalink',
      { user, expires_at: 'tomorrow' },
      /expires_at: got "tomorrow", wanted a time/,
    ],
    [
      'createPermalink',
      { user, exit_url: 'x' },
      /exit_url: wanted one of name, expires_at, options, user/,
    ],
    [
      'createPermalink',
      option({ sfu_mode: 'sfu' }),
      /options\[sfu_mode\]: got "sfu", wanted ptp, screencast or disabled/,
    ],
    [
      'createPermalink',
      option({ recording: true }),
      /options\[recording\]: wanted one of show_names/,
    ],
    [
      'createPermalink',
      option({ widescreen: 'yes' }),
      /options\[widescreen\]: got "yes", wanted true or false/,
    ],
    ['createPermalink', option({ widescreen: null }), /options\[widescreen\]: got null/],
    [
      'createPermalink',
      option({ exit_url: 'javascript:1' }),
      /options\[exit_url\]: .* wanted an http\(s\) URL/,
    ],
    ['createPermalink', option({ background_color: 'red' }), /options\[background_color\]/],
    [
      'createPermalink',
      option({ layout_users: 'ann' }),
      /options\[layout_users\]: got "ann", wanted a list/,
    ],
    ['createPermalink', option({ layout_name: ['one'] }), /options\[layout_name\]: got a list/],
    [
      'createPermalink',
      option({ audio_insert_position: { x: -1 } }),
      /\[audio_insert_position\]\[x\]: got -1/,
    ],
    [
      'createPermalink',
      option({ custom_fields: { locale: 'es' } }),
      /\[custom_fields\]\[locale\]: got "es", wanted en, de or fr/,
    ],
    [
      'createPermalink',
      option({ custom_fields: { theme: 'x' } }),
      /\[custom_fields\]\[theme\]: wanted one of locale/,
    ],
    ['listPermalinks', { limit: 0 }, /limit: got 0, wanted a whole number from 1 to 1000/],
    [
      'getPermalink',
      { permalink_id: '../rooms' },
      /permalink_id: got "\.\.\/rooms", wanted the id/,
    ],
    ['getPermalink', {}, 'getPermalink: permalink_id: missing, wanted the id of a permalink.'],
    [
      'removeHost',
      { permalink_id: 'abc', user_token: 'secret/7' },
      'removeHost: user_token: unreadable, wanted a token.',
    ],
    ['readPermalink', { token: 'secret?7' }, 'readPermalink: token: unreadable, wanted a token.'],
    ['startMeeting', undefined, 'startMeeting: user_token: missing, wanted a token.'],
    ['registerGuest', { guest_token: 'abc' }, 'registerGuest: name: missing, wanted a name.'],
    ['registerGuest', { guest_token: 'abc', name: 'Bob', email: 'bob' }, /email: got "bob"/],
  ];
  for (const [name, args, message] of bad)
    it(`${name}(${JSON.stringify(args) ?? ''})`, async () => {
      const { error, sent } = await call(name, args);
      expect(error).to.include({ name: 'MeetingError', code: 'argument-invalid' });
      expect(sent).to.equal(0);
      if (typeof message === 'string') expect(error!.message).to.equal(message);
      else expect(error!.message).to.match(message);
      expect(error!.message).not.to.include('secret');
    });
});
