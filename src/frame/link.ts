/** A meeting that no frame can show: a link, and a sentence that says where it leads. */
import { pageLanguage } from '../view/languages.ts';
import { readScreenText } from '../view/screen-text.ts';
import { adoptPlaceholderStyles } from '../view/placeholder-styles.ts';
import type { OpenSession } from '../meeting/provider.ts';

export const openLink: OpenSession = async ({ provider, url }, { emit, container }) => {
  const { lang, text } = await readScreenText(pageLanguage(container));
  const page = /^http/i.test(url);
  const section = document.createElement('section');
  section.className = 'link';
  section.lang = lang;
  const link = document.createElement('a');
  link.part = 'link';
  link.href = url;
  // Without `noreferrer` the page that opens would learn the address of this one, and could reach it.
  link.rel = 'noreferrer';
  link.target = page ? '_blank' : '_top';
  link.textContent = text.openIn(provider.label);
  const sentence = document.createElement('p');
  sentence.part = 'message';
  sentence.textContent = (page ? text.opensInPage : text.opensInApp)(provider.label);
  section.append(link, sentence);
  adoptPlaceholderStyles(container);
  container.append(section);
  emit({ type: 'meeting-ready', detail: null });
  return { supports: () => false, execute: () => 'sent', close: () => section.remove() };
};
