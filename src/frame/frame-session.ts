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
  if (secret) goFromEmptyDocument(frame, url);
  frame.onload = () => {
    if (frame.contentDocument?.URL === 'about:blank') {
      // An older Firefox loads a second empty document in place of the first.
      if (secret) goFromEmptyDocument(frame, url);
      return;
    }
    frame.onload = null;
    emit({ type: 'meeting-ready', detail: null });
  };
  return {
    supports: (command) =>
      /^(request|exit)Fullscreen$/.test(command)
        ? document.fullscreenEnabled
        : Object.hasOwn(provider.outgoing ?? {}, command),
    execute(command, args) {
      // Not read before: the browser would make an empty page's window first, while the frame waits.
      frame.contentWindow!.postMessage(provider.outgoing![command]!(args), origin);
      return 'sent';
    },
    close() {
      frame.onload = null;
      frame.remove();
    },
  };
};

/**
 * Leads a frame on from its empty document. Not by an attribute, so that the URL stays unreadable, and by a refresh: that
 * document can keep the page's address to itself, and no engine makes an entry in the page's history of it.
 */
function goFromEmptyDocument({ contentDocument }: HTMLIFrameElement, url: string): void {
  // None where the element was removed meanwhile.
  if (!contentDocument || contentDocument.querySelector('meta')) return;
  const say = (properties: Partial<HTMLMetaElement>) =>
    contentDocument.head.append(Object.assign(contentDocument.createElement('meta'), properties));
  say({ name: 'referrer', content: 'no-referrer' });
  say({ httpEquiv: 'refresh', content: `0; url=${url}` });
}
