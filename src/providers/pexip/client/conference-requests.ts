/** THE TABLE of requests on a conference, and under a breakout room. */
import {
  trueOrFalse,
  dictionaryOf,
  listOf,
  objectOf,
  path,
  segment,
  string,
  within,
  wordLike,
} from '../../../meeting/json-option.ts';
import { optional, type Option } from '../../../meeting/option.ts';
import { anything, dictionary, either, nullable, shape, text } from '../../../wire/json-reader.ts';
import { list } from './bounded-readers.ts';
import { chat, mediaType } from './request-arguments.ts';
import { ask, bytes, get, post } from './request-row.ts';
import { annotatedLayout, classification, conference, listedParticipant } from './wire.ts';

/** A name of the text, or of a custom layout of the theme. */
export type LayoutName =
  | ('1:0' | '1:1' | '1:7' | '1:21' | '1:33' | '2:21' | '2x2' | '3x3' | '4x4' | '5x5')
  | ('one_main_nine_around' | 'one_main_twelve_around' | 'two_mains_eight_around')
  | ('ac' | 'teams')
  | (string & {});
const layoutName: Option<LayoutName> = segment;
export const conferenceRequests = {
  /** Dials out. @returns Uuids of the new participants, of which one at most answers. */
  dial: ask(list(text), {
    role: wordLike('HOST', 'GUEST'),
    destination: segment,
    protocol: wordLike('sip', 'h323', 'rtmp', 'mssip', 'auto'),
    presentation_url: optional(string),
    streaming: optional(wordLike('yes', 'no')),
    dtmf_sequence: optional(string),
    source_display_name: optional(string),
    source: optional(string),
    call_type: optional(mediaType),
    keep_conference_alive: optional(
      wordLike(
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
  set_guests_can_unmute: post({ setting: trueOrFalse }),
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
      enable_extended_ac: optional(trueOrFalse),
      streaming_indicator: optional(trueOrFalse),
      recording_indicator: optional(trueOrFalse),
      transcribing_indicator: optional(trueOrFalse),
      enable_active_speaker_indication: optional(trueOrFalse),
      enable_overlay_text: optional(trueOrFalse),
      streaming: optional(
        objectOf({
          layout: optional(layoutName),
          waiting_screen_enabled: optional(trueOrFalse),
          indicators_enabled: optional(trueOrFalse),
          presentation_in_mix: optional(trueOrFalse),
        }),
      ),
      free_form_overlay_text: optional(listOf(string)),
    }),
  }),
  clearallbuzz: post(),
  clearspotlights: post(),
  silent_video_detection: post({
    config: objectOf({
      enable: optional(trueOrFalse),
      /** In s. */
      silent_after: optional(within(1, 120)),
      require_no_faces: optional(trueOrFalse),
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
  available_layouts: get(list(either(text, annotatedLayout)), { annotate: optional(trueOrFalse) }),
  layout_svgs: get(dictionary(text)),
  breakouts: ask(shape({ breakout_uuid: text }), {
    name: string,
    /** In s; 0: until it is closed. */
    duration: optional(within(0, Infinity)),
    end_action: optional(wordLike('disconnect', 'transfer')),
    /** Who goes there: uuids by the room they are in, `main` or its uuid. */
    participants: optional(dictionaryOf(listOf(string))),
    guests_allowed_to_leave: optional(trueOrFalse),
  }),
  set_message_text: post({ text: string }),
  get_message_text: get(shape({ text: nullable(text), set_time: nullable(text) })),
  set_pinning_config: post({ pinning_config: string }),
  get_pinning_config: get(shape({ pinning_config: nullable(text) })),
};
