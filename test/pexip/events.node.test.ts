/** Every event, in the text's form and in each form that real nodes send. */
import { expect } from 'chai';
import table from '../data/pexip-client-rest-api.json' with { type: 'json' };
import type { PexipEventName, PexipState } from '../../src/providers/pexip/client/pexip-client.ts';
import { wireEvents } from '../../src/providers/pexip/client/wire-events.ts';
import { closeAll, Recorder, roster, Scene, sse } from './node.ts';

afterEach(closeAll);

const ALICE = {
  buzz_time: 0,
  call_direction: 'in',
  call_tag: 'def456',
  disconnect_supported: 'YES',
  display_name: 'Alice',
  encryption: 'On',
  external_node_uuid: '',
  fecc_supported: 'NO',
  has_media: false,
  is_audio_only_call: 'NO',
  is_client_muted: false,
  is_external: false,
  is_idp_authenticated: false,
  is_conjoined: false,
  is_muted: 'NO',
  is_presenting: 'NO',
  is_streaming_conference: false,
  is_video_call: 'YES',
  is_video_muted: false,
  layout_group: '',
  local_alias: 'meet.alice',
  mute_supported: 'YES',
  needs_presentation_in_mix: true,
  overlay_text: 'Alice',
  presentation_supported: 'NO',
  protocol: 'api',
  receive_from_audio_mix: 'main',
  role: 'chair',
  rx_presentation_policy: 'ALLOW',
  send_to_audio_mixes: [{ mix_name: 'main', prominent: false }],
  service_type: 'conference',
  show_live_captions: false,
  spotlight: 0,
  start_time: 1441720992,
  transfer_supported: 'YES',
  uri: 'Infinity_Connect_10.44.21.35',
  uuid: 'alice',
  vendor: 'Pexip Infinity Connect',
};
const CONFERENCE = {
  locked: false,
  guests_muted: false,
  all_muted: false,
  presentation_allowed: true,
  started: true,
  live_captions_available: true,
  direct_media: false,
  classification: { levels: {}, current: null },
  message_text: null,
  pinning_config: 'basic_backfill',
  breakout_rooms: true,
  breakout_name: 'My Breakout Room',
  breakout_description: 'Quick discussion about XYZ',
  end_action: 'transfer',
  end_time: 1688688005,
  breakout_guests_allowed_to_leave: false,
};
const LAYOUT = {
  view: '1:7',
  participants: ['alice'],
  requested_layout: { primary_screen: { chair_layout: '2:21', guest_layout: '2x2' } },
  overlay_text_enabled: false,
};
const CANDIDATE = { candidate: 'candidate:1', mid: '0', ufrag: 'YAeD', pwd: 'IfZni' };
const ROOM = { breakout_uuid: 'room', participant_uuid: 'control' };

type Check = (state: PexipState) => unknown;
type Form = [what: string, data: unknown, detail?: unknown, state?: Check, wanted?: unknown];
const without = (from: object, ...keys: string[]) =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key)));
const alice: Check = ({ participants }) => participants.get('alice');

/** A participant with fields as some node sends them, and as they are read. */
const seen = (what: string, given: object, read: object = given): Form => [
  what,
  { ...ALICE, ...given },
  { ...ALICE, ...read },
  alice,
  { ...ALICE, ...read },
];
const participantForms: Form[] = [
  ['in the text’s form', ALICE, ALICE, alice, ALICE],
  seen('with times to the microsecond', {
    start_time: 1700484383.846972,
    spotlight: 1700484383.846972,
    buzz_time: 1700484383.846972,
  }),
  seen('with times as text', { start_time: '1700484383.5' }, { start_time: 1700484383.5 }),
  seen('with a new role', { role: 'unknown' }),
  seen('without a layout group', { layout_group: null }, { layout_group: undefined }),
  seen(
    'with null for studio sound',
    { studiosound_enabled: null },
    { studiosound_enabled: undefined },
  ),
  seen('with fields beyond the text', {
    api_url: '/api',
    is_tx_muted: false,
    is_on_hold: false,
    is_public_streaming: false,
    is_recording: true,
    is_transcribing: false,
    is_ai_enabled: false,
    is_video_silent: false,
    is_main_video_dropped_out: false,
    is_transferring: false,
    supports_direct_chat: true,
    can_receive_personal_mix: false,
    new_in_version_99: { a: [1] },
  }),
  ...(['Yes', true, 'yes'] as const).map((yes) =>
    seen(`with ${JSON.stringify(yes)} for YES`, { is_muted: yes }, { is_muted: 'YES' }),
  ),
  ...(['No', false] as const).map((no) =>
    seen(`with ${JSON.stringify(no)} for NO`, { is_muted: no }, { is_muted: 'NO' }),
  ),
  seen(
    'with YES for true',
    { is_video_muted: 'YES', has_media: 'No' },
    { is_video_muted: true, has_media: false },
  ),
  seen(
    'with a lone mix',
    { send_to_audio_mixes: { mix_name: 'main' } },
    { send_to_audio_mixes: [{ mix_name: 'main' }] },
  ),
  ...[
    ['is_conjoined', 'send_to_audio_mixes', 'receive_from_audio_mix', 'layout_group'],
    [
      'api_url',
      'is_client_muted',
      'is_idp_authenticated',
      'needs_presentation_in_mix',
      'show_live_captions',
    ],
  ].map((keys): Form => {
    const less = without(ALICE, ...keys);
    return [`without ${keys.join(', ')}`, less, less, alice, less];
  }),
];

