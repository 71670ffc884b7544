/** What every meeting keeps to, of whatever system and kind: each row of the tables is opened, commanded and closed. */
import { expect } from '@open-wc/testing';
import '../../src/define.ts';
import { readConfig } from '../../src/element/config.ts';
import { openSession } from '../../src/element/open-session.ts';
import { findProvider } from '../../src/element/registry.ts';
import { commands } from '../../src/meeting/commands.ts';
import type { MeetingEvent } from '../../src/meeting/events.ts';
import { factNames } from '../../src/meeting/facts.ts';
import { furtherCommands } from '../../src/meeting/further-commands.ts';
import type { Provider } from '../../src/meeting/provider.ts';
import type { MeetingSession } from '../../src/meeting/session.ts';
import { jitsiCommandNames } from '../../src/providers/jitsi/jitsi-commands.ts';
import { nativeCommands } from '../../src/providers/pexip/native/native-commands.ts';
import { ownCommands } from '../../src/providers/whereby/whereby-commands.ts';
import { eventNames } from '../../demo/event-names.ts';
import { mount, nextEvent, turns } from '../element.ts';
import { makePermalink } from '../eyeson/api.ts';
import { serverNamed } from '../server-named.ts';
import { countOpen } from '../standing-in.ts';
import { allProviders, meetings, type Meeting } from './meetings.ts';

/** Commands with arguments that they take; `hangup`, which ends the meeting, last. */
const calls: { [name: string]: object } = {
  setAudioMuted: { muted: true },
  setVideoMuted: { muted: true },
  setPresenting: { presenting: false },
  setHandRaised: { raised: true },
  sendMessage: { text: 'Hello' },
  startRecording: {},
  stopRecording: {},
  answerPrompt: { value: '1234' },
  requestFullscreen: {},
  exitFullscreen: {},
  requestPictureInPicture: {},
  exitPictureInPicture: {},
  getDevices: {},
  selectDevice: { kind: 'audioinput', id: 'default' },
  hangup: {},
};

/** The commands of single systems; which of them an element has, only that system says. */
const systemCommands = [
  ...jitsiCommandNames,
  ...Object.keys(ownCommands),
  ...Object.keys(nativeCommands),
].filter((name) => !(name in calls));

const provide = async (name: string, mode: string | undefined): Promise<Provider> => {
  for (;;) {
    const found = findProvider(name, mode);
    if (!(found instanceof Promise)) return found!;
    await found;
  }
};

it('every command in common has a call here', () => {
  expect(Object.keys(calls)).to.have.members([
    ...Object.keys(commands),
    ...Object.keys(furtherCommands),
  ]);
});

it('every system and mode has a meeting here', async () => {
  const wanted = (await allProviders()).flatMap(({ name, modes = {} }) => [
    name,
    ...Object.keys(modes).map((mode) => `${name} ${mode}`),
  ]);
  expect(Object.keys(meetings({}))).to.have.members(wanted);
});

