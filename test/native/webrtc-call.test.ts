/** One call against a far end in the page: when media starts, how it gives way, and when a lost one is given up. */
import { expect } from '@open-wc/testing';
import type { CallOwner } from '../../src/providers/pexip/media/call-host.ts';
import type { MeetingError } from '../../src/meeting/errors.ts';
import { Waits } from '../fakes/waits.ts';
import { callStand, failure, FarEnd } from './far-end.ts';
import { until } from './media-stand.ts';

describe('one call', function () {
  this.timeout(60_000);
  const call = callStand();

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
      throw failure();
    };
    await made.restart();
    expect(taken.map(({ candidate }) => candidate)).to.deep.equal([candidate]);
  });

  it('whose data channel the browser does not take goes on without one', async () => {
    const { createDataChannel } = RTCPeerConnection.prototype;
    // Some take no id above 1023.
    RTCPeerConnection.prototype.createDataChannel = () => {
      throw new DOMException('There are not so many.', 'OperationError');
    };
    try {
      const grant = { direct_media: true, pex_datachannel_id: 1024 };
      const { made, connection } = call(new FarEnd(), {}, { grant });
      await until(() => connection.connectionState === 'connected');
      const detail = { action: 'stop', timeout: 0, movement: [] };
      expect(made.sendToPeer({ name: 'fecc', detail })).to.equal(false);
    } finally {
      RTCPeerConnection.prototype.createDataChannel = createDataChannel;
    }
  });

  it('that cannot be made leaves no connection open', () => {
    const far = new FarEnd();
    const refuses = () => {
      throw new Error('No such call.');
    };
    const { close } = RTCPeerConnection.prototype;
    let closed = 0;
    RTCPeerConnection.prototype.close = function () {
      closed += 1;
      close.call(this);
    };
    try {
      const options = { callUuid: 'call', me: { ...far.me, call: refuses } };
      expect(() => call(far, {}, options)).to.throw('No such call.');
    } finally {
      RTCPeerConnection.prototype.close = close;
    }
    expect(closed).to.equal(1);
  });

  it('goes on where a relay of its answer is none, and takes the others', async () => {
    const relay = { urls: ['turn:192.0.2.9:443?transport=tcp'], username: 'ann', credential: 'x' };
    const turn = [{ urls: ['turn:'], username: 'ann', credential: 'x' }, relay];
    const { connection } = call(new FarEnd({ turn }));
    await until(() => connection.connectionState === 'connected');
    const { iceServers } = connection.getConfiguration();
    expect(iceServers?.map(({ urls }) => [urls].flat())).to.deep.equal([relay.urls]);
  });

  for (const [what, disconnect] of [
    ['is disconnected there, if another is in its place', true],
    ['is given up, if nobody wants another', false],
  ] as const)
    it(`closed while the node makes it ${what}`, async () => {
      const far = new FarEnd();
      let answer = () => {};
      const asked: AbortSignal[] = [];
      const calls: CallOwner['calls'] = (_, options) =>
        new Promise((resolve, reject) => {
          options?.signal?.addEventListener('abort', reject);
          answer = () => resolve({ call_uuid: 'call', sdp: '' });
          asked.push(options!.signal!);
        });
      const over: MeetingError[] = [];
      const onOver = (error: MeetingError) => over.push(error);
      const { made } = call(far, { onOver }, { me: { ...far.me, calls } });
      await until(() => asked.length > 0);
      made.close({ disconnect });
      expect(asked[0]!.aborted).to.equal(!disconnect);
      answer();
      await made.onOffer({ sdp: '' });
      expect(far.requests).to.deep.equal(disconnect ? ['disconnect'] : []);
      expect(over).to.deep.equal([]);
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
    const { connection } = call(far, {}, { bandwidth: 700 });
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
