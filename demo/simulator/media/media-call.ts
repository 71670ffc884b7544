/** A call to the node itself: one peer connection that receives a participant and sends it the conference. */
import { conferenceOf } from '../conference/conference.ts';
import { randomUUID } from 'node:crypto';
import type { Call, CallAck, CallAnswer, Candidate, CallRequest } from '../conference/call.ts';
import type { Timer } from '../conference/clock.ts';
import { markSlides, purposesOf, sectionsOf } from './media-sections.ts';
import type { Purpose } from './media-sections.ts';
import type { Participant } from '../conference/participant.ts';
import { yesNo } from '../conference/participant.ts';
import { setSplash } from '../conference/splash.ts';
import { studioOf } from './studio.ts';
import type { Outputs } from './studio.ts';
import { wrtc } from './wrtc.ts';
import type { AudioSink, VideoSink } from './wrtc.ts';

/** How long an answer waits for the node's own candidates, in ms. */
const GATHERING_MS = 1000;
/** How long a failed connection may be restarted before the call is given up, in ms. */
const FAILED_MS = 30_000;

/** As the clients of direct media open it: agreed on beforehand, under the id that the token's answer names. */
const DATA_CHANNEL = { negotiated: true, id: 3 };

export class MediaCall implements Call {
  readonly uuid: string;
  readonly #participant: Participant;
  readonly #request: CallRequest;
  readonly #connection = new wrtc.RTCPeerConnection({ iceServers: [] });
  readonly #outputs: Outputs;
  readonly #tracks: Readonly<Record<'audio' | 'main' | 'slides', MediaStreamTrack>>;
  readonly #sinks = new Map<string, AudioSink | VideoSink>();
  readonly #received = { audio: 0, main: 0, slides: 0, width: 0, height: 0 };
  #purposes = new Map<string, Purpose>();
  #candidates = 0;
  #acked = false;
  #closed = false;
  #failure: Timer | undefined;

