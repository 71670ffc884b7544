/**
 * One call: an RTCPeerConnection with audio, main video and slides, and its signalling.
 *
 * The offer goes out with three sections, candidates follow as they are found, and `ack` starts media. In direct media the
 * node only passes things on: an empty answer means that nobody is there yet, and whatever the other side offers, in
 * `new_offer` or `update_sdp`, is answered with `ack`. Descriptions are exchanged one after another, whoever began.
 */
import type { MeetingError } from '../../../meeting/errors.ts';
import { Acknowledgement } from './acknowledgement.ts';
import { callFailed, givenUp } from './call-errors.ts';
import type { CallHost, CallOptions, CallTarget } from './call-host.ts';
import { isRefusal } from '../client/node-http.ts';
import { CandidateSender } from './candidate-sender.ts';
import type { PexipEventDetails } from '../client/wire-events.ts';
import { addServers, iceServers, turnServers } from './ice-servers.ts';
import { ConnectionWatch } from './connection-watch.ts';
import type { CallStatus } from './media-state.ts';
import { PeerChannel, type PeerEvent } from './peer-channel.ts';
import { RemoteCandidates } from './remote-candidates.ts';
import { ReceivedStreams } from './received-streams.ts';
import { CallSections } from './call-sections.ts';
import type { Section, SectionMids } from './session-description.ts';
import type { SdpAnswer } from '../client/wire.ts';

/** An offer of one's own to a call that is there; the other side's may cross it. */
interface Update {
  readonly gaveWay: AbortController;
  answered: boolean;
}

export class WebRtcCall {
  readonly #options: CallOptions;
  readonly #host: CallHost;
  readonly #connection: RTCPeerConnection;
  readonly #abort = new AbortController();
  /** Ends `calls`, which may make a call at the node for a while after this one is closed. */
  readonly #calling = new AbortController();
  readonly #closed = new Promise<void>((resolve) =>
    this.#abort.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  readonly #received = new ReceivedStreams();
  readonly #watch: ConnectionWatch;
  readonly #sections: CallSections;
  #call: CallTarget | undefined;
  #callUuid = '';
  readonly #candidates: CandidateSender;
  readonly #acknowledgement: Acknowledgement;
  /** In direct media. */
  readonly #peer: PeerChannel | undefined;
  readonly #remote: RemoteCandidates;
  /** The exchange of descriptions that is under way. */
  #exchange: Promise<void> = Promise.resolve();
  #update: Update | undefined;
  /** Of two offers that cross, that of the side whose call was answered counts: the other gives way. */
  #givesWay = false;

