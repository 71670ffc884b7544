/**
 * Shapes on the wire of the Pexip client REST API: what a node sends, with units. Names are the API's own.
 * Fields marked "beyond the text" are sent by real nodes and not documented.
 * @see https://docs.pexip.com/api_client/api_rest.htm
 */
import type { ReadBy, Reader } from '../../../wire/json-reader.ts';
import {
  anything,
  dictionary,
  either,
  flag,
  isRecord,
  nullable,
  number,
  shape,
  text as wholeText,
  word,
  yesNo,
} from '../../../wire/json-reader.ts';
import { list, text } from './bounded-readers.ts';

/** @see https://docs.pexip.com/api_client/api_rest.htm#ducking */
export const audioMix = shape({ mix_name: nullable(text), prominent: flag });
export type AudioMix = ReadBy<typeof audioMix>;

/** A participant as in `participant_create`. @see https://docs.pexip.com/api_client/api_rest.htm#participant_create */
export const participant = shape({
  /** Names the participant in every request. Never missing in the roster. */
  uuid: text,
  display_name: text,
  /** Shown in the picture in place of `display_name`. */
  overlay_text: text,
  /** `chair`: a host. */
  role: word('chair', 'guest'),
  service_type: word(
    'connecting',
    'waiting_room',
    'ivr',
    'conference',
    'lecture',
    'gateway',
    'test_call',
  ),
  /** When it joined: Unix time in s, with or without decimals. */
  start_time: number,
  /** When it raised its hand: Unix time in s; 0: the hand is down. */
  buzz_time: number,
  /** When it was spotlighted: Unix time in s; 0: it is not. The smallest comes first. */
  spotlight: number,
  /** Seconds since it last spoke. */
  last_spoken_time: number,
  /** Muted by a host. */
  is_muted: yesNo,
  /** Muted by itself. */
  is_client_muted: flag,
  is_video_muted: flag,
  is_presenting: yesNo,
  is_audio_only_call: yesNo,
  is_video_call: yesNo,
  /** Moved away from the camera. */
  is_video_silent: flag,
  /** Its video is lost. */
  is_main_video_dropped_out: flag,
  has_media: flag,
  is_external: flag,
  is_conjoined: flag,
  is_idp_authenticated: flag,
  /** A stream or a recording. */
  is_streaming_conference: flag,
  show_live_captions: flag,
  needs_presentation_in_mix: flag,
  disconnect_supported: yesNo,
  fecc_supported: yesNo,
  mute_supported: yesNo,
  presentation_supported: yesNo,
  transfer_supported: yesNo,
  rx_presentation_policy: word('ALLOW', 'DENY'),
  call_direction: word('in', 'out'),
  call_tag: text,
  encryption: word('On', 'Off'),
  external_node_uuid: text,
  layout_group: text,
  local_alias: text,
  /** Empty for guests. */
  protocol: word('api', 'webrtc', 'sip', 'rtmp', 'h323', 'teams', 'mssip', ''),
  receive_from_audio_mix: text,
  send_to_audio_mixes: list(audioMix),
  /** Empty for guests. */
  uri: text,
  /** Empty for guests. */
  vendor: text,
  /** Beyond the text, from here on. */
  is_on_hold: flag,
  is_tx_muted: flag,
  is_recording: flag,
  is_public_streaming: flag,
  is_transcribing: flag,
  is_ai_enabled: flag,
  is_transferring: flag,
  supports_direct_chat: flag,
  can_receive_personal_mix: flag,
  /** Where one's main video comes from: `main`, or a mix of one's own with a layout of its own. */
  receive_from_video_mix: shape({
    mix_name: text,
    mix_config: shape({ transform_layout: shape({ layout: text }) }),
  }),
  studiosound_enabled: flag,
  api_url: text,
});
/** One without a uuid is told of as `wire-invalid`, and is no participant. */
export type Participant = ReadBy<typeof participant> & { readonly uuid: string };

const isNamed = (read: ReadBy<typeof participant> | undefined): read is Participant =>
  read?.uuid !== undefined;
/** One of a list that was asked for: without a uuid it could be named in no request, and is none. */
export const listedParticipant: Reader<Participant> = (value, flaws) => {
  const read = participant(value, flaws);
  return isNamed(read) ? read : undefined;
};

/** The themes' levels by key, and the one that applies; null: none. */
export const classification = shape({
  levels: dictionary(text),
  current: nullable(number),
});
export type Classification = ReadBy<typeof classification>;

/** A call for help from a breakout room. */
export const breakoutbuzz = shape({
  value: flag,
  /** Unix time in s. */
  time: number,
});

/** `conference_update` and `conference_status`. */
export const conferenceFields = {
  locked: flag,
  guests_muted: flag,
  all_muted: flag,
  guests_can_unmute: nullable(flag),
  presentation_allowed: flag,
  /** False: guests wait for a host. */
  started: flag,
  live_captions_available: flag,
  direct_media: flag,
  classification: nullable(classification),
  /** The banner; null or empty: none. */
  message_text: nullable(text),
  pinning_config: nullable(text),
  /** Whether rooms can be opened. */
  breakout_rooms: flag,
  /** Beyond the text: this is a room. */
  breakout: flag,
  breakout_name: text,
  breakout_description: text,
  end_action: word('transfer', 'disconnect'),
  /** When the room closes: Unix time in s; 0: never by itself. */
  end_time: number,
  breakout_guests_allowed_to_leave: flag,
  breakoutbuzz,
};
export const conference = shape(conferenceFields);
export type Conference = ReadBy<typeof conference>;

