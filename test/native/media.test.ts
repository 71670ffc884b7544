/** Media of a native meeting: real WebRTC with fake devices, against a node that really sends. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/meeting-embed.ts';
import { nextEvent, recordEvents } from '../element.ts';
import { control, mountNative, openConference } from './node.ts';

/** Every connection and track that a test opens. */
const connections: RTCPeerConnection[] = [];
const tracks: MediaStreamTrack[] = [];
const RealConnection = window.RTCPeerConnection;
const realGetUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);

const framesDecoded = async (section: number): Promise<number> => {
  let frames = 0;
  for (const connection of connections.filter(
    ({ connectionState }) => connectionState !== 'closed',
  )) {
    const receiver = connection.getTransceivers()[section]?.receiver;
    (await receiver?.getStats())?.forEach((entry) => {
      if (entry.type === 'inbound-rtp' && entry.kind === 'video')
        frames += entry.framesDecoded ?? 0;
    });
  }
  return frames;
};
const audioEnergy = async (): Promise<number> => {
  let energy = 0;
  for (const connection of connections.filter(
    ({ connectionState }) => connectionState !== 'closed',
  ))
    (await connection.getTransceivers()[0]?.receiver.getStats())?.forEach((entry) => {
      if (entry.type === 'inbound-rtp' && entry.kind === 'audio')
        energy += entry.totalAudioEnergy ?? entry.packetsReceived ?? 0;
    });
  return energy;
};
const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve));
};
const requestsOf = async (alias: string) =>
  (await control('GET', `conferences/${encodeURIComponent(alias)}/requests`)) as {
    route: string;
    time: number;
  }[];

