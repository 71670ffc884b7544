/** A meeting that no frame can show: a link. */
import type { OpenSession } from '../session.ts';

export const openLink: OpenSession = ({ provider, url }, { emit, container }) => {
  const link = document.createElement('a');
  link.part = 'link';
  link.href = url;
  link.rel = 'noreferrer';
  link.target = /^http/.test(url) ? '_blank' : '_top';
  link.textContent = `Open the meeting in ${provider.label}`;
  container.append(link);
  emit({ type: 'meeting-ready', detail: null });
  return { supports: () => false, execute: () => 'sent', close: () => link.remove() };
};
