/** A meeting in an iframe. */
import { MeetingError } from '../errors.ts';
import type { OpenSession } from '../session.ts';
import { openBridge } from './bridge.ts';

const LOAD_TIMEOUT_MS = 15_000;

export const openFrame: OpenSession = (
  { provider, own, url, secret },
  { emit, container, title },
) => {
  const { origin } = new URL(url);
  const frame = document.createElement('iframe');
  let alive = false;
  const ready = () => {
    alive ||= (clearTimeout(timer), emit({ type: 'meeting-ready', detail: null }), true);
  };
  const bridge = openBridge(frame, origin, provider, (events) => {
    // Unknown messages say nothing about the meeting, not even that it is there.
    if (events[0]) ready();
    events.forEach(emit);
  });
  // An error page fires `load`, too: it counts only where the system gives no other sign of life.
  const timer = provider.incoming
    ? setTimeout(() => {
        emit({
          type: 'meeting-error',
          detail: new MeetingError(
            'frame-timeout',
            `${provider.label} at ${origin} gave no sign of life within ${own.loadTimeout ?? LOAD_TIMEOUT_MS} ms.`,
            { fatal: true },
          ),
        });
      }, own.loadTimeout ?? LOAD_TIMEOUT_MS)
    : undefined;
  frame.part.add('frame');
  frame.title = title || `${provider.label} meeting`;
  frame.referrerPolicy = 'no-referrer';
  // Origins are named: without a `src` attribute the frame's own origin would get nothing.
  frame.allow = provider.allow.replace(/;|$/g, ` ${origin}$&`);
  if (!secret) frame.src = url;
  container.append(frame);
  // Not as attribute, so that it stays unreadable; `replace`, so that the page's history stays as it is.
  if (secret) frame.contentWindow!.location.replace(url);
  frame.onload = () => {
    try {
      // Readable: still the empty document before the meeting's.
      if (frame.contentDocument?.URL == 'about:blank') return;
    } catch {}
    if (!provider.incoming) ready();
  };
  return {
    supports: (command) => !!provider.outgoing?.[command],
    execute(command, args) {
      bridge.post(provider.outgoing![command]!(args));
      return 'sent';
    },
    close() {
      clearTimeout(timer);
      bridge.close();
      frame.onload = null;
      frame.remove();
    },
  };
};