const FORMS: Record<string, Form[]> = {
  presentation_start: [
    { presenter_name: 'Bob', presenter_uri: 'bob@example.com', source: 'video' },
    { presenter_name: 'Bob', presenter_uri: 'bob@example.com' },
    { presenter_name: 'Bob', presenter_uri: '', presenter_uuid: 'bob', source: 'static' },
  ].map((data) => [Object.keys(data).join(), data, data, (state) => state.presentation, data]),
  presentation_stop: [null, {}].map((data) => [
    JSON.stringify(data),
    data,
    null,
    (state) => state.presentation,
    undefined,
  ]),
  presentation_frame: [
    ['with its id', null, { id: 'MTA=' }, (state) => state.presentation_frame, 'MTA='],
  ],
  participant_create: participantForms,
  participant_update: participantForms,
  participant_delete: [['', { uuid: 'alice' }, { uuid: 'alice' }]],
  participant_sync_begin: [['with null', null, null]],
  participant_sync_end: [['with null', null, null]],
  conference_update: [
    ['', CONFERENCE, CONFERENCE, (state) => state.conference, CONFERENCE],
    [
      'with a banner',
      { ...CONFERENCE, message_text: 'Hi' },
      { ...CONFERENCE, message_text: 'Hi' },
      (state) => state.message_text,
      'Hi',
    ],
    [
      'within a room',
      {
        ...CONFERENCE,
        breakout: true,
        breakoutbuzz: { value: true, time: 1700484383.8 },
        end_time: 0,
        pinning_config: '',
        guests_can_unmute: null,
      },
      undefined,
      (state) => state.conference.breakoutbuzz?.value,
      true,
    ],
    [
      'with a part',
      { locked: true },
      { locked: true },
      (state) => state.conference,
      { locked: true },
    ],
  ],
  layout: [
    ['', LAYOUT, LAYOUT, (state) => state.layout, LAYOUT],
    [
      'with a bare uuid',
      { view: '1:0', participants: 'alice' },
      { view: '1:0', participants: ['alice'] },
      (state) => state.layout?.participants,
      ['alice'],
    ],
    ['without media', { ...LAYOUT, participants: [] }, { ...LAYOUT, participants: [] }],
    [
      'of direct media',
      { view: '5:7', participants: [], pres_slot_coords: null },
      { view: '5:7', participants: [], pres_slot_coords: null },
    ],
    [
      'with a name as request',
      { ...LAYOUT, requested_layout: 'ac' },
      { ...LAYOUT, requested_layout: 'ac' },
    ],
  ],
  live_captions: [false, true, 'true'].map((is_final) => [
    String(is_final),
    { data: 'hi my name is ', is_final },
    { data: 'hi my name is ', is_final: is_final !== false },
    (state) => state.captions.at(-1)?.data,
    'hi my name is ',
  ]),
  message_received: ['text/plain', 'application/json'].map((type) => {
    const data = { origin: 'Alice', uuid: 'alice', type, direct: false, payload: 'Hello World' };
    return [type, data, data, (state) => state.messages, [data]];
  }),
  stage: [
    [
      { stage_index: 0, participant_uuid: 'alice', vad: 0 },
      { stage_index: 1, participant_uuid: 'bob', vad: 100 },
    ],
    [],
  ].map((data) => [`of ${data.length}`, data, data, (state) => state.stage, data]),
  call_disconnected: [
    [
      '',
      { call_uuid: 'call', reason: 'API initiated' },
      { call_uuid: 'call', reason: 'API initiated' },
    ],
    ['without a reason', { call_uuid: 'call' }, { call_uuid: 'call' }],
  ],
  disconnect: [
    [
      '',
      { reason: 'API initiated participant disconnect' },
      { reason: 'API initiated participant disconnect' },
      (state) => state.left,
      { reason: 'disconnected', message: 'API initiated participant disconnect' },
    ],
    ['without a reason', null, {}, (state) => state.left, { reason: 'disconnected', message: '' }],
  ],
  splash_screen: [
    [
      '',
      { screen_key: 'direct_media_welcome' },
      { screen_key: 'direct_media_welcome' },
      (state) => state.splash_screen,
      'direct_media_welcome',
    ],
    ['with null', null, null, (state) => state.splash_screen, undefined],
  ],
  new_offer: [['', { sdp: 'v=0' }, { sdp: 'v=0' }]],
  update_sdp: [['', { sdp: 'v=0' }, { sdp: 'v=0' }]],
  new_candidate: [
    ['', CANDIDATE, CANDIDATE],
    ['at the end', { candidate: '', mid: '0' }, { candidate: '', mid: '0' }],
  ],
  peer_disconnect: [['', null, null]],
  refer: [
    [
      '',
      { alias: 'meet.bob', breakout_name: 'Room 1' },
      { alias: 'meet.bob', breakout_name: 'Room 1' },
    ],
    ['with a one-time token', { alias: 'meet.bob', token: 'ONE-TIME' }, { alias: 'meet.bob' }],
  ],
  breakout_begin: [
    ['', ROOM, ROOM, (state) => state.breakouts.get('room')?.participant_uuid, 'control'],
  ],
  breakout_event: [
    [
      'participant_sync_begin',
      { breakout_uuid: 'room', event: 'participant_sync_begin', data: null },
      { breakout_uuid: 'room', event: 'participant_sync_begin', data: null },
    ],
    [
      'participant_create',
      { breakout_uuid: 'room', event: 'participant_create', data: ALICE, id: 'MjdfNg==' },
      { breakout_uuid: 'room', event: 'participant_create', data: ALICE, id: 'MjdfNg==' },
      (state) => state.breakouts.get('room')?.participants.get('alice'),
      ALICE,
    ],
    [
      'presentation_stop without an id',
      { breakout_uuid: 'room', event: 'presentation_stop', data: {}, id: null },
      { breakout_uuid: 'room', event: 'presentation_stop', data: null, id: null },
    ],
    [
      'stage',
      {
        breakout_uuid: 'room',
        event: 'stage',
        data: [{ participant_uuid: 'alice', stage_index: 0, vad: 100 }],
      },
      undefined,
      (state) => state.breakouts.get('room')?.stage[0]?.vad,
      100,
    ],
    [
      'layout',
      { breakout_uuid: 'room', event: 'layout', data: LAYOUT },
      undefined,
      (state) => state.breakouts.get('room')?.layout,
      LAYOUT,
    ],
    [
      'conference_update',
      {
        breakout_uuid: 'room',
        event: 'conference_update',
        data: { ...CONFERENCE, breakout: true },
      },
      undefined,
      (state) => state.breakouts.get('room')?.conference.breakout,
      true,
    ],
    [
      'an unknown one',
      { breakout_uuid: 'room', event: 'of_version_99', data: { a: 1 } },
      { breakout_uuid: 'room', event: 'of_version_99', data: { a: 1 } },
    ],
  ],
  breakout_end: [
    [
      'with a leading blank in its key',
      { ' breakout_uuid': 'room', participant_uuid: 'control' },
      ROOM,
    ],
    ['', ROOM, ROOM, (state) => state.breakouts.size, 0],
  ],
  breakout_refer: [
    [
      'to main',
      { breakout_uuid: 'main' },
      { breakout_uuid: 'main' },
      (state) => state.media_room,
      'main',
    ],
    [
      'to a room',
      { breakout_uuid: 'room', breakout_name: 'Room 2' },
      { breakout_uuid: 'room', breakout_name: 'Room 2' },
      (state) => state.media_room,
      'room',
    ],
  ],
  presentation_ended: [['', { a: 1 }, { a: 1 }]],
  cancel_refer: [['', null, null]],
  on_hold: [['', { setting: true }, { setting: true }]],
  fecc: [
    {
      action: 'start',
      timeout: 1000,
      movement: [{ axis: 'pan', direction: 'left' }],
    },
    { action: 'dance', timeout: 200, movement: [{ axis: 'roll', direction: 'clockwise' }] },
    { action: 'stop' },
  ].map((data) => [data.action, data, data]),
  refresh_token: [['', null, null]],
  bye: [['', null, null]],
};

