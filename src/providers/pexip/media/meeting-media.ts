/** The local participant's media over all calls of a meeting: devices, the screen, and the call of the moment. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { MeetingEvent } from '../../../meeting/events.ts';
import type { PexipClient } from '../client/pexip-client.ts';
import type { PexipEventDetails, WireEventName } from '../client/wire-events.ts';
import { LocalMedia, type Local, type LocalMediaValues } from './local-media.ts';
import type { CallSnapshot, DeviceKind, Statistics } from './media-state.ts';
import { mediaRoom } from '../client/pexip-state.ts';
import { readStatistics, type StatisticsSample } from './statistics-reader.ts';
import { WebRtcCall } from './webrtc-call.ts';
import type { Grant } from '../client/wire.ts';

export interface MediaValues extends LocalMediaValues {
  readonly bandwidth?: number;
}

export interface MediaHost {
  onChange(): void;
  emit(event: MeetingEvent): void;
}

const STATISTICS_INTERVAL_MS = 1000;

export class MeetingMedia {
  readonly #values: MediaValues;
  readonly #host: MediaHost;
  readonly #abort = new AbortController();
  readonly #local: LocalMedia;
  #call: WebRtcCall | undefined;
  /** The room that the call belongs to. */
  #room = 'main';
  #client: PexipClient | undefined;
  #screen: MediaStream | undefined;
  /** The browser asks which screen to share. */
  #choosing = false;
  #statistics: StatisticsSample | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #reported: StatisticsSample | undefined;
  #report: ReturnType<typeof setInterval> | undefined;

  constructor(values: MediaValues, host: MediaHost) {
    this.#values = values;
    this.#host = host;
    this.#local = new LocalMedia(values, {
      onChange: () => host.onChange(),
      onTrack: async (kind, track) => this.#call?.replace(kind, track),
      onPlugged: (kind) => void this.#tell(kind).catch(() => {}),
      onFailed: (error) => this.#onFailed(error),
    });
  }

  get snapshot(): CallSnapshot {
    const call = this.#call;
    const has = (stream: MediaStream | undefined) => (stream?.getTracks().length ? stream : null);
    const local = this.#local;
    return {
      audioMuted: local.isMuted('audio'),
      videoMuted: local.isMuted('video'),
      microphone: local.status('audio'),
      camera: local.status('video'),
      presenting: !!this.#screen,
      mayPresent: this.#hasSlides && !!navigator.mediaDevices?.getDisplayMedia,
      streams: {
        main: has(call?.main),
        self: local.self,
        presentation: this.#screen ?? (this.streamsSlides ? has(call?.presentation) : null),
      },
      devices: local.devices,
    };
  }
  get statistics(): Statistics | null {
    return this.#statistics?.statistics ?? null;
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
    // What was shown to one meeting is not shown to the next.
    void this.#stopPresenting(false);
    if (this.#values.callType !== 'none') void this.#open(client, grant);
  }

  async setAudioMuted(muted: boolean): Promise<void> {
    await this.#local.setMuted('audio', muted);
    await this.#tell('audio');
    const client = this.#client;
    // Guests may where the conference lets them.
    if (!muted && client?.state.self?.is_muted === 'YES') await client.me.unmute();
  }

  async setVideoMuted(muted: boolean): Promise<void> {
    await this.#local.setMuted('video', muted);
    // The picture is off whether or not the node may say so in the roster.
    await this.#tell('video').catch(() => {});
  }

  async setPresenting(presenting: boolean): Promise<void> {
    if (presenting === !!this.#screen) return;
    if (!presenting) return this.#stopPresenting();
    if (this.#choosing)
      throw new MeetingError('command-failed', 'setPresenting: a screen is being chosen already.');
    this.#choosing = true;
    const screen = await navigator.mediaDevices
      .getDisplayMedia({ video: true })
      .catch((cause: unknown) =>
        Promise.reject(new MeetingError('media-denied', 'The screen was not shared.', { cause })),
      )
      .finally(() => (this.#choosing = false));
    const client = this.#client;
    const call = this.#call;
    try {
      const [track] = screen.getVideoTracks();
      if (!client || !call || !track || this.#abort.signal.aborted || this.#screen)
        throw new MeetingError('session-closed', 'setPresenting: there is no call to present in.');
      await client.me.take_floor();
      // The browser's own button ends it, too; so does a meeting that has been left meanwhile.
      if (this.#call !== call || this.#abort.signal.aborted || track.readyState === 'ended') {
        client.me.release_floor().catch(() => {});
        throw new MeetingError('session-closed', 'setPresenting: it ended before it began.');
      }
      track.onended = () => void this.#stopPresenting().catch(() => {});
      this.#screen = screen;
      await call.replace('slides', track).catch((cause: unknown) => {
        // The floor is taken and nothing can be shown: it is given back, and nobody is said to present.
        this.#screen = undefined;
        client.me.release_floor().catch(() => {});
        throw new MeetingError('call-failed', 'setPresenting: the call took no screen.', { cause });
      });
    } catch (error) {
      for (const one of screen.getTracks()) {
        one.onended = null;
        one.stop();
      }
      throw error;
    }
    this.#host.emit({ type: 'presentation-changed', detail: { presenting: true, local: true } });
    this.#host.onChange();
  }

  selectDevice(kind: DeviceKind, id: string): Promise<void> {
    return this.#local.select(kind, id);
  }

  /** To the other end of a gateway call. */
  async sendDtmf(digits: string): Promise<void> {
    const { me } = this.#client ?? {};
    if (!me || !this.#call?.callUuid)
      throw new MeetingError('command-failed', 'sendDtmf: there is no call to send it in.');
    await me.call(this.#call.callUuid).dtmf({ digits });
  }

  watchStatistics(watching: boolean): void {
    clearInterval(this.#watch);
    this.#statistics = undefined;
    if (watching && !this.#abort.signal.aborted)
      this.#watch = setInterval(() => void this.#measure(), STATISTICS_INTERVAL_MS);
    this.#host.onChange();
  }

  onEvent(client: PexipClient, name: WireEventName, detail: unknown): void {
    const call = this.#call;
    const { grant, state } = client;
    switch (name) {
      case 'new_offer':
      case 'update_sdp':
        void call?.onOffer(detail as PexipEventDetails['new_offer']);
        return;
      case 'new_candidate':
        void call?.onCandidate(detail as PexipEventDetails['new_candidate']);
        return;
      case 'peer_disconnect':
        // The call stays, for whoever comes next: another client, or the node itself.
        if (grant && call?.callUuid) this.#start(client, grant, call.callUuid);
        return;
      case 'breakout_refer':
      case 'breakout_end':
        if (grant && state.media_room !== this.#room) this.open(client, grant);
        return;
      case 'participant_create':
      case 'participant_update': {
        const { uuid, is_muted } = detail as PexipEventDetails['participant_update'];
        if (uuid === state.self_uuid) this.#local.setMutedByHost(is_muted === 'YES');
        return;
      }
      case 'presentation_start':
        return this.#onPresented('main');
      case 'breakout_event': {
        const { event, breakout_uuid } = detail as PexipEventDetails['breakout_event'];
        if (event === 'presentation_start') this.#onPresented(breakout_uuid);
        return;
      }
      case 'call_disconnected': {
        const { call_uuid, reason } = detail as PexipEventDetails['call_disconnected'];
        if (!call || call_uuid !== call.callUuid) return;
        void this.#stopPresenting(false);
        call.close();
        this.#call = undefined;
        this.#local.release();
        const message = `The node ended the call: ${reason || 'no reason given'}.`;
        this.#onFailed(new MeetingError('call-failed', message));
      }
    }
  }

  close(): void {
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    clearInterval(this.#watch);
    clearInterval(this.#report);
    this.#call?.close();
    this.#local.close();
    this.#stopScreen();
  }

  async #open(client: PexipClient, grant: Grant): Promise<void> {
    await this.#local.acquire();
    if (this.#abort.signal.aborted || client.grant !== grant) return;
    this.#start(client, grant);
    // Microphone and camera are taken to be on until the node hears otherwise.
    for (const kind of ['audio', 'video'] as const)
      if (this.#local.isMuted(kind)) void this.#tell(kind).catch(() => {});
  }

  /** @param callUuid Of a call that goes on with another at the far end. */
  #start(client: PexipClient, grant: Grant, callUuid?: string): void {
    this.#call?.close({ disconnect: callUuid === undefined });
    this.#call = undefined;
    const { audio, video } = this.#local.tracks;
    const slides = this.#screen?.getVideoTracks()[0] ?? null;
    try {
      this.#call = new WebRtcCall(
        {
          me: client.me,
          grant,
          bandwidth: this.#values.bandwidth,
          tracks: this.#hasSlides ? { audio, video, slides } : { audio },
          ...(callUuid !== undefined && { callUuid }),
        },
        { onStreams: () => this.#host.onChange(), onFailed: (error) => this.#onFailed(error) },
      );
    } catch (cause) {
      this.#onFailed(new MeetingError('call-failed', 'The browser refused the call.', { cause }));
    }
    clearInterval(this.#report);
    this.#reported = undefined;
    const interval = grant.client_stats_update_interval;
    if (grant.direct_media && interval)
      this.#report = setInterval(() => void this.#sendStatistics(client), Math.max(1000, interval));
    this.#host.onChange();
  }

  #onFailed(error: MeetingError): void {
    if (this.#abort.signal.aborted) return;
    this.#host.emit({ type: 'meeting-error', detail: error });
  }

  /** The roster says what is sent. */
  async #tell(kind: Local): Promise<void> {
    const client = this.#client;
    if (!client?.grant || this.#local.status(kind) === 'off') return;
    const { me } = client;
    const muted = this.#local.isMuted(kind);
    if (kind === 'audio') await (muted ? me.client_mute() : me.client_unmute());
    else await (muted ? me.video_muted() : me.video_unmuted());
  }

  /** Somebody else presents where the call is. */
  #onPresented(room: string | undefined): void {
    if (room === this.#room) void this.#stopPresenting(false);
  }

  /** @returns Whether there was one. */
  #stopScreen(): boolean {
    const screen = this.#screen;
    this.#screen = undefined;
    for (const track of screen?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    return !!screen;
  }

  async #stopPresenting(release = true): Promise<void> {
    if (!this.#stopScreen()) return;
    await this.#call?.replace('slides', null);
    this.#host.emit({ type: 'presentation-changed', detail: { presenting: false, local: true } });
    this.#host.onChange();
    if (release) await this.#client?.me.release_floor();
  }

  async #measure(): Promise<void> {
    const sample = await this.#sample(this.#statistics);
    if (!sample) return;
    this.#statistics = sample;
    this.#host.onChange();
  }

  /** What direct media wants to know of its quality. */
  async #sendStatistics(client: PexipClient): Promise<void> {
    this.#reported = await this.#sample(this.#reported);
    if (this.#reported) await client.me.statistics(this.#reported.report).catch(() => {});
  }

  async #sample(before: StatisticsSample | undefined): Promise<StatisticsSample | undefined> {
    const call = this.#call;
    if (!call) return undefined;
    const stats = await call.connection.getStats();
    return this.#abort.signal.aborted || call !== this.#call
      ? undefined
      : readStatistics(stats, call.mids, before);
  }
}
