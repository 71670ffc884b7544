/** A meeting as whoever draws it sees it. Types only. */
import type { MeetingError } from '../../../meeting/errors.ts';
import type {
  Background,
  CallStatus,
  ConnectionQuality,
  Devices,
  DeviceStatus,
  NoiseSuppression,
  Statistics,
  Streams,
} from '../media/media-state.ts';
import type { NativeCommandName } from './native-commands.ts';
import type {
  AnnotatedLayout,
  Classification,
  IdentityProvider,
  Layout,
  Participant,
  Speaker,
} from '../client/wire.ts';

export type {
  CallStatus,
  Device,
  DeviceKind,
  Devices,
  Statistics,
  Streams,
  StreamStatistics,
} from '../media/media-state.ts';
export type { NativeCommandName as ActionName, MeetingActions } from './native-commands.ts';

/** A meeting as a frozen snapshot: a part that has not changed is the same object as before. */
export interface MeetingModel {
  readonly status:
    | 'joining'
    | 'prompt'
    /** In the waiting room: `waitingFor` says for what. */
    | 'waiting'
    | 'joined'
    | 'reconnecting'
    /** On the way to another conference, or to or from a breakout room. */
    | 'transferring'
    | 'left';
  /** The question, while `status` is `prompt`. */
  readonly prompt: Prompt | null;
  /** While `status` is `waiting`: a locked meeting, or one that a host has not started. */
  readonly waitingFor: 'host' | 'admission' | null;
  /** The conference's name; empty until it is known. */
  readonly name: string;
  readonly self: Self;
  /** Everyone in the meeting, self too, by uuid, in the order they came. */
  readonly participants: ReadonlyMap<string, RosterEntry>;
  /** Another where `participants` are others. */
  readonly rosterVersion: number;
  /** Who speaks, as in `stage`; a `vad` of 100: now. */
  readonly speakers: readonly Speaker[];
  readonly conference: ConferenceView;
  /** As many as the session keeps, the newest last. */
  readonly messages: readonly ChatMessage[];
  /** The newest last; one that is not final is replaced by the next of the same `id`. */
  readonly captions: readonly CaptionLine[];
  readonly layouts: Layouts;
  readonly presentation: PresentationView | null;
  readonly streams: Streams;
  /** How the call with sound and video is. */
  readonly call: CallStatus;
  /** The newest error that the meeting goes on after. */
  readonly error: MeetingError | null;
  readonly breakouts: readonly BreakoutRoom[];
  /** What direct media shows in place of video. */
  readonly splash: Splash | null;
  /** How the connection has been in the last seconds; null: not known yet. */
  readonly quality: ConnectionQuality | null;
  /** Null until `watchStatistics` has asked for it. */
  readonly statistics: Statistics | null;
  readonly devices: Devices;
  /** What this participant may do here: role, node, licence and service decided. Nothing else is offered. */
  readonly may: ReadonlySet<NativeCommandName>;
}

export interface Prompt {
  readonly kind: 'name' | 'pin' | 'extension' | 'identity-provider' | 'start';
  /** `pin`, and where `role` is there: guests come in without one, by an answer without `value`. */
  readonly optional?: boolean;
  /** `pin`: whose is asked for; both: one PIN for each role. With an `identity-provider`: a PIN is an answer, too. */
  readonly role?: 'host' | 'guest' | 'both';
  /** `name`: what it was answered with another time, to be accepted or changed. */
  readonly value?: string;
  /** The answer before was not accepted. */
  readonly wrong?: boolean;
  /** `identity-provider`: the answer is the `uuid`. */
  readonly choices?: readonly IdentityProvider[];
}

export interface Self {
  /** Empty until joined. */
  readonly uuid: string;
  readonly name: string;
  readonly role: 'host' | 'guest';
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  /** A host has muted this participant. */
  readonly mutedByHost: boolean;
  /** Speaks, and nobody hears it. */
  readonly speaksMuted: boolean;
  readonly handRaised: boolean;
  readonly captionsShown: boolean;
  /** The layout that this participant alone sees; empty: the meeting's. */
  readonly personalLayout: string;
  readonly microphone: DeviceStatus;
  readonly camera: DeviceStatus;
  readonly background: Background;
  readonly noiseSuppression: NoiseSuppression;
}

/** The fields of a participant that the view reads, in the wire's own words. */
export type RosterEntry = Pick<
  Participant,
  | 'uuid'
  | 'display_name'
  | 'overlay_text'
  | 'role'
  | 'service_type'
  | 'buzz_time'
  | 'spotlight'
  | 'is_muted'
  | 'is_client_muted'
  | 'is_video_muted'
  | 'is_presenting'
  | 'is_external'
  | 'is_recording'
  | 'is_streaming_conference'
  | 'is_transcribing'
  | 'disconnect_supported'
  | 'fecc_supported'
  | 'mute_supported'
  | 'transfer_supported'
  | 'rx_presentation_policy'
  | 'protocol'
  | 'uri'
>;

export interface ConferenceView {
  readonly locked: boolean;
  readonly guestsMuted: boolean;
  readonly guestsCanUnmute: boolean;
  readonly started: boolean;
  readonly recording: boolean;
  /** Empty: none. */
  readonly banner: string;
  readonly classification: Classification | null;
  /** The room this participant is in; null: the main room. */
  readonly breakout: CurrentBreakout | null;
}

export interface CurrentBreakout {
  readonly name: string;
  /** Unix time in s; 0: it does not end by itself. */
  readonly endTime: number;
  readonly mayLeave: boolean;
  readonly helpAsked: boolean;
}

/** A room, as its hosts see it. */
export interface BreakoutRoom {
  readonly id: string;
  readonly name: string;
  /** Unix time in s; 0: it does not end by itself. */
  readonly endTime: number;
  readonly helpAsked: boolean;
  readonly participants: readonly { readonly uuid: string; readonly name: string }[];
}

export interface ChatMessage {
  readonly id: number;
  /** Unix time in ms. */
  readonly time: number;
  readonly uuid: string;
  readonly name: string;
  readonly text: string;
  /** Only `text/plain` is shown. */
  readonly type: string;
  readonly direct: boolean;
  readonly local: boolean;
  /** Whom a direct message of one's own went to. */
  readonly to?: string;
}

export interface CaptionLine {
  readonly id: number;
  readonly text: string;
  readonly final: boolean;
}

export interface Layouts {
  readonly available: readonly AnnotatedLayout[];
  /** Drawings by name, as they came: SVG of a stranger. */
  readonly svgs: Readonly<Record<string, string>>;
  /** By a name in `available`; empty: unknown. */
  readonly current: string;
  /** What this participant sees now. */
  readonly shown: Layout | null;
}

export interface PresentationView {
  readonly presenterName: string;
  readonly local: boolean;
  /** A picture's URL (`blob:`), where no stream is received. */
  readonly picture: string | null;
}

export interface Splash {
  /** A URL (`blob:`). */
  readonly background: string | null;
  readonly elements: readonly {
    readonly type: string;
    readonly text?: string;
    /** 0xAARRGGBB. */
    readonly color?: number;
  }[];
}
