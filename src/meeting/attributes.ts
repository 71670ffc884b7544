/** The element's own attributes. */
import { boolean, functionOf, integer, list, oneOf, secret, text } from './option.ts';
import type { GetToken } from './token.ts';

/** The element's own attributes. Key: the attribute; its property has capitals for hyphens. */
export const attributes = {
  /** The meeting system: `immail`, `pexip`, `eyeson`, `click-to-call`, `jitsi`, `whereby`, `google-meet`, `teams`, `zoom`, or one added by `registerProvider()`. */
  provider: text(),
  /** When the meeting is opened: at once, when scrolled near, or on a click. Default: `eager`. */
  loading: oneOf('eager', 'lazy', 'click'),
  /** Open at once even where opening costs money (click-to-call with `dial`): once a page load for each call. */
  autostart: boolean,
  /** Where tokens and grants may go besides: origins for `src`, and for `address`, which lies on one of them, too, once there are any. Each as `https://host[:port]`; `https://*.example.com`: any host right below. Default: `src` on the system's own only, `address` likewise where the system's servers are known, else anywhere. */
  'allowed-origins': list(undefined, 'origins like https://vc.example.com'),
  /** Narrows what a frame may use: of what the system asks for, these features alone, as in an iframe's `allow`, without origins: `microphone; autoplay`. */
  allow: text(),
  /** Property only: a function, async if you like, that gives the participant's token, where the system takes one (`jwt`). Asked at each opening instead of that parameter, and when the system takes the token no longer. */
  getToken: secret(functionOf<GetToken>()),
  /** How long a frame may take to give a sign of life, and `getToken` to give a token, in ms. Default: 15000. Only for systems that give one. */
  'load-timeout': integer(1, 600_000),
  /** How long a command may wait until it is sent and, where the system answers, answered, in ms. Default: 10000. In native mode, what asks a person (which screen, may the camera be used) takes as long as the person does. */
  'command-timeout': integer(1, 600_000),
};
