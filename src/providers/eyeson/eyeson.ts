/** Eyeson permalinks. @see https://docs.eyeson.com/docs/rest/advanced/permalink_api */
import { identity, secret, text } from '../../meeting/option.ts';
import { defineProvider } from '../../meeting/provider.ts';
import { meetingLink } from '../../wire/url.ts';

const ORIGIN = 'https://app.eyeson.team';
const token = () => identity(secret(text('a token', /^\w+$/)));

export const provider = defineProvider({
  name: 'eyeson',
  label: 'Eyeson',
  // The vendor's own list. @see https://docs.eyeson.com/docs/sdks/iframe/eyeson-iframe-sdk
  allow:
    'camera; microphone; fullscreen; speaker-selection; display-capture; picture-in-picture; web-share; autoplay; hid; clipboard-write; geolocation; compute-pressure',
  options: {
    /** A `gui` or `guest_join` link, passed on byte for byte. A `gui` link is the host's secret. */
    src: identity(secret(meetingLink(ORIGIN))),
    /** A guest token, instead of `src`. */
    guest: token(),
    /** A host's token, instead of `src`. */
    user_token: {
      ...token(),
      propertyOnly: "it is the host's secret",
    },
  },
  modes: { permalink: () => import('./permalink-mode.ts') },
  required: (values) => ('guest' in values || 'user_token' in values ? [] : ['src']),
  buildUrl: ({ src, guest, user_token }) =>
    src ?? `${ORIGIN}/permalink?${user_token ?? 'guest=' + guest}`,
});
