/**
 * THE TABLE of requests of the Pexip client REST API: each once. Methods, paths, checks and types derive from it.
 * A row's path is its name where none is given. Names are the API's own.
 * @see https://docs.pexip.com/api_client/api_rest.htm
 */
import {
  boolean,
  dictionaryOf,
  listOf,
  objectOf,
  optional,
  orNull,
  path,
  record,
  secret,
  segment,
  string,
  within,
  word,
} from './argument.ts';
import { anything, dictionary, either, nullable, shape, text } from '../../../wire/json-reader.ts';
import { list } from './bounded-readers.ts';
import { ask, bytes, get, post } from './request-row.ts';
import {
  annotatedLayout,
  classification,
  conference,
  listedParticipant,
  sdpAnswer,
} from './wire.ts';

export type { Methods, Request, RequestOptions } from './request-row.ts';

/** A name of the text, or of a custom layout of the theme. */
export type LayoutName =
  | ('1:0' | '1:1' | '1:7' | '1:21' | '1:33' | '2:21' | '2x2' | '3x3' | '4x4' | '5x5')
  | ('one_main_nine_around' | 'one_main_twelve_around' | 'two_mains_eight_around')
  | ('ac' | 'teams')
  | (string & {});
const layoutName = segment as {
  wanted: string;
  accepts(value: unknown): boolean;
  type?: LayoutName;
};
const mediaType = word('video', 'video-only', 'audio');
const chat = { type: word('text/plain', 'application/json'), payload: string };
const digits = { digits: string };
const cameraControl = {
  action: word('start', 'stop', 'continue'),
  movement: listOf(
    objectOf({
      axis: word('pan', 'tilt', 'zoom'),
      direction: word('left', 'right', 'up', 'down', 'in', 'out'),
    }),
  ),
  /** In ms. Recommended: 1000 to start, 200 to continue. */
  timeout: within(0, Infinity),
};
const statistics = {
  audio: optional(record),
  video: optional(record),
  presentation: optional(record),
};

/** How a participant comes in, stays and goes: the client's `join()`, `refresh_token()` and `leave()` send these. */
export const clientRequests = {
  request_token: ask(anything, {
    display_name: string,
    call_tag: optional(string),
    direct_media: optional(boolean),
    /** Uuid of one of the identity providers asked for. */
    chosen_idp: optional(segment),
    /** What the identity provider's way back brought. */
    sso_token: secret(optional(segment)),
    /** The alias wanted behind a Virtual Reception. */
    conference_extension: optional(segment),
    /** Beyond the text: the one-time token of `refer`. */
    token: secret(optional(segment)),
    client_id: optional(string),
    supports_direct_chat: optional(boolean),
  }),
  refresh_token: ask(anything),
  release_token: post(),
};

/** On the conference, and under a breakout room. */
export const conferenceRequests = {
  /** Dials out. @returns Uuids of the new participants, of which one at most answers. */
  dial: ask(list(text), {
    role: word('HOST', 'GUEST'),
    destination: segment,
    protocol: word('sip', 'h323', 'rtmp', 'mssip', 'auto'),
    presentation_url: optional(string),
    streaming: optional(word('yes', 'no')),
    dtmf_sequence: optional(string),
    source_display_name: optional(string),
    source: optional(string),
    call_type: optional(mediaType),
    keep_conference_alive: optional(
      word(
        'keep_conference_alive',
        'keep_conference_alive_if_multiple',
        'keep_conference_alive_never',
      ),
    ),
    remote_display_name: optional(string),
    text: optional(string),
  }),
  conference_status: get(conference),
  lock: post(),
  unlock: post(),
  start_conference: post(),
  muteguests: post(),
  unmuteguests: post(),
  set_guests_can_unmute: post({ setting: boolean }),
  /** Disconnects everyone, oneself as well; under a breakout room: closes it. */
  disconnect: post(),
  /** Sends once: a message that fails is never sent later. */
  message: post(chat),
  participants: get(list(listedParticipant)),
  /** Changes add up; `{ transforms: {} }` resets them. */
  transform_layout: post({
    transforms: objectOf({
      layout: optional(layoutName),
      host_layout: optional(layoutName),
      /** In a Virtual Auditorium alone. */
      guest_layout: optional(layoutName),
      enable_extended_ac: optional(boolean),
      streaming_indicator: optional(boolean),
      recording_indicator: optional(boolean),
      transcribing_indicator: optional(boolean),
      enable_active_speaker_indication: optional(boolean),
      enable_overlay_text: optional(boolean),
      streaming: optional(
        objectOf({
          layout: optional(layoutName),
          waiting_screen_enabled: optional(boolean),
          indicators_enabled: optional(boolean),
          presentation_in_mix: optional(boolean),
        }),
      ),
      free_form_overlay_text: optional(listOf(string)),
    }),
  }),
  clearallbuzz: post(),
  clearspotlights: post(),
  silent_video_detection: post({
    config: objectOf({
      enable: optional(boolean),
      /** In s. */
      silent_after: optional(within(1, 120)),
      require_no_faces: optional(boolean),
      /** In s. */
      reactivate_after: optional(within(1, 5)),
    }),
  }),
  set_classification_level: post({ level: within(-Infinity, Infinity) }),
  get_classification_level: get(classification),
  /** Null: the theme is the default one. */
  theme: get(nullable(dictionary(anything))),
  theme_resource: bytes('theme/{resource_path}', { resource_path: path }),
  /**
   * A mix for oneself, `main.!personal`, and its layout. Beyond the text: as Pexip's own clients ask for it, where
   * the participant has `can_receive_personal_mix`.
   */
  video_mix_create: post({ mix_name: segment }, 'video_mixes/create'),
  video_mix_configure: post(
    { mix_name: segment, transform_layout: objectOf({ layout: optional(layoutName) }) },
    'video_mixes/{mix_name}/configure',
  ),
  video_mix_delete: post({ mix_name: segment }, 'video_mixes/{mix_name}/delete'),
  /** @returns Names, or with `annotate` names with tags. */
  available_layouts: get(list(either(text, annotatedLayout)), { annotate: optional(boolean) }),
  layout_svgs: get(dictionary(text)),
  breakouts: ask(shape({ breakout_uuid: text }), {
    name: string,
    /** In s; 0: until it is closed. */
    duration: optional(within(0, Infinity)),
    end_action: optional(word('disconnect', 'transfer')),
    /** Who goes there: uuids by the room they are in, `main` or its uuid. */
    participants: optional(dictionaryOf(listOf(string))),
    guests_allowed_to_leave: optional(boolean),
  }),
  set_message_text: post({ text: string }),
  get_message_text: get(shape({ text: nullable(text), set_time: nullable(text) })),
  set_pinning_config: post({ pinning_config: string }),
  get_pinning_config: get(shape({ pinning_config: nullable(text) })),
};