describe('events', () => {
  for (const [name, forms] of Object.entries(FORMS))
    for (const [what, data, detail, check, wanted] of forms)
      it(`${name} ${what} is told as it is`, async () => {
        const scene = new Scene();
        const client = await scene.joined();
        const recorder = new Recorder(client);
        let atEvent: unknown;
        client.addEventListener(name as PexipEventName, ({ detail: told }) => {
          expect(JSON.stringify(told ?? null)).not.to.include('ONE-TIME');
          if (name !== 'disconnect') atEvent = check?.(client.state);
        });
        await scene.tell(name, data, 'MTA=');
        const told = await recorder.next(name as PexipEventName);
        if (detail !== undefined) expect(told).to.deep.equal(detail);
        if (told) expect(Object.isFrozen(told)).to.equal(true);
        expect(Object.isFrozen(client.state)).to.equal(true);
        if (check)
          expect(name === 'disconnect' ? check(client.state) : atEvent).to.deep.equal(wanted);
        expect(recorder.names).not.to.include('wire-invalid');
      });

  it('each of the table is tested, and known', () => {
    for (const { name } of table.events) {
      expect(Object.keys(FORMS)).to.include(name);
      expect(Object.keys(wireEvents)).to.include(name);
    }
    expect(Object.keys(FORMS).sort()).to.deep.equal(Object.keys(wireEvents).sort());
  });

  it('that nobody knows arrive as unknown, whatever they are called', async () => {
    const scene = new Scene();
    const recorder = new Recorder(await scene.joined());
    for (const event of ['of_version_99', 'left', 'constructor', '__proto__'])
      await scene.tell(event, { a: 1, token: 'SECRET' }, 'MTA=');
    await recorder.next('unknown', 4);
    expect(recorder.all('unknown')).to.deep.equal(
      ['of_version_99', 'left', 'constructor', '__proto__'].map((event) => ({
        event,
        data: { a: 1 },
        id: 'MTA=',
      })),
    );
    expect(recorder.names).not.to.include('left');
  });

  const strange: [name: PexipEventName, data: unknown][] = [
    ['participant_create', { uuid: 'alice', display_name: { a: 1 } }],
    ['participant_update', { display_name: 'nobody' }],
    ['participant_create', null],
    ['conference_update', []],
    ['conference_update', { locked: 'maybe' }],
    ['stage', 'nobody'],
    ['stage', [{ participant_uuid: 'alice' }, 7]],
    ['message_received', 'not json {'],
    ['breakout_event', { breakout_uuid: 'room', event: 'layout', data: 7 }],
    ['layout', { participants: 7, view: [] }],
  ];
  for (const [name, data] of strange)
    it(`${name} with ${JSON.stringify(data)} is told, and reported once`, async () => {
      const scene = new Scene();
      const recorder = new Recorder(await scene.joined());
      await scene.tell(name, data);
      await scene.tell(name, data);
      await scene.tell('bye', null);
      await recorder.next('bye');
      // Nobody is told of a participant who has no uuid.
      const nobody = name.startsWith('participant_') && !(data as { uuid?: string } | null)?.uuid;
      expect(recorder.all(name)).to.have.length(nobody ? 0 : 2);
      const reports = recorder.all('wire-invalid');
      expect(reports).to.have.length(1);
      expect(reports[0]?.error).to.include({ code: 'wire-invalid' });
      expect(reports[0]?.error.message).to.include(name);
    });

  it('come one by one, in order, though they arrive in one piece or in single bytes', async () => {
    const scene = new Scene();
    const recorder = new Recorder(await scene.joined());
    const updates = (from: number) =>
      Array.from({ length: 50 }, (_, i) =>
        sse('participant_update', { uuid: 'ü', overlay_text: `${from + i} 🎥` }),
      ).join('');
    await scene.write(updates(0));
    await scene.write(...updates(50).slice(0, 400));
    await scene.write(updates(50).slice(400));
    await recorder.next('participant_update', 100);
    expect(
      recorder.all('participant_update').map(({ overlay_text }) => overlay_text),
    ).to.deep.equal(Array.from({ length: 100 }, (_, i) => `${i} 🎥`));
  });

  it('leave snapshots as they were', async () => {
    const scene = new Scene();
    const client = await scene.joined();
    const recorder = new Recorder(client);
    await scene.write(roster({ uuid: 'alice' }, { uuid: 'bob' }));
    await recorder.next('participant_sync_end');
    const before = client.state;
    await scene.tell('participant_delete', { uuid: 'alice' });
    await scene.tell('participant_create', { uuid: 'carol' });
    await recorder.next('participant_create', 3);
    expect([...before.participants.keys()]).to.deep.equal(['alice', 'bob']);
    expect([...client.state.participants.keys()]).to.deep.equal(['bob', 'carol']);
  });

  it('of one client are not heard by another', async () => {
    const [one, other] = [new Scene(), new Scene()];
    const [first, second] = [await one.joined(), await other.joined()];
    const recorder = new Recorder(second);
    const left = new Recorder(first).next('left');
    await one.tell('disconnect', { reason: 'gone' });
    await left;
    expect(first.state.status).to.equal('left');
    expect(second.state.status).to.equal('joined');
    expect(recorder.events).to.have.length(0);
  });
});
