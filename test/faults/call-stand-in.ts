/** As much of a browser's media as the signalling of a call sees: nothing is filmed, and no packet sent. */
import { audioOffer } from '../simulator/audio-offer.ts';

class Track extends EventTarget {
  readonly id = crypto.randomUUID();
  contentHint = '';
  enabled = true;
  onended: unknown = null;
  readyState: 'live' | 'ended' = 'live';
  readonly kind: string;
  constructor(kind: string) {
    super();
    this.kind = kind;
  }
  stop(): void {
    this.readyState = 'ended';
  }
  getSettings() {
    return {};
  }
  getConstraints() {
    return {};
  }
}

class Stream {
  readonly #tracks: readonly Track[];
  constructor(tracks: readonly Track[] = []) {
    this.#tracks = tracks;
  }
  getTracks() {
    return this.#tracks;
  }
  getAudioTracks() {
    return this.#tracks.filter(({ kind }) => kind === 'audio');
  }
}

/** How many candidates are found for each offer. */
const CANDIDATES = 3;

class Connection extends EventTarget {
  static readonly open = new Set<Connection>();
  signalingState = 'stable';
  iceConnectionState = 'new';
  connectionState = 'new';
  localDescription: { type: string; sdp: string } | null = null;
  remoteDescription: unknown = null;

  constructor() {
    super();
    Connection.open.add(this);
  }
  addTransceiver() {
    const sender = { replaceTrack: async () => undefined, getParameters: () => ({}) };
    return { mid: '0', sender, receiver: {}, direction: 'sendrecv' };
  }
  getTransceivers() {
    return [];
  }
  async createOffer() {
    return { type: 'offer', sdp: audioOffer };
  }
  async setLocalDescription(description: { type: string; sdp: string }) {
    this.localDescription = description;
    this.signalingState = description.type === 'offer' ? 'have-local-offer' : 'stable';
    if (description.type !== 'offer') return;
    for (let port = 0; port < CANDIDATES; port++)
      this.#find({
        candidate: `candidate:1 1 udp 1 192.0.2.1 ${9000 + port} typ host`,
        sdpMid: '0',
        usernameFragment: 'abcd',
      });
    this.#find(null);
  }
  #find(candidate: unknown): void {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }
  async setRemoteDescription(description: unknown) {
    this.remoteDescription = description;
    this.signalingState = 'stable';
    this.iceConnectionState = this.connectionState = 'connected';
    this.dispatchEvent(new Event('iceconnectionstatechange'));
    this.dispatchEvent(new Event('connectionstatechange'));
  }
  async addIceCandidate() {}
  restartIce() {}
  async getStats() {
    return new Map();
  }
  close(): void {
    this.connectionState = this.signalingState = 'closed';
    Connection.open.delete(this);
  }
}

/** Microphones that are open. */
const tracks: Track[] = [];

/** What the node answers to the requests of a call, and for a picture that takes long to draw. */
export const answers = {
  'presentation.jpeg': Buffer.alloc(500, 'a picture '),
  calls: { call_uuid: 'call', sdp: audioOffer },
  ack: true,
  new_candidate: null,
  disconnect: null,
};

export const openMedia = () => ({
  connections: Connection.open.size,
  tracks: tracks.filter(({ readyState }) => readyState === 'live').length,
});

const getUserMedia = async (wanted: Readonly<Record<string, unknown>>) => {
  const opened = Object.keys(wanted).map((kind) => new Track(kind));
  tracks.push(...opened);
  return new Stream(opened);
};

/** Makes this process a page, as far as a call looks at one. @returns Ends that. */
export function installCall(): () => void {
  const page = new EventTarget();
  const mediaDevices = Object.assign(new EventTarget(), {
    getUserMedia,
    enumerateDevices: async () => [],
  });
  const before = Object.getOwnPropertyDescriptors(globalThis);
  const words = {
    RTCPeerConnection: Connection,
    MediaStream: Stream,
    HTMLMediaElement: Object,
    navigator: { mediaDevices },
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
  };
  for (const [name, value] of Object.entries(words))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return () => {
    for (const name of Object.keys(words)) {
      const old = (before as Record<string, PropertyDescriptor>)[name];
      if (old) Object.defineProperty(globalThis, name, old);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}
