/** What media tests stand on: every connection and track that a page opens, what flows through them, devices to order. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { readSections, type Section } from '../../src/providers/pexip/media/session-description.ts';
import { nextEvent } from '../element.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import { until } from '../until.ts';
import { control, follows, mountNative } from './node.ts';

export { until };

export interface LoggedRequest {
  readonly route: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly [name: string]: unknown } | undefined;
}

/** The requests that a conference has had, oldest first; of one name (`calls`, `ack`), or all. */
export const requestsOf = async (alias: string, name?: string): Promise<LoggedRequest[]> => {
  const path = `conferences/${encodeURIComponent(alias)}/requests`;
  const all = (await control('GET', path)) as LoggedRequest[];
  return all.filter(({ route }) => name === undefined || route.replace(/^[^.]*\./, '') === name);
};

/** Until a conference has had so many requests of this name. */
export const requested = async (
  alias: string,
  name: string,
  count = 1,
): Promise<LoggedRequest[]> => {
  const path = `conferences/${encodeURIComponent(alias)}/requests?route=${name}`;
  return (await control(
    'GET',
    `${path}&until=length&at_least=${count}&wait_ms=60000`,
  )) as LoggedRequest[];
};

/** A connection whose state a test may pretend, as a lost network would bring it about. */
export class WatchedConnection extends RTCPeerConnection {
  pretended: RTCPeerConnectionState | undefined;
  /** Nothing is heard of its state but what is pretended. */
  onlyPretends = false;

  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    this.addEventListener('connectionstatechange', (event) => {
      if (this.onlyPretends && !this.pretended) event.stopImmediatePropagation();
    });
  }

  override get connectionState(): RTCPeerConnectionState {
    return this.pretended ?? super.connectionState;
  }

  pretend(state: RTCPeerConnectionState): void {
    this.pretended = state;
    this.dispatchEvent(new Event('connectionstatechange'));
    this.pretended = undefined;
  }

  /** What is received in a section. */
  receiver(section: Section): RTCRtpReceiver | undefined {
    const mid = readSections(this.localDescription?.sdp ?? '')[section];
    return this.getTransceivers().find((transceiver) => transceiver.mid === (mid ?? ''))?.receiver;
  }

  async received(section: Section, field: 'framesDecoded' | 'totalAudioEnergy'): Promise<number> {
    let sum = 0;
    (await this.receiver(section)?.getStats())?.forEach((entry) => {
      if (entry.type === 'inbound-rtp') sum += entry[field] ?? 0;
    });
    return sum;
  }
}

/** Until more pictures come than have come by now. */
export const decodes = async (
  connection: WatchedConnection | undefined,
  section: Section = 'video',
): Promise<void> => {
  const before = (await connection!.received(section, 'framesDecoded')) + 1;
  await until(async () => (await connection!.received(section, 'framesDecoded')) > before);
};

type GetUserMedia = MediaDevices['getUserMedia'];

export interface MediaStand {
  /** In the order they were opened; closed ones, too. */
  readonly connections: WatchedConnection[];
  /** Of cameras and microphones. */
  readonly tracks: MediaStreamTrack[];
  /** Of screens. */
  readonly screens: MediaStreamTrack[];
  /** Takes the place of the devices until the test is over; `real` opens those of the browser. */
  devices:
    ((constraints: MediaStreamConstraints, real: GetUserMedia) => Promise<MediaStream>) | undefined;
  /** An element in the meeting, which follows it; its connection may still be on its way. */
  join(alias: string, attributes?: Record<string, string>): Promise<MeetingEmbedElement>;
}

/** For a `describe`: watches the page while its tests run. After each, nothing may be left open. */
export const mediaStand = (): MediaStand => {
  const media = navigator.mediaDevices;
  const { RTCPeerConnection: RealConnection } = window;
  const { getUserMedia, getDisplayMedia } = media;
  const pictures: { stop(): void }[] = [];
  const stand: MediaStand = {
    connections: [],
    tracks: [],
    screens: [],
    devices: undefined,
    async join(alias, attributes = {}) {
      let followed: Promise<unknown> | undefined;
      const element = await mountNative(alias, attributes, (heard) => {
        followed = follows(heard);
      });
      await nextEvent(element, 'meeting-joined');
      await followed;
      return element;
    },
  };
  before(() => {
    window.RTCPeerConnection = class extends WatchedConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        stand.connections.push(this);
      }
    };
    const real: GetUserMedia = (constraints) => getUserMedia.call(media, constraints);
    media.getUserMedia = async (constraints = {}) => {
      const stream = await (stand.devices ?? real)(constraints, real);
      stand.tracks.push(...stream.getTracks());
      return stream;
    };
    media.getDisplayMedia = async () => {
      const picture = movingPicture('purple');
      pictures.push(picture);
      stand.screens.push(picture.track);
      return new MediaStream([picture.track]);
    };
  });
  after(() => {
    window.RTCPeerConnection = RealConnection;
    media.getUserMedia = getUserMedia;
    media.getDisplayMedia = getDisplayMedia;
  });
  afterEach(() => {
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove());
    const { connections, tracks, screens } = stand;
    const states = {
      connections: connections.splice(0).map(({ connectionState }) => connectionState),
      tracks: [...tracks.splice(0), ...screens.splice(0)].map(({ readyState }) => readyState),
    };
    for (const picture of pictures.splice(0)) picture.stop();
    stand.devices = undefined;
    expect(
      states.connections.filter((state) => state !== 'closed'),
      'connections',
    ).to.be.empty;
    expect(
      states.tracks.filter((state) => state !== 'ended'),
      'tracks',
    ).to.be.empty;
  });
  return stand;
};
