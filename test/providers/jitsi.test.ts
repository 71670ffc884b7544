/** Jitsi Meet: its URL, its handshake, its events and its commands, with a stand-in that speaks as it does. */
import { expect } from '@open-wc/testing';
import '../../src/define.ts';
import api from '../data/jitsi-api.json' with { type: 'json' };
import type { MeetingEventMap } from '../../src/meeting/events.ts';
import { providers } from '../../src/element/registry.ts';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { provider as jitsi } from '../../src/providers/jitsi/jitsi.ts';
import type { JitsiEventDetails } from '../../src/providers/jitsi/jitsi-events.ts';
import { ApiMemory } from '../../src/providers/jitsi/api-memory.ts';
import { JitsiMeeting } from '../../src/providers/jitsi/meeting.ts';
import { jitsiQueryNames } from '../../src/providers/jitsi/jitsi-queries.ts';
import { jitsiCommandNames, readCommand } from '../../src/providers/jitsi/jitsi-commands.ts';
import { drawn, mount, nextEvent, recordEvents, settled, turns } from '../element.ts';
import { Waits } from '../fakes/waits.ts';
import { countOpen, frameOf, messagesOf, newRoom, say } from '../standing-in.ts';
import { serverNamed } from '../server-named.ts';

const SELF = 'a1b2c3d4';
const ANN = 'e5f6a7b8';
const CURTIS = 'c9d0e1f2';
const SCOPE = 'jitsi_meet_external_api_0';

/** What the stand-in's page says that it got. */
type Got =
  | { readonly fragment: string }
  | { readonly answers: number }
  | { readonly type: 'event'; readonly data: { readonly name: string; readonly data: unknown[] } }
  | { readonly type: 'request'; readonly id: number; readonly data: { readonly name: string } };

const COMMON: (keyof MeetingEventMap)[] = [
  'meeting-prompt',
  'meeting-joined',
  'meeting-left',
  'meeting-error',
  'participant-joined',
  'participant-changed',
  'participant-left',
  'audio-muted-changed',
  'video-muted-changed',
  'presentation-changed',
  'hand-raised-changed',
  'recording-changed',
  'chat-message',
];

