/** What is known of a conference: frozen snapshots, new before the event that changed them. */
import type {
  Caption,
  Conference,
  Layout,
  Message,
  Participant,
  Presentation,
  Speaker,
} from './wire.ts';

/** Why it is over. `closed`: by `leave()`. `page-closed`: by the browser. */
export type LeaveReason =
  'closed' | 'page-closed' | 'disconnected' | 'token-expired' | 'token-refused' | 'not-found';

/** `waiting`: held until a host comes or lets one in. */
export type Status = 'idle' | 'joining' | 'waiting' | 'joined' | 'left';
/** `reconnecting`: what follows may be out of date. */
export type Connection = 'closed' | 'connecting' | 'open' | 'reconnecting';

/** What both the main room and a breakout room have. */
export interface Room {
  /** In the order they came. Each state's own: it never changes. */
  readonly participants: ReadonlyMap<string, Participant>;
  readonly conference: Conference;
  /** Undefined: none was told yet. */
  readonly layout: Layout | undefined;
  readonly stage: readonly Speaker[];
  /** Undefined: nobody presents. */
  readonly presentation: Presentation | undefined;
  readonly messages: readonly Message[];
}

/** A breakout room, as hosts see it from the main room. */
export interface BreakoutRoom extends Room {
  readonly breakout_uuid: string;
  /** Oneself in that room. */
  readonly participant_uuid: string | undefined;
}

export interface PexipState extends Room {
  readonly status: Status;
  readonly connection: Connection;
  /** Of the conference one is in; `refer` changes it. */
  readonly alias: string;
  /** Oneself in the roster; undefined before it is told. */
  readonly self: Participant | undefined;
  /** One's own uuid, from the grant. */
  readonly self_uuid: string | undefined;
  /** `chair` or `guest`, from the roster, or from the grant before. */
  readonly role: string | undefined;
  /** Id of the newest picture of the presentation, for `presentation_jpeg({ id })`. */
  readonly presentation_frame: string | undefined;
  /** The last 50, the newest last; one that is not final is replaced by the next. */
  readonly captions: readonly Caption[];
  /** The last 1,000, the newest last. */
  readonly messages: readonly Message[];
  /** By uuid; of hosts alone. */
  readonly breakouts: ReadonlyMap<string, BreakoutRoom>;
  /** Where one's media belongs: `main`, or a room's uuid, by `breakout_refer`. */
  readonly media_room: string;
  /** The banner; empty: none. */
  readonly message_text: string;
  readonly classification: Conference['classification'];
  /** Undefined: none. */
  readonly splash_screen: string | undefined;
  /** Once it is over. */
  readonly left: { readonly reason: LeaveReason; readonly message: string } | undefined;
}

/** The room where one's media is: what is presented there is what one sees. */
export const mediaRoom = (state: PexipState): Room =>
  state.breakouts.get(state.media_room) ?? state;

/** Oneself in that room; undefined: not told yet. */
export const mediaSelf = ({ breakouts, media_room, self }: PexipState): Participant | undefined => {
  const room = breakouts.get(media_room);
  return room ? room.participants.get(room.participant_uuid ?? '') : self;
};
