/** Every row of the API's table on the wire: method, path, headers, body; and arguments that never get there. */
import { expect } from 'chai';
import table from '../data/pexip-client-rest-api.json' with { type: 'json' };
import type { PexipClient } from '../../src/providers/pexip/client/pexip-client.ts';
import { MeetingError } from '../../src/meeting/errors.ts';
import {
  breakoutRequests,
  breakoutsRequests,
  callRequests,
  conferenceRequests,
  nodeRequests,
  participantRequests,
  resourceRequests,
} from '../../src/providers/pexip/client/requests.ts';
import { closeAll, Scene } from './node.ts';

type Args = Record<string, unknown>;
type Method = (args?: Args) => Promise<unknown>;
const call = (target: unknown, name: string, args?: Args) =>
  (target as Record<string, Method>)[name]?.call(target, args) as Promise<unknown>;

afterEach(closeAll);

/** Least and most arguments of those that have any. One entry: they are the same. */
const ARGUMENTS: Record<string, [least: Args | undefined, ...more: Args[]]> = {
  request_token: [
    { display_name: 'Ann' },
    {
      display_name: 'Ann',
      call_tag: 'def456',
      direct_media: true,
      chosen_idp: '4fe19459',
      sso_token: 'SSO',
      conference_extension: 'meet.bob',
    },
  ],
  dial: [
    { role: 'GUEST', destination: 'bob@example.com', protocol: 'sip' },
    {
      role: 'HOST',
      destination: 'rtmp://example.com/live',
      protocol: 'rtmp',
      presentation_url: 'rtmp://example.com/slides',
      streaming: 'yes',
      dtmf_sequence: '12#',
      source_display_name: 'Alice',
      source: 'meet.alice',
      call_type: 'video-only',
      keep_conference_alive: 'keep_conference_alive_if_multiple',
      remote_display_name: 'Stream',
      text: 'Live',
    },
  ],
  set_guests_can_unmute: [{ setting: false }],
  message: [
    { type: 'text/plain', payload: 'Hello World' },
    { type: 'application/json', payload: '{"a":1}' },
  ],
  transform_layout: [
    { transforms: {} },
    {
      transforms: {
        layout: 'ac',
        host_layout: '4:0',
        guest_layout: '2:21',
        enable_extended_ac: true,
        streaming_indicator: true,
        recording_indicator: false,
        transcribing_indicator: true,
        enable_active_speaker_indication: true,
        enable_overlay_text: false,
        streaming: {
          layout: '1:0',
          waiting_screen_enabled: true,
          indicators_enabled: false,
          presentation_in_mix: true,
        },
        free_form_overlay_text: ['Top left', '', 'bottom left'],
      },
    },
  ],
  silent_video_detection: [
    { config: {} },
    { config: { enable: true, silent_after: 120, require_no_faces: false, reactivate_after: 5 } },
  ],
  set_classification_level: [{ level: 4 }],
  theme_resource: [{ resource_path: 'background.jpg' }],
  available_layouts: [undefined, { annotate: true }],
  breakouts: [
    { name: 'Room' },
    {
      name: 'Room',
      duration: 60,
      end_action: 'disconnect',
      participants: { main: ['a', 'b'], other: [] },
      guests_allowed_to_leave: false,
    },
  ],
  set_message_text: [{ text: '' }, { text: 'Hello\nWorld' }],
  set_pinning_config: [{ pinning_config: 'basic_backfill' }],
  dtmf: [{ digits: '1234' }],
  calls: [
    { call_type: 'WEBRTC', sdp: 'v=0' },
    { call_type: 'WEBRTC', sdp: 'v=0', fecc_supported: true, media_type: 'audio', present: 'main' },
  ],
  overlaytext: [{ text: 'The Dude' }],
  pres_in_mix: [{ state: false }],
  role: [{ role: 'chair' }],
  fecc: [
    { action: 'stop', movement: [], timeout: 0 },
    {
      action: 'start',
      movement: [
        { axis: 'pan', direction: 'left' },
        { axis: 'zoom', direction: 'in' },
      ],
      timeout: 1000,
    },
  ],
  transfer: [
    { role: 'guest', conference_alias: 'meet@example.com' },
    { role: 'host', conference_alias: 'meet@example.com', pin: '1234' },
  ],
  statistics: [
    undefined,
    { audio: { rx_bitrate: 64.4 }, video: { tx_codec: 'VP8' }, presentation: {} },
  ],
  preferred_aspect_ratio: [{ aspect_ratio: 0.5625 }],
  layout_group: [{ layout_group: '' }],
  send_to_audio_mixes: [{ mixes: [] }, { mixes: [{ mix_name: 'main.french', prominent: true }] }],
  receive_from_audio_mix: [{ mix_name: null }, { mix_name: 'main' }],
  breakout_move: [{ breakout_uuid: 'main', participants: [] }],
  ack: [undefined, { sdp: 'v=0' }, { sdp: 'offer_ignored', offer_ignored: true }],
  new_candidate: [
    { candidate: '', mid: '0' },
    { candidate: 'candidate:1', mid: '0', ufrag: 'YAeD', pwd: 'secret' },
  ],
  update: [{ sdp: 'v=0' }, { sdp: 'v=0', fecc_supported: false }],
  'presentation.jpeg': [{ id: 'MTAuNDQuOTkuMl8xOA==' }],
  'presentation_high.jpeg': [{ id: 'MTAuNDQuOTkuMl8xOA==' }],
};

