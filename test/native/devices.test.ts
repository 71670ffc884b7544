/** Microphone and camera of a native meeting: chosen, changed, unplugged, refused, muted, by oneself and by a host. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { comes, drawn, nextEvent, recordEvents } from '../element.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import { decodes, mediaStand, requestsOf, until } from './media-stand.ts';
import { control, mountNative, openConference } from './node.ts';

/** Upright, as no picture of the browser's own camera is, however far it is scaled down. */
const SECOND = { width: 180, height: 320 };
/** Until the node sees such pictures of the only camera there is. */
const seenWidth = (alias: string, wanted: `is=${number}` | `at_least=${number}`) =>
  control('GET', `conferences/${alias}/media?until=*.received.width&${wanted}`);
const changed = (
  element: MeetingEmbedElement,
  wanted: Partial<Record<'audioMuted' | 'videoMuted', boolean>>,
) =>
  new Promise<void>((resolve) => {
    const listener = ({ detail }: CustomEvent<object>) => {
      const now = detail as typeof wanted;
      if (!Object.entries(wanted).every(([key, value]) => now[key as 'audioMuted'] === value))
        return;
      element.removeEventListener('participant-changed', listener);
      resolve();
    };
    element.addEventListener('participant-changed', listener);
  });

describe('the devices of a native meeting', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const { connections, tracks } = stand;
  const pictures: { stop(): void }[] = [];
  afterEach(() => pictures.splice(0).forEach((picture) => picture.stop()));

  const isSecond = ({ video }: MediaStreamConstraints) =>
    (video as { deviceId?: { exact: string } } | undefined)?.deviceId?.exact === 'second';
  /** A second camera beside the browser's. */
  const twoCameras: NonNullable<typeof stand.devices> = async (constraints, real) => {
    if (!isSecond(constraints)) return real(constraints);
    const { audio } = constraints;
    const stream = audio ? await real({ audio }) : new MediaStream();
    const picture = movingPicture('green', SECOND);
    pictures.push(picture);
    stream.addTrack(picture.track);
    return stream;
  };
  const noSecondOffer = async (alias: string) => {
    expect(await requestsOf(alias, 'calls')).to.have.lengthOf(1);
    expect(await requestsOf(alias, 'update')).to.have.lengthOf(0);
    expect(connections).to.have.lengthOf(1);
  };

  it('are changed in the call as it is: the other side sees the new camera without a new offer', async () => {
    stand.devices = twoCameras;
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias);
    await seenWidth(alias, 'at_least=1');
    await element.execute('selectDevice', { kind: 'videoinput', id: 'second' });
    await seenWidth(alias, `is=${SECOND.width}`);
    expect(tracks.filter(({ readyState }) => readyState === 'live')).to.have.lengthOf(2);
    await noSecondOffer(alias);
  });

  it('are those of the attributes; one that is not there is another one', async () => {
    const asked: unknown[] = [];
    stand.devices = async (constraints, real) => {
      asked.push(JSON.parse(JSON.stringify(constraints)));
      return twoCameras(constraints, real);
    };
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias, { 'video-input': 'second', 'audio-input': 'gone' });
    const errors = recordEvents(element, 'meeting-error');
    await until(() => connections.length === 1);
    await decodes(connections[0]);
    await seenWidth(alias, `is=${SECOND.width}`);
    expect(asked[0]).to.have.nested.property('audio.deviceId.exact', 'gone');
    expect(
      tracks.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind),
    ).to.have.members(['audio', 'video']);
    expect(errors).to.deep.equal([]);
  });

  it('go on with another one when a camera is unplugged', async () => {
    stand.devices = twoCameras;
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias, { 'video-input': 'second' });
    const errors = recordEvents(element, 'meeting-error');
    await seenWidth(alias, `is=${SECOND.width}`);
    stand.devices = async (constraints, real) => {
      if (isSecond(constraints)) throw new DOMException('Gone.', 'OverconstrainedError');
      return real(constraints);
    };
    const camera = tracks.find(({ kind }) => kind === 'video')!;
    camera.dispatchEvent(new Event('ended'));
    await seenWidth(alias, `at_least=${SECOND.width + 1}`);
    expect(errors).to.deep.equal([]);
    await noSecondOffer(alias);
  });

  for (const [callType, kind, opened] of [
    ['none', 'audioinput', []],
    ['none', 'videoinput', []],
    ['audioonly', 'videoinput', ['audio']],
  ] as const)
    it(`are not opened by a choice where callType="${callType}" has no ${kind}`, async () => {
      const alias = await openConference();
      const element = await stand.join(alias, { callType });
      await until(() => tracks.length === opened.length);
      await element.execute('selectDevice', { kind, id: 'second' });
      expect(tracks.map((track) => track.kind)).to.deep.equal(opened);
    });

  it('are told as missing once when the only camera is unplugged, and are back when one is plugged in', async () => {
    const alias = await openConference();
    const watcher = await stand.join(alias, { callType: 'none', name: 'Bob' });
    const element = await stand.join(alias);
    const errors = recordEvents(element, 'meeting-error');
    await until(() => tracks.length === 2 && connections.length === 1);
    await decodes(connections[0]);
    stand.devices = async (constraints, real) => {
      if (constraints.video) throw new DOMException('None.', 'NotFoundError');
      return real(constraints);
    };
    const dark = changed(watcher, { videoMuted: true });
    const camera = tracks.find(({ kind }) => kind === 'video')!;
    camera.dispatchEvent(new Event('ended'));
    await dark;
    expect(errors.map(([, detail]) => (detail as { code: string }).code)).to.deep.equal([
      'media-missing',
    ]);
    expect(element.state).to.equal('joined');
    const light = changed(watcher, { videoMuted: false });
    stand.devices = undefined;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await light;
    expect(errors).to.have.lengthOf(1);
    await noSecondOffer(alias);
  });

  const refusals: [error: string, code: string, lacking: ('audio' | 'video')[]][] = [
    ['NotAllowedError', 'media-denied', ['video']],
    ['NotFoundError', 'media-missing', ['video']],
    ['NotFoundError', 'media-missing', ['audio']],
    ['NotAllowedError', 'media-denied', ['audio', 'video']],
  ];
  for (const [error, code, lacking] of refusals)
    it(`are done without after ${error} for ${lacking.join(' and ')}: ${code}, not fatal, once for each`, async () => {
      stand.devices = async (constraints, real) => {
        if (lacking.some((kind) => constraints[kind])) throw new DOMException('No.', error);
        return real(constraints);
      };
      const alias = await openConference({ robots: 1 });
      const element = await mountNative(alias);
      const errors = recordEvents(element, 'meeting-error');
      await nextEvent(element, 'meeting-joined');
      await until(() => connections.length === 1);
      await decodes(connections[0]);
      const details = errors.map(([, detail]) => detail as { code: string; fatal: boolean });
      expect(details.map(({ code, fatal }) => [code, fatal])).to.deep.equal(
        lacking.map(() => [code, false]),
      );
      expect(element.state).to.equal('joined');
      await until(async () => {
        const told = await requestsOf(alias);
        return lacking.every((kind) =>
          told.some(({ route }) =>
            route.endsWith(kind === 'audio' ? '.client_mute' : '.video_muted'),
          ),
        );
      });
    });

  it('that failed at joining are told to be there once another is chosen', async () => {
    stand.devices = async (constraints, real) => {
      if (constraints.video && !isSecond(constraints))
        throw new DOMException('In use.', 'NotReadableError');
      return twoCameras(constraints, real);
    };
    const alias = await openConference();
    const watcher = await stand.join(alias, { callType: 'none', name: 'Bob' });
    const dark = changed(watcher, { videoMuted: true });
    const element = await stand.join(alias);
    await dark;
    const light = changed(watcher, { videoMuted: false });
    await element.execute('selectDevice', { kind: 'videoinput', id: 'second' });
    await light;
  });

  it('go on where the one that is chosen is in use elsewhere', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias);
    await until(() => tracks.length === 2 && connections.length === 1);
    const devices = () => element.execute('getDevices', {});
    // They are read beside the call.
    await until(async () =>
      (await devices()).some(({ kind, selected }) => kind === 'videoinput' && selected),
    );
    const before = await devices();
    stand.devices = async (constraints, real) => {
      if (isSecond(constraints)) throw new DOMException('In use.', 'NotReadableError');
      return real(constraints);
    };
    const code = await element
      .execute('selectDevice', { kind: 'videoinput', id: 'second' })
      .catch((error) => error.code);
    expect(code).to.equal('media-missing');
    expect(
      tracks.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind),
    ).to.have.members(['audio', 'video']);
    expect(await devices()).to.deep.equal(before);
  });

  it('that are refused on unmuting reject the command, and stay muted', async () => {
    stand.devices = async () => {
      throw new DOMException('No.', 'NotAllowedError');
    };
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias, { muteCamera: 'true', muteMicrophone: 'true' });
    const errors = recordEvents(element, 'meeting-error');
    await until(() => connections.length === 1);
    for (const unmute of [
      () => element.setVideoMuted({ muted: false }),
      () => element.setAudioMuted({ muted: false }),
    ])
      expect(await unmute().catch(({ code }: { code: string }) => code)).to.equal('media-denied');
    expect(errors).to.deep.equal([]);
    expect(await requestsOf(alias, 'video_unmuted')).to.have.lengthOf(0);
  });

  it('are muted for everyone: in the track, at the node, and in the roster of the others', async () => {
    const alias = await openConference();
    const watcher = await stand.join(alias, { callType: 'none', name: 'Bob' });
    const element = await stand.join(alias);
    await until(() => tracks.length === 2 && connections.length === 1);
    const audio = tracks.find(({ kind }) => kind === 'audio')!;
    for (const muted of [true, false]) {
      const heard = changed(watcher, { audioMuted: muted });
      await element.setAudioMuted({ muted });
      expect(audio.enabled).to.equal(!muted);
      await heard;
      const seen = changed(watcher, { videoMuted: muted });
      await element.setVideoMuted({ muted });
      await seen;
      const live = tracks.filter(
        ({ kind, readyState }) => kind === 'video' && readyState === 'live',
      );
      expect(live).to.have.lengthOf(muted ? 0 : 1);
    }
    await noSecondOffer(alias);
  });

  it('are silent while a host mutes the participant, and heard again when it unmutes itself', async () => {
    const alias = await openConference();
    const host = await stand.join(alias, { callType: 'none', name: 'Host' });
    const met = comes(host, 'Ann');
    const element = await stand.join(alias);
    const participantId = (await met).id;
    await until(() => tracks.length === 2);
    const audio = tracks.find(({ kind }) => kind === 'audio')!;
    const muted = nextEvent(element, 'audio-muted-changed');
    const seen = changed(host, { audioMuted: true });
    await host.execute('muteParticipant', { participantId, muted: true });
    await seen;
    expect((await muted).detail.muted).to.equal(true);
    expect(audio.enabled).to.equal(false);
    const heard = changed(host, { audioMuted: false });
    const unmuted = nextEvent(element, 'audio-muted-changed');
    // Its button says so, too.
    (await drawn(element, '[part~=audio-button].off')).click();
    expect((await unmuted).detail.muted).to.equal(false);
    await heard;
    expect(audio.enabled).to.equal(true);
  });

  it('that come after they were muted are let go again', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    stand.devices = async (constraints, real) => {
      await answered;
      return real(constraints);
    };
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias);
    await element.setVideoMuted({ muted: true });
    answer();
    await until(() => connections.length === 1);
    await decodes(connections[0]);
    expect(tracks.map(({ kind, readyState }) => [kind, readyState])).to.have.deep.members([
      ['audio', 'live'],
      ['video', 'ended'],
    ]);
  });
});

describe('the sound of a native meeting', function () {
  this.timeout(60_000);
  const stand = mediaStand();

  it('that the browser does not play by itself is played by a button', async () => {
    const { play } = HTMLMediaElement.prototype;
    let refused = 0;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (this.muted || refused > 0) return play.call(this);
      refused++;
      return Promise.reject(new DOMException('A click first.', 'NotAllowedError'));
    };
    try {
      const alias = await openConference({ robots: 1 });
      const element = await stand.join(alias);
      const button = await drawn(element, '.refused button');
      expect(button.checkVisibility()).to.equal(true);
      const video = await drawn<HTMLVideoElement>(element, '[part~=main] video');
      expect(video.paused).to.equal(true);
      button.focus();
      expect(element.shadowRoot!.activeElement).to.equal(button);
      const playing = new Promise((resolve) =>
        video.addEventListener('playing', resolve, { once: true }),
      );
      button.click();
      await playing;
      await until(() => !element.shadowRoot!.querySelector('.refused'));
    } finally {
      HTMLMediaElement.prototype.play = play;
    }
  });
});
