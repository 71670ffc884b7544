/** The element in a page: when it opens, what it keeps, what it says. */
import { expect, fixture, html } from '@open-wc/testing';
import '../src/define.ts';
import { secret, text } from '../src/meeting/option.ts';
import { commands } from '../src/meeting/commands.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { provider as pexipLink } from '../src/providers/pexip/web-app.ts';
import { defineProvider } from '../src/meeting/provider.ts';
import { registerProvider } from '../src/element/registry.ts';
import { drawn, mount, nextEvent, recordEvents, settled, turns } from './element.ts';
import { Waits } from './fakes/waits.ts';
import { serverNamed } from './server-named.ts';

interface Record {
  kind: 'page' | 'message';
  url: string;
  message?: { type: string };
}

let origins: { [name: string]: string };
const records = async (name: string): Promise<Record[]> =>
  (await fetch(`${origins[name]}/stand-in/records`)).json();
/** What a stand-in got for one room, once it is `count` things. */
const recordsOf = async (name: string, room: string, count: number): Promise<Record[]> => {
  for (;;) {
    // Answered once there are enough of them.
    const query = `url=${encodeURIComponent(room)}&more_than=${count - 1}`;
    const answer = await fetch(`${origins[name]}/stand-in/records?${query}`);
    const own: Record[] = await answer.json();
    if (own.length >= count) return own;
  }
};
const frameOf = (element: MeetingEmbedElement) => element.shadowRoot!.querySelector('iframe');
const newRoom = () => `room-${crypto.randomUUID()}`;

const immail = (extra: { [name: string]: string } = {}, children = '') =>
  mount(
    {
      provider: 'immail',
      src: `${origins.immail}/meet/${newRoom()}`,
      'allowed-origins': origins.immail,
      jwt: 'aaa.bbb.ccc',
      ...extra,
    },
    children,
  );
const pexip = (extra: { [name: string]: string } = {}, children = '') =>
  mount(
    { provider: 'pexip', address: origins['pexip-webapp'], alias: newRoom(), ...extra },
    children,
  );

