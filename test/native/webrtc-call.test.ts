/** One call against a far end in the page: when media starts, how it gives way, and when a lost one is given up. */
import { expect } from '@open-wc/testing';
import {
  WebRtcCall,
  type CallHost,
  type CallOwner,
} from '../../src/providers/pexip/media/webrtc-call.ts';
import type { MeetingError } from '../../src/meeting/errors.ts';
import { Waits } from '../fakes/waits.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import { until, WatchedConnection } from './media-stand.ts';

interface FarEndOptions {
  /** The node's part of ICE and DTLS begins with `ack`: it has no candidates before, and answers no check. */
  readonly silentUntilAck?: boolean;
  /** Neither side begins DTLS. */
  readonly noDtls?: boolean;
  readonly refuses?: boolean;
  readonly refusesAck?: boolean;
}

/** Answers a call as a node does, with a connection of its own. */
class FarEnd {
  readonly connection = new RTCPeerConnection();
  readonly requests: string[] = [];
  readonly me: CallOwner;
  /** Hears the candidates that are not in the answer. */
  onCandidate: (candidate: RTCIceCandidate) => void = () => {};
  /** What begins with `ack`. */
  #begin: (() => Promise<void>) | undefined;

  constructor({
    silentUntilAck = false,
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
        if (silentUntilAck) {
          connection.addEventListener('icecandidate', ({ candidate }) => {
            if (candidate) this.onCandidate(candidate);
          });
          this.#begin = () => connection.setLocalDescription(answer);
          return { call_uuid: 'call', sdp: answer.sdp! };
        }
        const own = noDtls ? answer.sdp?.replaceAll('setup:active', 'setup:passive') : answer.sdp;
        await connection.setLocalDescription({ type: 'answer', sdp: own! });
        await until(() => connection.iceGatheringState === 'complete');
        let told = connection.localDescription!.sdp;
        if (noDtls) told = told.replaceAll('setup:passive', 'setup:active');
        return { call_uuid: 'call', sdp: told };
      },
      call: () => ({
        ack: async () => {
          requests.push('ack');
          if (refusesAck) throw Object.assign(new Error('No such call.'), { status: 403 });
          await this.#begin?.();
        },
        new_candidate: async ({ candidate, mid }) => {
          await this.#add({ candidate, sdpMid: mid });
        },
        update: async () => {
          requests.push('update');
          throw Object.assign(new Error('Nobody is there.'), { code: 'request-failed' });
        },
        disconnect: async () => {
          requests.push('disconnect');
        },
      }),
    };
  }

  async #add(candidate: RTCIceCandidateInit): Promise<void> {
    if (candidate.candidate) await this.connection.addIceCandidate(candidate).catch(() => {});
  }
}

describe('one call', function () {
  this.timeout(60_000);
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
  /** A call to a far end, with its own connection at hand. */
  const call = (far: FarEnd, host: Partial<CallHost> = {}, bandwidth?: number) => {
    window.RTCPeerConnection = WatchedConnection;
    const made = new WebRtcCall(
      {
        me: far.me,
        grant: {},
        bandwidth,
        tracks: { audio: null, video: picture('navy'), slides: picture('teal') },
      },
      { onChange: () => {}, onFailed: () => {}, onOver: () => {}, onPeer: () => {}, ...host },
    );
    window.RTCPeerConnection = RealConnection;
    opened.push(made, far.connection);
    return { made, connection: made.connection as WatchedConnection };
  };

  it('starts at a node that is silent until ack: pictures arrive there', async () => {
    const far = new FarEnd({ silentUntilAck: true });
    const { made } = call(far);
    far.onCandidate = ({ candidate, sdpMid }) =>
      void made.onCandidate({ candidate, mid: sdpMid ?? '0' });
    const [, video] = await until(() => far.connection.getTransceivers().length === 3).then(() =>
      far.connection.getTransceivers(),
    );
    let frames = 0;
    await until(async () => {
      (await video!.receiver.getStats()).forEach((entry) => {
        if (entry.type === 'inbound-rtp') frames = Number(entry.framesDecoded ?? 0);
      });
      return frames > 3;
    });
    expect(far.requests).to.deep.equal(['calls', 'ack']);
  });

  it('acks while DTLS is not connected', async () => {
    const far = new FarEnd({ noDtls: true });
    const { connection } = call(far);
    await until(() => far.requests.includes('ack'));
    expect(connection.connectionState).not.to.equal('connected');
  });

  it('that a node refuses is over, once', async () => {
    const over: MeetingError[] = [];
    call(new FarEnd({ refuses: true }), { onOver: (error) => over.push(error) });
    await until(() => over.length > 0);
    expect(over.map(({ code }) => code)).to.deep.equal(['call-failed']);
  });

  it('whose ack is refused is over, once: it is connected, and carries nothing', async () => {
    const over: MeetingError[] = [];
    const failed: MeetingError[] = [];
    call(new FarEnd({ refusesAck: true }), {
      onOver: (error) => over.push(error),
      onFailed: (error) => failed.push(error),
    });
    await until(() => over.length + failed.length > 0);
    expect(over.map(({ code }) => code)).to.deep.equal(['call-failed']);
    expect(failed).to.deep.equal([]);
  });

  it('keeps the size of slides, and sends no more than the bandwidth', async function () {
    const far = new FarEnd();
    const { connection } = call(far, {}, 700);
    await until(() => connection.connectionState === 'connected');
    const [, video, slides] = connection.getTransceivers().map(({ sender }) => sender);
    await until(() => slides!.getParameters().encodings[0]?.maxBitrate === 700_000);
    expect(video!.getParameters().encodings[0]?.maxBitrate).to.equal(700_000);
    expect(slides!.track!.contentHint).to.equal('detail');
    expect(video!.track!.contentHint).to.equal('motion');
  });

  it('that stays lost is looked for with growing pauses, and given up once', async () => {
    const far = new FarEnd();
    const over: MeetingError[] = [];
    const states: string[] = [];
    const { made, connection } = call(far, {
      onChange: () => states.push(made.status),
      onOver: (error) => over.push(error),
    });
    await until(() => made.status === 'connected' && far.requests.includes('ack'));
    const waits = new Waits((ms) => ms >= 3000);
    connection.onlyPretends = true;
    try {
      connection.pretend('disconnected');
      const pauses: number[] = [];
      while (over.length === 0) {
        const updates = far.requests.length;
        pauses.push(await waits.pass());
        await until(() => far.requests.length > updates || over.length > 0);
        if (over.length === 0) await waits.next();
      }
      expect(pauses).to.deep.equal([3000, 6000, 12_000, 24_000, 48_000, 48_000, 48_000]);
      expect(far.requests.filter((name) => name === 'update')).to.have.lengthOf(6);
      expect(over.map(({ code }) => code)).to.deep.equal(['call-failed']);
      expect(states.filter((state) => state === 'lost')).to.have.lengthOf(1);
      expect(waits.pending).to.deep.equal([]);
      made.close();
      window.dispatchEvent(new Event('online'));
      expect(waits.pending).to.deep.equal([]);
    } finally {
      waits.restore();
    }
  });
});
