/** A meeting in a frame that talks back: the frame is requested at once, and what hears it loads beside it. */
import { loadFailed, type MeetingError } from '../meeting/errors.ts';
import type { OpenSession } from '../meeting/provider.ts';
import type { MeetingSession } from '../meeting/session.ts';
import { openFrame } from './frame-session.ts';

/** Messages that are kept until then; a handshake comes again and again. */
const MAX_KEPT = 1_000;

export const openTalkingFrame: OpenSession = (config, host) => {
  const session = openFrame(config, { ...host, emit() {} }) as MeetingSession;
  const frame = host.container.lastChild as HTMLIFrameElement;
  const silent = { ...session };
  const kept: MessageEvent[] = [];
  /** Aborted once the bridge hears the frame itself, and once the meeting is closed. */
  const keeping = new AbortController();
  const { signal } = keeping;
  const keep = (event: MessageEvent) => {
    if (event.source === frame.contentWindow && kept.length < MAX_KEPT) kept.push(event);
  };
  addEventListener('message', keep, { signal });
  session.close = () => {
    keeping.abort();
    silent.close();
  };
  import('./bridge.ts').catch(loadFailed(config.provider.label)).then(
    ({ openBridge }) => {
      if (signal.aborted) return;
      keeping.abort();
      // From here on it is the bridge's.
      Object.assign(session, openBridge(config, host, silent, frame, kept));
    },
    (detail: MeetingError) => signal.aborted || host.emit({ type: 'meeting-error', detail }),
  );
  return session;
};
