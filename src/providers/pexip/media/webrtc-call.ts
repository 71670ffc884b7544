/**
 * One call: an RTCPeerConnection with audio, main video and slides, and its signalling.
 *
 * The offer goes out with three sections, candidates follow as they are found, and `ack` starts media as soon as the
 * answer is set and a way is found; it waits for no candidate. In direct media the node only passes things on: an
 * empty answer means that nobody is there yet, and whatever the other side offers, in `new_offer` or `update_sdp`, is
 * answered with `ack`. Descriptions are exchanged one after another, whoever began.
 */
import { MeetingError } from '../../../meeting/errors.ts';
import { CandidateSender } from './candidate-sender.ts';
import type { PexipEventDetails } from '../client/wire-events.ts';
import { iceServers, turnServers } from './ice-servers.ts';
import { onNetworkChange } from './network-change.ts';
import type { CallTarget, ParticipantTarget } from '../client/request-target.ts';
import {
  limitBandwidth,
  markSlides,
  readSections,
  type Section,
  type SectionMids,
} from './session-description.ts';
import type { Grant, SdpAnswer } from '../client/wire.ts';

export interface CallOptions {
  /** Oneself, where the media belongs. */
  readonly me: ParticipantTarget;
  readonly grant: Grant;
  /** In kbit/s. */
  readonly bandwidth: number | undefined;
  /** The sections of the call, and what is sent in them; `null`: received only, or sent later. */
  readonly tracks: { readonly [section in Section]?: MediaStreamTrack | null };
  /** A call that goes on with somebody else at the far end, who is the one to offer. */
  readonly callUuid?: string;
}

export interface CallHost {
  /** Other tracks are received, or other ones than before. */
  onStreams(): void;
  /** The call cannot go on. */
  onFailed(error: MeetingError): void;
}

const SECTIONS = ['audio', 'video', 'slides'] as const satisfies readonly Section[];

/** A connection that is lost for so long, in ms, is restarted; so is one whose restart reached nobody. */
const RESTART_AFTER_MS = 3000;

