/** Exchanges of descriptions that come to nothing: the call is ready for the next one, and tries again where it must. */
import { expect } from '@open-wc/testing';
import type { MeetingError } from '../../src/meeting/errors.ts';
import type { CallOwner } from '../../src/providers/pexip/media/call-host.ts';
import type { WebRtcCall } from '../../src/providers/pexip/media/webrtc-call.ts';
import type { SdpAnswer } from '../../src/providers/pexip/client/wire.ts';
import { Waits } from '../fakes/waits.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import { callStand, failure, FarEnd } from './far-end.ts';
import { until } from './media-stand.ts';

interface End {
  readonly made: WebRtcCall;
  readonly connection: RTCPeerConnection;
  /** Its call has an answer, which is empty. */
  readonly waits: Promise<void>;
}

/** A node of direct media: passes on what two calls say, and has no opinion on it. */
class Relay {
  readonly #ends: End[] = [];
  /** Updates are passed on once both sides have sent one. */
  crosses = false;
  ignored = 0;
  #held: (() => void)[] = [];

  add(make: (me: CallOwner) => Pick<End, 'made' | 'connection'>): End {
    const index = this.#ends.length;
    const other = () => this.#ends[1 - index]!.made;
    let onWaiting = () => {};
    const waits = new Promise<void>((resolve) => (onWaiting = resolve));
    const offer = (sdp: string, signal?: AbortSignal): Promise<SdpAnswer> =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        this.#answers[1 - index] = resolve;
        void other().onOffer({ sdp });
      });
    const me: CallOwner = {
      calls: async ({ sdp }) => {
        if (this.#ends.length === 2) return offer(sdp);
        onWaiting();
        return { call_uuid: 'ann', sdp: '' };
      },
      call: () => ({
        update: async ({ sdp }, options) => {
          if (this.crosses)
            await new Promise<void>((resolve) => {
              this.#held.push(resolve);
              if (this.#held.length === 2) for (const pass of this.#held.splice(0)) pass();
            });
          return offer(sdp, options?.signal);
        },
        ack: async ({ sdp = '', offer_ignored = false } = {}) => {
          if (offer_ignored) this.ignored += 1;
          this.#answers[index]?.({
            call_uuid: 'bob',
            sdp: offer_ignored ? '' : sdp,
            offer_ignored,
          });
        },
        new_candidate: async (candidate) => {
          if (this.#ends.length === 2) void other().onCandidate(candidate);
        },
        disconnect: async () => undefined,
      }),
    };
    const end: End = { ...make(me), waits };
    this.#ends.push(end);
    return end;
  }

  /** What each end's next `ack` answers. */
  readonly #answers: (((answer: SdpAnswer) => void) | undefined)[] = [];
}

