/** Eyeson permalinks. @see https://docs.eyeson.com/docs/rest/advanced/permalink_api */
import { identity, secret, text } from '../attributes.ts';
import { defineProvider, meetingLink, meetingUrl, onOrigin, wrong } from './provider.ts';

const ORIGIN = 'https://app.eyeson.team';

export const eyeson = defineProvider({
  name: 'eyeson',
  label: 'Eyeson',
  // The vendor's own list. @see https://docs.eyeson.com/docs/sdks/iframe/eyeson-iframe-sdk
  allow:
    'camera; microphone; fullscreen; speaker-selection; display-capture; picture-in-picture; web-share; autoplay; hid; clipboard-write; geolocation; compute-pressure',
  options: {
    /** A `gui` or `guest_join` link, passed on byte for byte. A `gui` link is the host's secret. */
    src: identity(secret(meetingLink())),
    /** A guest token, instead of `src`. */
    guest: identity(secret(text(/^\w+$/, 'a guest token'))),
    /** A host's token, instead of `src`. */
    user_token: {
      ...identity(secret(text(/^\w+$/, 'a user token'))),
      propertyOnly: "it is the host's secret, and anyone who sees the page can read attributes",
    },
  },
  buildUrl({ src, guest, user_token, allowedOrigins }) {
    if (src) return onOrigin(src, ORIGIN, allowedOrigins);
    const permalink = ORIGIN + '/permalink';
    return user_token
      ? `${permalink}?${user_token}`
      : meetingUrl(permalink, {
          guest: guest ?? wrong('src', 'a permalink, or a guest token in guest'),
        });
  },
});