describe('<meeting-embed>', () => {
  before(async () => {
    origins = await serverNamed('stand-ins');
  });
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  describe('the life of a meeting', () => {
    it('goes from idle over loading to ready, and says so in state, :state() and events', async () => {
      const element = pexip();
      const events = recordEvents(element, 'meeting-loading', 'meeting-ready');
      expect(element.state).to.equal('idle');
      expect(element.matches(':state(idle)')).to.equal(true);
      await nextEvent(element, 'meeting-loading');
      expect(element.state).to.equal('loading');
      expect(element.matches(':state(loading)')).to.equal(true);
      await nextEvent(element, 'meeting-ready');
      expect(element.state).to.equal('ready');
      expect(element.matches(':state(ready)')).to.equal(true);
      expect(element.matches(':state(loading)')).to.equal(false);
      expect(events.map(([type]) => type)).to.deep.equal(['meeting-loading', 'meeting-ready']);
      expect(element.url).to.equal(`${origins['pexip-webapp']}/webapp/conference/${element.alias}`);
    });

    it('state is new before its event, and events bubble out of shadow trees', async () => {
      const host = document.createElement('div');
      document.body.append(host);
      const element = mount(
        { provider: 'pexip', address: origins['pexip-webapp'], mode: 'home' },
        '',
        host.attachShadow({ mode: 'open' }),
      );
      const state = await new Promise((resolve) =>
        document.addEventListener('meeting-ready', () => resolve(element.state), { once: true }),
      );
      expect(state).to.equal('ready');
      host.remove();
    });

    it('close() ends it with a reason, open() opens it again, reload() replaces the frame', async () => {
      const element = pexip();
      await nextEvent(element, 'meeting-ready');
      const left = nextEvent(element, 'meeting-left');
      element.close();
      expect((await left).detail.reason).to.equal('closed');
      expect(element.state).to.equal('left');
      expect(element.url).to.equal(undefined);
      expect(frameOf(element)).to.equal(null);
      element.open();
      await nextEvent(element, 'meeting-ready');
      const frame = frameOf(element);
      element.reload();
      await nextEvent(element, 'meeting-ready');
      expect(frameOf(element)).not.to.equal(frame);
      expect(element.shadowRoot!.querySelectorAll('iframe')).to.have.lengthOf(1);
    });

    it('open() leaves a meeting alone that is open, and attributes are never written', async () => {
      const element = pexip({ name: 'Bob' });
      await nextEvent(element, 'meeting-ready');
      const frame = frameOf(element);
      const before = element.outerHTML;
      element.open();
      await settled(element);
      expect(frameOf(element)).to.equal(frame);
      expect(element.outerHTML).to.equal(before);
    });

    it('what names the meeting reopens it, once for many changes in one task', async () => {
      const element = pexip();
      await nextEvent(element, 'meeting-ready');
      const first = newRoom();
      const alias = newRoom();
      const events = recordEvents(element, 'meeting-loading');
      element.setAttribute('alias', first);
      element.alias = alias;
      element.setAttribute('mode', 'webapp');
      await nextEvent(element, 'meeting-ready');
      expect(events).to.have.lengthOf(1);
      expect(element.url).to.match(new RegExp(`/webapp/conference/${alias}$`));
      expect(
        (await records('pexip-webapp')).filter(({ url }) => url.includes(first)),
      ).to.deep.equal([]);
    });

    it('every other attribute is an initial value: changing it never reloads the frame', async () => {
      const element = pexip();
      await nextEvent(element, 'meeting-ready');
      const frame = frameOf(element);
      const events = recordEvents(element, 'meeting-loading', 'meeting-error', 'meeting-left');
      for (const name of ['name', 'pin', 'extension', 'title', 'class', 'load-timeout', 'data-x'])
        element.setAttribute(name, '1');
      element.muteCamera = true;
      await settled(element);
      expect(frameOf(element)).to.equal(frame);
      expect(events).to.deep.equal([]);
    });

    it('opens once it can: what was missing or wrong is put right later', async () => {
      const element = immail({ jwt: '' });
      await nextEvent(element, 'meeting-error');
      expect(element.state).to.equal('failed');
      element.jwt = 'aaa.bbb.ccc';
      await nextEvent(element, 'meeting-ready');
      expect(element.error).to.equal(undefined);
    });

    it('one mistake is one error, however often other attributes change', async () => {
      const element = immail({ jwt: '' });
      const events = recordEvents(element, 'meeting-error');
      await nextEvent(element, 'meeting-error');
      element.first_name = 'Ann';
      await settled(element);
      element.last_name = 'Lee';
      await settled(element);
      expect(events).to.have.lengthOf(1);
    });

    it('a mistake put right at once is no error', async () => {
      const element = immail({ jwt: '' });
      const events = recordEvents(element, 'meeting-error');
      element.jwt = 'aaa.bbb.ccc';
      await nextEvent(element, 'meeting-ready');
      await settled(element);
      expect(events).to.deep.equal([]);
    });

    it('properties set before the element is defined count', async () => {
      const element = document.createElement('meeting-embed');
      Object.assign(element, {
        provider: 'pexip',
        address: origins['pexip-webapp'],
        alias: 'meet.alice',
        name: 'Ann',
      });
      document.body.append(element);
      await nextEvent(element, 'meeting-ready');
      expect(element.url).to.match(/\/webapp\/conference\/meet\.alice\?name=Ann$/);
    });

    it('a list is an array as property', async () => {
      const element = immail();
      element.hideButtons = ['invite', 'hangup'];
      await nextEvent(element, 'meeting-ready');
      expect(element.url).to.match(/hideButtons=invite,hangup$/);
    });

    it('moveBefore() keeps the call', async function () {
      if (!('moveBefore' in Element.prototype)) this.skip();
      const element = pexip();
      await nextEvent(element, 'meeting-ready');
      const frame = frameOf(element);
      const events = recordEvents(element, 'meeting-loading', 'meeting-left', 'meeting-ready');
      const parent = document.createElement('div');
      document.body.append(parent);
      (parent as unknown as { moveBefore(node: Node, child: null): void }).moveBefore(
        element,
        null,
      );
      await settled(element);
      expect(frameOf(element)).to.equal(frame);
      expect(element.state).to.equal('ready');
      expect(events).to.deep.equal([]);
      parent.remove();
    });

    it('moved by other means, it is left before it is loaded once more', async () => {
      const element = pexip();
      await nextEvent(element, 'meeting-ready');
      const events = recordEvents(element, 'meeting-loading', 'meeting-left', 'meeting-ready');
      const parent = document.createElement('div');
      document.body.append(parent);
      for (const move of [
        () => parent.append(element),
        () => document.body.insertBefore(element, parent),
      ]) {
        events.length = 0;
        move();
        await nextEvent(element, 'meeting-ready');
        expect(events).to.deep.equal([
          ['meeting-left', { reason: 'moved' }],
          ['meeting-loading', null],
          ['meeting-ready', null],
        ]);
      }
      // One that is taken out says nothing, and one that is not open has not left.
      events.length = 0;
      element.remove();
      const closed = pexip({ loading: 'click' });
      const said = recordEvents(closed, 'meeting-left');
      await settled(closed);
      parent.append(closed);
      await settled(closed);
      expect([...events, ...said]).to.deep.equal([]);
      parent.remove();
    });

    it('a frame adds no entry to the history, however often it is opened', async () => {
      const { length } = history;
      for (const pin of ['', '1234']) {
        const element = pexip({ pin });
        await nextEvent(element, 'meeting-ready');
        element.alias = newRoom();
        await nextEvent(element, 'meeting-ready');
        element.reload();
        await nextEvent(element, 'meeting-ready');
        element.remove();
      }
      expect(history.length).to.equal(length);
    });
  });

  describe('loading', () => {
    it('click: nothing is requested until the button, the slotted placeholder, or open()', async () => {
      for (const open of [
        async (element: MeetingEmbedElement) => (await drawn(element, 'button')).click(),
        (element: MeetingEmbedElement) =>
          element.querySelector<HTMLElement>('[slot=idle] b')!.click(),
        (element: MeetingEmbedElement) => element.open(),
      ]) {
        const element = pexip(
          { loading: 'click' },
          open.toString().includes('slot=idle') ? '<p slot="idle"><b>Go</b></p>' : '',
        );
        await settled(element);
        await turns(5);
        expect(element.state).to.equal('idle');
        expect(frameOf(element)).to.equal(null);
        const ready = nextEvent(element, 'meeting-ready');
        await drawn(element, 'slot');
        await open(element);
        await ready;
      }
    });

    it('lazy: opens when it comes near the viewport', async () => {
      const spacer = document.createElement('div');
      spacer.style.height = '5000px';
      document.body.append(spacer);
      const element = pexip({ loading: 'lazy' });
      await settled(element);
      await turns(10);
      expect(frameOf(element)).to.equal(null);
      element.scrollIntoView();
      await nextEvent(element, 'meeting-ready');
      spacer.remove();
    });

    it('a click-to-call number is dialled only by a click, and by nothing else a second time', async () => {
      const room = newRoom();
      const attributes = {
        provider: 'click-to-call',
        address: origins['click-to-call'],
        room,
        dial: '+4915157610183',
      };
      const element = mount(attributes);
      await settled(element);
      await turns(5);
      expect(frameOf(element)).to.equal(null);
      (await drawn(element, 'button')).click();
      await nextEvent(element, 'meeting-ready');
      element.dial = '610';
      element.setAttribute('name', 'Ann');
      await settled(element);
      document.body.append(element);
      await settled(element);
      element.setAttribute('autostart', '');
      await settled(element);
      await turns(5);
      expect(frameOf(element)).to.equal(null);
      expect(await recordsOf('click-to-call', room, 2)).to.have.lengthOf(2); // the page, and the call it placed
    });

    it('autostart dials once a page, also where a framework makes the element anew', async () => {
      const attributes = {
        provider: 'click-to-call',
        address: origins['click-to-call'],
        room: newRoom(),
        dial: '+4915157610183',
        autostart: '',
      };
      const element = mount(attributes);
      await nextEvent(element, 'meeting-ready');
      element.remove();
      const again = mount(attributes);
      await settled(again);
      await turns(5);
      expect(frameOf(again)).to.equal(null);
      expect(again.state).to.equal('idle');
      const ready = nextEvent(again, 'meeting-ready');
      again.room = newRoom();
      await ready;
      again.room = newRoom();
      await settled(again);
      await turns(5);
      expect(frameOf(again), 'another room by attribute').to.equal(null);
    });
  });

  describe('the frame', () => {
    it('is granted no camera for audio alone, and no more than the attribute allow has', async () => {
      const featuresOf = async (attributes: { [name: string]: string }) => {
        const element = pexip(attributes);
        await nextEvent(element, 'meeting-ready');
        return frameOf(element)!.allow.replaceAll(` ${origins['pexip-webapp']}`, '').split('; ');
      };
      const all = pexipLink.allow.split('; ');
      const without = (...features: string[]) => all.filter((one) => !features.includes(one));
      expect(await featuresOf({})).to.deep.equal(all);
      expect(await featuresOf({ callType: 'audioonly' })).to.deep.equal(without('camera'));
      expect(await featuresOf({ callType: 'none' })).to.deep.equal(without('camera', 'microphone'));
      // What these modes do not say in their URL, the web app does not know.
      for (const mode of ['home', 'invitation'])
        expect(await featuresOf({ mode, callType: 'none' }), mode).to.deep.equal(all);
      // An attribute takes away, and gives nothing.
      expect(await featuresOf({ allow: 'microphone; autoplay; usb' })).to.deep.equal([
        'microphone',
        'autoplay',
      ]);
      expect(await featuresOf({ allow: 'camera', callType: 'audioonly' })).to.deep.equal(['']);
    });

    it('has its features, title, referrer policy and part before its address', async () => {
      const element = pexip({ title: 'Standup' });
      await nextEvent(element, 'meeting-loading');
      const frame = await new Promise<HTMLIFrameElement>((resolve) =>
        queueMicrotask(() => resolve(frameOf(element)!)),
      );
      expect(frame.title).to.equal('Standup');
      expect(frame.referrerPolicy).to.equal('no-referrer');
      expect(frame.part.contains('frame')).to.equal(true);
      expect(frame.allow).to.contain(`camera ${origins['pexip-webapp']};`);
    });

    it('gets the camera, with and without a secret in its URL', async () => {
      registerProvider({
        name: 'camera',
        label: 'Camera',
        allow: 'camera; microphone',
        options: { address: text(), pin: secret(text()) },
        required: () => ['address'],
        buildUrl: ({ address, pin }) => `${address}/stand-in/camera?${pin}`,
      });
      for (const pin of ['', '1234']) {
        const answer = new Promise((resolve) =>
          addEventListener('message', ({ data }) => resolve(data), { once: true }),
        );
        mount({ provider: 'camera', address: origins['pexip-webapp'], pin });
        expect(await answer).to.equal('granted');
      }
    });

    it('a secret stays unreadable in the DOM', async () => {
      const element = immail({ jwt: 'secret.secret.secret' });
      await nextEvent(element, 'meeting-ready');
      element.removeAttribute('jwt');
      const markup = element.outerHTML + element.shadowRoot!.innerHTML;
      expect(markup).not.to.contain('secret.secret');
      expect(frameOf(element)!.src).to.equal('');
    });

    it('a pexip:// address is a link that says what it opens', async () => {
      const element = mount({ provider: 'pexip', mode: 'app', alias: 'meet.alice@example.com' });
      await nextEvent(element, 'meeting-ready');
      const link = element.shadowRoot!.querySelector('a')!;
      expect(link.textContent).to.equal('Open the meeting in Pexip');
      await expect(element).to.be.accessible();
    });
  });

  describe('commands', () => {
    it('reach the meeting as {type}, on its origin, those given early first, and say sent', async () => {
      const element = immail({ 'command-timeout': '60000' });
      const results = [element.stopRecording(), element.hangup()];
      expect(await Promise.all(results)).to.deep.equal(['sent', 'sent']);
      const got = await recordsOf('immail', new URL(element.url!).pathname, 3);
      expect(
        got.filter(({ kind }) => kind === 'message').map(({ message }) => message),
      ).to.deep.equal([{ type: 'stopRecording' }, { type: 'hangup' }]);
    });

    it('never go to another origin that took the frame over', async () => {
      const element = immail();
      await nextEvent(element, 'meeting-ready');
      const got: unknown[] = [];
      const listen = ({ data }: MessageEvent) => got.push(data);
      // The frame goes to this page's own origin, where the test can listen.
      frameOf(element)!.src = '/test/simulator/blank.html';
      await new Promise((resolve) =>
        frameOf(element)!.addEventListener('load', resolve, { once: true }),
      );
      frameOf(element)!.contentWindow!.addEventListener('message', listen);
      expect(await element.hangup()).to.equal('sent');
      await turns(10);
      expect(got).to.deep.equal([]);
    });

    it('supports() is honest, and a command a system lacks is refused', async () => {
      const element = immail();
      expect(element.supports('hangup')).to.equal(false);
      await nextEvent(element, 'meeting-ready');
      expect(Object.keys(commands).filter((name) => element.supports(name))).to.deep.equal([
        'hangup',
        'stopRecording',
      ]);
      for (const name of ['requestFullscreen', 'exitFullscreen'])
        expect(element.supports(name), name).to.equal(document.fullscreenEnabled);
      for (const name of ['fooFullscreen', 'Fullscreen', 'xrequestFullscreen'])
        expect(element.supports(name), name).to.equal(false);
      const error = await element.setAudioMuted({ muted: true }).catch((reason) => reason);
      expect(error.code).to.equal('command-unsupported');
      expect(error.message).to.contain('setAudioMuted');
    });

    it('refuse bad arguments by name', async () => {
      const element = immail();
      const error = await element
        .execute('setAudioMuted', { muted: 'maybe' })
        .catch((reason) => reason);
      expect(error.code).to.equal('argument-invalid');
      expect(error.message).to.equal('setAudioMuted: muted: got "maybe", wanted true or false.');
    });

    it('wait no longer than command-timeout, and no more than 32 at a time', async () => {
      const element = pexip({ loading: 'click', 'command-timeout': '1' });
      const error = await element.hangup().catch((reason) => reason);
      expect(error.code).to.equal('command-timeout');
      element.commandTimeout = 60_000;
      const codes = Array.from({ length: 33 }, () => element.hangup().catch(({ code }) => code));
      expect(await codes[32]).to.equal('command-failed');
      element.remove();
      expect(new Set(await Promise.all(codes.slice(0, 32)))).to.deep.equal(
        new Set(['session-closed']),
      );
    });

    it('come from invoker buttons, too, and what is wrong with one is an event', async () => {
      const element = immail();
      await nextEvent(element, 'meeting-ready');
      const button = document.createElement('button');
      const invoke = (command: string, value = '') => {
        button.value = value;
        element.dispatchEvent(Object.assign(new Event('command'), { command, source: button }));
      };
      invoke('--hangup');
      expect(await recordsOf('immail', new URL(element.url!).pathname, 2)).to.have.lengthOf(2);
      const refused = nextEvent(element, 'meeting-error');
      invoke('--setAudioMuted', '{"muted":true}');
      expect((await refused).detail.code).to.equal('command-unsupported');
      expect(element.state, 'not fatal').to.equal('ready');
      const unreadable = nextEvent(element, 'meeting-error');
      invoke('--hangup', '{');
      expect((await unreadable).detail.code).to.equal('argument-invalid');
    });

    it('a real button with commandfor works without a script', async function () {
      if (!('commandForElement' in HTMLButtonElement.prototype)) this.skip();
      const element = immail();
      await nextEvent(element, 'meeting-ready');
      element.id = 'm';
      const button = await fixture<HTMLButtonElement>(
        html`<button commandfor="m" command="--hangup"></button>`,
      );
      button.click();
      expect(await recordsOf('immail', new URL(element.url!).pathname, 2)).to.have.lengthOf(2);
    });
  });

  describe('what people see', () => {
    it('the placeholder, the error and the link are accessible', async () => {
      const click = pexip({ loading: 'click' });
      const failed = immail({ jwt: '' });
      await nextEvent(failed, 'meeting-error');
      await drawn(click, 'button');
      await drawn(failed, 'button');
      await expect(click).to.be.accessible();
      await expect(failed).to.be.accessible();
      const { shadowRoot } = failed;
      expect(shadowRoot!.querySelector('[part=message]')!.textContent).to.equal(
        'This meeting is not set up correctly. Please tell whoever runs this page.',
      );
      // Open, since tests run where developers work.
      expect(shadowRoot!.querySelector('[part=details][open] p')!.textContent).to.equal(
        "jwt: missing, wanted the participant's token.",
      );
    });

    it('is in the language of its place in the page', async () => {
      const place = document.createElement('div');
      place.lang = 'de-CH';
      document.body.append(place);
      const click = pexip({ loading: 'click' });
      const failed = immail({ jwt: '' });
      const link = pexip({ mode: 'app' });
      place.append(click, failed, link);
      expect((await drawn(click, 'button')).textContent).to.equal('Am Meeting teilnehmen');
      expect((await drawn(failed, '[part=message]')).textContent).to.include('eingerichtet');
      expect((await drawn(failed, 'slot')).lang).to.equal('de');
      expect((await drawn(link, 'a')).textContent).to.equal('Meeting in Pexip öffnen');
      expect(failed.error!.message).to.equal("jwt: missing, wanted the participant's token.");
      place.remove();
    });

    it('an element too low for what is wrong grows, and shrinks again', async () => {
      const element = mount({
        provider: 'pexip',
        address: 'vc.example.com/path',
        alias: 'meet.alice',
        bandwith: '9999',
        first_name: 'Ann',
      });
      element.style.width = '280px';
      const button = await drawn(element, '[part=button]');
      const { bottom, width } = element.getBoundingClientRect();
      expect(button.getBoundingClientRect().bottom).to.be.at.most(bottom);
      expect(width).to.equal(280);
      element.removeAttribute('bandwith');
      element.removeAttribute('first_name');
      element.address = origins['pexip-webapp']!;
      await nextEvent(element, 'meeting-ready');
      expect(element.offsetHeight).to.equal(Math.round((280 * 9) / 16));
    });

    it('a slot for each state replaces what the element draws', async () => {
      const element = immail({ jwt: '' }, '<p slot="failed">Sorry. <button>Again</button></p>');
      await nextEvent(element, 'meeting-error');
      await drawn(element, 'slot[name=failed]');
      expect(element.querySelector<HTMLElement>('[slot=failed]')!.assignedSlot!.name).to.equal(
        'failed',
      );
      element.setAttribute('jwt', 'a.b.c');
      await nextEvent(element, 'meeting-ready');
    });
  });

  it('registerProvider() adds a system; a frame of it that gives no sign of life fails after load-timeout, and can be tried again', async () => {
    registerProvider({
      name: 'mute',
      label: 'Mute',
      allow: 'camera',
      options: {},
      required: () => [],
      buildUrl: () => origins['pexip-webapp'] + '/webapp/home',
      incoming: () => [],
    });
    const element = mount({ provider: 'mute', 'load-timeout': '50' });
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(detail.code).to.equal('frame-timeout');
    expect(element.state).to.equal('failed');
    await settled(element);
    const again = nextEvent(element, 'meeting-loading');
    (await drawn(element, 'button')).click();
    await again;
  });

  it('an unknown provider is an error that names those there are', async () => {
    const element = mount({ provider: 'something' });
    const { detail } = await nextEvent(element, 'meeting-error');
    expect(detail.code).to.equal('provider-unknown');
    expect(detail.message).to.match(
      /^provider: got "something", wanted a meeting system: click-to-call, eyeson, .*immail, .*pexip/,
    );
  });

  it('the module can be loaded twice', async () => {
    await import('../src/define.ts?again' as string);
    expect(customElements.get('meeting-embed')).to.be.a('function');
  });
});