describe('the media of a native meeting', function () {
  this.timeout(60_000);
  before(() => {
    window.RTCPeerConnection = class extends RealConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await realGetUserMedia(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  after(() => {
    window.RTCPeerConnection = RealConnection;
    navigator.mediaDevices.getUserMedia = realGetUserMedia;
  });
  afterEach(() => {
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove());
    connections.length = tracks.length = 0;
  });

  const join = async (alias: string, attributes = {}): Promise<MeetingEmbedElement> => {
    const element = await mountNative(alias, attributes);
    await nextEvent(element, 'meeting-joined');
    return element;
  };

  it('decodes moving main video and sound, and presented slides, and stops everything on removal', async () => {
    const alias = await openConference({ robots: 2 });
    const element = await join(alias);
    await until(async () => (await framesDecoded(1)) > 5);
    const { participants } = (await control('GET', `conferences/${alias}`)) as {
      participants: { uuid: string; display_name: string }[];
    };
    const robot = participants.find(({ display_name }) => display_name !== 'Ann')!;
    await control('POST', `conferences/${alias}/speak`, {
      participant_uuid: robot.uuid,
      speaking: true,
    });
    await until(async () => (await audioEnergy()) > 0);
    await control('POST', `conferences/${alias}/presentation`, { action: 'start' });
    await until(async () => (await framesDecoded(2)) > 5);
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
    element.remove();
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    expect(connections.map(({ connectionState }) => connectionState)).to.deep.equal(['closed']);
    await until(async () =>
      (await requestsOf(alias)).some(({ route }) => /release_token/.test(route)),
    );
  });

  it('mute reaches the track, the node and the roster, and back', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await join(alias);
    await until(() => tracks.length === 2 && connections.length === 1);
    await until(async () => (await framesDecoded(1)) > 0);
    const muted = nextEvent(element, 'audio-muted-changed');
    expect(await element.setAudioMuted({ muted: true })).to.equal('acknowledged');
    expect((await muted).detail.muted).to.equal(true);
    expect(tracks.find(({ kind }) => kind === 'audio')!.enabled).to.equal(false);
    const dark = nextEvent(element, 'video-muted-changed');
    await element.setVideoMuted({ muted: true });
    expect((await dark).detail.muted).to.equal(true);
    expect(tracks.find(({ kind }) => kind === 'video')!.readyState, 'the camera is off').to.equal(
      'ended',
    );
    const back = nextEvent(element, 'video-muted-changed');
    await element.setVideoMuted({ muted: false });
    expect((await back).detail.muted).to.equal(false);
    expect(
      tracks.filter(({ kind, readyState }) => kind === 'video' && readyState === 'live'),
    ).to.have.lengthOf(1);
  });

  it('acks once, after the answer, and does not wait for candidates', async () => {
    const alias = await openConference({ robots: 1 });
    await join(alias);
    await until(async () => (await framesDecoded(1)) > 0);
    const routes = (await requestsOf(alias)).map(({ route }) => route.replace(/^.*\./, ''));
    expect(routes.filter((route) => route === 'ack')).to.have.lengthOf(1);
    expect(routes.indexOf('calls')).to.be.below(routes.indexOf('ack'));
  });

  it('waits for no candidate: media flows although none of them is ever answered', async function () {
    // Less than the time after which a request is given up.
    this.timeout(20_000);
    const alias = await openConference({ robots: 1 });
    await control('POST', 'faults', { alias, route: 'new_candidate', kind: 'half-open' });
    await join(alias);
    await until(() => connections.length === 1);
    // More than a browser has connections for.
    for (let port = 50_000; port < 50_010; port++)
      connections[0]!.dispatchEvent(
        new RTCPeerConnectionIceEvent('icecandidate', {
          candidate: new RTCIceCandidate({
            candidate: `candidate:1 1 udp 1 127.0.0.1 ${port} typ host`,
            sdpMid: '0',
          }),
        }),
      );
    await until(async () => (await framesDecoded(1)) > 5);
  });

  it('calls and events go out together, right after the token', async () => {
    const alias = await openConference({ robots: 1 });
    // Neither is answered: whichever waited for the other would not be there.
    for (const route of ['calls', 'events'])
      await control('POST', 'faults', { alias, route, kind: 'half-open' });
    await mountNative(alias);
    await until(async () => {
      const routes = (await requestsOf(alias)).map(({ route }) => route.replace(/^.*\./, ''));
      return routes.includes('calls') && routes.includes('events');
    });
  });

  it('a call that the node ends is an error, another call of the participant is not', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await join(alias);
    await until(async () => (await framesDecoded(1)) > 0);
    const events = recordEvents(element, 'meeting-error');
    const told = new Promise((resolve) =>
      element.addEventListener('pexip-call-disconnected', resolve, { once: true }),
    );
    await control('POST', `conferences/${alias}/events`, {
      event: 'call_disconnected',
      data: { call_uuid: '00000000-0000-0000-0000-000000000000', reason: 'Presentation stolen' },
    });
    await told;
    expect(events).to.deep.equal([]);
    expect(element.state).to.equal('joined');
  });

  it('a refused camera leaves a call without it, and says so once', async () => {
    const asked = navigator.mediaDevices.getUserMedia;
    navigator.mediaDevices.getUserMedia = (constraints) =>
      constraints?.video
        ? Promise.reject(new DOMException('no', 'NotAllowedError'))
        : asked(constraints);
    try {
      const alias = await openConference({ robots: 1 });
      const element = await mountNative(alias);
      const events = recordEvents(element, 'meeting-error');
      await nextEvent(element, 'meeting-joined');
      await until(async () => (await framesDecoded(1)) > 5);
      expect(events.map(([, detail]) => (detail as { code: string }).code)).to.deep.equal([
        'media-denied',
      ]);
      expect(element.state).to.equal('joined');
    } finally {
      navigator.mediaDevices.getUserMedia = asked;
    }
  });

  it('two elements in one conference see and hear each other', async () => {
    const alias = await openConference();
    const one = await join(alias, { name: 'Ann' });
    const seen = nextEvent(one, 'participant-joined');
    const two = await join(alias, { name: 'Bob' });
    expect((await seen).detail.name).to.equal('Bob');
    const message = nextEvent(two, 'chat-message');
    await one.sendMessage({ text: '<b>Hello</b>' });
    expect((await message).detail).to.include({
      text: '<b>Hello</b>',
      from: 'Ann',
      local: false,
      direct: false,
    });
    const hand = nextEvent(two, 'participant-changed');
    await one.setHandRaised({ raised: true });
    expect((await hand).detail.handRaised).to.equal(true);
    await until(async () => (await framesDecoded(1)) > 20);
  });

  it('direct media carries picture and sound between two elements', async () => {
    const alias = await openConference({ direct_media: true });
    await join(alias, { name: 'Ann' });
    await join(alias, { name: 'Bob' });
    await until(
      () =>
        connections.length >= 2 &&
        connections.every(({ connectionState }) => connectionState === 'connected'),
    );
    await until(async () => (await framesDecoded(1)) > 10);
    await until(async () => (await audioEnergy()) > 0);
  });

  it('is gone at every instant: removed while it joins, no track, connection or participant stays', async () => {
    const alias = await openConference({ robots: 1 });
    const instants = ['', 'meeting-joined', 'pexip-participant-sync-end'];
    for (const instant of instants) {
      const element = await mountNative(alias, { name: `Ghost ${instant}` });
      if (instant)
        await new Promise((resolve) => element.addEventListener(instant, resolve, { once: true }));
      element.remove();
      await until(() => tracks.every(({ readyState }) => readyState === 'ended'));
      expect(connections.every(({ connectionState }) => connectionState === 'closed')).to.equal(
        true,
      );
    }
    await until(async () => {
      const { participants } = (await control('GET', `conferences/${alias}`)) as {
        participants: { display_name: string }[];
      };
      return !participants.some(({ display_name }) => display_name.startsWith('Ghost'));
    });
  });

  it('the screen is presented with the floor taken, and given back when it ends', async () => {
    const canvas = document.createElement('canvas');
    const real = navigator.mediaDevices.getDisplayMedia;
    navigator.mediaDevices.getDisplayMedia = async () => canvas.captureStream(5);
    canvas.getContext('2d')!.fillRect(0, 0, 10, 10);
    try {
      const alias = await openConference({ robots: 1 });
      const element = await join(alias);
      await until(async () => (await framesDecoded(1)) > 0);
      const started = nextEvent(element, 'presentation-changed');
      await element.setPresenting({ presenting: true });
      expect((await started).detail).to.deep.equal({ presenting: true, local: true });
      const stopped = nextEvent(element, 'presentation-changed');
      await element.setPresenting({ presenting: false });
      expect((await stopped).detail).to.deep.equal({ presenting: false, local: true });
      const routes = (await requestsOf(alias)).map(({ route }) => route.replace(/^.*\./, ''));
      expect(routes.filter((route) => /floor/.test(route))).to.deep.equal([
        'take_floor',
        'release_floor',
      ]);
    } finally {
      navigator.mediaDevices.getDisplayMedia = real;
    }
  });
});
