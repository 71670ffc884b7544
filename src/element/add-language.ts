/** What a page says in a language of its own, or in other words. */
import type { Text as PermalinkText } from '../providers/eyeson/permalink/text/en.ts';
import type { Text as NativeText } from '../providers/pexip/view/text/en.ts';
import type { PrejoinText } from '../providers/pexip/view/prejoin/text/prejoin-en.ts';
import { addTexts, type SomeTexts } from '../view/languages.ts';
import type { ScreenText } from '../view/text/en.ts';

/** The texts of each part; each as in English, in the part's `text/en.ts` (`prejoin-en.ts`). */
export interface LanguageTexts {
  /** Around a meeting: the way in, what went wrong, the link to a meeting that no frame can show. */
  readonly screens?: SomeTexts<ScreenText>;
  /** Native Pexip meetings. */
  readonly native?: SomeTexts<NativeText>;
  /** The green room before native Pexip meetings. */
  readonly prejoin?: SomeTexts<PrejoinText>;
  /** Eyeson's permalink mode. */
  readonly permalink?: SomeTexts<PermalinkText>;
}

/**
 * Adds a language, or replaces single texts of one that is there: `addLanguage('it', { screens: { join: 'Entra' } })`.
 * What is left out is in English, or as it was. Elements show it from the next thing that they show.
 * @param lang As in HTML's `lang`; `pt-BR` goes before `pt` where a page is in `pt-BR`.
 */
export const addLanguage = (lang: string, texts: LanguageTexts): void =>
  addTexts(lang, { ...texts });
