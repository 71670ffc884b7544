/** The options of a meeting, as `options[…]`: each once. @see https://docs.eyeson.com/docs/rest/references/room */
import { boolean, integer, oneOf, text, type Option } from '../../../meeting/option.ts';
import { allOptional } from './fields.ts';

/** Languages that Eyeson speaks. */
export const locale = oneOf('en', 'de', 'fr');

export const webAddress = text('an http(s) URL', /^https?:\/\/[^\s/]/);

/** In px of the meeting's picture. */
const pixels = integer(0, 9999);

/** An empty id keeps its spot free. */
const userIds: Option<readonly string[]> = {
  wanted: 'a list of user ids',
  read: (raw) => raw.split(','),
};

const options = allOptional({
  /** Show names in the video. Default: true. */
  show_names: boolean,
  /** Show Eyeson's logo. Default: true. */
  show_label: boolean,
  /** Where the button that leaves leads to. Default: nowhere. */
  exit_url: webAddress,
  /** Allow recordings. Default: true. */
  recording_available: boolean,
  /** Allow broadcasts. Default: true. */
  broadcast_available: boolean,
  /** Offer moving pictures as reactions. Default: true. */
  reaction_available: boolean,
  /** Allow other layouts. Default: true. */
  layout_available: boolean,
  /** Give out a guest token. Default: true. */
  guest_token_available: boolean,
  /** Allow locking the meeting. Default: false. */
  lock_available: boolean,
  /** Allow removing participants. Default: true. */
  kick_available: boolean,
  /** Suggest names to guests. Default: true. */
  suggest_guest_names: boolean,
  /** Forward video instead of composing it: `ptp`, of two people; `screencast`, of a presentation, too. Default: `ptp`. */
  sfu_mode: oneOf('ptp', 'screencast', 'disabled'),
  /** A picture of 16 to 9. Its default differs between Eyeson's documents: say it. */
  widescreen: boolean,
  /** Behind the video. Default: `#121212`. */
  background_color: text('a colour like #121212', /^#[\da-f]{6}$/i),
  /** Names of those who send no video. Default: `audio_only`. */
  audio_insert: oneOf('enabled', 'disabled', 'audio_only'),
  /** `auto`: Eyeson fills free spots. Default: `auto`. */
  layout: oneOf('auto', 'custom'),
  /** A named layout, such as `present-lower-3`. */
  layout_name: text(),
  /** Who is where, by user id. */
  layout_users: userIds,
  /** A layout of one's own: a JSON list of up to ten boxes, each `[x, y, width, height, fit]`. */
  layout_map: text('a JSON list', /^\[.*\]$/s),
  /** Who speaks takes a spot. Default: false. */
  voice_activation: boolean,
});

const customFields = allOptional({
  /** Language of the interface. */
  locale,
  /** A logo of one's own. */
  logo: webAddress,
  /** Hide the chat. Default: false. */
  hide_chat: boolean,
  /** Offer virtual backgrounds. Default: false. */
  virtual_background: boolean,
  /** Offer them to guests, too. Default: false. */
  virtual_background_allow_guest: boolean,
  /** A background to choose. */
  virtual_background_image: webAddress,
});

export const meetingOptions = {
  ...options,
  /** Where those names are. */
  audio_insert_position: allOptional({ x: pixels, y: pixels }),
  custom_fields: customFields,
};
