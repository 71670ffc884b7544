/** The local participant's media over all calls of a meeting: devices, mutes, the screen, and the call of the moment. */
import { MeetingError } from '../errors.ts';
import type { MeetingEvent } from '../events.ts';
import type { PexipClient } from './client.ts';
import type { PexipEventDetails, WireEventName } from './events.ts';
import type { CallSnapshot } from './meeting-model.ts';
import type { Device, DeviceKind, Devices, Statistics } from './view/model.ts';
import type { Grant } from './wire.ts';
import { readStatistics, type StatisticsSample } from './statistics-reader.ts';
import { WebRtcCall } from './webrtc-call.ts';

export interface MediaValues {
  readonly callType?: 'none' | 'audioonly' | 'video';
  readonly muteMicrophone?: boolean;
  readonly muteCamera?: boolean;
  readonly bandwidth?: number;
  readonly audioInput?: string;
  readonly videoInput?: string;
  readonly audioOutput?: string;
}

export interface MediaHost {
  onChange(): void;
  emit(event: MeetingEvent): void;
}

type Local = 'audio' | 'video';
const NO_DEVICES: Devices = Object.freeze({
  audioinput: [],
  videoinput: [],
  audiooutput: [],
  selected: {},
});
const STATISTICS_INTERVAL_MS = 1000;

export class MeetingMedia {
  readonly #values: MediaValues;
  readonly #host: MediaHost;
  readonly #abort = new AbortController();
  readonly #tracks: Record<Local, MediaStreamTrack | null> = { audio: null, video: null };
  readonly #muted: Record<Local, boolean>;
  readonly #devices: Record<Local, CallSnapshot['microphone']>;
  #self: MediaStream | null = null;
  #acquired: Promise<void> | undefined;
  #call: WebRtcCall | undefined;
  #client: PexipClient | undefined;
  #screen: MediaStream | undefined;
  #list = NO_DEVICES;
  #statistics: Statistics | null = null;
  #sample: StatisticsSample | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #report: ReturnType<typeof setInterval> | undefined;

