/** What is wanted of microphone and camera while what was wanted before is still on its way: the last word counts. */
import { expect } from '@open-wc/testing';
import { nextEvent } from '../element.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import { Waits } from '../fakes/waits.ts';
import { mediaStand, requested, requestsOf, until } from './media-stand.ts';
import { mountNative, openConference } from './node.ts';

/** How long an effect may take until it works, in ms. */
const OPENING_MS = 30_000;

/** Until it is resolved, something is on its way. */
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

describe('the devices of a native meeting that are wanted in quick succession', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const { connections, tracks } = stand;
  const pictures: { stop(): void }[] = [];
  afterEach(() => pictures.splice(0).forEach((picture) => picture.stop()));

  const live = (kind: 'audio' | 'video') =>
    tracks.filter((track) => track.kind === kind && track.readyState === 'live');
  const sent = (kind: 'audio' | 'video') =>
    connections[0]!
      .getSenders()
      .map(({ track }) => track)
      .find((track) => track?.kind === kind);
  const idOf = ({ video }: MediaStreamConstraints) =>
    (video as { deviceId?: { exact: string } } | undefined)?.deviceId?.exact;
  const picture = (): MediaStream => {
    const moving = movingPicture('green');
    pictures.push(moving);
    return new MediaStream([moving.track]);
  };

  it('are the last that was chosen: one before it that is in use elsewhere costs it nothing', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias);
    await until(() => tracks.length === 2 && connections.length === 1);
    const asked: (string | undefined)[] = [];
    const refused = gate();
    stand.devices = async (constraints) => {
      const id = idOf(constraints);
      asked.push(id);
      if (id === 'third') return picture();
      await refused.opened;
      throw new DOMException('In use.', 'NotReadableError');
    };
    const second = element.execute('selectDevice', { kind: 'videoinput', id: 'second' });
    await until(() => asked.length === 1);
    await element.execute('selectDevice', { kind: 'videoinput', id: 'third' });
    refused.open();
    await second;
    expect(asked).to.deep.equal(['second', 'third']);
    expect(live('video')).to.deep.equal([tracks.at(-1)]);
    expect(sent('video')).to.equal(tracks.at(-1));
  });

  it('send nothing while an effect was lost that would have hidden the room', async () => {
    const { Worker: RealWorker } = window;
    const workers: Worker[] = [];
    window.Worker = class extends RealWorker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        workers.push(this);
      }
    };
    try {
      const alias = await openConference({ robots: 1 });
      const element = await stand.join(alias, { background: 'blur' });
      await until(() => connections.length === 1 && !!sent('video'));
      const [asked, opened] = [gate(), gate()];
      stand.devices = async () => {
        asked.open();
        await opened.opened;
        return picture();
      };
      const second = element.execute('selectDevice', { kind: 'videoinput', id: 'second' });
      await asked.opened;
      const told = nextEvent(element, 'meeting-error');
      workers.at(-1)!.dispatchEvent(new ErrorEvent('error', { message: 'Out of memory.' }));
      expect((await told).detail.code).to.equal('effect-failed');
      opened.open();
      await second;
      expect(live('video')).to.deep.equal([]);
      expect(sent('video')).to.equal(undefined);
    } finally {
      window.Worker = RealWorker;
    }
  });

  it('are given back by an effect whose files do not come in time: the command fails, and its worker ends', async () => {
    const { Worker: RealWorker } = window;
    let [begun, ended] = [0, 0];
    window.Worker = class extends RealWorker {
      override postMessage(): void {
        begun++;
      }
      override terminate(): void {
        ended++;
        super.terminate();
      }
    };
    const waits = new Waits((ms) => ms === OPENING_MS);
    try {
      const alias = await openConference({ robots: 1 });
      const element = await stand.join(alias);
      await until(() => connections.length === 1 && !!sent('video'));
      const outcome = element
        .execute('setBackground', { background: 'blur' })
        .catch(({ code }: { code?: string }) => code);
      await until(() => begun === 1);
      expect(waits.pending).to.deep.equal([OPENING_MS]);
      await waits.pass();
      expect(await outcome).to.equal('effect-failed');
      expect(ended).to.equal(1);
      expect(live('video')).to.deep.equal([]);
    } finally {
      waits.restore();
      window.Worker = RealWorker;
    }
  });

  describe('with a picture for a background', () => {
    const { decode } = HTMLImageElement.prototype;
    let [asked, loaded] = [gate(), gate()];
    const drawing = (): string => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')!.fillRect(0, 0, 1, 1);
      return canvas.toDataURL();
    };
    beforeEach(() => {
      [asked, loaded] = [gate(), gate()];
      HTMLImageElement.prototype.decode = async function (this: HTMLImageElement) {
        asked.open();
        await loaded.opened;
        await decode.call(this);
      };
    });
    afterEach(() => {
      loaded.open();
      HTMLImageElement.prototype.decode = decode;
    });

    it('wait for it with the camera alone: the call begins with the sound, and shows it once it is there', async () => {
      const alias = await openConference({ robots: 1 });
      await stand.join(alias, { background: drawing() });
      await until(() => connections.length === 1);
      expect(sent('audio')?.readyState).to.equal('live');
      expect(sent('video')).to.equal(undefined);
      const unmuted = requested(alias, 'video_unmuted');
      loaded.open();
      await until(() => !!sent('video'));
      expect(live('video')).not.to.include(sent('video'));
      await unmuted;
    });

    it('let the camera go that waits for it when it is muted', async () => {
      const alias = await openConference({ robots: 1 });
      const element = await stand.join(alias, { background: drawing() });
      await until(() => tracks.length === 2);
      await element.setVideoMuted({ muted: true });
      expect(live('video')).to.deep.equal([]);
    });

    it('take another camera for one that was unplugged while it loaded', async () => {
      const alias = await openConference({ robots: 1 });
      await stand.join(alias, { background: drawing() });
      await asked.opened;
      const [unplugged] = live('video');
      unplugged!.stop();
      loaded.open();
      await until(() => !!sent('video') && live('video').length === 1);
      expect(unplugged!.readyState).to.equal('ended');
    });

    it('give it up where it does not come in time: the camera is off, and an error says so', async () => {
      const waits = new Waits((ms) => ms === OPENING_MS);
      try {
        const alias = await openConference({ robots: 1 });
        const told = nextEvent(
          await mountNative(alias, { background: drawing() }),
          'meeting-error',
        );
        await waits.pass();
        expect((await told).detail.code).to.equal('effect-failed');
        expect(live('video')).to.deep.equal([]);
      } finally {
        waits.restore();
      }
    });

    for (const next of ['picture', 'none'] as const)
      it(`${next === 'none' ? 'end the camera’s own blur with it' : 'keep the camera’s own blur until the picture is what is sent'}`, async () => {
        const blurs: unknown[] = [];
        stand.devices = async (constraints, real) => {
          const stream = await real(constraints);
          for (const track of stream.getVideoTracks())
            Object.assign(track, {
              getCapabilities: () => ({ backgroundBlur: [false, true] }),
              applyConstraints: async ({ backgroundBlur }: { backgroundBlur?: boolean }) => {
                blurs.push(backgroundBlur);
              },
            });
          return stream;
        };
        const alias = await openConference({ robots: 1 });
        const element = await stand.join(alias, { background: 'blur' });
        await until(() => connections.length === 1 && !!sent('video'));
        const camera = sent('video');
        const background = next === 'none' ? next : drawing();
        const done = element.execute('setBackground', { background });
        if (next === 'picture') {
          await asked.opened;
          expect(blurs).to.deep.equal([true]);
          loaded.open();
        }
        await done;
        expect(sent('video') === camera).to.equal(next === 'none');
        expect(blurs).to.deep.equal([true, false]);
      });
  });

  it('are told of one after the other: the roster has the last word of a microphone that was on for a moment', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias, { muteMicrophone: 'true' });
    await requested(alias, 'client_mute');
    const { fetch } = window;
    const [asked, held] = [gate(), gate()];
    window.fetch = async (...request) => {
      if (String(request[0]).endsWith('/client_unmute')) {
        asked.open();
        await held.opened;
      }
      return fetch(...request);
    };
    try {
      const on = element.setAudioMuted({ muted: false });
      await asked.opened;
      const off = element.setAudioMuted({ muted: true });
      await until(() => tracks.every(({ kind, enabled }) => kind === 'video' || !enabled));
      held.open();
      await Promise.all([on, off]);
    } finally {
      window.fetch = fetch;
    }
    const told = (await requestsOf(alias)).map(({ route }) => route.replace(/^.*\./, ''));
    expect(told.filter((name) => name.startsWith('client_'))).to.deep.equal([
      'client_mute',
      'client_unmute',
      'client_mute',
    ]);
  });

  it('have the microphone’s own suppression of noise where the page does none', async () => {
    const asked: unknown[] = [];
    stand.devices = async (constraints, real) => {
      const stream = await real(constraints);
      for (const track of stream.getAudioTracks()) {
        const apply = track.applyConstraints.bind(track);
        track.applyConstraints = (wish) => {
          asked.push(wish?.noiseSuppression);
          return apply(wish);
        };
      }
      return stream;
    };
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias, { noiseSuppression: 'standard' });
    await until(
      () => connections.length === 1 && !!sent('audio') && !live('audio').includes(sent('audio')!),
    );
    expect(asked).to.deep.equal([]);
    await element.execute('setNoiseSuppression', { level: 'off' });
    expect(asked).to.deep.equal([true]);
    await element.execute('setNoiseSuppression', { level: 'standard' });
    expect(asked).to.deep.equal([true, false]);
    const { addModule } = AudioWorklet.prototype;
    AudioWorklet.prototype.addModule = () => Promise.reject(new DOMException('No.', 'AbortError'));
    await element.execute('setNoiseSuppression', { level: 'off' });
    await element.execute('setNoiseSuppression', { level: 'standard' }).catch(() => {});
    AudioWorklet.prototype.addModule = addModule;
    expect(asked.at(-1)).to.equal(true);
    expect(tracks.filter(({ kind }) => kind === 'audio')).to.have.lengthOf(1);
  });

  describe('with noise suppression', () => {
    const { AudioContext: RealContext } = window;
    const { connect } = AudioNode.prototype;
    let contexts: AudioContext[] = [];
    let worklets: AudioWorkletNode[] = [];
    beforeEach(() => {
      [contexts, worklets] = [[], []];
      AudioNode.prototype.connect = function (this: AudioNode, ...to: Parameters<typeof connect>) {
        if (this instanceof AudioWorkletNode) {
          worklets.push(this);
          contexts.push(this.context as AudioContext);
        }
        return connect.apply(this, to);
      } as typeof connect;
    });
    afterEach(() => {
      AudioNode.prototype.connect = connect;
      window.AudioContext = RealContext;
    });

    const losses: [what: string, lose: () => void][] = [
      ['its processor fails', () => worklets[0]!.dispatchEvent(new ErrorEvent('processorerror'))],
      ['the browser suspends it', () => void contexts[0]!.suspend()],
    ];
    for (const [what, lose] of losses)
      it(`send the microphone as it is once ${what}, and say so`, async () => {
        const alias = await openConference({ robots: 1 });
        const element = await stand.join(alias, { noiseSuppression: 'standard' });
        await until(() => worklets.length === 1 && connections.length === 1);
        await until(() => !!sent('audio') && !live('audio').includes(sent('audio')!));
        const told = nextEvent(element, 'meeting-error');
        lose();
        expect((await told).detail.code).to.equal('effect-failed');
        expect(live('audio')).to.deep.equal([sent('audio')]);
      });

    it('keep it where the browser says once more that its sound runs', async () => {
      const alias = await openConference({ robots: 1 });
      const element = await stand.join(alias);
      await until(() => connections.length === 1 && !!sent('audio'));
      await element.execute('setNoiseSuppression', { level: 'standard' });
      contexts[0]!.dispatchEvent(new Event('statechange'));
      expect(live('audio')).not.to.include(sent('audio'));
      expect(sent('audio')!.readyState).to.equal('live');
    });

    it('have it although the browser’s sound begins after everything was loaded', async () => {
      const { compile } = WebAssembly;
      const loaded = gate();
      // How long the sound may take to begin: here, as long as all else.
      const waits = new Waits((ms) => ms === 1000);
      WebAssembly.compile = async (bytes: BufferSource) => {
        const compiled = await compile(bytes);
        setTimeout(loaded.open);
        return compiled;
      };
      window.AudioContext = class extends RealContext {
        #begun = false;
        override get state(): AudioContextState {
          return this.#begun ? super.state : 'suspended';
        }
        override async resume(): Promise<void> {
          await loaded.opened;
          await super.resume();
          this.#begun = true;
        }
      };
      try {
        const alias = await openConference({ robots: 1 });
        const element = await stand.join(alias);
        await until(() => connections.length === 1 && !!sent('audio'));
        await element.execute('setNoiseSuppression', { level: 'standard' });
        expect(worklets).to.have.lengthOf(1);
      } finally {
        waits.restore();
        WebAssembly.compile = compile;
      }
    });
  });
});