/** On a participant, and on one in a breakout room. */
export const participantRequests = {
  disconnect: post(),
  mute: post(),
  unmute: post(),
  video_muted: post(),
  video_unmuted: post(),
  client_mute: post(),
  client_unmute: post(),
  allowrxpresentation: post(),
  denyrxpresentation: post(),
  spotlighton: post(),
  spotlightoff: post(),
  /** Lets it in from the waiting room. */
  unlock: post(),
  dtmf: post(digits),
  message: post(chat),
  /** @returns An answer; with an empty `sdp` in direct media the other side is not there yet. */
  calls: ask(sdpAnswer, {
    call_type: word('WEBRTC'),
    sdp: string,
    fecc_supported: optional(boolean),
    media_type: optional(mediaType),
    present: optional(word('main')),
  }),
  show_live_captions: post(),
  hide_live_captions: post(),
  overlaytext: post({ text: string }),
  pres_in_mix: post({ state: boolean }),
  role: post({ role: word('chair', 'guest') }),
  fecc: post(cameraControl),
  buzz: post(),
  clearbuzz: post(),
  transfer: post({
    role: word('guest', 'host'),
    conference_alias: segment,
    pin: secret(optional(string)),
  }),
  take_floor: post(),
  release_floor: post(),
  avatar_jpg: bytes('avatar.jpg', {}),
  statistics: post(statistics),
  /** Width by height. */
  preferred_aspect_ratio: post({ aspect_ratio: within(0, 2) }),
  layout_group: post({ layout_group: string }),
  /** Replaces the list; an empty one: `main` alone. */
  send_to_audio_mixes: post({ mixes: listOf(objectOf({ mix_name: segment, prominent: boolean })) }),
  /** Null: no audio. */
  receive_from_audio_mix: post({ mix_name: orNull(segment) }),
  /** Beyond the text: somebody who was thought to be away is there. */
  notify_not_afk: post(),
};

/** On a call of a participant. */
export const callRequests = {
  /**
   * Starts media. `sdp`: the answer to `new_offer`, in direct media. Beyond the text: `offer_ignored`, with that word
   * as `sdp`: there is no answer, and the other side need not wait for one.
   */
  ack: post({ sdp: optional(string), offer_ignored: optional(boolean) }),
  disconnect: post(),
  dtmf: post(digits),
  /** An empty candidate is the end of them. */
  new_candidate: post({
    candidate: string,
    mid: string,
    ufrag: optional(string),
    pwd: secret(optional(string)),
  }),
  /** The answer is an SDP, bare or in an object; read as an object either way. */
  update: ask(
    either(sdpAnswer, (value) => (typeof value === 'string' ? { sdp: value } : undefined)),
    { sdp: string, fecc_supported: optional(boolean) },
  ),
  fecc: post(cameraControl),
  /** Beyond the text: where Pexip's own clients post them. */
  statistics: post(statistics),
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
