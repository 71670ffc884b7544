/** What the API answers. Read liberally: any field may be missing, and unknown ones stay. */
import {
  anything,
  dictionary,
  flag,
  list,
  nullable,
  number,
  shape,
  text,
  type ReadBy,
} from '../../../wire/json-reader.ts';

const room = shape({
  id: text,
  name: text,
  /** ISO 8601; null: the meeting is not running. */
  started_at: nullable(text),
  ready: flag,
  shutdown: flag,
  guest_token: text,
});
const user = shape({
  id: text,
  name: text,
  avatar: nullable(text),
  guest: flag,
  /** ISO 8601. */
  joined_at: nullable(text),
});
const links = shape({
  /** The request itself. */
  self: text,
  /** The host's link: a secret. */
  gui: text,
  /** The guests' link. */
  guest_join: text,
  websocket: text,
});
const common = {
  room,
  team: shape({ name: text }),
  user,
  options: dictionary(anything),
  links,
};

/** @see https://docs.eyeson.com/docs/rest/references/permalink */
export const permalink = shape({
  ...common,
  permalink: shape({
    id: text,
    /** ISO 8601. */
    created_at: text,
    /** The host's token: a secret. */
    user_token: text,
    guest_token: text,
    /** From when on the meeting can no longer be started. ISO 8601; null: never. */
    expires_at: nullable(text),
  }),
});
export type Permalink = ReadBy<typeof permalink>;

export const permalinkList = shape({
  page: number,
  limit: number,
  total: number,
  items: list(permalink),
});
export type PermalinkList = ReadBy<typeof permalinkList>;

/** One participant's way into a running meeting. @see https://docs.eyeson.com/docs/rest/references/user */
export const meetingAccess = shape({
  ...common,
  /** The participant's key to the meeting: a secret. */
  access_key: text,
  ready: flag,
  locked: flag,
});
export type MeetingAccess = ReadBy<typeof meetingAccess>;
