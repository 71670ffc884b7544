/** A meeting that no frame can show: a link, and a sentence that says where it leads. */
import { adoptPlaceholderStyles } from '../view/placeholder-styles.ts';
import type { OpenSession } from '../meeting/provider.ts';

export const openLink: OpenSession = ({ provider, url }, { emit, container }) => {
  const page = /^http/.test(url);
  const section = document.createElement('section');
  const link = document.createElement('a');
  link.part = 'link';
  link.href = url;
  // Without `noreferrer` the page that opens would learn the address of this one, and could reach it.
  link.rel = 'noreferrer';
  link.target = page ? '_blank' : '_top';
  link.textContent = `Open the meeting in ${provider.label}`;
  const sentence = document.createElement('p');
  sentence.part = 'message';
  sentence.textContent = `${provider.label} meetings open in ${page ? 'a page' : 'an app'} of their own.`;
  section.append(link, sentence);
  adoptPlaceholderStyles(container);
  container.append(section);
  emit({ type: 'meeting-ready', detail: null });
  return { supports: () => false, execute: () => 'sent', close: () => section.remove() };
};
