/** The attributes that only permalink mode has, beside those of the link. */
import { identity, oneOf } from '../../../meeting/option.ts';
import { meetingLink } from '../../../wire/url.ts';
import { API_ORIGIN } from '../client/eyeson-client.ts';

export const permalinkOptions = {
  /** `permalink`: waits until the meeting runs or, for a host, offers to start it; then opens the link. */
  mode: identity(oneOf('permalink')),
  /** Where the permalink API is: the token goes there. Default: `https://api.eyeson.team`. */
  api: meetingLink(API_ORIGIN, /^https?:\/\/[^/?#]+\/?$/i, "the API's origin,"),
};
