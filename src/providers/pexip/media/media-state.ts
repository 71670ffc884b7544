/** What the call says of itself: devices, streams, statistics. Types only. */

export interface Device {
  readonly id: string;
  readonly label: string;
}
export interface Devices {
  readonly audioinput: readonly Device[];
  readonly videoinput: readonly Device[];
  /** Empty where the browser cannot choose. */
  readonly audiooutput: readonly Device[];
  readonly selected: { readonly [K in DeviceKind]?: string };
}
export type DeviceKind = 'audioinput' | 'videoinput' | 'audiooutput';
/** `off`: the call has none, as wanted. */
export type DeviceStatus = 'ready' | 'off' | 'denied' | 'missing';

/** `main` with its sound, `self` and `presentation` without; `microphone`: for a level, silent while it is muted. */
export interface Streams {
  readonly main: MediaStream | null;
  readonly self: MediaStream | null;
  readonly presentation: MediaStream | null;
  readonly microphone: MediaStream | null;
}

/** One direction of one stream. Rates in kbit/s, jitter in ms, loss in packets since the start. */
export interface StreamStatistics {
  readonly codec?: string;
  readonly bitrate?: number;
  readonly resolution?: string;
  readonly fps?: number;
  readonly jitter?: number;
  readonly packets?: number;
  readonly packetsLost?: number;
}
export type Statistics = {
  readonly [stream in 'audio' | 'video' | 'presentation']?: {
    readonly sent?: StreamStatistics;
    readonly received?: StreamStatistics;
  };
};

/**
 * `none`: there is no call, as wanted or not yet. `lost`: media does not flow, and another path is looked for.
 * `failed`: it was given up; a new call is made when it is asked for, or on another network.
 */
export type CallStatus = 'none' | 'connecting' | 'connected' | 'lost' | 'failed';

/** How the connection has been in the last seconds. */
export type ConnectionQuality = 'good' | 'fair' | 'poor';

/** `none`, `blur`, or the address of a picture. */
export type Background = string;
export type NoiseSuppression = 'off' | 'standard';

/** One moment of a call. */
export interface CallSnapshot {
  readonly status: CallStatus;
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  readonly microphone: DeviceStatus;
  readonly camera: DeviceStatus;
  /** As it was chosen. */
  readonly background: Background;
  readonly noiseSuppression: NoiseSuppression;
  readonly presenting: boolean;
  /** There is a section for slides, and a browser that can share a screen. */
  readonly mayPresent: boolean;
  /** Somebody speaks into the microphone, and it is muted. */
  readonly speaksMuted: boolean;
  /** Null: not known yet. */
  readonly quality: ConnectionQuality | null;
  readonly streams: Streams;
  readonly devices: Devices;
}
