/** Effects of a native meeting: what is behind the camera's person, and the noise around the microphone's. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { nextEvent } from '../element.ts';
import { mediaStand, requested, until } from './media-stand.ts';
import { mountNative, openConference } from './node.ts';

const WIDTH = 640;
const HEIGHT = 360;
/** Dots of a checkerboard: fine enough that a blur leaves grey. */
const CHECK = 4;

/** A camera before a wall of fine checks, with nobody there: all of it is background. */
const openCamera = (): { track: MediaStreamTrack; stop(): void } => {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d')!;
  const checks = context.createImageData(WIDTH, HEIGHT);
  for (let at = 0; at < WIDTH * HEIGHT; at++) {
    const isLight = (Math.floor((at % WIDTH) / CHECK) + Math.floor(at / WIDTH / CHECK)) % 2;
    checks.data.set(isLight ? [255, 255, 255, 255] : [0, 0, 0, 255], at * 4);
  }
  const draw = () => context.putImageData(checks, 0, 0);
  draw();
  const timer = setInterval(draw, 50);
  const [track] = canvas.captureStream(20).getVideoTracks() as [MediaStreamTrack];
  return { track, stop: () => clearInterval(timer) };
};

/** How loud the noise around the microphone is, as root mean square: between two words there is nothing else. */
const NOISE = 0.05;
/** Words a second. */
const WORDS = 2;

/** A microphone in a noisy room, where somebody says vowels, one after the other. */
const openMicrophone = (): { track: MediaStreamTrack; stop(): void } => {
  const context = new AudioContext({ sampleRate: 48_000 });
  const out = context.createMediaStreamDestination();
  const voice = new OscillatorNode(context, { type: 'sawtooth', frequency: 140 });
  const mouth = new GainNode(context, { gain: 0 });
  const words = new OscillatorNode(context, { type: 'square', frequency: WORDS });
  words.connect(new WaveShaperNode(context, { curve: [0, 0, 3] })).connect(mouth.gain);
  for (const frequency of [700, 1200, 2600])
    voice
      .connect(new BiquadFilterNode(context, { type: 'bandpass', frequency, Q: 6 }))
      .connect(mouth)
      .connect(out);
  const buffer = new AudioBuffer({ length: 96_000, sampleRate: 48_000 });
  const noise = buffer.getChannelData(0);
  for (let at = 0; at < noise.length; at++) noise[at] = (Math.random() * 2 - 1) * NOISE * 1.73;
  const room = new AudioBufferSourceNode(context, { buffer, loop: true });
  room.connect(out);
  for (const source of [voice, words, room]) source.start();
  const [track] = out.stream.getAudioTracks() as [MediaStreamTrack];
  return { track, stop: () => void context.close() };
};

type Picture = { readonly contrast: number; readonly color: readonly number[] };

/** What a track shows: how far light and dark are apart, and the colour in its middle. */
const look = async (track: MediaStreamTrack): Promise<Picture> => {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  const drawn = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  await video.play();
  await drawn;
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d')!;
  context.drawImage(video, 0, 0, WIDTH, HEIGHT);
  video.srcObject = null;
  const { data } = context.getImageData(WIDTH / 4, HEIGHT / 4, WIDTH / 2, HEIGHT / 2);
  let [least, most] = [255, 0];
  for (let at = 0; at < data.length; at += 4) {
    least = Math.min(least, data[at]!);
    most = Math.max(most, data[at]!);
  }
  const middle = data.length / 2 + WIDTH;
  return { contrast: most - least, color: [...data.slice(middle, middle + 3)] };
};

/** How loud a track is, as root mean square. */
const listen = (track: MediaStreamTrack) => {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    },
    close: () => context.close(),
  };
};

const codeOf = (done: Promise<unknown>) =>
  done.then(
    () => undefined,
    ({ code }: { code?: string }) => code,
  );

/** Parts that only an effect needs. */
performance.setResourceTimingBufferSize(5000);
const EFFECT = /effects\/(background|noise)|video-processors|web-noise-suppressor/;
const loaded = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => EFFECT.test(name));