describe('Jitsi Meet', () => {
  let origin: string;
  before(async () => {
    origin = (await serverNamed('stand-ins')).jitsi;
  });
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  const open = (extra: { [name: string]: string } = {}) => {
    const room = newRoom();
    const patient = { 'load-timeout': '60000', 'command-timeout': '60000' };
    const element = mount({ provider: 'jitsi', address: origin, room, ...patient, ...extra });
    return { element, room: extra.room ?? room };
  };
  const join = async (extra: { [name: string]: string } = {}) => {
    const { element, room } = open(extra);
    await nextEvent(element, 'meeting-joined');
    return { element, room };
  };
  const envelope = (method: string, params: unknown, extra: object = {}) =>
    JSON.stringify({ postis: true, scope: SCOPE, method, params, ...extra });
  const wireEvent = (name: string, fields: object = {}) =>
    envelope('message', { type: 'event', data: { name, ...fields } });
  /** Has the frame tell of something, and waits until the page has heard it. */
  const tell = async (element: MeetingEmbedElement, name: string, fields: object = {}) => {
    const heard = new Promise<CustomEvent>((resolve) =>
      element.addEventListener(`jitsi-${name}`, (event) => resolve(event as CustomEvent), {
        once: true,
      }),
    );
    say(element, wireEvent(name, fields));
    return heard;
  };
  /** Names and arguments of the commands that a room has got, once there are `count`. */
  const commandsOf = async (room: string, count: number) =>
    (
      await messagesOf<Got>(
        origin,
        room,
        (got) =>
          got.filter((message) => 'type' in message && message.type === 'event').length >= count,
      )
    ).flatMap((message) =>
      'type' in message && message.type === 'event'
        ? [[message.data.name, ...message.data.data]]
        : [],
    );

  const requests = (got: readonly Got[]) =>
    got.flatMap((message) => ('type' in message && message.type === 'request' ? [message] : []));
  /** Has the frame answer the first that it was asked. */
  const answerRequest = async (element: MeetingEmbedElement, room: string, result: unknown) => {
    const got = await messagesOf<Got>(origin, room, (sofar) => requests(sofar).length > 0);
    say(element, envelope('message', { type: 'response', id: requests(got)[0]!.id, result }));
  };

  describe('the URL', () => {
    /** Each parameter with a value, and what it is in the URL's fragment. */
    const rows: { [attribute: string]: [value: string, fragment: string] } = {
      displayName: ["Ann O'Hara", 'userInfo.displayName=%22Ann%20O%27Hara%22'],
      email: ['a@b.c', 'userInfo.email=%22a%40b.c%22'],
      startWithAudioMuted: ['', 'config.startWithAudioMuted=true'],
      startWithVideoMuted: ['false', 'config.startWithVideoMuted=false'],
      startAudioOnly: ['true', 'config.startAudioOnly=true'],
      startScreenSharing: ['true', 'config.startScreenSharing=true'],
      'prejoinConfig-enabled': ['false', 'config.prejoinConfig.enabled=false'],
      'prejoinConfig-hideDisplayName': ['true', 'config.prejoinConfig.hideDisplayName=true'],
      requireDisplayName: ['true', 'config.requireDisplayName=true'],
      readOnlyName: ['true', 'config.readOnlyName=true'],
      subject: ['A & B', 'config.subject=%22A%20%26%20B%22'],
      localSubject: ['ours', 'config.localSubject=%22ours%22'],
      defaultLanguage: ['fr', 'config.defaultLanguage=%22fr%22'],
      toolbarButtons: [
        'microphone,hangup',
        'config.toolbarButtons=%5B%22microphone%22%2C%22hangup%22%5D',
      ],
      disabledSounds: ['RING', 'config.disabledSounds=%5B%22RING%22%5D'],
      notifications: ['a', 'config.notifications=%5B%22a%22%5D'],
      disableDeepLinking: ['true', 'config.disableDeepLinking=true'],
      hideConferenceTimer: ['true', 'config.hideConferenceTimer=true'],
      resolution: ['720', 'config.resolution=720'],
      'p2p-enabled': ['false', 'config.p2p.enabled=false'],
      'whiteboard-enabled': ['true', 'config.whiteboard.enabled=true'],
      TILE_VIEW_MAX_COLUMNS: ['3', 'interfaceConfig.TILE_VIEW_MAX_COLUMNS=3'],
      DISABLE_JOIN_LEAVE_NOTIFICATIONS: [
        'true',
        'interfaceConfig.DISABLE_JOIN_LEAVE_NOTIFICATIONS=true',
      ],
      SETTINGS_SECTIONS: ['devices', 'interfaceConfig.SETTINGS_SECTIONS=%5B%22devices%22%5D'],
    };
    /** Objects as properties, beside which attributes stay what they are. */
    const objects: [values: Parameters<typeof jitsi.buildUrl>[0], rest: string][] = [
      [
        { configOverwrite: { disableProfile: true, 'a&b': { c: 'ü"' } }, subject: 'S' },
        '#jitsi_meet_external_api_id=0&config.disableProfile=true&config.a%26b=%7B%22c%22%3A%22%C3%BC%5C%22%22%7D&config.subject=%22S%22',
      ],
      [
        { configOverwrite: { subject: 'loses' }, subject: 'wins' },
        '#jitsi_meet_external_api_id=0&config.subject=%22loses%22&config.subject=%22wins%22',
      ],
      [
        { interfaceConfigOverwrite: { APP_NAME: 'A' }, devices: { audioInput: 'Mic' } },
        '#jitsi_meet_external_api_id=0&interfaceConfig.APP_NAME=%22A%22&devices.audioInput=%22Mic%22',
      ],
      [
        { roomLang: 'fr', release: 'release-1' },
        '?lang=fr&release=release-1#jitsi_meet_external_api_id=0',
      ],
    ];
    for (const [values, rest] of objects)
      it(`${JSON.stringify(values)} is ${rest}`, () => {
        const src = 'https://meet.jit.si/Standup';
        expect(jitsi.buildUrl({ src, ...values })).to.equal(src + rest);
      });

    it('takes configOverwrite as property and as attribute, and says what it wants', async () => {
      const element = document.createElement('meeting-embed');
      const attributes = { provider: 'jitsi', address: origin, room: newRoom() };
      Object.assign(element, attributes, { configOverwrite: { disableProfile: true } });
      document.body.append(element);
      await nextEvent(element, 'meeting-loading');
      expect(element.url).to.contain('&config.disableProfile=true');
      const written = mount({ ...attributes, configOverwrite: '{"disableProfile":true}' });
      await nextEvent(written, 'meeting-loading');
      expect(written.url).to.contain('&config.disableProfile=true');
      const circle: { [key: string]: unknown } = {};
      circle.itself = circle;
      for (const wrong of ['[1]', 'x', circle]) {
        const refused = document.createElement('meeting-embed');
        Object.assign(refused, attributes, { configOverwrite: wrong });
        document.body.append(refused);
        const { detail } = await nextEvent(refused, 'meeting-error');
        expect(detail.message).to.match(
          /^configOverwrite: (got .*, )?wanted an object, or its JSON\.$/,
        );
      }
    });

    const fragmentIn = async (room: string) => {
      const [first] = await messagesOf<Got>(origin, room, (got) => got.length > 0);
      return (first as { fragment: string }).fragment;
    };

    it('has every parameter in its table', () => {
      expect(
        [
          ...Object.keys(rows),
          ...['src', 'address', 'tenant', 'room', 'jwt', 'room-lang', 'release'],
          ...['configOverwrite', 'interfaceConfigOverwrite', 'devices'],
        ].sort(),
      ).to.deep.equal(Object.keys(jitsi.options).sort());
    });
    for (const [attribute, [value, fragment]] of Object.entries(rows))
      it(`tells the frame ${attribute}="${value}" as ${fragment}`, async () => {
        const { room } = open({ [attribute]: value });
        expect(await fragmentIn(room)).to.equal(`#jitsi_meet_external_api_id=0&${fragment}`);
      });

    it('has config first, then interfaceConfig, then userInfo', async () => {
      const { room } = open({ displayName: 'Ann', TILE_VIEW_MAX_COLUMNS: '3', subject: 'S' });
      expect(await fragmentIn(room)).to.equal(
        '#jitsi_meet_external_api_id=0&config.subject=%22S%22&interfaceConfig.TILE_VIEW_MAX_COLUMNS=3&userInfo.displayName=%22Ann%22',
      );
    });

    it('has the token where older servers look for it, and where newer ones do', () => {
      expect(
        jitsi.buildUrl({
          address: 'https://8x8.vc',
          tenant: 'app id',
          room: 'My Room',
          jwt: 'a.b.c',
        }),
      ).to.equal(
        'https://8x8.vc/app%20id/My%20Room?jwt=a.b.c#jitsi_meet_external_api_id=0&jwt=%22a.b.c%22',
      );
    });

    for (const allowed of ['https://x.example.com', 'https://*.example.com'])
      it(`an address lies on allowed-origins="${allowed}", where there are any`, async () => {
        const element = mount({
          provider: 'jitsi',
          address: 'x.example.com',
          'allowed-origins': `https://other.example,${allowed}`,
          room: 'a',
          loading: 'click',
        });
        const events = recordEvents(element, 'meeting-error');
        await drawn(element, 'button');
        expect(events).to.deep.equal([]);
      });

    for (const src of [
      'https://meet.jit.si/Standup',
      'https://8x8.vc/vpaas-magic-cookie-1/Standup',
    ])
      it(`${src} needs no allowed-origins`, async () => {
        const element = mount({ provider: 'jitsi', src, loading: 'click' });
        const events = recordEvents(element, 'meeting-error');
        await drawn(element, 'button');
        expect(events).to.deep.equal([]);
      });

    const mistakes: [attributes: { [name: string]: string }, message: RegExp][] = [
      [
        { src: 'https://evil.example/Standup' },
        /^src: got "https:\/\/evil\.example\/…", wanted .* on https:\/\/meet\.jit\.si or https:\/\/8x8\.vc or one of allowed-origins\.$/,
      ],
      [{ src: 'https://meet.jit.si/' }, /^src: /],
      [{ src: 'https://meet.jit.si/Standup#config.x=1' }, /^src: /],
      [{ src: 'https://meet.jit.si/Standup?jwt=a.b.c' }, /^src: got "https:\/\/meet\.jit\.si\/…"/],
      [{ room: 'Standup' }, /^address: missing, wanted a host/],
      [
        { address: 'evil.example', room: 'a', 'allowed-origins': 'https://meet.example.com' },
        /^address: got "evil\.example", wanted a host like vc\.example\.com on https:\/\/meet\.example\.com or one of allowed-origins\.$/,
      ],
      [
        { address: 'x.y.example.com', room: 'a', 'allowed-origins': 'https://*.example.com' },
        /^address: got "x\.y\.example\.com"/,
      ],
      [
        { address: 'evil.example', tenant: 'vpaas-magic-cookie-1', room: 'a', jwt: 'sec.ret' },
        /^address: got "evil\.example", wanted a host like vc\.example\.com on https:\/\/8x8\.vc or one of allowed-origins\.$/,
      ],
      [{ address: 'meet.example.com' }, /^room: missing, wanted the meeting's name\.$/],
      [{ address: 'meet.example.com', room: '..' }, /^room: got "\.\."/],
      [
        { address: 'meet.example.com', room: 'a', startWithAudioMute: '' },
        /^startwithaudiomute: wanted a parameter of jitsi; did you mean startWithAudioMuted\?$/,
      ],
      [
        { address: 'meet.example.com', room: 'a', 'prejoinconfig-enable': '' },
        /^prejoinconfig-enable: wanted a parameter of jitsi/,
      ],
      [
        { address: 'meet.example.com', room: 'a', resolution: '10' },
        /^resolution: got "10", wanted a whole number from 180 to 2160\.$/,
      ],
    ];
    for (const [attributes, message] of mistakes)
      it(`${JSON.stringify(attributes)} opens no frame, and says why`, async () => {
        const element = mount({ provider: 'jitsi', ...attributes });
        const { detail } = await nextEvent(element, 'meeting-error');
        expect(detail.code).to.equal('config-invalid');
        expect(detail.message).to.match(message);
        expect(detail.message).not.to.contain('sec.ret');
        expect(frameOf(element) === null).to.equal(true);
      });
  });

  describe('beside its external API', () => {
    it('has every command, under its name on the wire', () => {
      /** Those that are common commands. */
      const common = ['hangup', 'startRecording', 'stopRecording'];
      const names = Object.entries(api.commands).filter(([name]) => !common.includes(name));
      expect(jitsiCommandNames.toSorted()).to.deep.equal(names.map(([name]) => name).toSorted());
      expect(
        jitsiCommandNames.map((name) => [name, readCommand(name, {})[0]]),
      ).to.have.deep.members(names);
    });

    it('has every event, with a type', async () => {
      const { element } = await join();
      // That each is in the table of types, the compiler says.
      const names: readonly (keyof JitsiEventDetails)[] = Object.keys(
        api.events,
      ) as (keyof typeof api.events)[];
      const last = ['video-conference-left', 'video-ready-to-close'] as const;
      for (const name of [...names.filter((one) => !last.some((end) => end === one)), ...last])
        expect((await tell(element, name, { [name]: 1 })).detail, name).to.deep.equal({
          [name]: 1,
        });
    });

    it('has every query, and resolves with the answer', async () => {
      const { element } = await join({ room: `echo-${newRoom()}` });
      const plain = Object.fromEntries(
        ['includeHidden', 'mediaType', 'id'].map((key) => [key, key]),
      );
      expect(jitsiQueryNames.toSorted()).to.deep.equal(Object.keys(api.requests).toSorted());
      for (const [query, row] of Object.entries(api.requests)) {
        expect(element.supports(query), query).to.equal(true);
        const { name, type, kind } = row as { name: string; type?: string; kind?: string };
        expect(await element.query(query, plain), query).to.deep.equal(
          kind
            ? { type, name, device: { ...plain, kind } }
            : { ...plain, ...(type && { type }), name },
        );
      }
    });

    it('a query that Jitsi refuses is rejected, whatever it says', async () => {
      const { element } = await join({ room: `echo-${newRoom()}` });
      for (const [error, reason] of [
        ['No conference', 'No conference'],
        [{ toString: 1 }, 'it gives no reason'],
      ]) {
        const refused = await element.query('isModerationOn', { error }).catch((e: unknown) => e);
        expect(refused).to.include({
          code: 'command-failed',
          message: `isModerationOn: Jitsi Meet: ${reason}.`,
        });
      }
    });

    it('remembers who is there as it does', async () => {
      const { element } = await join({ displayName: 'Me' });
      await tell(element, 'display-name-change', {
        id: CURTIS,
        displayname: 'C',
        formattedDisplayName: 'C (x)',
      });
      await tell(element, 'email-change', { id: ANN, email: 'a@b.c' });
      await tell(element, 'avatar-changed', { id: SELF, avatarURL: 'u' });
      await tell(element, 'video-quality-changed', { videoQuality: 360 });
      const info = await element.query('getParticipantsInfo');
      expect(
        info.map(({ participantId, displayName, email, avatarURL }) => [
          participantId,
          displayName,
          email,
          avatarURL,
        ]),
      ).to.deep.equal([
        [ANN, 'Ann &amp; &lt;Bob&gt;', 'a@b.c', undefined],
        [CURTIS, 'C', undefined, undefined],
        [SELF, 'Me', undefined, 'u'],
      ]);
      expect(await element.query('getVideoQuality')).to.equal(360);
      expect(await element.query('isVisitor')).to.equal(false);
      await tell(element, 'participant-left', { id: ANN });
      expect(await element.query('getParticipantsInfo')).to.have.lengthOf(2);
    });
  });

  describe('the handshake', () => {
    it('is answered as often as the frame repeats it: 300 times are one meeting-ready', async () => {
      const { element, room } = open({ room: `slow-${newRoom()}` });
      const events = recordEvents(element, 'meeting-ready', 'meeting-joined', 'meeting-error');
      await messagesOf<Got>(origin, room, (got) => got.some((message) => 'answers' in message));
      await tell(element, 'tile-view-changed', { enabled: true });
      expect(events.map(([type]) => type)).to.deep.equal(['meeting-ready', 'meeting-joined']);
    });

    it('alone is a sign of life: the meeting is ready before anything happens in it', async () => {
      const { element } = open({ room: `locked-${newRoom()}` });
      const events = recordEvents(element, 'meeting-ready', 'meeting-prompt');
      await nextEvent(element, 'meeting-prompt');
      expect(events.map(([type]) => type)).to.deep.equal(['meeting-ready', 'meeting-prompt']);
    });

    it('people who were named before the join come after it, with plain names', async () => {
      const { element } = open({ displayName: 'Tom & Jerry' });
      const events = recordEvents(element, ...COMMON);
      await tellAfterJoin(element);
      expect(events).to.deep.equal([
        ['meeting-joined', { participantId: SELF }],
        ['participant-joined', { id: ANN, name: 'Ann & <Bob>' }],
        ['participant-joined', { id: CURTIS, name: 'Curtis' }],
      ]);
      expect(element.state).to.equal('joined');
    });
    const tellAfterJoin = async (element: MeetingEmbedElement) => {
      await nextEvent(element, 'meeting-joined');
      await tell(element, 'tile-view-changed', { enabled: true });
    };

    it('a page that says nothing of it gives no sign of life', async () => {
      const pexip = (await serverNamed('stand-ins'))['pexip-webapp'];
      const element = mount({
        provider: 'jitsi',
        address: pexip,
        tenant: 'webapp',
        room: 'home',
        'load-timeout': '100',
      });
      const { detail } = await nextEvent(element, 'meeting-error');
      expect(detail.code).to.equal('frame-timeout');
      expect(detail.message).to.equal(`Jitsi Meet at ${pexip} gave no sign of life within 100 ms.`);
    });
  });

  describe('events', () => {
    type Row = [name: string, fields: object, ...common: [string, unknown][]];
    /** What the frame tells, and the common events it amounts to. In this order, in one meeting. */
    const rows: Row[] = [
      ['audio-mute-status-changed', { muted: true }, ['audio-muted-changed', { muted: true }]],
      ['video-mute-status-changed', { muted: false }, ['video-muted-changed', { muted: false }]],
      [
        'screen-sharing-status-changed',
        { on: true, details: { sourceType: 'window' } },
        ['presentation-changed', { presenting: true, local: true, participantId: SELF }],
      ],
      [
        'content-sharing-participants-changed',
        { data: { sharingParticipantIds: [SELF, ANN] } },
        ['presentation-changed', { presenting: true, local: false, participantId: ANN }],
      ],
      [
        'content-sharing-participants-changed',
        { data: { sharingParticipantIds: [] } },
        ['presentation-changed', { presenting: false, local: false, participantId: ANN }],
      ],
      [
        'raise-hand-updated',
        { id: SELF, handRaised: 1700 },
        ['hand-raised-changed', { raised: true }],
      ],
      ['raise-hand-updated', { id: SELF, handRaised: 1800 }],
      [
        'raise-hand-updated',
        { id: SELF, handRaised: 0 },
        ['hand-raised-changed', { raised: false }],
      ],
      [
        'raise-hand-updated',
        { id: ANN, handRaised: 1700 },
        ['participant-changed', { id: ANN, name: 'Ann & <Bob>', handRaised: true }],
      ],
      [
        'participant-role-changed',
        { id: CURTIS, role: 'moderator' },
        ['participant-changed', { id: CURTIS, name: 'Curtis', role: 'host' }],
      ],
      ['participant-role-changed', { id: SELF, role: 'moderator' }],
      [
        'participant-muted',
        { id: CURTIS, isMuted: true, mediaType: 'audio', isSelfMuted: true },
        ['participant-changed', { id: CURTIS, name: 'Curtis', role: 'host', audioMuted: true }],
      ],
      ['participant-muted', { id: CURTIS, isMuted: false, mediaType: 'desktop' }],
      ['participant-muted', { id: CURTIS, isMuted: false, mediaType: 'toString' }],
      ['participant-muted', { id: CURTIS, isMuted: false }],
      [
        'display-name-change',
        { id: CURTIS, displayname: '&amp;lt; &#39;&quot;&#x2F;' },
        ['participant-changed', { id: CURTIS, name: '&lt; \'"/', role: 'host', audioMuted: true }],
      ],
      [
        'participant-joined',
        { id: 'new', displayName: 'Eve' },
        ['participant-joined', { id: 'new', name: 'Eve' }],
      ],
      ['participant-left', { id: 'new' }, ['participant-left', { id: 'new', name: 'Eve' }]],
      ['participant-left', { id: 'nobody' }],
      [
        'incoming-message',
        { from: ANN, nick: 'Ann &amp; &lt;Bob&gt;', privateMessage: true, message: 'a &amp; b' },
        [
          'chat-message',
          {
            text: 'a &amp; b',
            from: 'Ann & <Bob>',
            participantId: ANN,
            direct: true,
            local: false,
          },
        ],
      ],
      [
        'outgoing-message',
        { message: 'Hi', privateMessage: false },
        [
          'chat-message',
          { text: 'Hi', from: 'Me', participantId: SELF, direct: false, local: true },
        ],
      ],
      [
        'recording-status-changed',
        { on: true, mode: 'file' },
        ['recording-changed', { recording: true }],
      ],
      ['recording-status-changed', { on: true, mode: 'stream' }],
      ['recording-status-changed', { on: true, mode: 'local' }],
      ['recording-status-changed', { on: true, mode: 'file' }],
      ['recording-status-changed', { on: false, mode: 'local' }],
      [
        'recording-status-changed',
        { on: false, mode: 'file' },
        ['recording-changed', { recording: false }],
      ],
      ['recording-status-changed', { on: false, mode: 'file' }],
      ['video-availability-changed', { available: true }],
      ['audio-availability-changed', { available: true }],
      ['dominant-speaker-changed', { id: ANN }],
      ['chat-updated', { isOpen: true, unreadCount: 1 }],
      ['knocking-participant', { participant: { id: 'k', name: 'K' } }],
      ['recording-link-available', { link: 'https://example.com/r', ttl: 60 }],
      ['subject-change', { subject: 'S' }],
      ['tile-view-changed', { enabled: true }],
      ['browser-support', { supported: true }],
      ['toolbar-button-clicked', { key: 'k', preventExecution: false }],
      ['prejoin-screen-loaded', {}],
      ['one-of-a-newer-server', { x: 1 }],
      ['participant-kicked-out', { kicked: { id: CURTIS, local: false }, kicker: { id: SELF } }],
      [
        'content-sharing-participants-changed',
        { data: { sharingParticipantIds: [CURTIS] } },
        ['presentation-changed', { presenting: true, local: false, participantId: CURTIS }],
      ],
      [
        'video-conference-left',
        { roomName: 'r' },
        ['presentation-changed', { presenting: false, local: false, participantId: CURTIS }],
        ['participant-left', { id: ANN, name: 'Ann & <Bob>', handRaised: true }],
        ['participant-left', { id: CURTIS, name: '&lt; \'"/', role: 'host', audioMuted: true }],
      ],
      [
        'video-conference-joined',
        { roomName: 'breakout', id: SELF, displayName: 'Me', breakoutRoom: true },
        ['meeting-joined', { participantId: SELF, again: true }],
      ],
    ];
    let element: MeetingEmbedElement;
    let events: [string, unknown][];
    it('are common events, and Jitsi’s own under their own names with what they say', async function () {
      ({ element } = await join({ displayName: 'Me' }));
      await tell(element, 'tile-view-changed', {});
      for (const [name, fields, ...common] of rows) {
        events = recordEvents(element, ...COMMON);
        const { detail } = await tell(element, name, fields);
        expect(detail, name).to.deep.equal(fields);
        await settled(element);
        expect(events, `${name} ${JSON.stringify(fields)}`).to.deep.equal(common);
      }
    });

    it('are what the element’s properties say, before who listens hears of them', async () => {
      const facts = ({
        participants,
        audioMuted,
        videoMuted,
        presenting,
        recorded,
        handRaised,
      }: MeetingEmbedElement) => ({
        participants: participants?.map(({ name }) => name) ?? null,
        ...{ audioMuted, videoMuted, presenting, recorded, handRaised },
      });
      const unknown = {
        audioMuted: null,
        videoMuted: null,
        presenting: null,
        recorded: null,
        handRaised: null,
      };
      const { element } = open();
      expect(facts(element)).to.deep.equal({ participants: null, ...unknown });
      const atJoining = new Promise((resolve) =>
        element.addEventListener('meeting-joined', () => resolve(element.participants), {
          once: true,
        }),
      );
      expect(await atJoining).to.deep.equal([]);
      await tell(element, 'tile-view-changed', {});
      expect(facts(element)).to.deep.equal({ participants: ['Ann & <Bob>', 'Curtis'], ...unknown });
      const heard: unknown[] = [];
      element.addEventListener('audio-muted-changed', () => heard.push(element.audioMuted));
      await element.setAudioMuted({ muted: true });
      await element.setVideoMuted({ muted: true });
      await element.setPresenting({ presenting: true });
      await element.setHandRaised({ raised: true });
      await element.startRecording();
      await tell(element, 'content-sharing-participants-changed', {
        data: { sharingParticipantIds: [ANN] },
      });
      await tell(element, 'display-name-change', { id: CURTIS, displayname: 'C' });
      await tell(element, 'participant-left', { id: ANN });
      expect(heard).to.deep.equal([true]);
      expect(facts(element)).to.deep.equal({
        participants: ['C'],
        audioMuted: true,
        videoMuted: true,
        presenting: true,
        recorded: true,
        handRaised: true,
      });
      element.close();
      expect(facts(element)).to.deep.equal({ participants: null, ...unknown });
    });

    const errors: [name: string, fields: object, code: string, message: string][] = [
      [
        'camera-error',
        { type: 'gum.permission_denied', message: 'Denied' },
        'media-denied',
        'Jitsi Meet: the camera cannot be used: Denied.',
      ],
      [
        'mic-error',
        { type: 'gum.not_found' },
        'media-missing',
        'Jitsi Meet: the microphone cannot be used: gum.not_found.',
      ],
      [
        'mic-error',
        { type: 'gum.general', message: 'Odd' },
        'call-failed',
        'Jitsi Meet: the microphone cannot be used: Odd.',
      ],
      [
        'error-occurred',
        { error: { name: 'conference.failed', isFatal: false } },
        'call-failed',
        'Jitsi Meet: conference.failed.',
      ],
      [
        'recording-status-changed',
        { on: false, mode: 'file', error: 'busy' },
        'request-failed',
        'Jitsi Meet: the recording failed: busy.',
      ],
    ];
    for (const [name, fields, code, message] of errors)
      it(`${name} ${JSON.stringify(fields)} is a ${code} that ends nothing`, async () => {
        const { element } = await join();
        const failed = nextEvent(element, 'meeting-error');
        await tell(element, name, fields);
        const { detail } = await failed;
        expect([detail.code, detail.message, detail.fatal]).to.deep.equal([code, message, false]);
        expect(element.state).to.equal('joined');
      });

    it('an error that Jitsi itself comes back from is no end', async () => {
      const { element } = await join();
      const failed = nextEvent(element, 'meeting-error');
      await tell(element, 'error-occurred', {
        error: { name: 'connection.droppedError', isFatal: true },
      });
      expect((await failed).detail.fatal).to.equal(false);
      expect(element.state).to.equal('reconnecting');
      const back = nextEvent(element, 'meeting-joined');
      await tell(element, 'video-conference-joined', { id: SELF });
      expect((await back).detail).to.include({ again: true });
    });

    it('who joins again without having left is told of nobody twice', async () => {
      const { element } = await join();
      await settled(element);
      const events = recordEvents(element, 'meeting-joined', 'participant-joined');
      await tell(element, 'video-conference-joined', { id: SELF });
      await tell(element, 'participant-joined', { id: 'new', displayName: 'Eve' });
      expect(events).to.deep.equal([
        ['meeting-joined', { participantId: SELF, again: true }],
        ['participant-joined', { id: 'new', name: 'Eve' }],
      ]);
      expect(element.participants!.map(({ id }) => id)).to.deep.equal([ANN, CURTIS, 'new']);
    });

    it('a frame that has loaded anew presents, records and remembers nothing', async () => {
      const { element } = await join();
      await element.setPresenting({ presenting: true });
      await element.startRecording();
      const events = recordEvents(
        element,
        'presentation-changed',
        'recording-changed',
        'meeting-reconnecting',
      );
      say(element, envelope('__ready__', 'another-page'));
      await tell(element, 'participant-joined', { id: ANN, displayName: 'Ann' });
      expect(events).to.deep.equal([
        ['presentation-changed', { presenting: false, local: true, participantId: SELF }],
        ['recording-changed', { recording: false }],
        ['meeting-reconnecting', null],
      ]);
      expect(element).to.include({ state: 'reconnecting', presenting: false, recorded: false });
      const known = await element.query('getParticipantsInfo');
      expect(known.map(({ participantId }) => participantId)).to.deep.equal([ANN]);
    });

    it('a frame that has loaded anew asks for no password until it says so', async () => {
      const { element } = open({ room: `locked-${newRoom()}` });
      await nextEvent(element, 'meeting-prompt');
      say(element, envelope('__ready__', 'another-page'));
      await tell(element, 'tile-view-changed', { enabled: true });
      expect(element.state).to.equal('ready');
    });

    it('a room has an end, and so has a name', () => {
      const meeting = new JitsiMeeting();
      const memory = new ApiMemory();
      const hear = (name: string, fields: { [name: string]: unknown }) => {
        memory.hear(name, fields);
        return meeting.translate(name, fields);
      };
      const displayName = 'x'.repeat(40_000);
      for (let id = 0; id < 10_050; id++)
        hear('participant-joined', { id: `p${id}`, ...(id === 0 && { displayName }) });
      hear('participant-joined', { id: displayName });
      const told = hear('video-conference-joined', { id: SELF });
      const known = memory.answers.getParticipantsInfo() as { displayName?: string }[];
      expect([told.length, known.length]).to.deep.equal([10_001, 10_000]);
      const [, first] = told;
      expect([
        (first!.detail as { name: string }).name.length,
        known[0]!.displayName!.length,
      ]).to.deep.equal([4_000, 4_000]);
    });

    it('a frame that has loaded anew has nobody in it until it says so', async () => {
      const { element } = await join();
      await settled(element);
      const events = recordEvents(element, 'participant-joined', 'participant-left');
      say(element, envelope('__ready__', 'another-page'));
      await tell(element, 'participant-joined', { id: ANN, displayName: 'Ann' });
      await tell(element, 'video-conference-joined', { id: SELF });
      expect(events.map(([type, detail]) => [type, (detail as { id: string }).id])).to.deep.equal([
        ['participant-left', ANN],
        ['participant-left', CURTIS],
        ['participant-joined', ANN],
      ]);
    });

    it('a hand stays raised from room to room, and is not lowered by being raised again', async () => {
      const { element, room } = await join();
      expect(await element.setHandRaised({ raised: true })).to.equal('acknowledged');
      await tell(element, 'video-conference-left', {});
      await tell(element, 'video-conference-joined', { id: 'another-id', breakoutRoom: true });
      expect(await element.setHandRaised({ raised: true })).to.equal('acknowledged');
      expect(await commandsOf(room, 1)).to.deep.equal([['toggle-raise-hand']]);
    });

    it('an error that nothing mends fails the meeting', async () => {
      const { element } = open({ room: `broken-${newRoom()}` });
      const { detail } = await nextEvent(element, 'meeting-error');
      expect([detail.code, detail.message]).to.deep.equal([
        'call-failed',
        'Jitsi Meet: Not allowed.',
      ]);
      expect(element.state).to.equal('failed');
      expect(frameOf(element) === null).to.equal(true);
    });

    it('it is over once, when the frame may be closed', async () => {
      const { element } = await join();
      const left = recordEvents(element, 'meeting-left');
      const ended = nextEvent(element, 'meeting-left');
      for (let time = 0; time < 2; time++) say(element, wireEvent('video-ready-to-close'));
      await ended;
      await turns(5);
      expect(left).to.deep.equal([['meeting-left', { reason: 'left' }]]);
      expect(frameOf(element) === null).to.equal(true);
    });

    it('it is over for those who are put out', async () => {
      const { element } = await join();
      const left = nextEvent(element, 'meeting-left');
      say(
        element,
        wireEvent('participant-kicked-out', {
          kicked: { id: SELF, local: true },
          kicker: { id: ANN },
        }),
      );
      expect((await left).detail).to.deep.equal({ reason: 'kicked' });
    });

    it('what is forged or malformed is no event', async () => {
      const { element } = await join();
      const heard: string[] = [];
      for (const type of [...COMMON, 'jitsi-video-ready-to-close', 'jitsi-undefined'])
        element.addEventListener(type, () => heard.push(type));
      const left = wireEvent('video-ready-to-close');
      // From this page's own window, and from another origin.
      window.postMessage(left, '*');
      window.dispatchEvent(
        new MessageEvent('message', {
          data: left,
          origin: 'https://evil.example',
          source: frameOf(element)!.contentWindow,
        }),
      );
      // From the meeting's own window, but not as Jitsi says it.
      for (const data of [
        JSON.parse(left),
        left.slice(1),
        'null',
        '"video-ready-to-close"',
        null,
        7,
        envelope(
          'message',
          { type: 'event', data: { name: 'video-ready-to-close' } },
          { scope: 'jitsi_meet_external_api_1' },
        ),
        envelope(
          'message',
          { type: 'event', data: { name: 'video-ready-to-close' } },
          { postis: 'true' },
        ),
        envelope('other', { type: 'event', data: { name: 'video-ready-to-close' } }),
        envelope('message', { type: 'event', data: { name: 7 } }),
        envelope('message', { type: 'event', data: null }),
        envelope('message', { type: 'event' }),
        envelope('message', null),
        envelope('message', { type: 'response', id: 99, result: true }),
        envelope('message', { type: 'request', id: 1, data: { name: '_request-desktop-sources' } }),
        envelope('__ready__', { toString: 1 }),
        // Known, with fields that are not what they are to be.
        wireEvent('participant-joined', { id: { $: 1 }, displayName: [] }),
        wireEvent('participant-kicked-out', {}),
        wireEvent('content-sharing-participants-changed', {}),
        wireEvent('content-sharing-participants-changed', { data: { sharingParticipantIds: 'x' } }),
        wireEvent('toString'),
        wireEvent('__proto__'),
      ])
        say(element, data);
      await tell(element, 'tile-view-changed', { enabled: true });
      expect(heard).to.deep.equal([]);
      expect(element.state).to.equal('joined');
    });
  });

  describe('a password', () => {
    it('is asked for as meeting-prompt, answered by answerPrompt, and asked again where it is wrong', async () => {
      const { element } = open({ room: `locked-${newRoom()}` });
      const { detail } = await nextEvent(element, 'meeting-prompt');
      expect(detail).to.deep.equal({ kind: 'pin' });
      expect(element.state).to.equal('waiting');
      const again = nextEvent(element, 'meeting-prompt');
      const refused = await element.answerPrompt({ value: 'x' }).catch((error) => error);
      expect([refused.code, refused.message]).to.deep.equal([
        'command-failed',
        'answerPrompt: the password is wrong.',
      ]);
      expect((await again).detail).to.deep.equal({ kind: 'pin', wrong: true });
      expect(await element.answerPrompt({ value: 'secret' })).to.equal('acknowledged');
      expect(element.state).to.equal('joined');
      const late = await element.answerPrompt({ value: 'secret' }).catch((error) => error);
      expect(late.message).to.equal('answerPrompt: nothing is asked.');
    });
  });

  describe('commands', () => {
    it('wait for the join, where Jitsi would drop them', async () => {
      const { element, room } = open({
        room: `locked-${newRoom()}`,
        'command-timeout': '60000',
      });
      const said = element.sendMessage({ text: 'Hello' });
      const raised = element.setHandRaised({ raised: true });
      await nextEvent(element, 'meeting-prompt');
      expect(await element.answerPrompt({ value: 'secret' })).to.equal('acknowledged');
      expect([await said, await raised]).to.deep.equal(['acknowledged', 'acknowledged']);
      const names = (await commandsOf(room, 3)).map(([name]) => name);
      expect(names[0]).to.equal('password');
      expect(names.slice(1)).to.have.members(['send-chat-message', 'toggle-raise-hand']);
    });

    it('wait for the join, and for an answer, as long as command-timeout says', async () => {
      const { setTimeout: set } = window;
      const { element, room } = open({ room: `locked-deaf-${newRoom()}` });
      await nextEvent(element, 'meeting-prompt');
      // As if five seconds went by: less than a command has, and what an acknowledgement is waited for.
      window.setTimeout = ((handler: () => void, ms?: number) =>
        set(handler, ms === 5_000 ? 0 : ms)) as unknown as typeof set;
      try {
        const said = element.sendMessage({ text: 'Hello' });
        const answer = element.query('isModerationOn');
        await settled(element);
        await tell(element, 'video-conference-joined', { id: SELF });
        expect(await said).to.equal('sent');
        await answerRequest(element, room, true);
        expect(await answer).to.equal(true);
      } finally {
        window.setTimeout = set;
      }
    });

    it('that were reported as not done before the join are not done after it', async () => {
      const { element, room } = open({ room: `locked-${newRoom()}`, 'command-timeout': '50' });
      await nextEvent(element, 'meeting-prompt');
      const given = [
        element.sendMessage({ text: 'too late' }),
        element.startRecording(),
        element.stopRecording(),
        element.setHandRaised({ raised: true }),
      ];
      for (const result of await Promise.allSettled(given))
        expect(result).to.have.nested.property('reason.code', 'command-timeout');
      element.removeAttribute('command-timeout');
      await settled(element);
      await element.answerPrompt({ value: 'secret' });
      expect(await element.sendMessage({ text: 'in time' })).to.equal('acknowledged');
      expect(await commandsOf(room, 2)).to.deep.equal([
        ['password', 'secret'],
        ['send-chat-message', 'in time'],
      ]);
    });

    /** Settings: what is asked for, what Jitsi is asked and told, and the event that says that it is so. */
    const settings: [
      name: string,
      argument: string,
      request: string | undefined,
      toggle: string,
      event: keyof MeetingEventMap,
    ][] = [
      ['setAudioMuted', 'muted', 'is-audio-muted', 'toggle-audio', 'audio-muted-changed'],
      ['setVideoMuted', 'muted', 'is-video-muted', 'toggle-video', 'video-muted-changed'],
      [
        'setPresenting',
        'presenting',
        'is-sharing-screen',
        'toggle-share-screen',
        'presentation-changed',
      ],
      ['setHandRaised', 'raised', undefined, 'toggle-raise-hand', 'hand-raised-changed'],
    ];
    for (const [name, argument, request, toggle, event] of settings)
      it(`${name} toggles only what is not so yet, and two at once not twice`, async () => {
        const { element, room } = await join();
        const changes = recordEvents(element, event);
        const set = (value: boolean) => element.execute(name, { [argument]: value });
        expect(await Promise.all([set(true), set(true), set(false), set(false)])).to.deep.equal(
          Array(4).fill('acknowledged'),
        );
        expect(
          changes.map(([, detail]) => (detail as { [key: string]: unknown })[argument]),
        ).to.deep.equal([true, false]);
        expect(await commandsOf(room, 2)).to.deep.equal([[toggle], [toggle]]);
        const requestsIn = (got: Got[]) =>
          got.filter((message) => 'type' in message && message.type === 'request');
        const count = request ? 4 : 0;
        const asked = requestsIn(
          await messagesOf<Got>(origin, room, (got) => requestsIn(got).length >= count),
        );
        expect(asked.map((message) => 'data' in message && message.data.name)).to.deep.equal(
          Array(count).fill(request),
        );
      });

    it('what was acknowledged before joining is so once joined, whatever the parameters say', async () => {
      const { element } = open({ room: `locked-${newRoom()}`, startWithAudioMuted: '' });
      await nextEvent(element, 'meeting-prompt');
      expect(await element.setAudioMuted({ muted: false })).to.equal('acknowledged');
      const muted: boolean[] = [];
      const again = new Promise<void>((resolve) =>
        element.addEventListener('audio-muted-changed', ({ detail }) => {
          muted.push(detail.muted);
          if (!detail.muted) resolve();
        }),
      );
      // What Jitsi sets otherwise at once is its own reset: how long this machine takes over it is none of the claim.
      const { now } = performance;
      const still = performance.now();
      performance.now = () => still;
      try {
        expect(await element.answerPrompt({ value: 'secret' })).to.equal('acknowledged');
        await again;
      } finally {
        performance.now = now;
      }
      expect(muted).to.deep.equal([true, false]);
      expect(await element.query('isAudioMuted')).to.equal(false);
    });

    it('whoever mutes themselves before joining stays muted, whatever was acknowledged before', async () => {
      const { element } = open({ room: `locked-${newRoom()}` });
      await nextEvent(element, 'meeting-prompt');
      expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
      expect(await element.setAudioMuted({ muted: false })).to.equal('acknowledged');
      // By hand, in the meeting's own page.
      const muted = nextEvent(element, 'audio-muted-changed');
      await element.execute('toggleAudio');
      expect((await muted).detail.muted).to.equal(true);
      const { now } = performance;
      performance.now = () => now.call(performance) + 10_000;
      try {
        expect(await element.answerPrompt({ value: 'secret' })).to.equal('acknowledged');
        // What is asked once more is asked after all that the first answer has led to.
        for (let times = 0; times < 2; times++)
          expect(await element.query('isAudioMuted')).to.equal(true);
      } finally {
        performance.now = now;
      }
    });

    it('a reason that is no text breaks nothing', async () => {
      const { element } = await join();
      const told = nextEvent(element, 'meeting-error');
      const error = await element
        .execute('startRecording', { mode: 'odd' })
        .catch((e: unknown) => e);
      expect(error).to.include({
        code: 'command-failed',
        message: 'startRecording: Jitsi Meet: it gives no reason.',
      });
      expect((await told).detail.message).to.equal(
        'Jitsi Meet: the recording failed: it gives no reason.',
      );
    });

    it('what cannot be sent is refused as an argument', async () => {
      const { element } = await join();
      const circle: { [key: string]: unknown } = {};
      circle.itself = circle;
      const error = await element.execute('overwriteConfig', circle).catch((e: unknown) => e);
      expect(error).to.include({ name: 'MeetingError', code: 'argument-invalid' });
    });

    it('start from what the parameters say', async () => {
      const { element, room } = await join({ startWithAudioMuted: '' });
      expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
      expect(await element.setAudioMuted({ muted: false })).to.equal('acknowledged');
      expect(await commandsOf(room, 1)).to.deep.equal([['toggle-audio']]);
    });

    /** The other common commands, and what Jitsi is told. */
    const others: [name: string, args: { [key: string]: unknown }, ...wire: unknown[]][] = [
      ['sendMessage', { text: 'Hello' }, 'send-chat-message', 'Hello'],
      ['sendMessage', { text: 'Hello', to: ANN }, 'send-chat-message', 'Hello', ANN],
      ['startRecording', {}, 'start-recording', { mode: 'file' }],
      [
        'startRecording',
        { mode: 'local', onlySelf: true },
        'start-recording',
        { mode: 'local', onlySelf: true },
      ],
      ['stopRecording', {}, 'stop-recording', 'file'],
      ['hangup', {}, 'video-hangup'],
    ];
    for (const [name, args, ...wire] of others)
      it(`${name}(${JSON.stringify(args)}) is ${wire[0]}, and acknowledged by what happens`, async () => {
        const { element, room } = await join();
        expect(await element.execute(name, args)).to.equal('acknowledged');
        expect(await commandsOf(room, 1)).to.deep.equal([wire]);
      });

    it('a recording that cannot start is a command that failed', async () => {
      const { element } = await join();
      const error = await element.execute('startRecording', { mode: 'stream' }).catch((e) => e);
      expect([error.code, error.message]).to.deep.equal([
        'command-failed',
        'startRecording: Jitsi Meet: no stream key.',
      ]);
    });

    it('a recording is acknowledged by one of its own kind', async () => {
      const { element, room } = await join({ room: `deaf-${newRoom()}` });
      let acknowledged = false;
      const result = element.execute('startRecording', { mode: 'local' }).then((how) => {
        acknowledged = true;
        return how;
      });
      await commandsOf(room, 1);
      await tell(element, 'recording-status-changed', { on: true, mode: 'stream' });
      await tell(element, 'recording-status-changed', { on: false, mode: 'file', error: 'busy' });
      await settled(element);
      expect(acknowledged).to.equal(false);
      await tell(element, 'recording-status-changed', { on: true, mode: 'local' });
      expect(await result).to.equal('acknowledged');
    });

    it('what was slow before the join, and reported as not done, is not done at joining', async () => {
      const { element, room } = open({ room: `locked-deaf-${newRoom()}`, 'command-timeout': '50' });
      await nextEvent(element, 'meeting-prompt');
      const late = await element.setAudioMuted({ muted: true }).catch(({ code }) => code);
      expect(late).to.equal('command-timeout');
      await tell(element, 'video-conference-joined', { id: SELF });
      // The answer to the question whether it is so already.
      const requests = (got: Got[]) =>
        got.flatMap((message) =>
          'type' in message && message.type === 'request' ? [message] : [],
        );
      const [asked] = requests(
        await messagesOf<Got>(origin, room, (got) => requests(got).length > 0),
      );
      say(element, envelope('message', { type: 'response', id: asked!.id, result: false }));
      await tell(element, 'tile-view-changed', { enabled: true });
      await element.execute('subject', { subject: 'S' });
      expect(await commandsOf(room, 1)).to.deep.equal([['subject', 'S']]);
      const got = await messagesOf<Got>(origin, room, () => true);
      expect(requests(got)).to.have.lengthOf(1);
    });

    it('Jitsi’s own commands are there under their API names, with their arguments in order', async () => {
      const { element, room } = await join();
      const args = { participantId: CURTIS, enabled: true, name: 'Room 1', width: 3, height: 4 };
      const names = jitsiCommandNames.filter(
        (name) => !/^toggle(Audio|Video|ShareScreen|RaiseHand)$|^password$/.test(name),
      );
      for (const name of names) {
        expect(element.supports(name), name).to.equal(true);
        expect(await element.execute(name as string, args), name).to.equal('sent');
      }
      // JSON has no undefined: what is left out between two arguments is null.
      const wanted = names.map((name) =>
        JSON.parse(JSON.stringify(readCommand(name, args).flat())),
      );
      // The stand-in tells of them as they happen to reach its server.
      expect(await commandsOf(room, names.length)).to.have.deep.members(wanted);
    });

    /** API names whose wire name or arguments are not plain. */
    const wire: [
      name: (typeof jitsiCommandNames)[number],
      args: { [key: string]: unknown },
      wire: unknown,
    ][] = [
      ['kickParticipant', { participantId: 'x' }, ['kick-participant', ['x']]],
      ['toggleTileView', {}, ['toggle-tile-view', []]],
      ['toggleE2EE', { enabled: true }, ['toggle-e2ee', [true]]],
      ['toggleVirtualBackgroundDialog', {}, ['toggle-virtual-background', []]],
      [
        'sendCameraFacingMode',
        { facingMode: 'user' },
        ['send-camera-facing-mode-message', [undefined, 'user']],
      ],
      ['showPiP', {}, ['show-pip', []]],
      ['hidePiP', {}, ['hide-pip', []]],
      ['overwriteConfig', { subject: 'S' }, ['overwrite-config', [{ subject: 'S' }]]],
      [
        'sendChatMessage',
        { message: 'm', ignorePrivacy: true },
        ['send-chat-message', ['m', undefined, true]],
      ],
      ['avatarUrl', { avatarUrl: 'u' }, ['avatar-url', ['u']]],
    ];
    for (const [name, args, expected] of wire)
      it(`${name} is ${JSON.stringify(expected)}`, () => {
        expect(readCommand(name, args)).to.deep.equal(expected);
      });

    it('supports() knows no others', async () => {
      const { element } = await join();
      for (const name of ['toString', '__proto__', 'muteParticipant', 'toggle-audio', ''])
        expect(element.supports(name), name).to.equal(false);
    });
  });

  it('a secret is nowhere in the DOM, and in no event', async () => {
    const { element } = open({ room: `locked-${newRoom()}`, jwt: 'sec.ret.jwt' });
    const said: string[] = [];
    for (const type of [
      ...COMMON,
      'jitsi-password-required',
      'jitsi-ready',
      'jitsi-browser-support',
    ])
      element.addEventListener(type, (event) =>
        said.push(JSON.stringify((event as CustomEvent).detail)),
      );
    await nextEvent(element, 'meeting-prompt');
    await element.answerPrompt({ value: 'x' }).catch((error) => said.push(error.message));
    element.removeAttribute('jwt');
    expect(element.outerHTML + element.shadowRoot!.innerHTML).not.to.contain('sec.ret');
    expect(said.join('')).not.to.contain('sec.ret');
    expect(said.length).to.be.above(2);
  });

  it('opened twice in one task, it listens to the frame that stays', async () => {
    const { element } = await join();
    // Both frames are there for a moment.
    element.reload();
    element.reload();
    await nextEvent(element, 'meeting-joined');
    expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
    expect(element.shadowRoot!.querySelectorAll('iframe')).to.have.lengthOf(1);
  });

  it('removed while it opens and put back, it has one frame, also with a secret', async () => {
    const { element } = open({ jwt: 'a.b.c' });
    await nextEvent(element, 'meeting-loading');
    element.remove();
    await turns(3);
    const joined = nextEvent(element, 'meeting-joined');
    document.body.append(element);
    await joined;
    expect(element.shadowRoot!.querySelectorAll('iframe')).to.have.lengthOf(1);
  });

  describe('a command that is given right after the meeting was changed', () => {
    const names = async (room: string) => (await commandsOf(room, 1)).map(([name]) => name);
    for (const [how, first] of [
      ['its first', true],
      ['not its first', false],
    ] as const)
      it(`is done in the meeting that comes; ${how}`, async () => {
        const { element } = await join();
        if (!first) await element.execute('subject', { subject: 'S' });
        const room = newRoom();
        element.room = room;
        expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
        expect(element.url).to.include(room);
        expect(await names(room)).to.deep.equal(['toggle-audio']);
      });

    it('is done in the meeting that comes, where its system has to load first', async () => {
      const { element } = await join();
      await element.execute('subject', { subject: 'S' });
      providers.delete('jitsi');
      const room = newRoom();
      element.room = room;
      expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
      expect(element.url).to.include(room);
      expect(await names(room)).to.deep.equal(['toggle-audio']);
    });

    it('is done in the meeting that stays, where the change names no other', async () => {
      const { element, room } = await join();
      element.displayName = 'Bob';
      expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
      expect(await names(room)).to.deep.equal(['toggle-audio']);
    });

    it('by an attribute is done in the meeting that comes', async () => {
      const { element, room: before } = await join();
      await element.execute('subject', { subject: 'S' });
      // From then on, its attributes are watched.
      while (element.room !== before) await turns(1);
      const room = newRoom();
      element.setAttribute('room', room);
      expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
      expect(await names(room)).to.deep.equal(['toggle-audio']);
    });

    for (const [how, end] of [
      ['closed', (element: MeetingEmbedElement) => element.close()],
      ['removed', (element: MeetingEmbedElement) => element.remove()],
      ['reloaded', (element: MeetingEmbedElement) => element.reload()],
      ['given no address', (element: MeetingEmbedElement) => element.removeAttribute('address')],
    ] as const)
      it(`is refused where the element is ${how} before that`, async () => {
        const { element } = await join();
        await element.execute('subject', { subject: 'S' });
        element.room = newRoom();
        const command = element.setAudioMuted({ muted: true }).catch(({ code }) => code);
        end(element);
        expect(await command).to.equal('session-closed');
      });
  });

  it('removed, it leaves neither listener nor timer, and a command that waits is refused', async () => {
    // None of their seconds goes by.
    const waits = new Waits((ms) => ms >= 1000);
    const { open: left, restore } = countOpen();
    try {
      const { element, room } = await join();
      // Jitsi has nothing to say to a message for somebody who is not there.
      const waiting = element.sendMessage({ text: 'x', to: 'nobody' }).catch(({ code }) => code);
      await commandsOf(room, 1);
      // The listener, the command's time, the answer's time; for a moment after opening, the watch on attributes.
      expect(left.size).to.be.within(3, 4);
      element.remove();
      expect(await waiting).to.equal('session-closed');
    } finally {
      restore();
      waits.restore();
    }
    expect(left.size).to.equal(0);
  });
});