describe('<meeting-embed> at its edges', () => {
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  it('a double click on the way in is one opening: another room by attribute dials nothing', async () => {
    const element = mount({
      provider: 'click-to-call',
      address: origins['click-to-call'],
      room: newRoom(),
      dial: '+4915157610183',
    });
    const button = await drawn(element, 'button');
    button.click();
    button.click();
    await nextEvent(element, 'meeting-ready');
    element.room = newRoom();
    await settled(element);
    await turns(5);
    expect(frameOf(element)).to.equal(null);
  });

  it('autostart dials a number once a page, under whatever name', async () => {
    const call = {
      provider: 'click-to-call',
      address: origins['click-to-call'],
      room: newRoom(),
      dial: '+4915157610183',
      autostart: '',
    };
    const element = mount({ ...call, name: 'A' });
    await nextEvent(element, 'meeting-ready');
    element.remove();
    const again = mount({ ...call, name: 'Ann' });
    await settled(again);
    await turns(5);
    expect(frameOf(again)).to.equal(null);
  });

  it('a provider registered while an element looks for it is kept', async () => {
    const element = mount({ provider: 'late', address: origins['pexip-webapp'] });
    const failed = nextEvent(element, 'meeting-error');
    await element.updateComplete;
    registerProvider({
      name: 'late',
      label: 'Late',
      allow: 'camera',
      options: { address: text() },
      required: () => ['address'],
      buildUrl: ({ address }) => `${address}/webapp/home`,
    });
    await Promise.race([failed, nextEvent(element, 'meeting-ready')]);
    const other = mount({ provider: 'late', address: origins['pexip-webapp'] });
    await nextEvent(other, 'meeting-ready');
  });

  it('an error that is not fatal takes neither the way in nor the fatal error away', async () => {
    const waiting = pexip({ loading: 'click', 'command-timeout': '1' });
    await drawn(waiting, 'button');
    const refused = nextEvent(waiting, 'meeting-error');
    waiting.dispatchEvent(
      Object.assign(new Event('command'), { command: '--hangup', source: null }),
    );
    await refused;
    await settled(waiting);
    expect(waiting.shadowRoot!.querySelector('button')).not.to.equal(null);
    const failed = immail({ jwt: '' });
    await nextEvent(failed, 'meeting-error');
    const { error } = failed;
    failed.dispatchEvent(
      Object.assign(new Event('command'), {
        command: '--hangup',
        source: Object.assign(document.createElement('button'), { value: '{' }),
      }),
    );
    await nextEvent(failed, 'meeting-error');
    expect(failed.error).to.equal(error);
  });

  it('a command for a meeting that is over is refused at once, one for the next meeting waits', async () => {
    const element = immail({ 'command-timeout': '60000' });
    await nextEvent(element, 'meeting-ready');
    element.close();
    const code = () =>
      element.hangup().then(
        (result) => result,
        (error) => error.code,
      );
    expect(await code()).to.equal('session-closed');
    element.src = `${origins.immail}/meet/${newRoom()}`;
    expect(await code()).to.equal('sent');
  });

  it('a command-timeout without a number is the default', async () => {
    // Which never comes here, however long the meeting takes to open.
    const waits = new Waits((ms) => ms >= 10_000);
    try {
      const element = immail({ loading: 'click', 'command-timeout': '' });
      const sent = element.hangup();
      await settled(element);
      expect(await waits.next()).to.equal(10_000);
      element.open();
      expect(await sent).to.equal('sent');
    } finally {
      waits.restore();
    }
  });

  it('an allowed origin may end as its address does, with a slash', async () => {
    const element = immail({ 'allowed-origins': `${origins.immail}/` });
    await nextEvent(element, 'meeting-ready');
  });

  it('nocam as a property of a framework is on or off', async () => {
    const element = mount({ provider: 'click-to-call', address: origins['click-to-call'] });
    element.room = newRoom();
    element.nocam = false;
    await nextEvent(element, 'meeting-ready');
    expect(element.url).not.to.contain('cam');
    element.nocam = true;
    element.reload();
    expect(element.url).to.contain('cam=off');
  });

  it('a system is told that the sender of a command waits no longer', async () => {
    let isWanted: (() => boolean) | undefined;
    registerProvider(
      defineProvider({
        name: 'hesitant',
        label: 'Hesitant',
        allow: '',
        options: {},
        required: () => [],
        buildUrl: () => `${origins.whereby}/standup?jsApi=true`,
        converse: () => ({
          receive: () => [],
          supports: () => true,
          execute: (_command, _args, wanted) => {
            isWanted = wanted;
            return new Promise(() => {});
          },
        }),
      }),
    );
    const element = mount({ provider: 'hesitant', 'command-timeout': '200' });
    await nextEvent(element, 'meeting-ready');
    const code = element.hangup().catch((error) => error.code);
    while (!isWanted) await turns(1);
    expect(isWanted()).to.equal(true);
    expect(await code).to.equal('command-timeout');
    expect(isWanted()).to.equal(false);
  });

  it('names that every object has are no commands', async () => {
    const element = immail();
    await nextEvent(element, 'meeting-ready');
    for (const name of ['toString', 'constructor', '__proto__']) {
      expect(element.supports(name), name).to.equal(false);
      expect(await element.execute(name).catch(({ code }) => code)).to.equal('command-unsupported');
    }
  });

  it('a meeting on the page’s own origin becomes ready, too', async () => {
    registerProvider({
      name: 'own-origin',
      label: 'Own',
      allow: 'camera',
      options: {},
      required: () => [],
      buildUrl: () => new URL('/test/simulator/blank.html', location.href).href,
    });
    const element = mount({ provider: 'own-origin' });
    await nextEvent(element, 'meeting-ready');
  });

  it('removed by a listener while it opens, it opens nothing and throws nothing', async () => {
    const element = pexip({ pin: '1234' });
    element.addEventListener('meeting-loading', () => element.remove());
    await element.updateComplete;
    await settled(element);
    expect(element.shadowRoot!.querySelector('iframe')).to.equal(null);
  });

  it('only the meeting’s own window on its own origin is heard, and only what is known', async () => {
    registerProvider({
      name: 'talker',
      label: 'Talker',
      allow: 'camera',
      options: { address: text() },
      required: () => ['address'],
      buildUrl: ({ address }) => `${address}/stand-in/camera`,
      incoming: (data) =>
        data === 'left' || data === 'granted'
          ? [{ type: 'meeting-left', detail: { reason: `${data}` } }]
          : [],
    });
    const element = mount({
      provider: 'talker',
      address: origins['pexip-webapp'],
      'load-timeout': '60000',
    });
    const events = recordEvents(element, 'meeting-ready', 'meeting-left', 'meeting-error');
    const left = nextEvent(element, 'meeting-left');
    // The bridge is lazy: until the frame is there nobody listens.
    while (!frameOf(element)) await turns(1);
    // This page's own window, and this page's own origin: neither is the meeting's.
    window.postMessage('left', '*');
    window.dispatchEvent(
      new MessageEvent('message', {
        data: 'left',
        origin: 'https://evil.example',
        source: frameOf(element)!.contentWindow,
      }),
    );
    // The meeting's own origin, but not its window: a second frame of the same system, say.
    window.dispatchEvent(
      new MessageEvent('message', {
        data: 'left',
        origin: origins['pexip-webapp']!,
        source: window,
      }),
    );
    window.dispatchEvent(
      new MessageEvent('message', {
        data: 'noise',
        origin: origins['pexip-webapp']!,
        source: frameOf(element)!.contentWindow,
      }),
    );
    expect((await left).detail.reason, 'the frame itself').to.equal('granted');
    expect(events.map(([type]) => type)).to.deep.equal(['meeting-ready', 'meeting-left']);
  });
});
