/** What a page says in a language of its own, or in other words. */
import type { Text as NativeText } from '../view/text/native/en.ts';
import { addTexts, type SomeTexts } from '../view/languages.ts';
import type { ScreenText } from '../view/text/en.ts';
import type { PermalinkText } from '../view/text/permalink-en.ts';
import type { PrejoinText } from '../view/text/prejoin-en.ts';

/** The texts of each part, as in English: `view/text/en.ts`, `prejoin-en.ts`, `permalink-en.ts`, and for native meetings `view/text/native/en.ts`. */
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
 * Adds a language, or replaces single texts of one that is there: `addLanguage('sv', { screens: { join: 'Gå med' } })`.
 * What is left out is in English, or as it was. Elements show it from the next thing that they show.
 * @param lang As in HTML's `lang`; `pt-BR` goes before `pt` where a page is in `pt-BR`.
 */
export const addLanguage = (lang: string, texts: LanguageTexts): void =>
  addTexts(lang, { ...texts });
