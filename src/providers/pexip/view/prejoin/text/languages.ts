/** The languages of the green room. English is at hand, the others load when they are wanted. */
import { text as english, type PrejoinText } from './prejoin-en.ts';

export type { PrejoinText } from './prejoin-en.ts';

const languages: Readonly<Record<string, () => Promise<{ text: PrejoinText }>>> = {
  de: () => import('./prejoin-de.ts'),
  fr: () => import('./prejoin-fr.ts'),
  es: () => import('./prejoin-es.ts'),
  it: () => import('./prejoin-it.ts'),
  pt: () => import('./prejoin-pt.ts'),
  nl: () => import('./prejoin-nl.ts'),
  ja: () => import('./prejoin-ja.ts'),
};

/** The text for a language tag; English where there is none, or it cannot be loaded. */
export const readPrejoinText = async (tag: string): Promise<PrejoinText> => {
  const lang = tag.toLowerCase().split(/[-_]/)[0]!;
  if (!Object.hasOwn(languages, lang)) return english;
  return languages[lang]!().then(
    ({ text }) => text,
    () => english,
  );
};
