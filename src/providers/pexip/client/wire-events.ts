/**
 * THE TABLE of events: those a node sends, each with its reader, and the client's own.
 * @see https://docs.pexip.com/api_client/api_rest.htm#server_sent
 */
import type { MeetingError } from '../../../meeting/errors.ts';
import type { ReadBy, Reader } from '../../../wire/json-reader.ts';
import {
  anything,
  isRecord,
  nullable,
  number,
  shape,
  text as wholeText,
  word,
} from '../../../wire/json-reader.ts';
import { list, text } from './bounded-readers.ts';
import type { LeaveReason, Status } from './pexip-state.ts';
import type { Participant } from './wire.ts';
import {
  caption,
  conference,
  layout,
  message,
  participant,
  presentation,
  speaker,
} from './wire.ts';

/** Says what it says by coming. A payload, if it has one, stays. */
const nothing: Reader<unknown> = (value) =>
  isRecord(value) && Object.keys(value).length === 0 ? null : value;
const sdp = shape({ sdp: wholeText });
/** Null: the room ends by itself. */
const room = shape({ breakout_uuid: text, participant_uuid: text });
const reason = shape({ reason: text });

export const wireEvents = {
  presentation_start: presentation,
  presentation_stop: nothing,
  /** `id`: what `presentation_jpeg({ id })` wants. */
  presentation_frame: shape({ id: text }),
  participant_create: participant,
  participant_update: participant,
  participant_delete: shape({ uuid: text }),
  participant_sync_begin: nothing,
  participant_sync_end: nothing,
  conference_update: conference,
  layout,
  live_captions: caption,
  message_received: message,
  stage: list(speaker),
  call_disconnected: shape({ call_uuid: text, reason: text }),
  disconnect: reason,
  /** Null: show none. */
  splash_screen: nullable(
    shape({
      screen_key: word(
        'direct_media_welcome',
        'direct_media_waiting_for_host',
        'direct_media_other_participants_audio_only',
        'direct_media_escalate',
        'direct_media_deescalate',
      ),
    }),
  ),
  new_offer: sdp,
  update_sdp: sdp,
  /** An empty candidate is the end of them. */
  new_candidate: shape({ candidate: text, mid: text, ufrag: text, pwd: text }),
  peer_disconnect: nothing,
  /** The client goes there by itself, unless a listener calls `preventDefault()`. */
  refer: shape({ alias: text, breakout_name: text }),
  breakout_begin: room,
  /** An event within a room: `data` is read as that event's is. */
  breakout_event: shape({ breakout_uuid: text, event: text, data: anything, id: nullable(text) }),
  breakout_end: room,
  /** A host takes its media to that room, or to `main`. */
  breakout_refer: shape({ breakout_uuid: text, breakout_name: text }),
  /** Beyond the text, from here on. */
  presentation_ended: anything,
  cancel_refer: anything,
  on_hold: anything,
  fecc: shape({
    action: word('start', 'stop', 'continue'),
    /** In ms. */
    timeout: number,
    movement: list(
      shape({
        axis: word('pan', 'tilt', 'zoom'),
        direction: word('left', 'right', 'up', 'down', 'in', 'out'),
      }),
    ),
  }),
  refresh_token: nothing,
  bye: nothing,
};
export type WireEventName = keyof typeof wireEvents;

/** Details of the client's own events. */
export interface ClientEventDetails {
  /** Joined, waiting, left …: `client.state.status` has changed. */
  state: { readonly status: Status };
  /**
   * The event stream is lost; nothing is known of what happens until `reconnected`. `expired`: the token with it, and
   * the client asks to come in again, with the answers it has.
   */
  reconnecting: { readonly cause: 'closed' | 'silent' | 'failed' | 'expired' };
  /** Let in again, as another participant, with a grant of its own; `reconnected` follows. Media begins anew. */
  rejoined: { readonly alias: string };
  /** The stream is back; the roster follows, as events of what has changed. */
  reconnected: { readonly attempts: number };
  /** The client is in another conference: roster, self and grant are that one's. */
  transferred: { readonly alias: string; readonly breakout_name: string };
  /** The other conference did not let it in; it is where it was. */
  'transfer-failed': { readonly alias: string; readonly error: MeetingError };
  /** It is over. `message`: the node's own words, if it had any. */
  left: { readonly reason: LeaveReason; readonly message: string };
  /**
   * Something came that could not be read; delivered as far as it could. Once for each kind. `text`: the payload where
   * it is no JSON, or an event that tells of nobody; its beginning, and without what is secret.
   */
  'wire-invalid': { readonly error: MeetingError; readonly text?: string };
  /** An event that is not in the table. */
  unknown: { readonly event: string; readonly data: unknown; readonly id: string };
}

/**
 * `raw`: the payload as it came, new fields and values of new types included, without what is secret; made when asked
 * for, and in no copy of the detail. Undefined where no event of the node's stands behind it.
 */
export interface WithRaw {
  readonly raw?: unknown;
}
type Detail<K extends WireEventName> = K extends 'participant_create' | 'participant_update'
  ? Participant & WithRaw
  : ReadBy<(typeof wireEvents)[K]> extends infer D
    ? D extends object
      ? D & WithRaw
      : D
    : never;
/** The details of every event by name. Wire events: the payload, frozen. */
export type PexipEventDetails = { readonly [K in WireEventName]: Detail<K> } & ClientEventDetails;
export type PexipEventName = keyof PexipEventDetails;
export type PexipEvent<K extends PexipEventName = PexipEventName> = K extends PexipEventName
  ? CustomEvent<PexipEventDetails[K]> & {
      readonly type: K;
    }
  : never;
export type PexipEventMap = { readonly [K in PexipEventName]: PexipEvent<K> };
