/** The languages that permalink mode speaks. */
import { languagesOf } from '../../../../view/languages.ts';
import { text as english } from './en.ts';

export const readLanguage = languagesOf('permalink', english, {
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
});