/** Answers that the request reads; others answer true. */
const RESULTS: Record<string, unknown> = {
  dial: ['977fcd1c'],
  conference_status: { locked: false },
  participants: [{ uuid: 'a', is_muted: 'No' }],
  get_classification_level: { levels: { 0: 'Unclassified' }, current: null },
  theme: { direct_media_welcome: {} },
  available_layouts: ['1:7', { name: '2x2', tags: ['equal'] }],
  layout_svgs: { '1:7': '<svg/>' },
  breakouts: { breakout_uuid: 'room' },
  get_message_text: { text: 'Hello', set_time: 'now' },
  get_pinning_config: { pinning_config: 'basic_backfill' },
  calls: { call_uuid: 'call', sdp: 'v=0' },
  update: 'v=0',
  status: 'OK',
};

interface Row {
  group: string;
  name: string;
  method: string;
  path: string;
  body: Record<string, unknown>;
  query?: Record<string, string>;
}

const PREFIX = '/api/client/v2';
const CONFERENCE = `${PREFIX}/conferences/{conference_alias}/`;
const methodName = (name: string) => name.replaceAll('.', '_');

/** Does what the row stands for, and says what its path is then. */
function perform(client: PexipClient, { group, name, path }: Row, args: Args | undefined) {
  const filled = path
    .replace('{participant_uuid}', 'some one')
    .replace('{breakout_uuid}', 'room')
    .replace('{call_uuid}', 'call/1')
    .replace('{resource_path}', 'background.jpg');
  const method = methodName(name);
  switch (`${group}.${name}`) {
    case 'client.release_token':
      return { path: filled, done: client.leave() };
    case 'breakout.breakout_conference_control':
      return {
        path: filled.replace('{conference_request}', 'muteguests'),
        done: client.breakout('room').muteguests(),
      };
    case 'breakout.breakout_participant_function':
      return {
        path: filled.replace('{participant_request}', 'mute'),
        done: client.breakout('room').participant('some one').mute(),
      };
    case 'breakout.breakout_clearbreakoutbuzz':
      return { path: filled, done: client.breakout('room').clearbreakoutbuzz() };
    default: {
      const target =
        group === 'participant'
          ? client.participant('some one')
          : group === 'call'
            ? client.call('some one', 'call/1')
            : path.includes('{breakout_uuid}')
              ? client.breakout('room')
              : client;
      return { path: filled, done: call(target, method, args) };
    }
  }
}

