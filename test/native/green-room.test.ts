/** The room before a native meeting: what it opens, what it keeps, and the way from it through a meeting by keyboard alone. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { drawn, gone, nextEvent, turns } from '../element.ts';
import { mediaStand, until } from './media-stand.ts';
import { control, mountNative, openConference } from './node.ts';

const NAMELESS = { name: '' };
const KEY = 'meeting-embed';

const find = <T extends HTMLElement = HTMLElement>(
  element: MeetingEmbedElement,
  selector: string,
) => element.shadowRoot!.querySelector<T>(selector);

const submit = async (element: MeetingEmbedElement, value?: string) => {
  const form = await drawn<HTMLFormElement>(element, '.lobby form');
  const input = form.querySelector('input');
  if (input && value !== undefined) input.value = value;
  form.requestSubmit();
};

const namesIn = async (alias: string): Promise<string[]> => {
  const { participants } = (await control('GET', `conferences/${alias}`)) as {
    participants: { display_name: string }[];
  };
  return participants.map(({ display_name }) => display_name);
};

describe('the green room of a native meeting', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const RealContext = window.AudioContext;
  const contexts: AudioContext[] = [];
  before(() => {
    window.AudioContext = class extends RealContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        contexts.push(this);
      }
    };
  });
  after(() => {
    window.AudioContext = RealContext;
  });
  beforeEach(() => {
    localStorage.removeItem(KEY);
    contexts.length = 0;
  });
  afterEach(() => localStorage.removeItem(KEY));

  it('no name: shows camera and level, and takes both into the meeting without opening them again', async () => {
    const alias = await openConference();
    const element = await mountNative(alias, NAMELESS);
    const video = await drawn<HTMLVideoElement>(element, '.preview video');
    await until(() => video.videoWidth > 0);
    expect((await drawn(element, '.level')).role).to.equal('meter');
    expect(await namesIn(alias), 'nobody is in yet').to.deep.equal([]);
    expect(stand.tracks.map(({ kind }) => kind).sort()).to.deep.equal(['audio', 'video']);
    const joined = nextEvent(element, 'meeting-joined');
    await submit(element, 'Zoë');
    await joined;
    await drawn(element, '.toolbar');
    expect(await namesIn(alias)).to.include('Zoë');
    expect(stand.tracks, 'opened once').to.have.lengthOf(2);
    await gone(element, '.lobby');
    await until(() => contexts.every(({ state }) => state === 'closed'));
  });

  it('removed from the page, it leaves no device, no sound and no styles behind', async () => {
    const element = await mountNative(await openConference(), NAMELESS);
    await drawn(element, '.preview video');
    await until(() => contexts.length > 0 && stand.tracks.length === 2);
    element.remove();
    expect(stand.tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    await until(() => contexts.every(({ state }) => state === 'closed'));
    expect(find(element, '.view')).to.equal(null);
  });

  for (const [callType, kinds] of [
    ['none', []],
    ['audioonly', ['audio']],
    ['video', ['audio', 'video']],
  ] as const)
    it(`asks for no device that callType="${callType}" does not need`, async () => {
      const asked: string[] = [];
      stand.devices = (constraints, real) => {
        asked.push(...Object.keys(constraints).filter((kind) => constraints[kind as 'audio']));
        return real(constraints);
      };
      const element = await mountNative(await openConference(), { ...NAMELESS, callType });
      await drawn(element, '.lobby form');
      if (kinds.length) await until(() => stand.tracks.length === kinds.length);
      else await turns(5);
      expect([...new Set(asked)].sort()).to.deep.equal(kinds);
      expect(!!find(element, '.trial')).to.equal(kinds.length > 0);
      expect(!!find(element, '.preview .video')).to.equal(callType === 'video');
    });

  it('a camera that is to be off is opened by its button alone, and goes out with it', async () => {
    const element = await mountNative(await openConference(), { ...NAMELESS, muteCamera: 'true' });
    await drawn(element, '.preview .video.off');
    await until(() => stand.tracks.length === 1);
    expect(stand.tracks.map(({ kind }) => kind)).to.deep.equal(['audio']);
    find(element, '.preview .video')!.click();
    await drawn(element, '.preview video');
    find(element, '.preview .video')!.click();
    await until(() => !find(element, '.preview video'));
    expect(stand.tracks.at(-1)!.readyState).to.equal('ended');
  });

  it('prejoin="false" asks for the name alone; prejoin with a name waits for the go-ahead', async () => {
    const plain = await mountNative(await openConference(), { ...NAMELESS, prejoin: 'false' });
    await drawn(plain, '.prompt input');
    expect(find(plain, '.lobby')).to.equal(null);
    expect(stand.tracks).to.deep.equal([]);
    plain.remove();
    const alias = await openConference();
    const asked: unknown[] = [];
    const element = await mountNative(alias, { prejoin: '' }, (heard) =>
      heard.addEventListener('meeting-prompt', ({ detail }) => asked.push(detail)),
    );
    await drawn(element, '.lobby .primary');
    expect(asked).to.deep.equal([{ kind: 'start' }]);
    const joined = nextEvent(element, 'meeting-joined');
    await element.answerPrompt({});
    await joined;
    expect(await namesIn(alias)).to.include('Ann');
  });

  it('a PIN is asked for in the same card, beside the same picture', async () => {
    const alias = await openConference({ host_pin: '1234', guest_pin: '5678' });
    const element = await mountNative(alias, NAMELESS);
    const video = await drawn(element, '.preview video');
    await submit(element, 'Zoë');
    const pin = await drawn<HTMLInputElement>(element, '.lobby input[type=password]');
    expect(pin.value).to.equal('');
    expect(find(element, '.preview video')).to.equal(video);
    await expect(element).to.be.accessible();
    const joined = nextEvent(element, 'meeting-joined');
    await submit(element, '1234');
    await joined;
  });

  it('says what is missing, how to allow it here, and tries again', async () => {
    let denied = true;
    stand.devices = (constraints, real) =>
      denied ? Promise.reject(new DOMException('', 'NotAllowedError')) : real(constraints);
    const element = await mountNative(await openConference(), NAMELESS);
    const help = await drawn(element, '.lacking');
    await until(() => help.querySelectorAll('strong').length === 2);
    expect(help.innerText).to.match(/may not use the microphone[^]*may not use the camera/);
    expect(help.innerText).to.match(/left of the address/);
    await expect(element).to.be.accessible();
    denied = false;
    help.querySelector('button')!.click();
    await drawn(element, '.preview video');
    await until(() => !find(element, '.lacking'));
  });

  it('keeps what was chosen on this device, where the page says so, and only there', async () => {
    for (const remember of [undefined, 'true']) {
      const element = await mountNative(await openConference(), {
        ...NAMELESS,
        ...(remember && { remember }),
      });
      await drawn(element, '.preview video');
      const joined = nextEvent(element, 'meeting-joined');
      await submit(element, 'Zoë');
      await joined;
      await element.setVideoMuted({ muted: true });
      element.remove();
      if (!remember) expect(localStorage.getItem(KEY)).to.equal(null);
    }
    expect(JSON.parse(localStorage.getItem(KEY)!)).to.include({ name: 'Zoë', muteCamera: true });
    const again = await mountNative(await openConference(), { ...NAMELESS, remember: '' });
    expect((await drawn<HTMLInputElement>(again, '.sheet input')).value).to.equal('Zoë');
    await drawn(again, '.preview .video.off');
    again.remove();
    // What the page says counts more.
    const told = await mountNative(await openConference(), {
      ...NAMELESS,
      remember: '',
      muteCamera: 'false',
    });
    await drawn(told, '.preview video');
  });

  it('keeps no mute that nobody chose: without a camera, none is remembered as off', async () => {
    for (const callType of ['video', 'none']) {
      const element = await mountNative(await openConference(), {
        name: 'Zoë',
        remember: '',
        callType,
      });
      await nextEvent(element, 'meeting-joined');
      if (callType === 'video') await until(() => stand.tracks.length === 2);
      element.remove();
      expect(JSON.parse(localStorage.getItem(KEY)!)).to.include({
        muteCamera: false,
        muteMicrophone: false,
      });
    }
  });

  it('what stands in storage and is none of ours is not taken', async () => {
    for (const kept of ['[', '7', 'null', `{"name":{},"muteCamera":"x","audioInput":""}`]) {
      localStorage.setItem(KEY, kept);
      const element = await mountNative(await openConference(), {
        ...NAMELESS,
        remember: '',
        callType: 'none',
      });
      expect((await drawn<HTMLInputElement>(element, '.sheet input')).value).to.equal('');
      element.remove();
    }
  });

  it('tests the loudspeaker that is chosen, and lets go of it', async () => {
    const { setSinkId, play } = HTMLMediaElement.prototype;
    const sinks: string[] = [];
    const sounding: HTMLMediaElement[] = [];
    const { promise: looked, resolve: look } = Promise.withResolvers<void>();
    HTMLMediaElement.prototype.setSinkId = function (sink) {
      if (this instanceof HTMLAudioElement) sinks.push(sink);
      return Promise.resolve();
    };
    HTMLMediaElement.prototype.play = async function () {
      if (!(this instanceof HTMLAudioElement)) return play.call(this);
      sounding.push(this);
      await looked;
      return play.call(this);
    };
    try {
      const element = await mountNative(await openConference(), {
        ...NAMELESS,
        'audio-output': 'speaker-2',
        callType: 'audioonly',
      });
      (await drawn(element, '.lobby summary')).click();
      const test = find<HTMLButtonElement>(element, '.lobby .test')!;
      test.click();
      await until(() => sounding.length > 0 && test.disabled);
      look();
      expect(sinks).to.deep.equal(['speaker-2']);
      element.remove();
      await until(() => sounding.every(({ srcObject }) => srcObject === null));
      await until(() => contexts.every(({ state }) => state === 'closed'));
    } finally {
      Object.assign(HTMLMediaElement.prototype, { setSinkId, play });
    }
  });

  it('is walked through by keyboard alone: name, meeting, leave, and the way back', async () => {
    const alias = await openConference();
    const element = await mountNative(alias, NAMELESS);
    const root = element.shadowRoot!;
    await drawn(element, '.preview video');
    const at = (selector: string) => !!root.activeElement?.matches(selector);
    const tabTo = async (selector: string) => {
      for (let tabs = 0; !at(selector) && tabs < 40; tabs++) await sendKeys({ press: 'Tab' });
      expect(at(selector), selector).to.equal(true);
    };
    await until(() => at('.sheet input'));
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    expect(at('.lobby summary'), 'devices').to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(find<HTMLDetailsElement>(element, '.lobby details')!.open).to.equal(true);
    await tabTo('.sheet input');
    await sendKeys({ type: 'Zoë' });
    const joined = nextEvent(element, 'meeting-joined');
    await sendKeys({ press: 'Enter' });
    await joined;
    await drawn(element, '.toolbar');
    await tabTo('.toolbar .audio');
    await sendKeys({ press: 'Enter' });
    await drawn(element, '.toolbar .audio.off');
    await tabTo('.toolbar .leave');
    const left = nextEvent(element, 'meeting-left');
    await sendKeys({ press: 'Enter' });
    // Hosts choose between leaving and ending.
    await until(() => at('[role=menuitem]'));
    await sendKeys({ press: 'Enter' });
    await left;
    await drawn(element, '.ending');
    await until(() => at('.ending .primary'));
    await sendKeys({ press: 'Enter' });
    await drawn(element, '.sheet input');
  });
});
