/** The languages of the green room: a row for each, and a file with its texts. */
import { languagesOf } from '../../../../../view/languages.ts';
import { text as english, type PrejoinText } from './prejoin-en.ts';

export type { PrejoinText } from './prejoin-en.ts';

export const readPrejoinText = languagesOf<PrejoinText>('prejoin', english, {
  de: () => import('./prejoin-de.ts'),
  fr: () => import('./prejoin-fr.ts'),
  es: () => import('./prejoin-es.ts'),
  it: () => import('./prejoin-it.ts'),
  pt: () => import('./prejoin-pt.ts'),
  nl: () => import('./prejoin-nl.ts'),
  ja: () => import('./prejoin-ja.ts'),
});