describe('requests of the table', () => {
  for (const row of table.requests as unknown as Row[]) {
    if (row.name === 'request_token' || row.name === 'events') continue;
    const versions = ARGUMENTS[row.name] ?? [undefined];
    for (const [index, args] of versions.entries())
      it(`${row.group} ${row.name} goes out as documented${index ? ', with all arguments' : ''}`, async () => {
        const scene = new Scene('meet@ex/');
        const client = await scene.joined();
        const below = row.path
          .slice(CONFERENCE.length)
          .replace('{participant_uuid}', 'some%20one')
          .replace('{breakout_uuid}', 'room')
          .replace('{call_uuid}', 'call%2F1')
          .replace('{resource_path}', 'background.jpg')
          .replace('{conference_request}', 'muteguests')
          .replace('{participant_request}', 'mute');
        const isNode = row.group === 'node';
        if (!isNode && row.name in RESULTS)
          await scene.rule({ path: below, body: { status: 'success', result: RESULTS[row.name] } });
        const { done } = perform(client, row, args);
        await done;
        if (isNode) return;
        const [request] = await scene.requests(below);
        expect(request?.method).to.equal(row.method);
        const path = `${PREFIX}/conferences/${encodeURIComponent(scene.alias)}/${below}`;
        const query =
          row.method === 'GET' && args && row.name !== 'theme_resource'
            ? `?${Object.entries(args)
                .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
                .join('&')}`
            : '';
        expect(request?.url).to.equal(`${path}${query}`);
        expect(request?.headers.token).to.match(/^SECRET\+1\//);
        if (row.method === 'POST' && args) {
          expect(JSON.parse(request?.body ?? '')).to.deep.equal(args);
          expect(request?.headers['content-type']).to.equal('application/json');
        } else {
          expect(request?.body).to.equal('');
          expect(request?.headers).not.to.have.property('content-type');
        }
        expect(request?.headers).not.to.have.property('referer');
      });
  }

  for (const args of ARGUMENTS.request_token ?? [])
    it(`request_token carries ${Object.keys(args ?? {}).join(', ')}, and the PIN in its header`, async () => {
      const scene = new Scene('meet@ex/');
      await scene.client().join({ ...(args as { display_name: string }), pin: '1234' });
      const [request] = await scene.requests('request_token');
      expect(request?.method).to.equal('POST');
      expect(request?.url).to.equal(
        `${PREFIX}/conferences/${encodeURIComponent(scene.alias)}/request_token`,
      );
      expect(JSON.parse(request?.body ?? '')).to.deep.equal(args);
      expect(request?.headers.pin).to.equal('1234');
      expect(request?.headers).not.to.have.property('token');
    });

  it('events are asked for with the token in the header, under the encoded alias', async () => {
    const scene = new Scene('meet@ex/');
    await scene.joined();
    const [request] = await scene.requests('events');
    expect(request?.url).to.equal(
      `${PREFIX}/conferences/${encodeURIComponent(scene.alias)}/events`,
    );
    expect(request?.headers.token).to.match(/^SECRET\+1\//);
    expect(request?.headers.accept).to.equal('text/event-stream');
  });

  it('status goes to the node without a token, before any join', async () => {
    const scene = new Scene();
    expect(await scene.client().status()).to.equal('true');
  });

  it('the table has each of the 80 rows once', () => {
    const groups: Record<string, object> = {
      client: { request_token: 1, refresh_token: 1, release_token: 1 },
      conference: conferenceRequests,
      participant: participantRequests,
      call: callRequests,
      breakout: {
        ...breakoutsRequests,
        ...breakoutRequests,
        breakout_clearbreakoutbuzz: 1,
        breakout_conference_control: 1,
        breakout_participant_function: 1,
      },
      node: nodeRequests,
      resource: { ...resourceRequests, events: 1 },
    };
    // Requests of Pexip's own client that the text does not know.
    const more: Record<string, readonly string[]> = {
      conference: ['video_mix_create', 'video_mix_configure', 'video_mix_delete'],
      participant: ['notify_not_afk'],
      call: ['statistics'],
      breakout: ['breakouts_message', 'breakouts_disconnect', 'request_guest_token'],
    };
    for (const [group, rows] of Object.entries(groups)) {
      const wanted = table.requests
        .filter((row) => row.group === group)
        .map(({ name }) => methodName(name));
      const beyond = more[group] ?? [];
      expect(Object.keys(rows).sort(), group).to.deep.equal([...wanted, ...beyond].sort());
    }
    expect(table.requests).to.have.length(80);
  });
});

describe('arguments', () => {
  const bad: [name: string, target: (client: PexipClient) => unknown, args?: unknown][] = [
    ['dial', (c) => c, { role: '', destination: 'a', protocol: 'sip' }],
    ['dial', (c) => c, { role: 'HOST', destination: '', protocol: 'sip' }],
    ['dial', (c) => c, { role: 'HOST', destination: 'a', protocol: 5060 }],
    ['dial', (c) => c],
    ['lock', (c) => c, { now: true }],
    ['lock', (c) => c, null],
    ['set_guests_can_unmute', (c) => c, { setting: 'yes' }],
    ['message', (c) => c, { type: '', payload: '<b>' }],
    ['silent_video_detection', (c) => c, { config: { silent_after: 121 } }],
    ['silent_video_detection', (c) => c, { config: { silent_after: 0 } }],
    ['silent_video_detection', (c) => c, { config: { reactivate_after: 6 } }],
    ['set_classification_level', (c) => c, { level: NaN }],
    ['transform_layout', (c) => c, { transforms: { layuot: '1:7' } }],
    ['transform_layout', (c) => c, { transforms: { streaming: { layout: 1 } } }],
    ['theme_resource', (c) => c, { resource_path: '../lock' }],
    ['theme_resource', (c) => c, { resource_path: '/a' }],
    ['breakouts', (c) => c, { name: 'a', duration: -1 }],
    ['breakouts', (c) => c, { name: 'a', participants: { main: 'a' } }],
    ['role', (c) => c.participant('a'), { role: true }],
    ['preferred_aspect_ratio', (c) => c.participant('a'), { aspect_ratio: 2.1 }],
    ['fecc', (c) => c.participant('a'), { action: 1, movement: [], timeout: 1 }],
    ['fecc', (c) => c.participant('a'), { action: 'stop', movement: [{ axis: 'x' }], timeout: 1 }],
    ['transfer', (c) => c.participant('a'), { role: null, conference_alias: 'b' }],
    ['send_to_audio_mixes', (c) => c.participant('a'), { mixes: [{ mix_name: 'a' }] }],
    ['calls', (c) => c.participant('a'), { call_type: '', sdp: '' }],
    ['ack', (c) => c.call('a', 'b'), { sdp: 1 }],
    ['breakout_move', (c) => c.breakout('a'), { breakout_uuid: '..', participants: [] }],
  ];
  it('that are wrong are refused by name, and nothing is sent', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const before = (await scene.log()).length;
    for (const [name, target, args] of bad) {
      const error = await call(target(client), name, args as Args).catch((e: unknown) => e);
      expect(error, `${name} ${JSON.stringify(args)}`).to.be.instanceOf(MeetingError);
      expect(error).to.include({ code: 'argument-invalid' });
      expect((error as Error).message).to.include(name);
    }
    expect((await scene.log()).length).to.equal(before);
  });

  for (const part of ['', '.', '..'])
    it(`"${part}" names nobody: the path would be another request's`, () => {
      const client = new Scene().client();
      for (const name of [
        () => client.participant(part),
        () => client.breakout(part),
        () => client.call('a', part),
        () => new Scene().client({ alias: part }),
      ])
        expect(name).to.throw(MeetingError).with.property('code', 'argument-invalid');
    });

  for (const [given, message] of [
    [{ role: 5 }, 'dial: role: got 5, wanted a word such as HOST, GUEST.'],
    [{ role: undefined }, 'dial: role: missing, wanted a word such as HOST, GUEST.'],
    [{ role: null }, 'dial: role: got null, wanted a word such as HOST, GUEST.'],
    [{ text: ['a'] }, 'dial: text: got a list, wanted a text.'],
    [{ rôle: 'HOST' }, /^dial: rôle: wanted one of role, destination, /],
  ] as const)
    it(`is refused in a sentence that names request, argument, what came and what was wanted: ${message}`, async () => {
      const client = await new Scene().joined();
      const dial = { role: 'HOST', destination: 'bob@example.com', protocol: 'sip' };
      const error = (await call(client, 'dial', { ...dial, ...given }).catch(
        (error: unknown) => error,
      )) as MeetingError;
      expect(error.code).to.equal('argument-invalid');
      if (typeof message === 'string') expect(error.message).to.equal(message);
      else expect(error.message).to.match(message);
    });

  it('a PIN, a token or a password that is wrong is not repeated', async () => {
    const client = await new Scene().joined();
    const error: Error = (await call(client.participant('a'), 'transfer', {
      role: 'host',
      conference_alias: 'b',
      pin: 123_456,
    }).catch((e: Error) => e)) as Error;
    expect(error.message).to.include('pin').and.not.include('123456');
  });

  for (const address of [
    'javascript:alert(1)',
    'http://vc.example.com',
    'a/b',
    'u:p@host',
    '',
    'h?x',
    'ftp://h',
  ])
    it(`"${address}" is not an address`, () => {
      expect(() => new Scene().client({ address }))
        .to.throw(MeetingError)
        .with.property('code', 'argument-invalid');
    });
});

describe('what a newer node takes', () => {
  it('goes out although the text does not have the word', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'dial', body: { status: 'success', result: ['uuid'] } });
    const dial = { role: 'PRESENTER', destination: 'a', protocol: 'quic' };
    await client.dial(dial);
    const [request] = await scene.requests('dial');
    expect(JSON.parse(request?.body ?? '')).to.deep.equal(dial);
  });

  it('goes out although there is no method for it, and its answer comes as it is', async () => {
    const scene = new Scene('meet@ex/');
    const client = await scene.joined();
    const result = { answer: [1, null, { deep: 'x' }] };
    await scene.rule({ path: 'polls/what%20is%7Bit%7D', body: { status: 'success', result } });
    expect(
      await client.request({ path: 'polls/what is{it}', body: { choices: ['a'], open: false } }),
    ).to.deep.equal(result);
    const [request] = await scene.requests('polls/what%20is%7Bit%7D');
    expect(request?.method).to.equal('POST');
    expect(request?.headers.token).to.match(/^SECRET\+1\//);
    expect(JSON.parse(request?.body ?? '')).to.deep.equal({ choices: ['a'], open: false });
  });

  it('may be a GET with a query, or an answer without anything in it', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'polls', body: '' });
    const given = { path: 'polls', method: 'GET', body: { since: 'a&b' } } as const;
    expect(await client.request(given)).to.equal(null);
    const [request] = await scene.requests('polls');
    expect(request?.url).to.match(/polls\?since=a%26b$/);
    expect(request?.body).to.equal('');
  });

  it('fails as a named request does: by the node’s words, by an abort, and by what is no path', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const body = { status: 'success', result: 'No such poll' };
    await scene.rule({ path: 'polls', status: 404, body });
    const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);
    const refused = (await failure(client.request({ path: 'polls' }))) as MeetingError;
    expect(refused).to.include({ code: 'request-failed', status: 404 });
    expect(refused.message).to.include('polls').and.include('No such poll');
    const reason = new Error('Not wanted any more.');
    const signal = AbortSignal.abort(reason);
    expect(await failure(client.request({ path: 'polls' }, { signal }))).to.equal(reason);
    const before = (await scene.log()).length;
    for (const wrong of [
      { path: '../other/lock' },
      { path: '/lock' },
      { path: '' },
      { path: 'polls', method: 'DELETE' },
      { path: 'polls', body: ['a'] },
    ]) {
      const error = await failure(client.request(wrong as { path: string }));
      expect(error, JSON.stringify(wrong)).to.include({ code: 'argument-invalid' });
    }
    expect((await scene.log()).length).to.equal(before);
    await client.leave();
    expect(await failure(client.request({ path: 'polls' }))).to.include({ code: 'session-closed' });
  });
});

