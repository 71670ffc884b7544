/**
 * One call: an RTCPeerConnection with audio, main video and slides, and its signalling.
 *
 * The offer goes out with three sections, candidates follow as they are found, and `ack` starts media as soon as the
 * answer is set and a way is found; it waits for no candidate. In direct media the node only passes things on: an
 * empty answer means that nobody is there yet, and the other side's `new_offer` is answered with `ack`.
 */
import { MeetingError } from '../errors.ts';
import type { PexipEventDetails } from './events.ts';
import type { CallTarget, ParticipantTarget } from './request-target.ts';
import { limitBandwidth, markSlides, readMids } from './session-description.ts';
import type { Grant, SdpAnswer } from './wire.ts';

export interface CallOptions {
  /** Oneself, where the media belongs. */
  readonly me: ParticipantTarget;
  readonly grant: Grant;
  readonly video: boolean;
  /** In kbit/s. */
  readonly bandwidth: number | undefined;
  /** `null`: received only, or sent later. */
  readonly tracks: {
    readonly audio: MediaStreamTrack | null;
    readonly video: MediaStreamTrack | null;
  };
}

export interface CallHost {
  /** Other tracks are received, or other ones than before. */
  onStreams(): void;
  /** The call cannot go on. */
  onFailed(error: MeetingError): void;
}

/** A connection that is lost for so long, in ms, is restarted. */
const RESTART_AFTER_MS = 3000;
/** How many candidates are on their way at once: browsers open six connections to a host, and `ack` needs one. */
const CANDIDATES_AT_ONCE = 2;

const iceServers = ({ stun = [], turn = [] }: Grant): RTCIceServer[] => [
  ...stun.flatMap((server) => {
    const urls = typeof server === 'string' ? server : (server.url ?? server.urls);
    return urls
      ? [{ urls: [urls].flat().map((url) => (/^stuns?:/.test(url) ? url : `stun:${url}`)) }]
      : [];
  }),
  ...turn.flatMap(({ urls, username = '', credential = '' }) =>
    urls ? [{ urls: [...urls], username, credential }] : [],
  ),
];