  /** @throws {DOMException} The browser takes one of the node's servers for no server. */
  constructor(options: CallOptions, host: CallHost) {
    const { grant, tracks, bandwidth, callUuid } = options;
    this.#options = options;
    this.#host = host;
    const connection = (this.#connection = new RTCPeerConnection({
      iceServers: iceServers(grant),
      bundlePolicy: 'max-bundle',
      iceTransportPolicy: grant.use_relay_candidates_only ? 'relay' : 'all',
    }));
    this.#sections = new CallSections(connection, tracks, bandwidth);
    const { signal } = this.#abort;
    const onTrack = (event: RTCTrackEvent) => {
      this.#received.add(event, this.mids);
      host.onChange();
    };
    connection.addEventListener('track', onTrack, { signal });
    this.#candidates = new CandidateSender(connection, signal);
    this.#remote = new RemoteCandidates(connection);
    this.#acknowledgement = new Acknowledgement(connection, signal, {
      // Without it no media comes, however well connected: a call to be made again.
      onFailed: (error) => host.onOver(callFailed(error)),
      // The other side may offer again.
      onAnswerFailed: (error) => this.#fail(error),
    });
    const watchHost = {
      onRestart: () => void this.restart(),
      onStatus: () => host.onChange(),
      onGivenUp: (restarts: number) => host.onOver(givenUp(restarts)),
    };
    this.#watch = new ConnectionWatch(connection, watchHost, signal);
    const { direct_media, pex_datachannel_id: channel } = grant;
    try {
      if (direct_media && channel !== undefined)
        this.#peer = new PeerChannel(connection, Math.floor(channel), signal, (event) =>
          host.onPeer(event),
        );
    } catch {
      // An id that is none, or none in this browser: everything goes by way of the node.
    }
    try {
      if (callUuid) this.#setCall(callUuid);
      else this.#sections.add();
    } catch (error) {
      this.close();
      throw error;
    }
    this.#givesWay = !!callUuid;
    if (callUuid) return;
    void this.#inTurn(() =>
      this.#open().catch((error: unknown) => {
        if (!signal.aborted) host.onOver(callFailed(error));
      }),
    );
  }

  /** Empty until the node has answered. */
  get callUuid(): string {
    return this.#callUuid;
  }
  get received(): ReceivedStreams {
    return this.#received;
  }
  get status(): CallStatus {
    return this.#watch.status;
  }
  get connection(): RTCPeerConnection {
    return this.#connection;
  }
  /** The sections by their mids. */
  get mids(): SectionMids {
    return this.#sections.mids;
  }

  /** Sends another track without a new offer; null: none. */
  async replace(section: Section, track: MediaStreamTrack | null): Promise<void> {
    // A connection that is closed meanwhile never says that it has.
    await Promise.race([this.#sections.replace(section, track), this.#closed]);
  }

  /** Direct media: to the other side without the node. @returns False: there is no way to it. */
  sendToPeer(event: PeerEvent): boolean {
    return !!this.#peer?.send(event);
  }

  /** Restarts ICE: another path for the media, in the same call. */
  async restart(): Promise<void> {
    if (this.#update) return;
    const update = (this.#update = { gaveWay: new AbortController(), answered: false });
    await this.#inTurn(() => this.#restart(update));
    this.#update = undefined;
  }

  /** Direct media: the other side, by way of the node. */
  onOffer({ sdp = '' }: PexipEventDetails['new_offer']): Promise<void> {
    const crossed = this.#update?.answered ? undefined : this.#update;
    if (this.#givesWay && sdp) crossed?.gaveWay.abort();
    return this.#inTurn(async () => {
      if (!sdp) return;
      // The other side has given way.
      if (crossed?.answered) return this.#acknowledgement.ignore();
      try {
        await this.#rollBack();
        this.#sections.read(sdp);
        await this.#setRemote({ type: 'offer', sdp });
        await this.#sections.adopt();
        await this.#connection.setLocalDescription();
      } catch (error) {
        // The other side waits for an answer, and there is none.
        this.#acknowledgement.ignore();
        await this.#rollBack();
        await this.#remote.release();
        this.#sections.read(this.#sections.localSdp());
        throw error;
      }
      this.#acknowledgement.answer(this.#sections.localSdp());
      await this.#sections.tune();
    });
  }

  onCandidate(candidate: PexipEventDetails['new_candidate']): Promise<void> {
    return this.#remote.add(candidate);
  }

  /** Ends the connection and, where it was made, the call at the node. Tracks are their owner's. */
  close({ disconnect = false } = {}): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#connection.close();
    if (disconnect) this.#call?.disconnect().catch(() => {});
    else this.#calling.abort();
  }

  #inTurn(exchange: () => Promise<void>): Promise<void> {
    return (this.#exchange = this.#exchange.then(async () => {
      if (this.#abort.signal.aborted) return;
      await exchange().catch((error: unknown) => this.#fail(error));
    }));
  }

  async #open(): Promise<void> {
    const { me, tracks } = this.#options;
    const { signal } = this.#abort;
    await this.#offer();
    signal.throwIfAborted();
    const {
      call_uuid = '',
      sdp,
      turn = [],
    } = await me.calls(
      {
        call_type: 'WEBRTC',
        sdp: this.#sections.localSdp(),
        media_type: tracks.video === undefined ? 'audio' : 'video',
      },
      { signal: this.#calling.signal },
    );
    // Another is in its place.
    if (signal.aborted) return void (await me.call(call_uuid).disconnect());
    this.#setCall(call_uuid);
    // For a restart that may need them.
    addServers(this.#connection, turnServers(turn));
    // In direct media nobody has answered yet: whoever comes, offers.
    this.#givesWay = !sdp;
    if (!sdp) return;
    await this.#setRemote({ type: 'answer', sdp });
    this.#acknowledgement.onAnswer();
    await this.#sections.tune();
  }

  #setCall(callUuid: string): void {
    this.#callUuid = callUuid;
    this.#call = this.#options.me.call(callUuid);
    this.#candidates.sendTo(this.#call);
    this.#acknowledgement.sendTo(this.#call);
  }

  async #restart(update: Update): Promise<void> {
    const [signal, gaveWay] = [this.#abort.signal, update.gaveWay.signal];
    const { remoteDescription, signalingState } = this.#connection;
    // Nobody is there yet: whoever comes brings a way of its own.
    if (!this.#call || !remoteDescription || signalingState !== 'stable') return;
    try {
      gaveWay.throwIfAborted();
      this.#connection.restartIce();
      await this.#offer();
      const offer = { sdp: this.#sections.localSdp() };
      const { sdp, offer_ignored }: SdpAnswer = await this.#call.update(offer, {
        signal: AbortSignal.any([signal, gaveWay]),
      });
      if (!sdp || offer_ignored) return await this.#onNoAnswer(gaveWay);
      update.answered = true;
      await this.#setRemote({ type: 'answer', sdp });
    } catch (error) {
      await this.#onNoAnswer(gaveWay, error as Partial<MeetingError>);
    }
  }

  /** A restart reached nobody, or what it brought is of no use. */
  async #onNoAnswer(gaveWay: AbortSignal, cause?: Partial<MeetingError>): Promise<void> {
    if (this.#abort.signal.aborted) return;
    await this.#rollBack();
    const error = gaveWay.aborted ? undefined : cause;
    // Where it gave way, the candidates are for the offer that comes next.
    if (!gaveWay.aborted) await this.#remote.release();
    const failed = error?.code === 'request-failed';
    // The node has no such call any more.
    if (failed && isRefusal(error.status) && this.status !== 'connected')
      this.#host.onOver(callFailed(error));
    // It is busy, or out of reach as well, and may be back soon.
    else if ((failed && !isRefusal(error.status)) || this.status !== 'connected')
      this.#watch.retry();
    else if (error) this.#fail(error);
  }

  async #offer(): Promise<void> {
    const offer = await this.#connection.createOffer();
    if (this.#abort.signal.aborted) return;
    await this.#connection.setLocalDescription(offer);
    this.#sections.read(this.#sections.localSdp());
  }

  /** Takes an offer back, one's own or the other side's: it has no answer, or another comes in its place. */
  async #rollBack(): Promise<void> {
    const { signalingState } = this.#connection;
    if (signalingState === 'have-local-offer')
      await this.#connection.setLocalDescription({ type: 'rollback' });
    if (signalingState === 'have-remote-offer')
      await this.#connection.setRemoteDescription({ type: 'rollback' });
  }

  async #setRemote(description: RTCSessionDescriptionInit): Promise<void> {
    if (this.#abort.signal.aborted) return;
    await this.#connection.setRemoteDescription({
      ...description,
      sdp: this.#sections.remoteSdp(description.sdp ?? ''),
    });
    await this.#remote.release();
  }

  #fail(cause: unknown): void {
    if (!this.#abort.signal.aborted) this.#host.onFailed(callFailed(cause));
  }
}
