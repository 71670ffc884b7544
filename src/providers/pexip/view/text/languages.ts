/** The languages the view speaks. English is at hand, the others load when they are wanted. */
import { text as english, type Text } from './en.ts';

const languages: Readonly<Record<string, () => Promise<{ text: Text }>>> = {
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
};

export interface Language {
  /** The language that was found: of a tag's, the first part. */
  readonly lang: string;
  readonly text: Text;
}

const fallback: Language = { lang: 'en', text: english };

/** The text for a language tag; at once where it is at hand. A language that cannot be loaded is English. */
export const readLanguage = (tag: string): Language | Promise<Language> => {
  const lang = tag.toLowerCase().split(/[-_]/)[0]!;
  return (
    (Object.hasOwn(languages, lang) &&
      languages[lang]!().then(
        ({ text }) => ({ lang, text }),
        () => fallback,
      )) ||
    fallback
  );
};
