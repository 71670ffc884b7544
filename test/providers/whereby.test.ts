/** Whereby: its URL, its messages and its commands, with a stand-in that speaks as it does. */
import { expect } from '@open-wc/testing';
import '../../src/define.ts';
import sdk from '../data/whereby-sdk.json' with { type: 'json' };
import type { MeetingEventMap } from '../../src/meeting/events.ts';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { provider as whereby } from '../../src/providers/whereby/whereby.ts';
import { mount, nextEvent, recordEvents, settled, turns } from '../element.ts';
import { countOpen, frameOf, messagesOf, newRoom, say } from '../standing-in.ts';
import { serverNamed } from '../server-named.ts';

interface Command {
  readonly command: string;
  readonly args: unknown[];
}

const COMMON: (keyof MeetingEventMap)[] = [
  'meeting-prompt',
  'meeting-joined',
  'meeting-reconnecting',
  'meeting-left',
  'meeting-error',
  'participant-joined',
  'participant-left',
  'audio-muted-changed',
  'video-muted-changed',
  'presentation-changed',
  'recording-changed',
];

describe('Whereby', () => {
  let origin: string;
  before(async () => {
    origin = (await serverNamed('stand-ins')).whereby;
  });
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  const open = (extra: { [name: string]: string } = {}) => {
    const room = newRoom();
    const attributes = { provider: 'whereby', 'allowed-origins': origin, address: origin, room };
    const patient = { 'load-timeout': '60000' };
    return { element: mount({ ...attributes, ...patient, ...extra }), room };
  };
  /** In the room, with all that its page says by itself. */
  const join = async () => {
    const { element, room } = open();
    await nextEvent(element, 'participant-joined');
    return { element, room };
  };
  /** Has the frame say this, and waits until the page has heard what came before. */
  let heardBefore = 100;
  const hear = async (element: MeetingEmbedElement, ...messages: unknown[]) => {
    // Unlike any that the page says by itself.
    const count = heardBefore++;
    const heard = new Promise((resolve) => {
      const listen = ({ data }: MessageEvent) => {
        if (data?.type !== 'participantupdate' || data.payload.count !== count) return;
        removeEventListener('message', listen);
        resolve(data);
      };
      addEventListener('message', listen);
    });
    for (const message of [...messages, { type: 'participantupdate', payload: { count } }])
      say(element, message);
    await heard;
    await settled(element);
  };

  describe('beside its SDK', () => {
    /** HTML has these names already. */
    const renamed: { [name: string]: string } = { lang: 'room-lang', title: '' };
    it('has every attribute of its element', () => {
      const missing = sdk.attributes.filter(
        (name) => !((renamed[name] ?? name) in { '': 1, ...whereby.options }),
      );
      expect(missing).to.deep.equal([]);
    });
    it('has every command of its element', async () => {
      const { element } = await join();
      expect(sdk.commands.filter((name) => !element.supports(name))).to.deep.equal([]);
    });
    it('knows a recording by the words of its types', async () => {
      const { element } = await join();
      const told: unknown[] = [];
      for (const status of sdk.recordingStatus) {
        const events = recordEvents(element, 'recording-changed');
        await hear(element, { type: 'recording_status_change', payload: { status } });
        told.push([status, ...events.map(([, detail]) => detail)]);
      }
      expect(told).to.deep.equal([
        ['starting'],
        ['started', { recording: true }],
        ['stopped', { recording: false }],
      ]);
    });
  });

  describe('the URL', () => {
    const base = 'https://acme.whereby.com/standup';
    const own = 'jsApi=true&we=1&iframeSource=acme';
    /** Parameters whose name on the wire is another. */
    const keys: { [attribute: string]: string } = { minimal: 'embed', 'room-lang': 'lang' };
    const names = Object.keys(whereby.options).filter(
      (name) => !['src', 'address', 'subdomain', 'room'].includes(name),
    );
    for (const name of names) {
      const key = keys[name] ?? name;
      const property = name === 'room-lang' ? 'roomLang' : name;
      const option = whereby.options[name as keyof typeof whereby.options]!;
      const rows: [value: unknown, written: string][] =
        option.read('true') === true
          ? [
              [true, 'on'],
              [false, 'off'],
            ]
          : [[option.read("a b'c"), 'a%20b%27c']];
      for (const [value, written] of rows)
        it(`${name} = ${JSON.stringify(value)} is ${key}=${written}`, () => {
          expect(whereby.buildUrl({ src: base, [property]: value })).to.equal(
            `${base}?${own}&${key}=${written}`,
          );
        });
    }

    const rows: [values: Parameters<typeof whereby.buildUrl>[0], url: string][] = [
      [{ src: base }, `${base}?${own}`],
      [{ src: `${base}?roomKey=k.e%2By` }, `${base}?roomKey=k.e%2By&${own}`],
      [
        { src: `${base}?audio=off&we=2`, audio: true, video: false },
        `${base}?audio=off&we=2&jsApi=true&iframeSource=acme&video=off`,
      ],
      [{ src: `${base}?` }, `${base}?${own}`],
      [{ subdomain: 'acme', room: 'standup' }, `${base}?${own}`],
      [{ subdomain: 'other', src: base }, `${base}?${own}`],
      [{ src: base, minimal: true, embed: false }, `${base}?${own}&embed=on`],
      [
        { address: 'https://rooms.example.com', subdomain: 'acme', room: 'standup' },
        `https://rooms.example.com/standup?${own}`,
      ],
      [
        { address: 'https://rooms.example.com', room: 'Stand up' },
        'https://rooms.example.com/Stand%20up?jsApi=true&we=1',
      ],
    ];
    for (const [values, url] of rows)
      it(`${JSON.stringify(values)} is ${url}`, () => {
        expect(whereby.buildUrl(values)).to.equal(url);
      });

    it('is what the frame asks for', async () => {
      const { element, room } = open({ displayName: 'Ann', video: 'false' });
      await nextEvent(element, 'meeting-joined');
      const all = await (await fetch(`${origin}/stand-in/records`)).json();
      expect(
        all.flatMap(({ kind, url }: { kind: string; url: string }) =>
          kind === 'page' && url.includes(room) ? [url] : [],
        ),
      ).to.deep.equal([`/${room}?jsApi=true&we=1&displayName=Ann&video=off`]);
    });

    const mistakes: [attributes: { [name: string]: string }, message: RegExp][] = [
      [{ src: 'https://acme.whereby.com.evil.example/x' }, /^src: wanted the URL of a room/],
      [{ src: 'https://whereby.com/x?roomKey=sec' }, /^src: wanted the URL of a room/],
      [{ src: 'http://acme.whereby.com/x' }, /^src: /],
      [{ src: 'https://acme.whereby.com/' }, /^src: /],
      [{ room: 'x' }, /^address: missing, wanted a host/],
      [
        { address: 'evil.example', room: 'x' },
        /^address: got "evil\.example", wanted a host like vc\.example\.com on https:\/\/\*\.whereby\.com or one of allowed-origins\.$/,
      ],
      [{ address: 'whereby.com.evil.example', room: 'x' }, /^address: got/],
      [{ address: 'a.b.whereby.com', room: 'x' }, /^address: got/],
      [{ subdomain: 'acme' }, /^src: missing, wanted the URL of a room/],
      [{ subdomain: 'evil.example/', room: 'x' }, /^subdomain: wanted a name/],
      [{ src: base, vidio: 'off' }, /^vidio: wanted a parameter of whereby; did you mean video\?$/],
      [{ src: base, audio: 'on' }, /^audio: got "on", wanted true or false\.$/],
    ];
    for (const [attributes, message] of mistakes)
      it(`${JSON.stringify(attributes)} opens no frame, and says why`, async () => {
        const element = mount({ provider: 'whereby', ...attributes });
        const { detail } = await nextEvent(element, 'meeting-error');
        expect(detail.message).to.match(message);
        expect(detail.message).not.to.contain('sec');
        expect(frameOf(element) === null).to.equal(true);
      });
  });

  describe('messages', () => {
    it('the first is the sign of life, and those of the way in are in order', async () => {
      const { element } = open();
      const events = recordEvents(element, 'meeting-ready', ...COMMON);
      await nextEvent(element, 'participant-joined');
      expect(events).to.deep.equal([
        ['meeting-ready', null],
        ['meeting-joined', {}],
        ['participant-joined', { id: 'ann' }],
      ]);
    });

    const rows: [type: string, payload: object, ...common: [string, unknown][]][] = [
      ['microphone_toggle', { enabled: false }, ['audio-muted-changed', { muted: true }]],
      ['camera_toggle', { enabled: true }, ['video-muted-changed', { muted: false }]],
      [
        'screenshare_toggle',
        { enabled: true },
        ['presentation-changed', { presenting: true, local: true }],
      ],
      [
        'participant_join',
        { participant: { metadata: 'm', externalId: '' } },
        ['participant-joined', { id: 'm' }],
      ],
      [
        'participant_leave',
        { participant: { metadata: '', externalId: 'ann' } },
        ['participant-left', { id: 'ann' }],
      ],
      ['recording_status_change', { status: 'starting' }],
      [
        'recording_status_change',
        { status: 'started' },
        ['recording-changed', { recording: true }],
      ],
      ['recording_status_change', { status: 'started' }],
      [
        'recording_status_change',
        { status: 'stopped' },
        ['recording-changed', { recording: false }],
      ],
      ['recording_status_change', { status: 'stopped' }],
      ['connection_status_change', { status: 'stable' }],
      ['connection_status_change', { status: 'unstable' }, ['meeting-reconnecting', null]],
      ['connection_status_change', { status: 'stable' }, ['meeting-joined', { again: true }]],
      [
        'knock',
        {},
        ['meeting-prompt', { kind: 'waiting', message: 'The host has been asked to let you in.' }],
      ],
      ['join', {}, ['meeting-joined', {}]],
      ...[
        'ready',
        'cancel_knock',
        'chat_toggle',
        'people_toggle',
        'pip_toggle',
        'grant_device_permission',
        'deny_device_permission',
        'streaming_status_change',
        'transcription_status_change',
        'precall_check_skipped',
        'precall_check_completed',
        'toString',
        'unknown',
      ].map((type): [string, object] => [type, {}]),
    ];
    it('of a connection and of knocking are what they are before the room is joined', async () => {
      const { element } = await join();
      // A room that has said nothing yet: its page knocks.
      element.room = `knock-${newRoom()}`;
      await nextEvent(element, 'meeting-ready');
      const events = recordEvents(element, ...COMMON);
      for (const status of ['unstable', 'unstable', 'stable'])
        await hear(element, { type: 'connection_status_change', payload: { status } });
      expect(events).to.deep.equal([]);
      await hear(element, { type: 'knock', payload: {} });
      expect(element.state).to.equal('waiting');
      await hear(element, { type: 'cancel_knock', payload: {} });
      expect(element.state).to.equal('ready');
    });

    it('are common events', async () => {
      const { element } = await join();
      for (const [type, payload, ...common] of rows) {
        const events = recordEvents(element, ...COMMON);
        await hear(element, { type, payload });
        expect(events, type).to.deep.equal(common);
      }
    });

    it('are each an event of their own, with what they say', async () => {
      const { element } = await join();
      const ending = ['leave', 'meeting_end'];
      for (const type of sdk.events) {
        const room = ending.includes(type) ? (await join()).element : element;
        const payload = { status: 'started', [type]: 1 };
        const event = new Promise<Event>((resolve) =>
          room.addEventListener(`whereby-${type.replaceAll('_', '-')}`, resolve, { once: true }),
        );
        say(room, { type, payload });
        expect(((await event) as CustomEvent).detail, type).to.deep.equal(payload);
      }
    });

    it('of people without a name of their own are as many people', async () => {
      const { element } = await join();
      const nobody = { participant: { metadata: null, externalId: null } };
      for (const type of ['participant_join', 'participant_join', 'participant_leave'])
        await hear(element, { type, payload: nobody });
      expect(element.participants).to.deep.equal([{ id: 'ann' }, { id: '' }]);
    });

    it('a recording that starts is acknowledged once it runs, and told once', async () => {
      const { element } = await join();
      const events = recordEvents(element, 'recording-changed');
      expect(await element.startRecording()).to.equal('acknowledged');
      expect(await element.stopRecording()).to.equal('acknowledged');
      expect(events).to.deep.equal([
        ['recording-changed', { recording: true }],
        ['recording-changed', { recording: false }],
      ]);
    });

    const ends: [type: string, payload: object, reason: string][] = [
      ['leave', { removed: false }, 'left'],
      ['leave', { removed: true }, 'removed'],
      ['meeting_end', {}, 'ended'],
    ];
    for (const [type, payload, reason] of ends)
      it(`${type} ${JSON.stringify(payload)} is the end: ${reason}`, async () => {
        const { element } = await join();
        const left = nextEvent(element, 'meeting-left');
        say(element, { type, payload });
        expect((await left).detail).to.deep.equal({ reason });
        expect(frameOf(element) === null).to.equal(true);
      });

    it('that are forged or malformed are no events', async () => {
      const { element } = await join();
      const events = recordEvents(element, ...COMMON);
      const left = { type: 'leave', payload: {} };
      window.postMessage(left, '*');
      window.dispatchEvent(
        new MessageEvent('message', {
          data: left,
          origin: 'https://evil.example',
          source: frameOf(element)!.contentWindow,
        }),
      );
      await hear(
        element,
        JSON.stringify(left),
        [left],
        null,
        7,
        { type: ['leave'] },
        { leave: {} },
      );
      await turns(5);
      expect(events).to.deep.equal([]);
    });
  });

  describe('commands', () => {
    const rows: [name: string, args: { [key: string]: unknown }, ...wire: Command[]][] = [
      ['setAudioMuted', { muted: true }, { command: 'toggle_microphone', args: [false] }],
      ['setVideoMuted', { muted: true }, { command: 'toggle_camera', args: [false] }],
      ['setPresenting', { presenting: true }, { command: 'toggle_screenshare', args: [true] }],
      ['startRecording', {}, { command: 'start_recording', args: [] }],
      ['stopRecording', {}, { command: 'stop_recording', args: [] }],
      ['hangup', {}, { command: 'leave_room', args: [] }],
    ];
    for (const [name, args, wire] of rows)
      it(`${name}(${JSON.stringify(args)}) is ${JSON.stringify(wire)}, and acknowledged`, async () => {
        const { element, room } = await join();
        expect(await element.execute(name, args)).to.equal('acknowledged');
        expect(await messagesOf<Command>(origin, room, (got) => got.length > 0)).to.deep.equal([
          wire,
        ]);
      });

    it('what is so already is acknowledged, too', async () => {
      const { element } = await join();
      expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
      expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
    });

    /** Whereby's own, with what they take. */
    const own: [name: string, args: { [key: string]: unknown }, wire: unknown[]][] = [
      ['knock', {}, []],
      ['open_settings', { pane: 'theme' }, ['theme']],
      ['start_recording', {}, []],
      ['stop_recording', {}, []],
      ['start_streaming', {}, []],
      ['stop_streaming', {}, []],
      ['start_live_transcription', {}, []],
      ['stop_live_transcription', {}, []],
      ['toggle_breakout', { enabled: true }, [true]],
      ['toggle_camera', {}, []],
      ['toggle_chat', { enabled: true }, [true]],
      ['toggle_microphone', { enabled: false }, [false]],
      ['toggle_people', { enabled: true }, [true]],
      ['toggle_screenshare', { enabled: true }, [true]],
    ];
    it('Whereby’s own are there under their own names', async () => {
      const { element, room } = await join();
      for (const [name, args] of own)
        expect(await element.execute(name, args), name).to.equal('sent');
      expect(
        await messagesOf<Command>(origin, room, (got) => got.length >= own.length),
      ).to.have.deep.members(own.map(([command, , args]) => ({ command, args })));
    });

    it('supports() knows no others', async () => {
      const { element } = await join();
      for (const name of ['end_meeting', 'leave_room'])
        expect(element.supports(name), name).to.equal(true);
      for (const name of ['toString', 'setHandRaised', 'sendMessage', 'answerPrompt'])
        expect(element.supports(name), name).to.equal(false);
    });
  });

  it('removed, it leaves neither listener nor timer, and a command that waits is refused', async () => {
    const { open: left, restore } = countOpen();
    try {
      const { element } = await join();
      // It is on already, and Whereby tells of changes alone.
      const waiting = element.setVideoMuted({ muted: false }).catch(({ code }) => code);
      while (left.size < 3) await turns(1);
      element.remove();
      expect(await waiting).to.equal('session-closed');
    } finally {
      restore();
    }
    expect(left.size).to.equal(0);
  });
});