export class WebRtcCall {
  readonly #options: CallOptions;
  readonly #host: CallHost;
  readonly #connection: RTCPeerConnection;
  readonly #abort = new AbortController();
  readonly #closed = new Promise<void>((resolve) =>
    this.#abort.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  readonly #main = new MediaStream();
  readonly #presentation = new MediaStream();
  /** What is sent, whichever transceivers there are. */
  readonly #tracks: { [section in Section]?: MediaStreamTrack | null };
  readonly #sections = new Map<Section, RTCRtpTransceiver>();
  #mids: SectionMids = {};
  #call: CallTarget | undefined;
  #callUuid = '';
  readonly #candidates: CandidateSender;
  /** The other side's candidates, before its description. */
  #remote: RTCIceCandidateInit[] = [];
  #acknowledged = false;
  /** The exchange of descriptions that is under way. */
  #exchange: Promise<void> = Promise.resolve();
  #restarting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @throws {DOMException} The browser takes one of the node's servers for no server. */
  constructor(options: CallOptions, host: CallHost) {
    const { grant, tracks, callUuid } = options;
    this.#options = options;
    this.#host = host;
    this.#tracks = { ...tracks };
    const connection = (this.#connection = new RTCPeerConnection({
      iceServers: iceServers(grant),
      bundlePolicy: 'max-bundle',
      iceTransportPolicy: grant.use_relay_candidates_only ? 'relay' : 'all',
    }));
    const { signal } = this.#abort;
    connection.addEventListener('track', (event) => this.#onTrack(event), { signal });
    this.#candidates = new CandidateSender(connection, signal);
    connection.addEventListener('connectionstatechange', () => this.#onState(), { signal });
    onNetworkChange(() => void this.restart(), signal);
    if (callUuid) {
      this.#setCall(callUuid);
      return;
    }
    for (const section of SECTIONS) {
      const track = tracks[section];
      if (track === undefined) continue;
      const kind = section === 'audio' ? 'audio' : 'video';
      this.#sections.set(
        section,
        connection.addTransceiver(track ?? kind, { direction: 'sendrecv' }),
      );
    }
    void this.#inTurn(() => this.#open());
  }

  /** Empty until the node has answered. */
  get callUuid(): string {
    return this.#callUuid;
  }
  /** What the conference sends, sound and all. */
  get main(): MediaStream {
    return this.#main;
  }
  get presentation(): MediaStream {
    return this.#presentation;
  }
  get connection(): RTCPeerConnection {
    return this.#connection;
  }
  /** The sections by their mids. */
  get mids(): SectionMids {
    return this.#mids;
  }

  /** Sends another track without a new offer; null: none. */
  async replace(section: Section, track: MediaStreamTrack | null): Promise<void> {
    if (this.#tracks[section] === undefined) return;
    this.#tracks[section] = track;
    // A connection that is closed meanwhile never says that it has.
    await Promise.race([this.#sections.get(section)?.sender.replaceTrack(track), this.#closed]);
  }

  /** A new way for the media, in the same call. */
  async restart(): Promise<void> {
    if (this.#restarting) return;
    this.#restarting = true;
    clearTimeout(this.#timer);
    await this.#inTurn(() => this.#restart());
    this.#restarting = false;
  }

  /** Direct media: the other side, by way of the node. */
  onOffer({ sdp = '' }: PexipEventDetails['new_offer']): Promise<void> {
    return this.#inTurn(async () => {
      if (!sdp) return;
      await this.#rollBack();
      this.#mids = readSections(sdp);
      await this.#setRemote({ type: 'offer', sdp });
      await this.#adoptSections();
      await this.#connection.setLocalDescription();
      await this.#acknowledge(this.#localSdp());
    });
  }

  async onCandidate({
    candidate = '',
    mid,
    ufrag,
  }: PexipEventDetails['new_candidate']): Promise<void> {
    const init: RTCIceCandidateInit = {
      candidate: candidate.replace(/^a=/, ''),
      sdpMid: mid ?? '0',
      ...(ufrag && { usernameFragment: ufrag }),
    };
    if (this.#connection.remoteDescription)
      await this.#connection.addIceCandidate(init).catch(() => {});
    else this.#remote.push(init);
  }

  /** Ends the connection and, where it was made, the call at the node. Tracks are their owner's. */
  close({ disconnect = false } = {}): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#connection.close();
    if (disconnect) this.#call?.disconnect().catch(() => {});
  }

  #inTurn(exchange: () => Promise<void>): Promise<void> {
    return (this.#exchange = this.#exchange.then(async () => {
      if (this.#abort.signal.aborted) return;
      await exchange().catch((error: unknown) => this.#fail(error));
    }));
  }

  async #open(): Promise<void> {
    const { grant, me, tracks } = this.#options;
    const { signal } = this.#abort;
    await this.#offer();
    const {
      call_uuid = '',
      sdp,
      turn,
    } = await me.calls(
      {
        call_type: 'WEBRTC',
        sdp: this.#localSdp(),
        media_type: tracks.video === undefined ? 'audio' : 'video',
      },
      { signal },
    );
    this.#setCall(call_uuid);
    // More relays, for a restart that may need them.
    if (turn?.length)
      this.#connection.setConfiguration({
        ...this.#connection.getConfiguration(),
        iceServers: [...iceServers(grant), ...turnServers(turn)],
      });
    if (sdp) await this.#setRemote({ type: 'answer', sdp });
    this.#onState();
  }

  #setCall(callUuid: string): void {
    this.#callUuid = callUuid;
    this.#call = this.#options.me.call(callUuid);
    this.#candidates.sendTo(this.#call);
  }

  async #restart(): Promise<void> {
    const { signal } = this.#abort;
    // Nobody has answered yet: whoever comes brings a way of its own.
    if (!this.#call || this.#connection.signalingState !== 'stable') return;
    try {
      this.#connection.restartIce();
      await this.#offer();
      const answer: SdpAnswer = await this.#call.update({ sdp: this.#localSdp() }, { signal });
      const { sdp, offer_ignored } = answer;
      if (sdp && !offer_ignored) await this.#setRemote({ type: 'answer', sdp });
    } catch (error) {
      if (signal.aborted) return;
      await this.#rollBack();
      const { code, status } = error as Partial<MeetingError>;
      // The node was out of reach as well, and may be back soon.
      if (code === 'request-failed' && status === undefined) this.#restartLater();
      else throw error;
    }
  }

  #restartLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.restart(), RESTART_AFTER_MS);
  }

  async #offer(): Promise<void> {
    const offer = await this.#connection.createOffer();
    if (this.#abort.signal.aborted) return;
    await this.#connection.setLocalDescription(offer);
    this.#mids = readSections(this.#localSdp());
  }

  /** Takes back one's own offer, in favour of another or for lack of an answer. */
  async #rollBack(): Promise<void> {
    if (this.#connection.signalingState === 'have-local-offer')
      await this.#connection.setLocalDescription({ type: 'rollback' });
  }

  /** The description as the node wants it: slides are marked, and the bandwidth is limited. */
  #localSdp(): string {
    const sdp = this.#connection.localDescription?.sdp ?? '';
    return limitBandwidth(
      markSlides(sdp, this.#sections.get('slides')?.mid),
      this.#options.bandwidth,
    );
  }

  async #setRemote(description: RTCSessionDescriptionInit): Promise<void> {
    if (this.#abort.signal.aborted) return;
    await this.#connection.setRemoteDescription({
      ...description,
      sdp: limitBandwidth(description.sdp ?? '', this.#options.bandwidth),
    });
    for (const candidate of this.#remote.splice(0))
      await this.#connection.addIceCandidate(candidate).catch(() => {});
  }

  /** An offer from the other side brings sections of its own: what was sent in ours goes into them. */
  async #adoptSections(): Promise<void> {
    for (const transceiver of this.#connection.getTransceivers()) {
      const { mid, sender } = transceiver;
      const section = SECTIONS.find((name) => mid !== null && this.#mids[name] === mid);
      const track = section && this.#tracks[section];
      const before = section && this.#sections.get(section);
      if (before === transceiver) continue;
      if (!section || track === undefined) {
        // Of no section that this call has; ours, while there is no other, are still in the list.
        if (mid !== null) transceiver.direction = 'inactive';
        continue;
      }
      transceiver.direction = 'sendrecv';
      await sender.replaceTrack(track);
      // It was in no description that was answered, and comes into none any more.
      before?.stop();
      this.#sections.set(section, transceiver);
    }
  }

  #onTrack({ track, transceiver }: RTCTrackEvent): void {
    const slides = transceiver.mid !== null && transceiver.mid === this.#mids.slides;
    const stream = slides ? this.#presentation : this.#main;
    for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old);
    stream.addTrack(track);
    this.#host.onStreams();
  }

  #onState(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') {
      clearTimeout(this.#timer);
      void this.#acknowledge().catch((error: unknown) => this.#fail(error));
    }
    if (connectionState === 'failed') void this.restart();
    if (connectionState === 'disconnected') this.#restartLater();
  }

  /** Starts media, once; with the answer, in direct media. */
  async #acknowledge(sdp?: string): Promise<void> {
    if (!this.#call || (this.#acknowledged && sdp === undefined)) return;
    this.#acknowledged = true;
    await this.#call.ack(sdp === undefined ? {} : { sdp }, { signal: this.#abort.signal });
  }

  #fail(cause: unknown): void {
    if (this.#abort.signal.aborted) return;
    const message = cause instanceof MeetingError ? cause.message : 'The browser refused the call.';
    this.#host.onFailed(new MeetingError('call-failed', message, { cause }));
  }
}
