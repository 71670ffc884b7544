/**
 * THE TABLES of requests of the Pexip client REST API: each once. Methods, paths, checks and types derive from them.
 * A row's path is its name where none is given. Names are the API's own.
 * @see https://docs.pexip.com/api_client/api_rest.htm
 */
import { trueOrFalse, listOf, segment, string } from '../../../meeting/json-option.ts';
import { optional, secret } from '../../../meeting/option.ts';
import { anything, text } from '../../../wire/json-reader.ts';
import { chat } from './request-arguments.ts';
import { ask, bytes, get, post } from './request-row.ts';

export { conferenceRequests } from './conference-requests.ts';
export { callRequests, participantRequests } from './participant-requests.ts';
export type { LayoutName } from './conference-requests.ts';
export type { Methods, Request, RequestOptions } from './request-row.ts';

/** How a participant comes in, stays and goes: the client's `join()`, `refresh_token()` and `leave()` send these. */
export const clientRequests = {
  request_token: ask(anything, {
    display_name: string,
    call_tag: optional(string),
    direct_media: optional(trueOrFalse),
    /** Uuid of one of the identity providers asked for. */
    chosen_idp: optional(segment),
    /** What the identity provider's way back brought. */
    sso_token: secret(optional(segment)),
    /** The alias wanted behind a Virtual Reception. */
    conference_extension: optional(segment),
    /** Beyond the text: the one-time token of `refer`. */
    token: secret(optional(segment)),
    client_id: optional(string),
    supports_direct_chat: optional(trueOrFalse),
  }),
  refresh_token: ask(anything),
  release_token: post(),
};

const moveParticipants = post(
  { breakout_uuid: segment, participants: listOf(string) },
  'participants/breakout',
);

/** Of the main room, about breakout rooms. */
export const breakoutsRequests = {
  /** Brings everyone back from every room; the rooms stay. */
  breakouts_empty: post({}, 'breakouts/empty'),
  /** Asks for help, from within a room. */
  breakoutbuzz: post(),
  clearbreakoutbuzz: post(),
  leavebreakout: post(),
  /** Moves the participants named to a room, by its uuid. Beyond the text, which has it from a room: what nodes take. */
  breakout_move: moveParticipants,
  /** Beyond the text, from here on: a message to everyone in every room. */
  breakouts_message: post(chat, 'breakouts/message'),
  /** Closes every room. */
  breakouts_disconnect: post({}, 'breakouts/disconnect'),
};

/** On a breakout room, beside every request of a conference. */
export const breakoutRequests = {
  breakout_close: post({}, 'disconnect'),
  clearbreakoutbuzz: post(),
  /** Moves the participants named, or everyone. `main`, `previous`, or a room's uuid. */
  breakout_move: moveParticipants,
  /** Beyond the text. @returns A token that lets one guest in, once: `join({ token })` with the room's alias. */
  request_guest_token: ask(text),
};

/** On the node itself, without a token. */
export const nodeRequests = {
  /** `OK`. In maintenance: `request-failed` with status 503. */
  status: get(text),
};

/** Pictures of a presentation. `id`: that of the `presentation_frame` event. */
export const resourceRequests = {
  presentation_jpeg: bytes('presentation.jpeg', { id: segment }),
  presentation_high_jpeg: bytes('presentation_high.jpeg', { id: segment }),
};

/** The event stream's path; read by `EventStream`. */
export const EVENTS = 'events';