  /** @param uuid Of the call it takes the place of. */
  constructor(participant: Participant, request: CallRequest, uuid: string = randomUUID()) {
    this.uuid = uuid;
    this.#participant = participant;
    this.#request = request;
    const { RTCAudioSource, RTCVideoSource } = wrtc.nonstandard;
    this.#outputs = {
      participant,
      audio: new RTCAudioSource(),
      main: new RTCVideoSource(),
      slides: new RTCVideoSource({ isScreencast: true }),
      presentationInMain: request.present === 'main',
      sent: { audio: 0, main: 0, slides: 0 },
    };
    const { audio, main, slides } = this.#outputs;
    this.#tracks = {
      audio: audio.createTrack(),
      main: main.createTrack(),
      slides: slides.createTrack(),
    };
    this.#connection.onconnectionstatechange = () => this.#stateChanged();
  }

  answer(offer: string): Promise<CallAnswer> {
    return this.#negotiate(offer);
  }

  update(offer: string): Promise<CallAnswer> {
    return this.#negotiate(offer);
  }

  async #negotiate(offer: string): Promise<CallAnswer> {
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: offer });
    this.#purposes = purposesOf(offer);
    for (const transceiver of this.#connection.getTransceivers()) await this.#attach(transceiver);
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    await this.#gathered();
    this.#describe();
    return { sdp: markSlides(this.#connection.localDescription?.sdp ?? '', this.#purposes) };
  }

  /**
   * The node offers, where direct media ends: its SDP, to be answered by `ack`.
   * @param continued The last SDP of the client: an offer renews a call only with the sections it had, in their order.
   */
  async offer(continued: string): Promise<string> {
    const sections = sectionsOf(continued);
    if (sections.length === 0) sections.push('audio', 'main');
    // More may only follow what there was; a data channel is always the last.
    if (sections.includes('main') && !sections.includes('slides') && !sections.includes('other'))
      sections.push('slides');
    for (const section of sections) {
      if (section === 'other') this.#connection.createDataChannel('pexChannel', DATA_CHANNEL);
      else this.#connection.addTransceiver(this.#tracks[section], { direction: 'sendrecv' });
    }
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    await this.#gathered();
    const sdp = this.#connection.localDescription?.sdp ?? '';
    this.#purposes = purposesOf(sdp);
    for (const transceiver of this.#connection.getTransceivers()) await this.#attach(transceiver);
    return markSlides(sdp, this.#purposes);
  }

  /** Its own offer waits for an answer. */
  get offering(): boolean {
    return this.#connection.signalingState === 'have-local-offer';
  }

  /** Gives a section what it is to send, and listens to what it receives. */
  async #attach(transceiver: RTCRtpTransceiver): Promise<void> {
    const { mid, sender, receiver } = transceiver;
    const purpose = this.#purposes.get(mid ?? '');
    if (mid === null || purpose === undefined || purpose === 'other') return;
    if (!sender.track) await sender.replaceTrack(this.#tracks[purpose]);
    transceiver.direction = 'sendrecv';
    if (this.#sinks.has(mid)) return;
    this.#sinks.set(
      mid,
      purpose === 'audio' ? this.#listen(receiver.track) : this.#watch(receiver.track, purpose),
    );
  }

  #listen(track: MediaStreamTrack): AudioSink {
    const sink = new wrtc.nonstandard.RTCAudioSink(track);
    sink.ondata = ({ samples, channelCount }) => {
      this.#received.audio += 1;
      conferenceOf(this.#participant).pulse.beat();
      if (this.#acked) this.#studio.microphoneOf(this.#participant).push(samples, channelCount);
    };
    return sink;
  }

  #watch(track: MediaStreamTrack, purpose: 'main' | 'slides'): VideoSink {
    const sink = new wrtc.nonstandard.RTCVideoSink(track);
    sink.onframe = ({ frame }) => {
      this.#received[purpose] += 1;
      conferenceOf(this.#participant).pulse.beat();
      if (purpose === 'slides' || this.#request.present === 'send')
        this.#studio.screen(this.#participant, frame);
      else {
        Object.assign(this.#received, { width: frame.width, height: frame.height });
        this.#studio.camera(this.#participant, frame);
      }
    };
    return sink;
  }

  get #studio() {
    return studioOf(conferenceOf(this.#participant));
  }

  async #gathered(): Promise<void> {
    const connection = this.#connection;
    if (connection.iceGatheringState === 'complete') return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, GATHERING_MS);
      connection.onicegatheringstatechange = () => {
        if (connection.iceGatheringState !== 'complete') return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** What the roster says of the call, once it has begun. */
  #describe(): void {
    if (!this.#acked) return;
    const { data } = this.#participant;
    const conference = conferenceOf(this.#participant);
    const purposes = [...this.#purposes.values()];
    const audioOnly = this.#request.media_type === 'audio' || !purposes.includes('main');
    const presentation = yesNo(purposes.includes('slides'));
    if (
      data.has_media &&
      data.is_audio_only_call === yesNo(audioOnly) &&
      data.presentation_supported === presentation
    )
      return;
    data.has_media = true;
    data.is_audio_only_call = yesNo(audioOnly);
    data.presentation_supported = presentation;
    conference.mediaChanged(this.#participant);
  }

  async ack({ sdp }: CallAck): Promise<void> {
    if (this.offering && sdp) await this.#connection.setRemoteDescription({ type: 'answer', sdp });
    if (this.#acked || this.#closed) return;
    this.#acked = true;
    setSplash(this.#participant, undefined);
    this.#describe();
    if (this.#request.present === 'send')
      conferenceOf(this.#participant).floor.take(this.#participant);
    else this.#studio.add(this.#outputs);
  }

  async addCandidate({ candidate, mid, ufrag }: Candidate): Promise<void> {
    this.#candidates += 1;
    // The end of candidates, or one whose name cannot be looked up here: the connection can do without.
    if (candidate === '') return;
    await this.#connection
      .addIceCandidate({
        candidate,
        sdpMid: mid,
        ...(ufrag !== undefined && { usernameFragment: ufrag }),
      })
      .catch(() => undefined);
  }

  #stateChanged(): void {
    this.#failure?.cancel();
    if (this.#connection.connectionState !== 'failed') return;
    this.#failure = conferenceOf(this.#participant).clock.timeout(
      () => this.#disconnect('Call media failed'),
      FAILED_MS,
    );
  }

  #disconnect(reason: string): void {
    this.#participant.send('call_disconnected', { call_uuid: this.uuid, reason });
    this.#participant.calls.delete(this.uuid);
    this.close();
  }

  presentationStolen(): void {
    if (this.#request.present === 'send') this.#disconnect('Presentation stolen');
  }

  async report(): Promise<Record<string, unknown>> {
    return {
      kind: 'node',
      acked: this.#acked,
      connection_state: this.#connection.connectionState,
      candidates: this.#candidates,
      sections: Object.fromEntries(this.#purposes),
      received: { ...this.#received, level: this.#studio.levelOf(this.#participant) },
      sent: { ...this.#outputs.sent },
    };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#failure?.cancel();
    this.#studio.remove(this.#outputs);
    for (const sink of this.#sinks.values()) sink.stop();
    for (const track of Object.values(this.#tracks)) track.stop();
    this.#connection.close();
    const participant = this.#participant;
    const { data, calls } = participant;
    const conference = conferenceOf(participant);
    conference.floor.release(participant);
    const another = [...calls.values()].some(({ uuid }) => uuid !== this.uuid);
    if (!this.#acked || another || !conference.participants.has(participant.uuid)) return;
    data.has_media = false;
    data.presentation_supported = 'NO';
    conference.mediaChanged(participant);
  }
}
