/** Which kind of session a configuration asks for: a frame at once, anything else once it has loaded. */
import { openFrame } from '../frame/frame-session.ts';
import { openTalkingFrame } from '../frame/talking-frame.ts';
import type { OpenSession } from '../meeting/provider.ts';

const open: OpenSession = (config, host) => {
  const { provider, url } = config;
  if (provider.open) return provider.open(config, host, openFrame);
  if (provider.framing === 'never' || !/^http/i.test(url))
    return import('../frame/link.ts').then(({ openLink }) => openLink(config, host));
  return (provider.converse || provider.incoming ? openTalkingFrame : openFrame)(config, host);
};

/** A token that was given a while ago may have run out. */
export const openSession: OpenSession = (config, host) =>
  config.provider.token && (config.own.getToken || config.own.loading || host.again)
    ? import('./token-session.ts').then(({ openWithToken }) => openWithToken(config, host, open))
    : open(config, host);
