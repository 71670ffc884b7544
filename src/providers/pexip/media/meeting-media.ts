/** The local participant's media over all calls of a meeting: devices, the screen, and the call of the moment. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { PexipClient } from '../client/pexip-client.ts';
import type { WireEventName } from '../client/wire-events.ts';
import { QualityWatch } from './connection-quality.ts';
import { LocalMedia } from './local-media.ts';
import { KINDS } from './open-devices.ts';
import type { MediaHost, MediaValues } from './media-hosts.ts';
import { onMediaEvent, type MediaEventHost } from './media-events.ts';
import type {
  Background,
  CallSnapshot,
  DeviceKind,
  NoiseSuppression,
  Statistics,
} from './media-state.ts';
import { OutgoingSound } from './outgoing-sound.ts';
import type { PeerEvent } from './peer-channel.ts';
import { mediaRoom, mediaSelf } from '../client/pexip-state.ts';
import { isMutedInRoster, RosterMutes } from './roster-mutes.ts';
import { ScreenShare } from './screen-share.ts';
import { onNetworkChange } from './network-change.ts';
import { CallStatistics } from './call-statistics.ts';
import { VoiceDetector } from './voice-detector.ts';
import { WebRtcCall } from './webrtc-call.ts';
import type { Grant } from '../client/wire.ts';

export class MeetingMedia {
  readonly #values: MediaValues;
  readonly #host: MediaHost;
  readonly #abort = new AbortController();
  readonly #local: LocalMedia;
  /** Resolves once the call that was asked for last is there, or is not to be. */
  #opening: Promise<void> | undefined;
  #call: WebRtcCall | undefined;
  /** The room that the call belongs to. */
  #room = 'main';
  #client: PexipClient | undefined;
  readonly #screen: ScreenShare;
  readonly #sound = new OutgoingSound(() => this.#local.tracks.audio);
  /** The call is over for a reason that may pass. */
  #failed = false;
  readonly #voice = new VoiceDetector(() => this.#host.onChange());
  readonly #quality = new QualityWatch(
    (before) => this.#statistics.sample(before),
    () => this.#host.onChange(),
  );
  readonly #statistics = new CallStatistics(
    () => this.#call,
    () => this.#host.onChange(),
  );
  /** Says what is sent. */
  readonly #roster = new RosterMutes({
    client: (kind) => (this.#local.status(kind) === 'off' ? undefined : this.#client),
    isMuted: (kind) => this.#local.isMuted(kind),
  });

  readonly #events: MediaEventHost = {
    call: () => this.#call,
    room: () => this.#room,
    renew: (client, grant, callUuid) => this.#start(client, grant, callUuid),
    move: (client, grant) => this.open(client, grant),
    setMutedByHost: (muted) => this.#local.setMutedByHost(muted),
    onPresenting: () => this.#screen.confirm(),
    onPresented: () => void this.#screen.yield(),
    onOver: (error) => this.#onOver(error),
  };

  constructor(values: MediaValues, host: MediaHost) {
    this.#values = values;
    this.#host = host;
    this.#local = new LocalMedia(values, {
      onChange: () => {
        const audio = this.#local.microphone?.getAudioTracks()[0];
        this.#voice.listen(audio && !audio.enabled ? audio : null);
        host.onChange();
      },
      onTrack: async (kind, track) => {
        if (kind === 'audio') this.#sound.setMicrophone(track);
        await this.#call?.replace(kind, kind === 'audio' ? this.#sound.track : track);
      },
      onPlugged: (kind) => void this.#roster.tell(kind).catch(() => {}),
      onFailed: (error) => this.#onFailed(error),
    });
    this.#screen = new ScreenShare({
      signal: this.#abort.signal,
      opened: () => this.#opening,
      place: () => {
        const [client, call] = [this.#client, this.#call];
        return client && call && { me: client.me, call };
      },
      onPresenting: (presenting) => this.#onPresenting(presenting),
    });
    const onNetwork = () => void this.restartCall().catch(() => {});
    onNetworkChange(onNetwork, this.#abort.signal);
  }

  get snapshot(): CallSnapshot {
    const call = this.#call;
    const has = (stream: MediaStream | undefined) => (stream?.getTracks().length ? stream : null);
    const local = this.#local;
    return {
      status: call?.status ?? (this.#failed ? 'failed' : 'none'),
      audioMuted: local.isMuted('audio'),
      videoMuted: local.isMuted('video'),
      microphone: local.status('audio'),
      camera: local.status('video'),
      background: local.background,
      noiseSuppression: local.noiseSuppression,
      presenting: !!this.#screen.stream,
      mayPresent: this.#hasSlides && !!navigator.mediaDevices?.getDisplayMedia,
      speaksMuted: this.#voice.speaking,
      quality: this.#quality.quality,
      streams: {
        main: has(call?.received.main),
        self: local.self,
        microphone: local.microphone,
        presentation:
          this.#screen.stream ?? (this.streamsSlides ? has(call?.received.presentation) : null),
      },
      devices: local.devices,
    };
  }
  get statistics(): Statistics | null {
    return this.#statistics.seen;
  }
  /** The presentation, if there is one, comes as a stream; otherwise as pictures. */
  get streamsSlides(): boolean {
    const presentation = this.#client && mediaRoom(this.#client.state).presentation;
    return this.#hasSlides && !!presentation && presentation.source !== 'static';
  }

  get #hasSlides(): boolean {
    const { callType = 'video' } = this.#values;
    return callType === 'video';
  }

  /** Asks for microphone and camera. */
  prepare(): void {
    void this.#local.acquire();
  }

  /** Opens the call of a conference; the one before is closed. */
  open(client: PexipClient, grant: Grant): void {
    this.#client = client;
    this.#room = client.state.media_room;
    this.#local.setMutedByHost(mediaSelf(client.state)?.is_muted === 'YES');
    // What was shown to one meeting is not shown to the next.
    void this.#screen.stop(false);
    if (this.#values.callType !== 'none') this.#opening = this.#open(client, grant);
  }

  async setAudioMuted(muted: boolean): Promise<void> {
    await this.#local.setMuted('audio', muted);
    await this.#roster.tell('audio');
    const client = this.#client;
    // Guests may where the conference lets them.
    if (!muted && client && mediaSelf(client.state)?.is_muted === 'YES') await client.me.unmute();
  }

  async setVideoMuted(muted: boolean): Promise<void> {
    await this.#local.setMuted('video', muted);
    // The picture is off whether or not the node may say so in the roster.
    await this.#roster.tell('video').catch(() => {});
  }

  async setPresenting(presenting: boolean): Promise<void> {
    if (!presenting) await this.#screen.end();
    else if (!this.#screen.stream) await this.#screen.start();
  }

  /** Makes another call where the one before was given up. */
  async restartCall(): Promise<void> {
    const client = this.#client;
    if (!this.#failed || !client?.grant) return;
    this.#failed = false;
    this.#host.onChange();
    await (this.#opening = this.#open(client, client.grant));
  }

  async selectDevice(kind: DeviceKind, id: string): Promise<void> {
    const before = KINDS.filter((one) => this.#local.isMuted(one));
    await this.#local.select(kind, id).finally(() => {
      // One that comes where there was none, or is gone for it.
      for (const one of KINDS)
        if (before.includes(one) !== this.#local.isMuted(one))
          void this.#roster.tell(one).catch(() => {});
    });
  }

  setBackground(background: Background): Promise<void> {
    return this.#local.setBackground(background);
  }

  setNoiseSuppression(noiseSuppression: NoiseSuppression): Promise<void> {
    return this.#local.setNoiseSuppression(noiseSuppression);
  }

  /** Direct media: to the other side without the node. @returns False: there is no way to it. */
  sendToPeer(event: PeerEvent): boolean {
    // With a third, the far end is the node, which is asked as ever.
    const others = this.#client ? this.#client.state.participants.size - 1 : 0;
    return others === 1 && !!this.#call?.sendToPeer(event);
  }

  /** To the other end of a gateway call. */
  async sendDtmf(digits: string): Promise<void> {
    const { me } = this.#client ?? {};
    if (!me || !this.#call?.callUuid)
      throw new MeetingError('command-failed', 'sendDtmf: there is no call to send it in.');
    await me.call(this.#call.callUuid).dtmf({ digits });
  }

  watchStatistics(watching: boolean): void {
    this.#statistics.watch(watching);
  }

  onEvent(client: PexipClient, name: WireEventName, detail: unknown): void {
    onMediaEvent(this.#events, client, name, detail);
  }

  close(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#statistics.close();
    this.#quality.stop();
    this.#voice.listen(null);
    this.#call?.close();
    this.#local.close();
    this.#screen.close();
    this.#sound.close();
  }

  async #open(client: PexipClient, grant: Grant): Promise<void> {
    await this.#local.acquire();
    if (this.#abort.signal.aborted || client.grant !== grant) return;
    this.#start(client, grant);
    // The node may know them from a call before.
    for (const kind of KINDS)
      if (this.#local.isMuted(kind) || isMutedInRoster(client, kind))
        void this.#roster.tell(kind).catch(() => {});
  }

  /** @param callUuid Of a call that goes on with another at the far end. */
  #start(client: PexipClient, grant: Grant, callUuid?: string): void {
    this.#call?.close({ disconnect: callUuid === undefined });
    this.#call = undefined;
    this.#failed = false;
    const { video } = this.#local.tracks;
    const [audio, slides] = [this.#sound.track, this.#screen.track];
    try {
      const call: WebRtcCall = new WebRtcCall(
        {
          me: client.me,
          grant,
          bandwidth: this.#values.bandwidth,
          tracks: this.#hasSlides ? { audio, video, slides } : { audio },
          ...(callUuid !== undefined && { callUuid }),
        },
        {
          onChange: () => this.#host.onChange(),
          onFailed: (error) => this.#onFailed(error),
          onOver: (error) => call === this.#call && this.#onOver(error),
          onPeer: (event) => this.#host.onPeer(event),
        },
      );
      this.#call = call;
    } catch (cause) {
      this.#onOver(new MeetingError('call-failed', 'The browser refused the call.', { cause }));
    }
    this.#quality.start();
    this.#statistics.report(client.me, grant);
    this.#host.onChange();
  }

  #onFailed(error: MeetingError): void {
    if (this.#abort.signal.aborted) return;
    this.#host.emit({ type: 'meeting-error', detail: error });
  }

  /** There is no call any more: nobody is filmed without one. */
  #onOver(error: MeetingError): void {
    void this.#screen.stop(false);
    this.#call?.close({ disconnect: true });
    this.#call = undefined;
    this.#quality.stop();
    this.#failed = true;
    this.#local.release();
    this.#onFailed(error);
  }

  #onPresenting(presenting: boolean): void {
    this.#sound.share(this.#screen.sound);
    // What is seen goes on without its sound.
    void this.#call?.replace('audio', this.#sound.track).catch(() => {});
    this.#host.emit({ type: 'presentation-changed', detail: { presenting, local: true } });
    this.#host.onChange();
  }
}
