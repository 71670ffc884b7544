/** THE TABLES of requests on a participant, and on a call of one. */
import {
  trueOrFalse,
  listOf,
  objectOf,
  orNull,
  segment,
  string,
  within,
  wordLike,
} from '../../../meeting/json-option.ts';
import { optional, secret } from '../../../meeting/option.ts';
import { either } from '../../../wire/json-reader.ts';
import { cameraControl, chat, digits, mediaType, statistics } from './request-arguments.ts';
import { ask, bytes, post } from './request-row.ts';
import { sdpAnswer } from './wire.ts';

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
    call_type: wordLike('WEBRTC'),
    sdp: string,
    fecc_supported: optional(trueOrFalse),
    media_type: optional(mediaType),
    present: optional(wordLike('main')),
  }),
  show_live_captions: post(),
  hide_live_captions: post(),
  overlaytext: post({ text: string }),
  pres_in_mix: post({ state: trueOrFalse }),
  role: post({ role: wordLike('chair', 'guest') }),
  fecc: post(cameraControl),
  buzz: post(),
  clearbuzz: post(),
  transfer: post({
    role: wordLike('guest', 'host'),
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
  send_to_audio_mixes: post({
    mixes: listOf(objectOf({ mix_name: segment, prominent: trueOrFalse })),
  }),
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
  ack: post({ sdp: optional(string), offer_ignored: optional(trueOrFalse) }),
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
    { sdp: string, fecc_supported: optional(trueOrFalse) },
  ),
  fecc: post(cameraControl),
  /** Beyond the text: where Pexip's own clients post them. */
  statistics: post(statistics),
};
