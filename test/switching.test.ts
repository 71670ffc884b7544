/** One element through all systems by attribute, with the same commands and the same events. */
import { expect } from '@open-wc/testing';
import '../src/define.ts';
import { commands, type CommandName } from '../src/meeting/commands.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { eventNames } from '../demo/event-names.ts';
import { systems, type System } from '../demo/systems.ts';
import { drawn, mount, nextEvent, settled } from './element.ts';
import { serverNamed } from './server-named.ts';

/** What every system is asked to do, `hangup` at the end. */
const calls: { [K in Exclude<CommandName, 'setPresenting' | 'answerPrompt'>]: object[] } = {
  setAudioMuted: [{ muted: true }, { muted: false }],
  setVideoMuted: [{ muted: true }, { muted: false }],
  setHandRaised: [{ raised: true }, { raised: false }],
  sendMessage: [{ text: 'Hello' }],
  startRecording: [{}],
  stopRecording: [{}],
  hangup: [{}],
};

/** The commands that each system has, of all. */
const supported: { [id: string]: readonly string[] } = {
  immail: ['hangup', 'stopRecording'],
  'eyeson-permalink': ['hangup'],
  jitsi: Object.keys(commands),
  whereby: [
    'hangup',
    'setAudioMuted',
    'setVideoMuted',
    'setPresenting',
    'startRecording',
    'stopRecording',
  ],
};
/** The systems that say whether a command was done. */
const answering = ['jitsi', 'whereby', 'pexip-native', 'eyeson-permalink'];

/** What shows a meeting: a frame, a link, a view, or the wait for it. */
const SHOWN = 'iframe, [part~=link], [part~=view], [part~=waiting]';

describe('one element through all systems', () => {
  let element: MeetingEmbedElement;
  let all: readonly System[];
  const log: [type: string, state: string][] = [];
  before(async () => {
    const origins = await serverNamed('stand-ins');
    const { url } = await serverNamed('pexip-node');
    all = systems({ ...origins, 'pexip-node': url });
    element = mount({});
    // It has no system yet.
    await nextEvent(element, 'meeting-error');
    for (const type of eventNames)
      element.addEventListener(type, () => log.push([type, element.state]));
  });
  after(() => element.remove());

  const write = (attributes: System['attributes']) => {
    for (const name of element.getAttributeNames())
      if (name !== 'style') element.removeAttribute(name);
    // A busy machine takes its time; what a late answer does is tested elsewhere.
    element.setAttribute('command-timeout', '60000');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    log.length = 0;
  };
  /** Until it can take commands, or cannot be opened at all. */
  const opened = async ({ attributes }: System) => {
    const ready = nextEvent(element, 'meeting-ready');
    const joined = nextEvent(element, 'meeting-joined');
    const waits = nextEvent(element, 'meeting-prompt');
    const failed = nextEvent(element, 'meeting-error');
    // What is drawn belongs to the system before until the attributes have been read.
    await element.updateComplete;
    if (attributes.dial) (await drawn(element, '[part=button]')).click();
    await Promise.race([ready, joined, waits, failed]);
  };
  const types = () => log.map(([type]) => type);

  // The table is there once the servers are: its ids are the same wherever they are.
  for (const { id } of systems({}))
    it(`shows ${id}: the same way in, the same commands, the same way out`, async function () {
      this.timeout(60_000);
      // WebKitGTK is built without WebRTC.
      if (id === 'pexip-native' && !('RTCPeerConnection' in window)) this.skip();
      const system = all.find((system) => system.id === id)!;
      write(system.attributes);
      await opened(system);
      if (id === 'mistake') {
        expect(log).to.deep.equal([['meeting-error', 'failed']]);
        return;
      }
      // A meeting without a frame has nothing to be ready but the meeting itself.
      expect(types().slice(0, 2)).to.deep.equal([
        'meeting-loading',
        id === 'pexip-native'
          ? 'meeting-joined'
          : id === 'eyeson-permalink'
            ? 'meeting-prompt'
            : 'meeting-ready',
      ]);
      // The wait for a meeting stands within the view of it, until the view has drawn that it is joined.
      while (element.shadowRoot!.querySelectorAll(SHOWN).length !== 1) await settled(element);
      if (answering.includes(id))
        while (!/joined|waiting/.test(element.state)) await settled(element);
      const has = Object.keys(commands).filter((name) => element.supports(name));
      if (id !== 'pexip-native') expect(has).to.deep.equal(supported[id] ?? []);

      // Before its meeting there is nothing to command but the way out.
      const asked = id === 'eyeson-permalink' ? { hangup: [{}] } : calls;
      for (const [name, values] of Object.entries(asked))
        for (const args of values) {
          const result = await element.execute(name, args as { [key: string]: unknown }).then(
            (result) => result as string,
            ({ code }) => code as string,
          );
          // A simulated node records nothing that it was not told to.
          const wanted = !has.includes(name)
            ? ['command-unsupported']
            : id === 'pexip-native'
              ? ['acknowledged', 'command-failed', 'request-failed']
              : answering.includes(id)
                ? ['acknowledged']
                : ['sent'];
          expect(result, `${name} ${JSON.stringify(args)}`).to.be.oneOf(wanted);
        }
      if (answering.includes(id)) {
        while (element.state !== 'left') await settled(element);
        expect(types()).to.include.members([
          ...(id === 'eyeson-permalink'
            ? ['meeting-prompt']
            : ['meeting-joined', 'audio-muted-changed', 'video-muted-changed']),
          'meeting-left',
        ]);
        expect(types().filter((type) => type === 'meeting-left')).to.have.lengthOf(1);
        expect(element.shadowRoot!.querySelectorAll('iframe')).to.have.lengthOf(0);
      }
    });

  it('leaves nothing of one in the next', async () => {
    for (const system of [...all].reverse()) {
      if (/mistake|native/.test(system.id)) continue;
      write(system.attributes);
      await opened(system);
      expect(
        log.map(([type]) => type).filter((type) => type === 'meeting-loading'),
      ).to.have.lengthOf(1);
      expect(element.shadowRoot!.querySelectorAll(SHOWN)).to.have.lengthOf(1);
      expect(element.error).to.equal(undefined);
    }
  });
});
