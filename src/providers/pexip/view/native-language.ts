/** The language that a native meeting is shown in. */
import { languagesOf, type Language as LanguageOf } from '../../../view/languages.ts';
import { nativeTexts } from '../../../view/package-languages.ts';
import { text as english, type Text } from '../../../view/text/native/en.ts';

export type Language = LanguageOf<Text>;

export const readLanguage = languagesOf<Text>('native', english, nativeTexts);
