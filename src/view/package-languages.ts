/** The languages of the package: a row for each, of its short texts and of what native meetings say. Each loads on demand. */
import { languagesOf, type Language } from './languages.ts';
import type { Text as NativeText } from './text/native/en.ts';
import type { ScreenText } from './text/en.ts';
import type { PermalinkText } from './text/permalink-en.ts';
import type { PrejoinText } from './text/prejoin-en.ts';

/** By part. */
interface ShortTexts {
  readonly screens: ScreenText;
  readonly permalink: PermalinkText;
  readonly prejoin: PrejoinText;
}

/** Short texts: what stands around a meeting, before one of permalink mode, and in the green room. */
const shortTexts: Readonly<Record<string, () => Promise<ShortTexts>>> = {
  de: () => import('./text/de.ts'),
  es: () => import('./text/es.ts'),
  fr: () => import('./text/fr.ts'),
  it: () => import('./text/it.ts'),
  ja: () => import('./text/ja.ts'),
  nl: () => import('./text/nl.ts'),
  pt: () => import('./text/pt.ts'),
};

/** What native Pexip meetings say. */
export const nativeTexts: Readonly<Record<string, () => Promise<{ readonly text: NativeText }>>> = {
  de: () => import('./text/native/de.ts'),
  es: () => import('./text/native/es.ts'),
  fr: () => import('./text/native/fr.ts'),
  it: () => import('./text/native/it.ts'),
  ja: () => import('./text/native/ja.ts'),
  nl: () => import('./text/native/nl.ts'),
  pt: () => import('./text/native/pt.ts'),
};

/** Finds one part's texts by a language tag; at once where they are at hand. */
export const shortTextsOf = <P extends keyof ShortTexts>(
  part: P,
  english: ShortTexts[P],
): ((tag: string) => Language<ShortTexts[P]> | Promise<Language<ShortTexts[P]>>) =>
  languagesOf(
    part,
    english,
    Object.fromEntries(
      Object.entries(shortTexts).map(([lang, load]) => [
        lang,
        async () => ({ text: (await load())[part] }),
      ]),
    ),
  );