describe('the effects of a native meeting', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const { connections, tracks } = stand;
  const { Worker: RealWorker } = window;
  const sources: { stop(): void }[] = [];
  const workers: Worker[] = [];
  let ended = 0;
  before(() => {
    window.Worker = class extends RealWorker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        workers.push(this);
      }
      override terminate(): void {
        ended++;
        super.terminate();
      }
    };
  });
  beforeEach(() => {
    stand.devices = async ({ audio, video }) => {
      const opened = [...(audio ? [openMicrophone()] : []), ...(video ? [openCamera()] : [])];
      sources.push(...opened);
      return new MediaStream(opened.map(({ track }) => track));
    };
  });
  afterEach(() => {
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove());
    sources.splice(0).forEach((source) => source.stop());
    expect(ended, 'workers that are still at work').to.equal(workers.length);
  });
  after(() => void (window.Worker = RealWorker));

  const sent = (kind: 'audio' | 'video') =>
    connections
      .at(-1)!
      .getSenders()
      .map(({ track }) => track)
      .find((track) => track?.kind === kind);
  const join = async (attributes: Record<string, string> = {}): Promise<MeetingEmbedElement> => {
    const alias = await openConference();
    const element = await stand.join(alias, attributes);
    await requested(alias, 'ack');
    return element;
  };
  /** Until what is sent looks so. */
  const sends = (wanted: (picture: Picture) => boolean) =>
    until(async () => {
      const track = sent('video');
      return !!track && wanted(await look(track));
    });
  const isSharp = ({ contrast }: Picture) => contrast > 200;
  const isBlurred = ({ contrast }: Picture) => contrast < 60;

  it('load nothing before one is chosen', async () => {
    await join();
    await sends(isSharp);
    expect(loaded()).to.deep.equal([]);
  });

  it('leave the camera on where one that could not be had is wanted no longer', async () => {
    const element = await join();
    await sends(isSharp);
    const lost = element.execute('setBackground', { background: '/no/such/picture.png' });
    const wanted = element.execute('setBackground', { background: 'none' });
    await Promise.allSettled([lost, wanted]);
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
    expect(sent('video')).not.to.equal(null);
  });

  it('blur what is behind the person, in the call as it is, and sharply show it again', async () => {
    const element = await join();
    await element.execute('setBackground', { background: 'blur' });
    await sends(isBlurred);
    expect(loaded()).not.to.deep.equal([]);
    const camera = tracks.find(({ kind }) => kind === 'video')!;
    expect(sent('video')).not.to.equal(camera);
    await element.execute('setBackground', { background: 'none' });
    await sends(isSharp);
    expect(sent('video')).to.equal(camera);
    expect(connections).to.have.lengthOf(1);
    expect(workers).to.have.lengthOf(ended);
  });

  it('put a picture behind the person', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 32, height: 18 });
    const context = canvas.getContext('2d')!;
    context.fillStyle = 'rgb(0 200 0)';
    context.fillRect(0, 0, 32, 18);
    const element = await join();
    await element.execute('setBackground', { background: canvas.toDataURL() });
    await sends(({ color: [red = 255, green = 0] }) => red < 60 && green > 140);
  });

  it('are there from the first frame where an attribute says so, and after the camera was off', async () => {
    const element = await join({ background: 'blur' });
    const seen: Picture[] = [];
    await sends((picture) => {
      seen.push(picture);
      return isBlurred(picture);
    });
    expect(seen.some(isSharp)).to.equal(false);
    await element.setVideoMuted({ muted: true });
    expect(ended).to.equal(workers.length);
    await element.setVideoMuted({ muted: false });
    await sends(isBlurred);
  });

  it('that cannot start turn the camera off, and say so: the room is not shown', async () => {
    const element = await join();
    const { Worker: Watched } = window;
    window.Worker = function refuse() {
      throw new DOMException('No.', 'SecurityError');
    } as unknown as typeof Worker;
    const muted = nextEvent(element, 'video-muted-changed');
    const code = await codeOf(element.execute('setBackground', { background: 'blur' }));
    window.Worker = Watched;
    expect(code).to.equal('effect-failed');
    expect((await muted).detail.muted).to.equal(true);
    expect(sent('video')).to.equal(undefined);
    expect(tracks.find(({ kind }) => kind === 'video')!.readyState).to.equal('ended');
  });

  it('that are lost turn the camera off, with an error that is not fatal', async () => {
    const element = await join({ background: 'blur' });
    await sends(isBlurred);
    const told = nextEvent(element, 'meeting-error');
    workers.at(-1)!.dispatchEvent(new ErrorEvent('error', { message: 'Out of memory.' }));
    expect((await told).detail).to.include({
      code: 'effect-failed',
      device: 'camera',
      fatal: false,
    });
    expect(sent('video')).to.equal(undefined);
    expect(tracks.find(({ kind }) => kind === 'video')!.readyState).to.equal('ended');
  });

  it('are given up with a meeting that is removed while they start', async () => {
    const alias = await openConference();
    const element = await mountNative(alias, { background: 'blur' });
    await until(() => workers.length > ended);
    element.remove();
    await until(() => ended === workers.length);
    expect(tracks.map(({ readyState }) => readyState))
      .to.include('ended')
      .and.not.include('live');
  });

  it('are done by the camera itself where it can', async () => {
    const asked: MediaTrackConstraints[] = [];
    stand.devices = async ({ video }) => {
      const { track, stop } = video ? openCamera() : openMicrophone();
      sources.push({ stop });
      if (video)
        Object.assign(track, {
          getCapabilities: () => ({ backgroundBlur: [false, true] }),
          applyConstraints: async (constraints: MediaTrackConstraints) => {
            asked.push(constraints);
          },
        });
      return new MediaStream([track]);
    };
    const before = workers.length;
    const element = await join({ muteMicrophone: 'true' });
    await element.execute('setBackground', { background: 'blur' });
    await element.execute('setBackground', { background: 'none' });
    expect(asked).to.deep.equal([{ backgroundBlur: true }, { backgroundBlur: false }]);
    expect(workers).to.have.lengthOf(before);
    expect(sent('video')).to.equal(tracks.find(({ kind }) => kind === 'video'));
  });

  it('take the noise between two words out of the sound, leave the words, and mute with the microphone', async () => {
    const element = await join();
    await until(() => !!sent('audio'));
    await element.execute('setNoiseSuppression', { level: 'standard' });
    const microphone = tracks.find(({ kind }) => kind === 'audio')!;
    expect(sent('audio')).not.to.equal(microphone);
    const [raw, clean] = [listen(microphone), listen(sent('audio')!)];
    await until(() => clean.level() > 0.1 && raw.level() > 0.1);
    // In one look: what is quiet here is noisy there.
    await until(() => clean.level() < NOISE / 4 && raw.level() > NOISE / 2);
    await until(() => clean.level() > 0.1);
    await element.setAudioMuted({ muted: true });
    expect(microphone.enabled).to.equal(false);
    await until(() => clean.level() < 0.001);
    await element.execute('setNoiseSuppression', { level: 'off' });
    expect(sent('audio')).to.equal(microphone);
    await Promise.all([raw.close(), clean.close()]);
  });

  it('that cannot suppress noise leave the microphone as it was, and say so', async () => {
    const element = await join();
    await until(() => !!sent('audio'));
    const microphone = sent('audio');
    const { addModule } = AudioWorklet.prototype;
    AudioWorklet.prototype.addModule = () => Promise.reject(new DOMException('No.', 'AbortError'));
    const failed = await element
      .execute('setNoiseSuppression', { level: 'standard' })
      .catch((error: unknown) => error);
    AudioWorklet.prototype.addModule = addModule;
    expect(failed).to.include({ code: 'effect-failed', device: 'microphone' });
    expect(sent('audio')).to.equal(microphone);
    expect(microphone!.readyState).to.equal('live');
  });
});
