/** A frame that talks back. Its own lazy chunk. */
import { MeetingError } from '../meeting/errors.ts';
import type { Conversation, Provider } from '../meeting/provider.ts';
import type { MeetingSession } from '../meeting/session.ts';
import type { OpenSession } from '../meeting/provider.ts';
import { withFacts } from '../meeting/learn.ts';
import { openFrame } from './frame-session.ts';

const LOAD_TIMEOUT_MS = 15_000;

/** Where each message speaks for itself, what is unknown is what becomes no event. */
const withoutMemory = ({ incoming }: Provider): Conversation => ({
  receive(data) {
    const events = incoming!(data);
    return events[0] && events;
  },
});

/**
 * What comes in passes four gates, in this order: it is from the frame's window, from the meeting's origin, of a
 * shape that the provider knows, and becomes events. The first that passes the third is the meeting's sign of life,
 * a handshake without events as well; the frame's `load` is none, since an error page has it, too.
 */
export const openBridge: OpenSession = (config, element) => {
  const { emit, ...host } = withFacts(element);
  const { provider, own, url } = config;
  const { origin } = new URL(url);
  const timeout = own.loadTimeout ?? LOAD_TIMEOUT_MS;
  const session = openFrame(config, { ...host, emit() {} }) as MeetingSession;
  // The newest: one that is about to be closed may still be there.
  const { contentWindow: frame } = [...host.container.querySelectorAll('iframe')].at(-1)!;
  const post = (message: unknown) => frame?.postMessage(message, origin);
  const conversation = provider.converse?.({ post, emit }) ?? withoutMemory(provider);
  let alive = false;
  const timer = setTimeout(() => {
    const message = `${provider.label} at ${origin} gave no sign of life within ${timeout} ms.`;
    emit({
      type: 'meeting-error',
      detail: new MeetingError('frame-timeout', message, { fatal: true }),
    });
  }, timeout);
  const onMessage = ({ source, origin: from, data }: MessageEvent) => {
    if (!source || source !== frame || from !== origin) return;
    const events = conversation.receive(data);
    if (!events) return;
    if (!alive) {
      alive = true;
      clearTimeout(timer);
      emit({ type: 'meeting-ready', detail: null });
    }
    events.forEach(emit);
  };
  addEventListener('message', onMessage);
  return {
    ...session,
    ...conversation,
    close() {
      clearTimeout(timer);
      removeEventListener('message', onMessage);
      conversation.close?.();
      session.close();
    },
  };
};
