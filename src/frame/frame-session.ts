/** A meeting in an iframe. */
import type { OpenSession } from '../meeting/provider.ts';

export const openFrame: OpenSession = (
  { provider, own, values, url, secret },
  { emit, container, title },
) => {
  const { origin } = new URL(url);
  const frame = document.createElement('iframe');
  frame.part = 'frame';
  frame.title = title || provider.label;
  frame.referrerPolicy = 'no-referrer';
  // Origins are named: without a `src` attribute the frame's own origin would be granted nothing.
  const unused = provider.unused?.(values) ?? [];
  const wanted = (own.allow ?? provider.allow).split(/[\s;]+/);
  frame.allow = provider.allow
    .split(/;\s*/)
    .filter((feature) => wanted.includes(feature) && !unused.includes(feature))
    .map((feature) => `${feature} ${origin}`)
    .join('; ');
  if (!secret) frame.src = url;
  container.append(frame);
  const { contentWindow, contentDocument } = frame;
  // None where the element was removed meanwhile; the frame is closed in a moment.
  if (secret && contentDocument) {
    // Not as attribute, so that it stays unreadable; by a link, which can keep the page's address to itself, in the
    // frame's first, empty document, which is replaced, so that the page's history stays as it is.
    const link = contentDocument.createElement('a');
    link.href = url;
    link.referrerPolicy = 'no-referrer';
    link.click();
  }
  frame.onload = () => {
    // Once, and not for the empty document before the meeting's.
    if (frame.contentDocument?.URL === 'about:blank') return;
    frame.onload = null;
    emit({ type: 'meeting-ready', detail: null });
  };
  return {
    supports: (command) => Object.hasOwn(provider.outgoing ?? {}, command),
    execute(command, args) {
      contentWindow!.postMessage(provider.outgoing![command]!(args), origin);
      return 'sent';
    },
    close() {
      frame.onload = null;
      frame.remove();
    },
  };
};
