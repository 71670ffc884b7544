/** The texts of the screens around a meeting: the placeholder, the link to a meeting that no frame can show. */
import type { ErrorCode, MeetingError } from '../meeting/errors.ts';
import { shortTextsOf } from './package-languages.ts';
import { screens, type ScreenText } from './text/en.ts';

export const readScreenText = shortTextsOf('screens', screens);

type Sentence = {
  [K in keyof ScreenText]: ScreenText[K] extends string ? K : never;
}[keyof ScreenText];

/** What people are told, by code. An error's own sentence is for developers. */
const words = new Map<ErrorCode, Sentence>([
  ['config-invalid', 'setUpWrong'],
  ['provider-unknown', 'setUpWrong'],
  ['load-failed', 'notLoaded'],
  ['frame-timeout', 'noAnswer'],
  ['request-failed', 'noAnswer'],
  ['unauthorized', 'refused'],
  ['token-expired', 'tokenExpired'],
  ['link-invalid', 'linkInvalid'],
  ['link-expired', 'linkExpired'],
  ['meeting-over', 'over'],
  ['meeting-locked', 'locked'],
  ['media-denied', 'mediaDenied'],
  ['media-missing', 'mediaMissing'],
  ['call-failed', 'callFailed'],
]);

export const errorText = ({ code, status }: MeetingError, text: ScreenText): string => {
  // A server that refuses has answered.
  const refused = code === 'request-failed' && status !== undefined;
  return text[(!refused && words.get(code)) || 'failed'];
};