// The table is there once the servers are: its names are the same wherever they are.
for (const [name, { kind }] of Object.entries(meetings({})))
  describe(`a meeting of ${name} (${kind})`, () => {
    let meeting: Meeting;
    before(async () => {
      const origins = await serverNamed('stand-ins');
      const { url } = await serverNamed('pexip-node');
      const { permalink } = await makePermalink();
      meeting = meetings({ ...origins, 'pexip-node': url }, permalink.guest_token)[name]!;
    });
    afterEach(() =>
      document.querySelectorAll('meeting-embed, section').forEach((element) => element.remove()),
    );

    /** A session without an element around it. */
    const open = async () => {
      const { attributes } = meeting;
      const author = document.createElement('p');
      for (const [key, value] of Object.entries(attributes)) author.setAttribute(key, value);
      const provider = await provide(attributes.provider!, attributes.mode);
      const config = readConfig(author, provider, []);
      expect(config.faults).to.deep.equal([]);
      const place = document.createElement('section');
      document.body.append(place);
      const container = place.attachShadow({ mode: 'open' });
      const events: string[] = [];
      let heard = (_type: string) => {};
      const emit = ({ type }: MeetingEvent) => {
        events.push(type);
        heard(type);
      };
      const until = (type: string) =>
        events.includes(type)
          ? undefined
          : new Promise<void>((resolve) => {
              heard = (one) => one === type && resolve();
            });
      const opened = openSession(config, { emit, container, title: '', facts: {} });
      return { opened, container, events, until };
    };
    /** The session, and how many pieces it has left in its place. */
    const left = (container: ShadowRoot) =>
      container.querySelectorAll('iframe, section, [part~=link], [part~=view], [part~=waiting]')
        .length;
    const closeTwice = (session: MeetingSession) => {
      session.close();
      session.close();
    };

    it('closed, twice as well, says nothing more and gives everything back', async () => {
      const { open: held, restore } = countOpen();
      try {
        const { opened, container, events, until } = await open();
        const session = await opened;
        await until(meeting.ready);
        closeTwice(session);
        const told = events.length;
        // Timers that are under way have time to end.
        for (let turn = 0; held.size && turn < 1000; turn++) await turns(1);
        await turns(5);
        expect(events.slice(told)).to.deep.equal([]);
        expect(left(container)).to.equal(0);
        expect(held.size, 'listeners and timers').to.equal(0);
      } finally {
        restore();
      }
    });

    it('closed at once, says nothing', async () => {
      const { opened, container, events } = await open();
      const session = await opened;
      const told = events.length;
      closeTwice(session);
      await turns(5);
      expect(events.slice(told)).to.deep.equal([]);
      expect(left(container)).to.equal(0);
    });

    it('does what supports() says, and refuses the rest', async function () {
      this.timeout(60_000);
      // Where nobody is in yet, commands wait for the meeting.
      const waits = kind === 'permalink';
      const element = mount(meeting.attributes);
      await nextEvent(element, meeting.ready);
      const refused = async (command: string, args: object) =>
        element.execute(command, args as Record<string, unknown>).then(
          () => undefined,
          ({ code }: { code: string }) => code,
        );
      // A bridge answers what changes: that nobody presents, it would have to be asked for twice.
      const asked = { ...calls, setPresenting: { presenting: kind === 'bridge' } };
      for (const [command, args] of Object.entries(asked)) {
        const has = element.supports(command);
        element.commandTimeout = waits && !has ? 100 : 30_000;
        const code = await refused(command, args);
        if (has)
          expect(code, command).to.be.oneOf([
            undefined,
            'command-failed',
            'request-failed',
            'call-failed',
          ]);
        else if (element.state !== 'left')
          expect(code, command).to.equal(waits ? 'command-timeout' : 'command-unsupported');
      }
      if (element.state === 'left') return;
      for (const command of systemCommands.filter((one) => !element.supports(one)).slice(0, 5))
        expect(await refused(command, {}), command).to.equal('command-unsupported');
    });

    it('commands of other systems are none of its', async () => {
      const element = mount(meeting.attributes);
      await nextEvent(element, meeting.ready);
      const has = systemCommands.filter((command) => element.supports(command));
      const tables: Record<string, readonly string[]> = {
        jitsi: jitsiCommandNames,
        whereby: Object.keys(ownCommands),
        'pexip native': Object.keys(nativeCommands),
      };
      const own: readonly string[] = tables[name] ?? [];
      expect(has.filter((command) => !own.includes(command))).to.deep.equal([]);
      if (own.length) expect(has).not.to.deep.equal([]);
    });

    it('removed, it is silent, and its commands end with it', async () => {
      const element = mount(meeting.attributes);
      await nextEvent(element, meeting.ready);
      const heard: string[] = [];
      for (const type of eventNames) element.addEventListener(type, () => heard.push(type));
      element.remove();
      await turns(5);
      expect(heard).to.deep.equal([]);
      expect(element.state).to.equal('idle');
      expect(element.shadowRoot!.querySelectorAll('iframe')).to.have.length(0);
      for (const fact of factNames) expect(element[fact], fact).to.equal(null);
    });

    it('close() is told once', async () => {
      const element = mount(meeting.attributes);
      await nextEvent(element, meeting.ready);
      const heard: string[] = [];
      for (const type of eventNames) element.addEventListener(type, () => heard.push(type));
      element.close();
      element.close();
      await turns(5);
      expect(heard).to.deep.equal(['meeting-left']);
    });

    if (kind === 'frame' || kind === 'link')
      it('is silent: nothing is known of it but that it is there', async () => {
        const element = mount(meeting.attributes);
        const heard: string[] = [];
        for (const type of eventNames) element.addEventListener(type, () => heard.push(type));
        await nextEvent(element, 'meeting-ready');
        await turns(5);
        expect(heard).to.deep.equal(['meeting-loading', 'meeting-ready']);
        expect(element.state).to.equal('ready');
        for (const fact of factNames) expect(element[fact], fact).to.equal(null);
      });
  });
