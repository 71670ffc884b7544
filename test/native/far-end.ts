/** The far end of one call, in the page, and the call to it. */
import type {
  CallHost,
  CallOptions,
  CallOwner,
} from '../../src/providers/pexip/media/call-host.ts';
import { WebRtcCall } from '../../src/providers/pexip/media/webrtc-call.ts';
import type { SdpAnswer } from '../../src/providers/pexip/client/wire.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import { until, WatchedConnection } from './media-stand.ts';

/** How a request fails. */
export const failure = (status?: number): Error =>
  Object.assign(new Error('Nobody is there.'), { code: 'request-failed', status });

export interface FarEndOptions {
  /** The node's part of ICE and DTLS begins with `ack`: it has no candidates before, and answers no check. */
  readonly silentUntilAck?: boolean;
  /** Tells its candidates before its answer, which has none. */
  readonly earlyCandidates?: boolean;
  /** Relays in its answer. */
  readonly turn?: SdpAnswer['turn'];
  /** Neither side begins DTLS. */
  readonly noDtls?: boolean;
  readonly refuses?: boolean;
  readonly refusesAck?: boolean;
}

/** Answers a call as a node does, with a connection of its own. */
export class FarEnd {
  readonly connection = new RTCPeerConnection();
  readonly requests: string[] = [];
  readonly me: CallOwner;
  /** Hears the candidates that are not in the answer. */
  onCandidate: (candidate: RTCIceCandidate) => void = () => {};
  /** The answer to `update`. */
  onUpdate: (sdp: string) => Promise<SdpAnswer> = async () => {
    throw failure();
  };
  /** Hears of each `ack`, and what is in it. */
  onAck: (sdp: string | undefined) => void | Promise<void> = () => {};
  /** What begins with `ack`. */
  #begin: (() => Promise<void>) | undefined;

  constructor({
    silentUntilAck = false,
    earlyCandidates = false,
    turn = [],
    noDtls = false,
    refuses = false,
    refusesAck = false,
  }: FarEndOptions = {}) {
    const { connection, requests } = this;
    this.me = {
      calls: async ({ sdp }) => {
        requests.push('calls');
        if (refuses) throw new Error('No ports are left.');
        await connection.setRemoteDescription({ type: 'offer', sdp });
        for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv';
        const answer = await connection.createAnswer();
        if (silentUntilAck || earlyCandidates)
          connection.addEventListener('icecandidate', ({ candidate }) => {
            if (candidate) this.onCandidate(candidate);
          });
        if (silentUntilAck) {
          this.#begin = () => connection.setLocalDescription(answer);
          return { call_uuid: 'call', sdp: answer.sdp! };
        }
        const own = noDtls ? answer.sdp?.replaceAll('setup:active', 'setup:passive') : answer.sdp;
        await connection.setLocalDescription({ type: 'answer', sdp: own! });
        await until(() => connection.iceGatheringState === 'complete');
        let told = connection.localDescription!.sdp;
        if (earlyCandidates) told = told.replaceAll(/^a=candidate.*\r\n/gm, '');
        if (noDtls) told = told.replaceAll('setup:passive', 'setup:active');
        return { call_uuid: 'call', sdp: told, turn };
      },
      call: () => ({
        ack: async (body) => {
          requests.push('ack');
          await this.onAck(body?.sdp);
          if (refusesAck) throw Object.assign(new Error('No such call.'), { status: 403 });
          await this.#begin?.();
        },
        new_candidate: async ({ candidate, mid }) => {
          await this.#add({ candidate, sdpMid: mid });
        },
        update: async ({ sdp }) => {
          requests.push('update');
          return this.onUpdate(sdp);
        },
        disconnect: async () => {
          requests.push('disconnect');
        },
      }),
    };
  }

  /** Makes one of its own, as the other side of direct media does. */
  async offer(): Promise<{ sdp: string }> {
    const { connection } = this;
    for (const kind of ['audio', 'video', 'video'].slice(connection.getTransceivers().length))
      connection.addTransceiver(kind);
    await connection.setLocalDescription();
    return { sdp: connection.localDescription!.sdp };
  }

  /** Takes an offer. @returns The answer. */
  async answer(sdp: string): Promise<string> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp });
    await this.connection.setLocalDescription();
    return this.connection.localDescription!.sdp;
  }

  async #add(candidate: RTCIceCandidateInit): Promise<void> {
    // Those of an offer come before it is answered.
    await until(
      () => !!this.connection.remoteDescription || this.connection.signalingState === 'closed',
    );
    if (candidate.candidate) await this.connection.addIceCandidate(candidate).catch(() => {});
  }
}

/** For a `describe`: makes calls to a far end, with their connections at hand. */
export const callStand = () => {
  const { RTCPeerConnection: RealConnection } = window;
  const opened: { close(): void }[] = [];
  const pictures: { stop(): void }[] = [];
  afterEach(() => {
    window.RTCPeerConnection = RealConnection;
    for (const one of opened.splice(0)) one.close();
    for (const picture of pictures.splice(0)) picture.stop();
  });
  const picture = (color: string): MediaStreamTrack => {
    const moving = movingPicture(color);
    pictures.push(moving);
    return moving.track;
  };
  return (far: FarEnd, host: Partial<CallHost> = {}, options: Partial<CallOptions> = {}) => {
    window.RTCPeerConnection = WatchedConnection;
    opened.push(far.connection);
    const made = new WebRtcCall(
      {
        me: far.me,
        grant: {},
        bandwidth: undefined,
        tracks: { audio: null, video: picture('navy'), slides: picture('teal') },
        ...options,
      },
      { onChange: () => {}, onFailed: () => {}, onOver: () => {}, onPeer: () => {}, ...host },
    );
    window.RTCPeerConnection = RealConnection;
    opened.push(made);
    return { made, connection: made.connection as WatchedConnection };
  };
};