export class WebRtcCall {
  readonly #options: CallOptions;
  readonly #host: CallHost;
  readonly #connection: RTCPeerConnection;
  readonly #abort = new AbortController();
  readonly #main = new MediaStream();
  readonly #presentation = new MediaStream();
  /** The three sections, in the order of the offer. */
  #sections: {
    audio: RTCRtpTransceiver;
    video?: RTCRtpTransceiver;
    slides?: RTCRtpTransceiver;
  };
  #call: CallTarget | undefined;
  #callUuid = '';
  /** Not sent yet. */
  #candidates: RTCIceCandidate[] = [];
  #candidatesUnderWay = 0;
  #remote: RTCIceCandidateInit[] = [];
  #acknowledged = false;
  /** Of the other side's offer. */
  #slidesMid: string | undefined;
  #restart: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CallOptions, host: CallHost) {
    const { grant, tracks, video } = options;
    this.#options = options;
    this.#host = host;
    const connection = (this.#connection = new RTCPeerConnection({
      iceServers: iceServers(grant),
      bundlePolicy: 'max-bundle',
      iceTransportPolicy: grant.use_relay_candidates_only ? 'relay' : 'all',
    }));
    const add = (kind: 'audio' | 'video', track: MediaStreamTrack | null) =>
      connection.addTransceiver(track ?? kind, { direction: 'sendrecv' });
    this.#sections = {
      audio: add('audio', tracks.audio),
      ...(video && { video: add('video', tracks.video), slides: add('video', null) }),
    };
    const { signal } = this.#abort;
    connection.addEventListener('track', (event) => this.#onTrack(event), { signal });
    connection.addEventListener('icecandidate', ({ candidate }) => this.#onCandidate(candidate), {
      signal,
    });
    connection.addEventListener('connectionstatechange', () => this.#onState(), { signal });
    globalThis.addEventListener('online', () => void this.restart(), { signal });
    void this.#open().catch((error: unknown) => this.#fail(error));
  }

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

  /** Sends another track without a new offer; null: none. */
  async replace(
    section: 'audio' | 'video' | 'slides',
    track: MediaStreamTrack | null,
  ): Promise<void> {
    await this.#sections[section]?.sender.replaceTrack(track);
  }

  /** A new way for the media, in the same call. */
  async restart(): Promise<void> {
    if (!this.#call || this.#abort.signal.aborted) return;
    try {
      this.#connection.restartIce();
      await this.#offer();
      const answer: SdpAnswer = await this.#call.update(
        { sdp: this.#localSdp() },
        { signal: this.#abort.signal },
      );
      if (answer.sdp && !answer.offer_ignored)
        await this.#setRemote({ type: 'answer', sdp: answer.sdp });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Direct media: the other side, by way of the node. */
  async onOffer({ sdp = '' }: PexipEventDetails['new_offer'], again: boolean): Promise<void> {
    if (!sdp || this.#abort.signal.aborted) return;
    try {
      if (this.#connection.signalingState === 'have-local-offer')
        await this.#connection.setLocalDescription({ type: 'rollback' });
      this.#slidesMid = readMids(sdp)[2];
      await this.#setRemote({ type: 'offer', sdp });
      await this.#adoptSections(sdp);
      await this.#connection.setLocalDescription();
      const answer = this.#localSdp();
      if (again) await this.#call?.update({ sdp: answer }, { signal: this.#abort.signal });
      else await this.#acknowledge(answer);
    } catch (error) {
      this.#fail(error);
    }
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
    clearTimeout(this.#restart);
    this.#connection.close();
    if (disconnect) this.#call?.disconnect().catch(() => {});
  }

  async #open(): Promise<void> {
    const { me, video } = this.#options;
    const { signal } = this.#abort;
    await this.#offer();
    const { call_uuid = '', sdp } = await me.calls(
      { call_type: 'WEBRTC', sdp: this.#localSdp(), media_type: video ? 'video' : 'audio' },
      { signal },
    );
    this.#callUuid = call_uuid;
    this.#call = me.call(call_uuid);
    this.#sendCandidates();
    if (sdp) await this.#setRemote({ type: 'answer', sdp });
    this.#onState();
  }

  async #offer(): Promise<void> {
    const offer = await this.#connection.createOffer();
    if (!this.#abort.signal.aborted) await this.#connection.setLocalDescription(offer);
  }

  /** The description as the node wants it: slides are marked, and the bandwidth is limited. */
  #localSdp(): string {
    const sdp = this.#connection.localDescription?.sdp ?? '';
    return limitBandwidth(
      markSlides(sdp, this.#sections.slides?.mid ?? null),
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
  async #adoptSections(sdp: string): Promise<void> {
    const mids = readMids(sdp);
    const transceivers = this.#connection.getTransceivers();
    for (const [i, section] of (['audio', 'video', 'slides'] as const).entries()) {
      const before = this.#sections[section];
      const now = transceivers.find(({ mid }) => mid !== null && mid === mids[i]);
      if (!before || !now || now === before) continue;
      await now.sender.replaceTrack(before.sender.track);
      now.direction = 'sendrecv';
      await before.sender.replaceTrack(null);
      this.#sections = { ...this.#sections, [section]: now };
    }
  }

  #onTrack({ track, transceiver }: RTCTrackEvent): void {
    const slides =
      transceiver === this.#sections.slides ||
      (this.#slidesMid !== undefined && transceiver.mid === this.#slidesMid);
    const stream = slides ? this.#presentation : this.#main;
    for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old);
    stream.addTrack(track);
    this.#host.onStreams();
  }

  #onCandidate(candidate: RTCIceCandidate | null): void {
    this.#candidates.push(candidate ?? new RTCIceCandidate({ candidate: '', sdpMid: '0' }));
    this.#sendCandidates();
  }

  #sendCandidates(): void {
    while (this.#call && this.#candidatesUnderWay < CANDIDATES_AT_ONCE) {
      const candidate = this.#candidates.shift();
      if (!candidate) return;
      void this.#sendCandidate(this.#call, candidate);
    }
  }

  async #sendCandidate(
    call: CallTarget,
    { candidate, sdpMid, usernameFragment }: RTCIceCandidate,
  ): Promise<void> {
    const pwd = /a=ice-pwd:(\S+)/.exec(this.#connection.localDescription?.sdp ?? '')?.[1];
    this.#candidatesUnderWay++;
    await call
      .new_candidate(
        {
          candidate,
          mid: sdpMid ?? '0',
          ...(candidate && usernameFragment && { ufrag: usernameFragment }),
          ...(candidate && pwd && { pwd }),
        },
        { signal: this.#abort.signal },
      )
      // One candidate less is no reason to end a call.
      .catch(() => {});
    this.#candidatesUnderWay--;
    if (!this.#abort.signal.aborted) this.#sendCandidates();
  }

  #onState(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') {
      clearTimeout(this.#restart);
      void this.#acknowledge();
    }
    if (connectionState === 'failed') void this.restart();
    if (connectionState === 'disconnected') {
      clearTimeout(this.#restart);
      this.#restart = setTimeout(() => void this.restart(), RESTART_AFTER_MS);
    }
  }

  /** Starts media, once; with the answer, in direct media. */
  async #acknowledge(sdp?: string): Promise<void> {
    if (!this.#call || (this.#acknowledged && sdp === undefined)) return;
    this.#acknowledged = true;
    try {
      await this.#call.ack(sdp === undefined ? {} : { sdp }, { signal: this.#abort.signal });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(cause: unknown): void {
    if (this.#abort.signal.aborted) return;
    const message = cause instanceof MeetingError ? cause.message : 'The browser refused the call.';
    this.#host.onFailed(new MeetingError('call-failed', message, { cause }));
  }
}
