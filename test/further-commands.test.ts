/** The commands that are no methods: the screen, the small window, devices. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../src/define.ts';
import { furtherCommands, type MeetingDevice } from '../src/meeting/further-commands.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { drawn, mount, nextEvent, settled } from './element.ts';
import { pretendScreen } from './fakes/screen.ts';
import { newRoom } from './standing-in.ts';
import { serverNamed } from './server-named.ts';

const names = Object.keys(furtherCommands);
const SCREEN = ['requestFullscreen', 'exitFullscreen'];
const SMALL = ['requestPictureInPicture', 'exitPictureInPicture'];
const DEVICES = ['getDevices', 'selectDevice'];

describe('further commands', () => {
  let origins: Record<string, string>;
  let node: string;
  before(async () => {
    origins = await serverNamed('stand-ins');
    ({ url: node } = await serverNamed('pexip-node'));
  });
  afterEach(() =>
    document.querySelectorAll('meeting-embed, button').forEach((element) => element.remove()),
  );

  const open = async (
    attributes: Record<string, string>,
    event: 'meeting-ready' | 'meeting-joined' = 'meeting-ready',
  ) => {
    const element = mount({ 'load-timeout': '60000', ...attributes });
    await nextEvent(element, event);
    return element;
  };
  const jitsi = () =>
    open({ provider: 'jitsi', address: origins.jitsi!, room: newRoom() }, 'meeting-joined');
  const pexip = () =>
    open({ provider: 'pexip', address: origins['pexip-webapp']!, alias: 'meet.alice' });
  const native = () =>
    open(
      { provider: 'pexip', mode: 'native', address: node, alias: 'meet.alice', name: 'Ann' },
      'meeting-joined',
    );
  const has = (element: MeetingEmbedElement) => names.filter((name) => element.supports(name));

  it('are there where a system has them, and refused elsewhere', async () => {
    const small = document.pictureInPictureEnabled ? SMALL : [];
    const whereby = { provider: 'whereby', address: origins.whereby!, room: newRoom() };
    const rows: [element: MeetingEmbedElement, has: string[]][] = [
      [await jitsi(), [...SCREEN, ...SMALL, ...DEVICES]],
      [await native(), [...SCREEN, ...small, ...DEVICES]],
      [await open({ ...whereby, 'allowed-origins': origins.whereby! }), SCREEN],
      [await pexip(), SCREEN],
      [await open({ provider: 'zoom', src: 'https://zoom.us/j/5551112222' }), []],
    ];
    for (const [element, wanted] of rows) {
      expect(has(element), element.provider!).to.deep.equal(wanted);
      for (const name of names.filter((name) => !wanted.includes(name))) {
        const args = name === 'selectDevice' ? { kind: 'audioinput', id: 'x' } : {};
        const error = await element.execute(name, args).catch((error: unknown) => error);
        expect(error).to.include({ code: 'command-unsupported' });
      }
      element.remove();
    }
  });

  it('the screen is asked for while the key that asked for it counts, and given back', async () => {
    const element = await pexip();
    const { calls, restore } = pretendScreen(element);
    const button = document.createElement('button');
    document.body.append(button);
    const press = async (command: string) => {
      const done = new Promise((resolve) => {
        button.onclick = () => void element.execute(command).then(resolve, resolve);
      });
      button.focus();
      await sendKeys({ press: 'Enter' });
      return done;
    };
    try {
      expect(await press('requestFullscreen')).to.equal('acknowledged');
      expect(await press('exitFullscreen')).to.equal('acknowledged');
      // Nothing to give back.
      expect(await press('exitFullscreen')).to.equal('acknowledged');
    } finally {
      restore();
    }
    expect(calls).to.deep.equal(['request, true', 'exit']);
  });

  it('what the browser refuses is a command that failed, with its reason', async () => {
    const element = await pexip();
    // As without a click or a key, whose effect another test may have left.
    element.requestFullscreen = () => Promise.reject(new TypeError('Permissions check failed'));
    const error = await element.execute('requestFullscreen').catch((error: unknown) => error);
    expect(error).to.include({
      code: 'command-failed',
      message: 'requestFullscreen: the browser refuses it; a click or a key must ask for it.',
    });
    expect((error as Error).cause).to.be.instanceOf(TypeError);
  });

  it('Jitsi shows its own small window', async () => {
    const element = await jitsi();
    expect(await element.execute('requestPictureInPicture')).to.equal('acknowledged');
    expect(await element.execute('exitPictureInPicture')).to.equal('acknowledged');
  });

  it('a native meeting shows its biggest picture in a small window', async function () {
    if (!document.pictureInPictureEnabled) return this.skip();
    const element = await native();
    await drawn(element, 'video');
    const wanted: HTMLVideoElement[] = [];
    const { requestPictureInPicture } = HTMLVideoElement.prototype;
    HTMLVideoElement.prototype.requestPictureInPicture = async function () {
      wanted.push(this);
      return {} as PictureInPictureWindow;
    };
    const result = await element.execute('requestPictureInPicture').finally(() => {
      HTMLVideoElement.prototype.requestPictureInPicture = requestPictureInPicture;
    });
    expect(result).to.equal('acknowledged');
    const widths = [...element.shadowRoot!.querySelectorAll('video')].map(
      (video) => video.clientWidth,
    );
    expect(wanted[0]!.clientWidth).to.equal(Math.max(...widths));
    // There is no window to close.
    expect(await element.execute('exitPictureInPicture')).to.equal('acknowledged');
  });

  const used = (devices: readonly MeetingDevice[]) =>
    devices.filter(({ selected }) => selected).map(({ kind, id }) => [kind, id]);

  it('Jitsi’s devices are told and changed', async () => {
    const element = await jitsi();
    const devices = await element.execute('getDevices');
    expect(devices).to.deep.equal([
      { kind: 'audioinput', id: 'mic-1', label: 'Headset', selected: true },
      { kind: 'audioinput', id: 'mic-2', label: 'Desk', selected: false },
      { kind: 'videoinput', id: 'cam-1', label: 'Camera', selected: true },
      { kind: 'audiooutput', id: 'out-1', label: 'Headset', selected: true },
    ]);
    const args = { kind: 'audioinput', id: 'mic-2' } as const;
    expect(await element.execute('selectDevice', args)).to.equal('acknowledged');
    expect(used(await element.execute('getDevices'))).to.deep.include(['audioinput', 'mic-2']);
  });

  it('a native meeting’s devices are told and changed', async () => {
    const element = await native();
    // Until the call has opened them.
    const inUse = (one: MeetingDevice) => one.kind === 'audioinput' && one.selected;
    let devices = await element.execute('getDevices');
    while (!devices.some(inUse)) {
      await settled(element);
      devices = await element.execute('getDevices');
    }
    const microphones = devices.filter(({ kind }) => kind === 'audioinput');
    expect(microphones.filter(inUse)).to.have.length(1);
    const other = microphones.find(({ selected }) => !selected);
    if (!other) return;
    const args = { kind: other.kind, id: other.id };
    expect(await element.execute('selectDevice', args)).to.equal('acknowledged');
    expect(used(await element.execute('getDevices'))).to.deep.include([other.kind, other.id]);
  });

  it('a device is named in full, or the command refused', async () => {
    const element = await jitsi();
    for (const args of [{}, { kind: 'audioinput' }, { kind: 'camera', id: 'x' }]) {
      const error = await element.execute('selectDevice', args as never).catch((e: unknown) => e);
      expect(error).to.include({ code: 'argument-invalid' });
    }
  });
});