  constructor(values: MediaValues, host: MediaHost) {
    this.#values = values;
    this.#host = host;
    this.#muted = { audio: !!values.muteMicrophone, video: !!values.muteCamera };
    this.#devices = {
      audio: values.callType === 'none' ? 'off' : 'ready',
      video: values.callType === 'none' || values.callType === 'audioonly' ? 'off' : 'ready',
    };
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#listDevices(), {
      signal: this.#abort.signal,
    });
  }

  get snapshot(): CallSnapshot {
    const call = this.#call;
    const has = (stream: MediaStream | undefined) => (stream?.getTracks().length ? stream : null);
    return {
      audioMuted: this.#muted.audio || !this.#tracks.audio,
      videoMuted: this.#muted.video || !this.#tracks.video,
      microphone: this.#devices.audio,
      camera: this.#devices.video,
      presenting: !!this.#screen,
      streams: {
        main: has(call?.main),
        self: this.#self,
        presentation:
          this.#screen ?? (this.#client?.state.presentation ? has(call?.presentation) : null),
      },
      devices: this.#list,
    };
  }
  get statistics(): Statistics | null {
    return this.#statistics;
  }

  /** Asks for microphone and camera; what is refused or missing, the call goes on without. */
  prepare(): void {
    this.#acquired ??= this.#acquire();
  }

  /** Opens the call of a conference; the one before is closed. */
  open(client: PexipClient, grant: Grant): void {
    this.#client = client;
    if (this.#values.callType === 'none') return;
    void this.#open(client, grant);
  }

  /** Takes the media to another room of the conference; `main`: back. */
  async moveTo(client: PexipClient, _room: string): Promise<void> {
    if (client.grant) await this.#open(client, client.grant);
  }

  async setAudioMuted(muted: boolean): Promise<void> {
    await this.#setMuted('audio', muted);
    const me = this.#client?.me;
    if (me) await (muted ? me.client_mute() : me.client_unmute());
  }

  async setVideoMuted(muted: boolean): Promise<void> {
    await this.#setMuted('video', muted);
    const me = this.#client?.me;
    // The picture is off whether or not the node may say so in the roster.
    if (me) await (muted ? me.video_muted() : me.video_unmuted()).catch(() => {});
  }

  async setPresenting(presenting: boolean): Promise<void> {
    if (presenting === !!this.#screen) return;
    if (!presenting) return this.#stopPresenting();
    const screen = await navigator.mediaDevices
      .getDisplayMedia({ video: true })
      .catch((cause: unknown) =>
        Promise.reject(new MeetingError('media-denied', 'The screen was not shared.', { cause })),
      );
    const [track] = screen.getVideoTracks();
    const client = this.#client;
    try {
      if (!client || !track || this.#abort.signal.aborted)
        throw new MeetingError('session-closed', 'setPresenting: the meeting is over.');
      await client.me.take_floor();
      await this.#call?.replace('slides', track);
    } catch (error) {
      for (const one of screen.getTracks()) one.stop();
      throw error;
    }
    // The browser's own button ends it, too.
    track.addEventListener('ended', () => void this.#stopPresenting(), {
      signal: this.#abort.signal,
    });
    this.#screen = screen;
    this.#host.emit({ type: 'presentation-changed', detail: { presenting: true, local: true } });
    this.#host.onChange();
  }

  async selectDevice(kind: DeviceKind, id: string): Promise<void> {
    this.#list = Object.freeze({ ...this.#list, selected: { ...this.#list.selected, [kind]: id } });
    const local: Local | undefined =
      kind === 'audioinput' ? 'audio' : kind === 'videoinput' ? 'video' : undefined;
    if (local && !this.#muted[local]) await this.#replace(local);
    this.#host.onChange();
  }

  watchStatistics(watching: boolean): void {
    clearInterval(this.#watch);
    this.#statistics = null;
    this.#sample = undefined;
    if (watching && !this.#abort.signal.aborted)
      this.#watch = setInterval(() => void this.#measure(), STATISTICS_INTERVAL_MS);
    this.#host.onChange();
  }

  onEvent(client: PexipClient, name: WireEventName, detail: unknown): void {
    const call = this.#call;
    if (name === 'new_offer') void call?.onOffer(detail as PexipEventDetails['new_offer'], false);
    if (name === 'update_sdp') void call?.onOffer(detail as PexipEventDetails['update_sdp'], true);
    if (name === 'new_candidate')
      void call?.onCandidate(detail as PexipEventDetails['new_candidate']);
    // The other side is gone: a new call waits for the next one.
    if (name === 'peer_disconnect' && client.grant) void this.#open(client, client.grant);
    if (name === 'breakout_refer' && client.grant) void this.#open(client, client.grant);
    // Someone else presents now.
    if (name === 'presentation_start' && this.#screen) void this.#stopPresenting(false);
    if (name === 'call_disconnected' && call) {
      const { call_uuid, reason } = detail as PexipEventDetails['call_disconnected'];
      if (call_uuid === call.callUuid)
        this.#onFailed(
          new MeetingError(
            'call-failed',
            `The node ended the call: ${reason || 'no reason given'}.`,
          ),
        );
    }
  }

  close(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    clearInterval(this.#watch);
    clearInterval(this.#report);
    this.#call?.close();
    for (const track of [
      this.#tracks.audio,
      this.#tracks.video,
      ...(this.#screen?.getTracks() ?? []),
    ])
      track?.stop();
    this.#screen = undefined;
  }

  async #open(client: PexipClient, grant: Grant): Promise<void> {
    this.prepare();
    await this.#acquired;
    if (this.#abort.signal.aborted || client.grant !== grant) return;
    this.#call?.close({ disconnect: true });
    clearInterval(this.#report);
    this.#call = new WebRtcCall(
      {
        me: client.me,
        grant,
        video: this.#values.callType !== 'audioonly',
        bandwidth: this.#values.bandwidth,
        tracks: {
          audio: this.#muted.audio ? null : this.#tracks.audio,
          video: this.#muted.video ? null : this.#tracks.video,
        },
      },
      { onStreams: () => this.#host.onChange(), onFailed: (error) => this.#onFailed(error) },
    );
    const [screen] = this.#screen?.getVideoTracks() ?? [];
    if (screen) await this.#call.replace('slides', screen);
    if (this.#muted.audio) client.me.client_mute().catch(() => {});
    if (this.#muted.video && this.#devices.video !== 'off') client.me.video_muted().catch(() => {});
    const interval = grant.client_stats_update_interval;
    if (grant.direct_media && interval)
      this.#report = setInterval(() => void this.#sendStatistics(client), Math.max(1000, interval));
    this.#host.onChange();
  }

  #onFailed(error: MeetingError): void {
    if (this.#abort.signal.aborted) return;
    this.#host.emit({ type: 'meeting-error', detail: error });
  }

  async #acquire(): Promise<void> {
    const wanted = (['audio', 'video'] as const).filter(
      (kind) => this.#devices[kind] !== 'off' && !this.#muted[kind],
    );
    const together = await this.#getUserMedia(wanted).catch(() => undefined);
    if (together) for (const track of together.getTracks()) this.#take(track.kind as Local, track);
    // One that is missing must not cost the other.
    else for (const kind of wanted) await this.#replace(kind).catch(() => {});
    if (this.#abort.signal.aborted) this.#stopTracks();
    else void this.#listDevices();
  }

  #getUserMedia(kinds: readonly Local[]): Promise<MediaStream | undefined> {
    if (kinds.length === 0) return Promise.resolve(undefined);
    const constraint = (kind: Local) => {
      const id =
        this.#list.selected[kind === 'audio' ? 'audioinput' : 'videoinput'] ??
        (kind === 'audio' ? this.#values.audioInput : this.#values.videoInput);
      return {
        ...(id && { deviceId: { exact: id } }),
        ...(kind === 'video' && { width: { ideal: 1280 }, height: { ideal: 720 } }),
      };
    };
    return navigator.mediaDevices.getUserMedia(
      Object.fromEntries(kinds.map((kind) => [kind, constraint(kind)])),
    );
  }

  /** Another track of this kind, from the device that is chosen. */
  async #replace(kind: Local): Promise<void> {
    try {
      const stream = await this.#getUserMedia([kind]);
      const [track] = stream?.getTracks() ?? [];
      if (!track) return;
      this.#take(kind, track);
      if (this.#abort.signal.aborted) return this.#stopTracks();
      this.#devices[kind] = 'ready';
      await this.#call?.replace(kind, track);
    } catch (cause) {
      const denied = (cause as DOMException).name === 'NotAllowedError';
      this.#devices[kind] = denied ? 'denied' : 'missing';
      const device = kind === 'audio' ? 'microphone' : 'camera';
      const message = denied ? `The ${device} was refused.` : `No ${device} could be opened.`;
      this.#onFailed(
        new MeetingError(denied ? 'media-denied' : 'media-missing', message, { cause }),
      );
    }
    this.#host.onChange();
  }

  #take(kind: Local, track: MediaStreamTrack): void {
    this.#tracks[kind]?.stop();
    this.#tracks[kind] = track;
    track.addEventListener('ended', () => this.#onEnded(kind, track), {
      signal: this.#abort.signal,
    });
    if (kind === 'video') this.#self = new MediaStream([track]);
    this.#host.onChange();
  }

  /** A device was unplugged: the call goes on with another, or without. */
  #onEnded(kind: Local, track: MediaStreamTrack): void {
    if (this.#tracks[kind] !== track) return;
    this.#tracks[kind] = null;
    if (kind === 'video') this.#self = null;
    void this.#replace(kind);
  }

  async #setMuted(kind: Local, muted: boolean): Promise<void> {
    this.#muted[kind] = muted;
    const track = this.#tracks[kind];
    if (kind === 'audio' && track) track.enabled = !muted;
    if (kind === 'audio' && track) await this.#call?.replace('audio', track);
    if (kind === 'video' && muted) {
      // The camera's light goes out.
      track?.stop();
      this.#tracks.video = null;
      this.#self = null;
      await this.#call?.replace('video', null);
    }
    if (!muted && !this.#tracks[kind]) await this.#replace(kind);
    this.#host.onChange();
  }

  async #stopPresenting(release = true): Promise<void> {
    const screen = this.#screen;
    if (!screen) return;
    this.#screen = undefined;
    for (const track of screen.getTracks()) track.stop();
    await this.#call?.replace('slides', null);
    this.#host.emit({ type: 'presentation-changed', detail: { presenting: false, local: true } });
    this.#host.onChange();
    if (release) await this.#client?.me.release_floor();
  }

  #stopTracks(): void {
    this.#tracks.audio?.stop();
    this.#tracks.video?.stop();
  }

  async #listDevices(): Promise<void> {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    if (this.#abort.signal.aborted) return;
    const of = (kind: DeviceKind): readonly Device[] =>
      all
        .filter((device) => device.kind === kind && device.deviceId)
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    const current = (kind: Local) => this.#tracks[kind]?.getSettings().deviceId;
    const selected: { -readonly [K in DeviceKind]?: string } = { ...this.#list.selected };
    const [audio, video] = [current('audio'), current('video')];
    if (audio) selected.audioinput ??= audio;
    if (video) selected.videoinput ??= video;
    if (this.#values.audioOutput) selected.audiooutput ??= this.#values.audioOutput;
    this.#list = Object.freeze({
      audioinput: of('audioinput'),
      videoinput: of('videoinput'),
      audiooutput: 'setSinkId' in HTMLMediaElement.prototype ? of('audiooutput') : [],
      selected,
    });
    this.#host.onChange();
  }

  async #measure(): Promise<void> {
    if (!this.#call) return;
    const sample = readStatistics(await this.#call.connection.getStats(), this.#sample);
    this.#sample = sample;
    this.#statistics = sample.statistics;
    this.#host.onChange();
  }

  /** What direct media wants to know of its quality. */
  async #sendStatistics(client: PexipClient): Promise<void> {
    if (!this.#call) return;
    const { report } = readStatistics(await this.#call.connection.getStats(), undefined);
    if (!this.#abort.signal.aborted) await client.me.statistics(report).catch(() => {});
  }
}
