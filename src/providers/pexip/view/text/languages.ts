/** The languages that native mode speaks: a row for each, and a file with its texts. */
import { languagesOf, type Language as LanguageOf } from '../../../../view/languages.ts';
import { text as english, type Text } from './en.ts';

export type Language = LanguageOf<Text>;

export const readLanguage = languagesOf<Text>('native', english, {
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
  it: () => import('./it.ts'),
  pt: () => import('./pt.ts'),
  nl: () => import('./nl.ts'),
  ja: () => import('./ja.ts'),
});