describe('answers', () => {
  const failures: [what: string, rule: { status?: number; body?: unknown }, status: number][] = [
    ['result false', { body: { status: 'success', result: false } }, 200],
    ['status failure', { body: { status: 'failure', result: 'Not configured' } }, 200],
    ['status failed', { body: { status: 'failed', result: 'Maintenance mode' } }, 200],
    [
      '403 with success',
      { status: 403, body: { status: 'success', result: 'Invalid token' } },
      403,
    ],
    ['404 without a body', { status: 404, body: '' }, 404],
    ['502 with HTML', { status: 502, body: '<html>Bad gateway</html>' }, 502],
  ];
  for (const [what, rule, status] of failures)
    it(`${what} rejects with request-failed`, async () => {
      const scene = new Scene();
      const client = await scene.joined();
      await scene.rule({ path: 'lock', ...rule });
      const error = await client.lock().catch((e: unknown) => e);
      expect(error).to.include({ code: 'request-failed', status });
      expect((error as Error).message).not.to.include('<');
    });

  it('without an envelope are read as they are', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'breakouts', body: { breakout_uuid: 'room' } });
    expect(await client.breakouts({ name: 'a' })).to.deep.equal({ breakout_uuid: 'room' });
    await scene.rule({ path: 'get_message_text', body: { text: 'Hello', set_time: 'now' } });
    expect((await client.get_message_text()).text).to.equal('Hello');
  });

  it('null, true and nothing at all are all success', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    for (const body of [
      { status: 'success', result: null },
      '',
      { status: 'success', result: true },
    ]) {
      await scene.rule({ path: 'unlock', body });
      await client.unlock();
    }
    await scene.rule({ path: 'theme', status: 204, body: '' });
    expect(await client.theme()).to.equal(null);
  });

  for (const body of ['v=0', { sdp: 'v=0', call_uuid: 'c' }, { sdp: '', offer_ignored: true }])
    it(`update reads ${JSON.stringify(body)}`, async () => {
      const scene = new Scene();
      const client = await scene.joined();
      await scene.rule({
        path: 'participants/a/calls/c/update',
        body: { status: 'success', result: body },
      });
      expect(await client.call('a', 'c').update({ sdp: 'v=0' })).to.deep.equal(
        typeof body === 'string' ? { sdp: body } : body,
      );
    });

  it('pictures are blobs', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'presentation.jpeg', body: 'JPEG', type: 'image/jpeg' });
    const picture = await client.presentation_jpeg({ id: 'MQ==' });
    expect(picture.type).to.equal('image/jpeg');
    expect(await picture.text()).to.equal('JPEG');
  });

  it('a request is given up by its signal', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    await scene.rule({ path: 'lock', kind: 'hang' });
    const abort = new AbortController();
    const locking = client.lock({}, { signal: abort.signal }).catch((e: unknown) => e);
    await scene.requests('lock');
    abort.abort();
    expect(await locking).to.include({ name: 'AbortError' });
  });
});