/** A layout by name, or by screen and role. */
const requestedLayout = either(text, dictionary(anything));

/** `layout`: what this participant sees. */
export const layout = shape({
  /** `1:7`, `4:0`, `5:7`, `ac_presentation_in_mix` … Requests call some of them otherwise: `2x2`, `ac`. */
  view: text,
  /** Uuids, the main speaker first; empty without media. */
  participants: list(text),
  requested_layout: requestedLayout,
  overlay_text_enabled: flag,
  /** Beyond the text; null: present. */
  pres_slot_coords: anything,
});
export type Layout = ReadBy<typeof layout>;

/** One of `stage`: who speaks. */
export const speaker = shape({
  participant_uuid: text,
  /** 0: the last to speak. */
  stage_index: number,
  /** 0: silent; 100: speaking. */
  vad: number,
});
export type Speaker = ReadBy<typeof speaker>;

export const presentation = shape({
  presenter_name: text,
  presenter_uri: text,
  /** Beyond the text. */
  presenter_uuid: text,
  /** `static`: pictures only. */
  source: word('video', 'static'),
});
export type Presentation = ReadBy<typeof presentation>;

const chat = {
  /** The sender's name. */
  origin: text,
  /** The sender's uuid. */
  uuid: text,
  type: word('text/plain', 'application/json'),
  /** True: to this participant alone. */
  direct: flag,
};
const readable = shape({ ...chat, payload: text });
/** What is for programs is of no use when cut. */
const machine = shape({ ...chat, payload: wholeText });
export const message: Reader<ReadBy<typeof readable>> = (value, flaws) =>
  (isRecord(value) && value.type === 'application/json' ? machine : readable)(value, flaws);
export type Message = ReadBy<typeof message>;

export const caption = shape({ data: text, is_final: flag });
export type Caption = ReadBy<typeof caption>;

/** A STUN server; of real nodes `url`, in the text an address. */
const stunServer = either(text, shape({ url: text, urls: either(text, list(text)) }));
export const turnServer = shape({
  urls: list(wholeText),
  username: wholeText,
  credential: wholeText,
});
export type TurnServer = ReadBy<typeof turnServer>;

/** An identity provider to choose. */
export const identityProvider = shape({ name: text, uuid: text, img: text });
export type IdentityProvider = ReadBy<typeof identityProvider>;

/** The answer to `request_token`; `token` and `expires` are read apart and never in it. */
export const grant = shape({
  participant_uuid: text,
  display_name: text,
  role: word('HOST', 'GUEST'),
  conference_name: text,
  service_type: word('conference', 'gateway', 'test_call'),
  current_service_type: word('conference', 'gateway', 'test_call', 'waiting_room', 'ivr'),
  call_type: word('video', 'video-only', 'audio'),
  call_tag: text,
  /** `version_id`: '29', '36'. */
  version: shape({ version_id: text, pseudo_version: text }),
  chat_enabled: flag,
  fecc_enabled: flag,
  rtmp_enabled: flag,
  analytics_enabled: flag,
  guests_can_present: flag,
  vp9_enabled: flag,
  allow_1080p: flag,
  direct_media: flag,
  use_relay_candidates_only: flag,
  stun: list(stunServer),
  turn: list(turnServer),
  /** Id of the data channel of direct media, 0 to 65534. */
  pex_datachannel_id: number,
  /** How often statistics are wanted in direct media, in ms, not always whole. */
  client_stats_update_interval: number,
  /** Beyond the text, from here on. In kbit/s. */
  bandwidth_in: number,
  bandwidth_out: number,
  trickle_ice_enabled: flag,
  breakout_rooms: flag,
  live_captions_available: flag,
  service_name: text,
  route_via_registrar: flag,
  idp_uuid: text,
});
/** What the node allows and offers. Holds the TURN credential: for the call, never for a log. */
export type Grant = ReadBy<typeof grant>;

/** Questions in place of a grant: HTTP 403, whatever its `status` says. */
export const question = shape({
  /** `required`, or `none`. */
  pin: text,
  guest_pin: text,
  /** `standard`, `mssip`; `required` puts the kind in `conference_extension_type`. */
  conference_extension: text,
  conference_extension_type: text,
  idp: list(identityProvider),
  redirect_url: wholeText,
  redirect_idp: identityProvider,
});

/** `update`: an SDP, or an object with one. `offer_ignored`: both ends had sent an offer, and the other's wins. */
export const sdpAnswer = shape({
  call_uuid: text,
  sdp: wholeText,
  offer_ignored: flag,
  turn: list(turnServer),
});
export type SdpAnswer = ReadBy<typeof sdpAnswer>;

/** A layout with `annotate`. */
export const annotatedLayout = shape({ name: text, tags: list(text) });
export type AnnotatedLayout = ReadBy<typeof annotatedLayout>;
