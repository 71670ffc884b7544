/** A frame that talks back. Its own lazy chunk. */
import { loadFailed, MeetingError } from '../meeting/errors.ts';
import type { Conversation, EmbedConfig, FramePort, Provider } from '../meeting/provider.ts';
import type { MeetingSession, SessionHost } from '../meeting/session.ts';

const LOAD_TIMEOUT_MS = 15_000;
/** Messages that are kept while what understands them loads; a handshake comes again and again. */
const MAX_WAITING = 1_000;

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
 * a handshake without events as well; the frame's `load` is none, since an error page has it, too. What knows the
 * shapes begins with the first message that passes the second: a frame that never speaks need not be understood.
 * `session` is the frame without it, `said` what the frame has said already.
 */
export const openBridge = (
  config: EmbedConfig,
  host: SessionHost,
  session: MeetingSession,
  frame: HTMLIFrameElement,
  said: readonly MessageEvent[],
): MeetingSession => {
  const { provider, own, url, values } = config;
  const { origin } = new URL(url);
  const timeout = own.loadTimeout ?? LOAD_TIMEOUT_MS;
  let { emit } = host;
  let conversation: Conversation | undefined;
  const waiting: unknown[] = [];
  let alive = false;
  let closed = false;
  const fail = (detail: MeetingError) => closed || emit({ type: 'meeting-error', detail });
  const timer = setTimeout(() => {
    const message = `${provider.label} at ${origin} gave no sign of life within ${timeout} ms.`;
    fail(new MeetingError('frame-timeout', message, { fatal: true }));
  }, timeout);
  const take = (data: unknown) => {
    const events = closed ? undefined : conversation!.receive(data);
    if (!events) return;
    if (!alive) {
      alive = true;
      clearTimeout(timer);
      emit({ type: 'meeting-ready', detail: null });
    }
    events.forEach((event) => emit(event));
  };
  const port: FramePort = {
    post: (message) => frame.contentWindow?.postMessage(message, origin),
    emit: (event) => emit(event),
    values,
  };
  const load = async () =>
    Promise.all([
      provider.converse?.(port) ?? withoutMemory(provider),
      import('../meeting/learn.ts'),
    ] as const);
  const onMessage = ({ source, origin: from, data }: MessageEvent) => {
    if (!source || source !== frame.contentWindow || from !== origin) return;
    if (conversation) return take(data);
    if (waiting.length < MAX_WAITING) waiting.push(data);
    if (waiting.length > 1) return;
    load()
      .catch(loadFailed(provider.label))
      .then(([begun, { withFacts }]) => {
        if (closed) return begun.close?.();
        ({ emit } = withFacts(host));
        conversation = begun;
        waiting.splice(0).forEach(take);
      }, fail);
  };
  addEventListener('message', onMessage);
  said.forEach(onMessage);
  return {
    ...session,
    supports: (command) =>
      !!conversation && (conversation.supports?.(command) || session.supports(command)),
    execute: (...command) => (conversation?.execute ?? session.execute)(...command),
    close() {
      closed = true;
      clearTimeout(timer);
      removeEventListener('message', onMessage);
      conversation?.close?.();
      session.close();
    },
  };
};
