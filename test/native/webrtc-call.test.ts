/** One call against a far end in the page: when media starts, how it gives way, and when a lost one is given up. */
import { expect } from '@open-wc/testing';
import {
  WebRtcCall,
  type CallHost,
  type CallOwner,
} from '../../src/providers/pexip/media/webrtc-call.ts';
import type { SdpAnswer } from '../../src/providers/pexip/client/wire.ts';
import type { MeetingError } from '../../src/meeting/errors.ts';
import { Waits } from '../fakes/waits.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import { until, WatchedConnection } from './media-stand.ts';

interface FarEndOptions {
  /** The node's part of ICE and DTLS begins with `ack`: it has no candidates before, and answers no check. */
  readonly silentUntilAck?: boolean;
  /** Tells its candidates before its answer, which has none. */
  readonly earlyCandidates?: boolean;
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
  /** The answer to `update`. */
  onUpdate: (sdp: string) => Promise<SdpAnswer> = async () => {
    throw Object.assign(new Error('Nobody is there.'), { code: 'request-failed' });
  };
  /** What begins with `ack`. */
  #begin: (() => Promise<void>) | undefined;

  constructor({
    silentUntilAck = false,
    earlyCandidates = false,
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

  /** Takes an offer. @returns The answer. */
  async answer(sdp: string): Promise<string> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp });
    await this.connection.setLocalDescription();
    return this.connection.localDescription!.sdp;
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

  it('takes candidates that come before the answer, when it has come', async () => {
    const far = new FarEnd({ earlyCandidates: true });
    const { made, connection } = call(far);
    far.onCandidate = ({ candidate, sdpMid }) =>
      void made.onCandidate({ candidate, mid: sdpMid ?? '0' });
    const kinds = async () =>
      [...(await connection.getStats()).values()]
        .filter(({ type }) => type === 'remote-candidate')
        .map(({ candidateType }) => candidateType as string);
    // Those that ICE finds by itself are `prflx`.
    await until(async () => (await kinds()).includes('host'));
  });

  /** Whatever candidate the call gives to its connection. */
  const given = (connection: RTCPeerConnection) => {
    const add = connection.addIceCandidate.bind(connection) as (
      candidate?: RTCIceCandidateInit | null,
    ) => Promise<void>;
    const candidates: RTCIceCandidateInit[] = [];
    connection.addIceCandidate = async (candidate) => {
      await add(candidate);
      candidates.push(candidate!);
    };
    return candidates;
  };
  const candidate = 'candidate:1 1 udp 1 127.0.0.1 9 typ host';

  it('keeps a hundred of them, and no more', async () => {
    const { made, connection } = call(new FarEnd({ earlyCandidates: true }));
    const taken = given(connection);
    for (let early = 0; early < 1000; early++) void made.onCandidate({ candidate, mid: '0' });
    // In its turn, once the answer is set.
    await made.onOffer({ sdp: '' });
    expect(taken).to.have.lengthOf(100);
  });

  it('takes candidates of a restart that come before its answer, when it has come', async () => {
    const far = new FarEnd();
    const { made, connection } = call(far);
    await made.onOffer({ sdp: '' });
    const taken = given(connection);
    let takenEarly = 0;
    far.onUpdate = async (sdp) => {
      await made.onCandidate({ candidate, mid: '0' });
      takenEarly = taken.length;
      return { sdp: await far.answer(sdp) };
    };
    await made.restart();
    expect(takenEarly).to.equal(0);
    expect(taken.map(({ candidate }) => candidate)).to.deep.equal([candidate]);
  });

  it('takes what came during a restart that was of no avail', async () => {
    const far = new FarEnd();
    const { made, connection } = call(far);
    await made.onOffer({ sdp: '' });
    const taken = given(connection);
    far.onUpdate = async () => {
      await made.onCandidate({ candidate, mid: '0' });
      throw Object.assign(new Error('Nobody is there.'), { code: 'request-failed' });
    };
    await made.restart();
    expect(taken.map(({ candidate }) => candidate)).to.deep.equal([candidate]);
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