describe('an exchange of one call', function () {
  this.timeout(60_000);
  const call = callStand();
  const waiting: Waits[] = [];
  const takeWaits = (from: number): Waits => {
    const waits = new Waits((ms) => ms >= from);
    waiting.push(waits);
    return waits;
  };
  afterEach(() => {
    for (const waits of waiting.splice(0)) waits.restore();
  });

  const connected = async (host: Parameters<typeof call>[1] = {}) => {
    const far = new FarEnd();
    const { made, connection } = call(far, host);
    await until(() => made.status === 'connected' && far.requests.includes('ack'));
    connection.onlyPretends = true;
    return { far, made, connection };
  };
  /** A call that goes on, to which the far end is the one to offer. */
  const renewed = (host: Parameters<typeof call>[1] = {}) => {
    const far = new FarEnd();
    far.onAck = async (sdp) => {
      await far.connection.setRemoteDescription({ type: 'answer', sdp: sdp! });
    };
    const grant = { direct_media: true, pex_datachannel_id: 3 };
    return { far, ...call(far, host, { callUuid: 'call', grant }) };
  };
  const updates = ({ requests }: FarEnd) => requests.filter((name) => name === 'update').length;

  const useless: [why: string, answer: SdpAnswer][] = [
    ['is ignored, and no offer follows', { sdp: '', offer_ignored: true }],
    ['has an empty answer', { sdp: '' }],
    ['has an answer that is none', { sdp: 'v=0\r\nnonsense' }],
  ];
  for (const [why, answer] of useless)
    it(`of a lost call that ${why} is tried again, without a word`, async () => {
      const failed: MeetingError[] = [];
      const { far, connection } = await connected({ onFailed: (error) => failed.push(error) });
      const waits = takeWaits(3000);
      far.onUpdate = async () => answer;
      connection.pretend('failed');
      await waits.next();
      expect(connection.signalingState).to.equal('stable');
      far.onUpdate = async (sdp) => ({ sdp: await far.answer(sdp) });
      const before = connection.remoteDescription;
      await waits.pass();
      await until(() => connection.remoteDescription?.sdp !== before?.sdp);
      expect(updates(far)).to.equal(2);
      expect(failed).to.deep.equal([]);
    });

  it('that is ignored leaves a call alone that is well', async () => {
    const { far, made, connection } = await connected();
    const waits = takeWaits(3000);
    far.onUpdate = async () => ({ sdp: '', offer_ignored: true });
    await made.restart();
    expect(connection.signalingState).to.equal('stable');
    expect(waits.pending).to.deep.equal([]);
  });

  it('that never begins to reach anybody does not end a call that is well; it may be lost later', async () => {
    const over: MeetingError[] = [];
    const { far, made, connection } = await connected({ onOver: (error) => over.push(error) });
    const waits = takeWaits(3000);
    far.onUpdate = async () => {
      throw failure(503);
    };
    window.dispatchEvent(new Event('online'));
    for (let restarts = 1; restarts <= 7; restarts++) {
      await until(() => updates(far) === restarts);
      await waits.pass();
    }
    expect(over).to.deep.equal([]);
    expect(made.status).to.equal('connected');
    expect(waits.pending).to.deep.equal([]);
    connection.pretend('failed');
    await until(() => updates(far) === 8);
    await waits.next();
    expect(over).to.deep.equal([]);
  });

  it('does not begin while nobody has offered yet, whatever the network does', async () => {
    const over: MeetingError[] = [];
    const failed: MeetingError[] = [];
    const { far, made } = renewed({
      onOver: (error) => over.push(error),
      onFailed: (error) => failed.push(error),
    });
    far.onUpdate = async () => {
      throw failure(404);
    };
    await made.restart();
    expect(far.requests).to.deep.equal([]);
    expect([...over, ...failed]).to.deep.equal([]);
  });

  it('that fails once the offer is set is taken back, and the next offer is answered', async () => {
    const failed: MeetingError[] = [];
    const { far, made, connection } = renewed({ onFailed: (error) => failed.push(error) });
    const answered = far.onAck;
    const acks: (string | undefined)[] = [];
    far.onAck = (sdp) => void acks.push(sdp);
    const setLocal = connection.setLocalDescription;
    connection.setLocalDescription = async () => {
      connection.setLocalDescription = setLocal;
      throw new DOMException('Not now.', 'OperationError');
    };
    await made.onOffer(await far.offer());
    expect(failed).to.have.lengthOf(1);
    expect(acks).to.deep.equal(['offer_ignored']);
    expect(connection.signalingState).to.equal('stable');
    far.onAck = answered;
    await made.onOffer(await far.offer());
    await until(() => made.status === 'connected');
    expect(Object.keys(made.mids)).to.deep.equal(['audio', 'video', 'slides']);
  });

  it('sends the track that has come while the offer was taken', async () => {
    const { far, made, connection } = renewed();
    const { replaceTrack } = RTCRtpSender.prototype;
    const { track, stop } = movingPicture('maroon');
    RTCRtpSender.prototype.replaceTrack = function (before) {
      const replaced = replaceTrack.call(this, before);
      if (before?.kind !== 'video') return replaced;
      RTCRtpSender.prototype.replaceTrack = replaceTrack;
      void made.replace('video', track);
      return replaced;
    };
    try {
      await made.onOffer(await far.offer());
      await until(() => made.status === 'connected');
      const sent = connection.getTransceivers().find(({ mid }) => mid === made.mids.video)!.sender;
      expect(sent.track?.id).to.equal(track.id);
    } finally {
      RTCRtpSender.prototype.replaceTrack = replaceTrack;
      stop();
    }
  });

  it('has an offer that cannot be read, and forgets nothing of what the call is', async () => {
    const { made } = await connected();
    const { mids } = made;
    await made.onOffer({ sdp: 'v=0\r\nnonsense' });
    expect(made.mids).to.deep.equal(mids);
  });

  it('that gives way keeps the candidates of the offer that it gives way to', async () => {
    const { far, made, connection } = renewed();
    await made.onOffer(await far.offer());
    await until(() => made.status === 'connected');
    far.connection.restartIce();
    const offer = await far.offer();
    const ufrag = /a=ice-ufrag:(\S+)/.exec(offer.sdp)![1]!;
    const taken: unknown[] = [];
    // As the specification says, and not every browser does.
    connection.addIceCandidate = async (candidate?: RTCIceCandidateInit | null) => {
      const { usernameFragment } = candidate!;
      if (!connection.remoteDescription!.sdp.includes(`a=ice-ufrag:${usernameFragment}`))
        throw new DOMException('It is of no description.', 'OperationError');
      taken.push(usernameFragment);
    };
    let answered: Promise<void> | undefined;
    far.onUpdate = async () => {
      const candidate = 'candidate:1 1 udp 1 127.0.0.1 9 typ host';
      await made.onCandidate({ candidate, mid: '0', ufrag });
      answered = made.onOffer(offer);
      throw failure();
    };
    await made.restart();
    await answered;
    expect(taken).to.deep.equal([ufrag]);
  });

  it('has an `ack` that starts media and is sent again, whatever offer is ignored meanwhile', async () => {
    const far = new FarEnd();
    const waits = takeWaits(1000);
    const acks: (string | undefined)[] = [];
    far.onAck = (sdp) => {
      acks.push(sdp);
      if (acks.length === 1) throw failure(503);
    };
    const { made } = call(far);
    await waits.next();
    await made.onOffer({ sdp: 'v=0\r\nnonsense' });
    expect(waits.pending).to.deep.equal([1000]);
    await waits.pass();
    expect(acks).to.deep.equal([undefined, 'offer_ignored', undefined]);
  });

  it('has an answer that is sent again where the node is busy', async () => {
    const failed: MeetingError[] = [];
    const { far, made } = renewed({ onFailed: (error) => failed.push(error) });
    const waits = takeWaits(1000);
    const answered = far.onAck;
    far.onAck = () => {
      throw failure(503);
    };
    await made.onOffer(await far.offer());
    await waits.next();
    far.onAck = answered;
    expect(await waits.pass()).to.equal(1000);
    await until(() => made.status === 'connected');
    expect(failed).to.deep.equal([]);
  });

  it('has an answer that is sent no more once a newer offer has one', async () => {
    const { far, made } = renewed();
    const waits = takeWaits(1000);
    const answered = far.onAck;
    far.onAck = () => {
      throw failure();
    };
    await made.onOffer(await far.offer());
    await waits.next();
    far.onAck = answered;
    await made.onOffer(await far.offer());
    await until(() => made.status === 'connected');
    expect(waits.pending).to.deep.equal([]);
    expect(far.requests).to.deep.equal(['ack', 'ack']);
  });

  it('that crosses the other side’s gives way where that was the one to call: both are restarted', async () => {
    const relay = new Relay();
    const ann = relay.add((me) => call(new FarEnd(), {}, { me }));
    await ann.waits;
    const bob = relay.add((me) => call(new FarEnd(), {}, { me }));
    const ends = [ann, bob];
    await until(() => ends.every(({ made }) => made.status === 'connected'));
    const ufrags = () =>
      ends.map(({ connection: { localDescription } }) =>
        /a=ice-ufrag:(\S+)/.exec(localDescription!.sdp),
      );
    const before = ufrags();
    relay.crosses = true;
    await Promise.all(ends.map(({ made }) => made.restart()));
    // In their turn: whatever offers have come are dealt with.
    await Promise.all(ends.map(({ made }) => made.onOffer({ sdp: '' })));
    for (const [index, ufrag] of ufrags().entries())
      expect(ufrag?.[1]).not.to.equal(before[index]?.[1]);
    expect(ann.connection.remoteDescription!.type).to.equal('offer');
    expect(bob.connection.remoteDescription!.type).to.equal('answer');
    await until(() => ends.every(({ connection }) => connection.connectionState === 'connected'));
    await until(() => relay.ignored === 1);
  });
});
