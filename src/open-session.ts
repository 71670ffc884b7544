/** Which kind of session a configuration asks for: a frame at once, anything else when it is needed. */
import { openFrame } from './frame/session.ts';
import type { OpenSession } from './session.ts';

export const openSession: OpenSession = (config, host) =>
  /^http/.test(config.url) && config.provider.framing != 'never'
    ? openFrame(config, host)
    : import('./frame/link.ts').then(({ openLink }) => openLink(config, host));
