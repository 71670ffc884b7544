/** What went wrong, as people are told. The error's own sentence is for developers. */
import type { MeetingError } from '../../../meeting/errors.ts';
import type { MeetingModel } from '../native/model.ts';
import type { Text } from '../../../view/text/native/en.ts';

/** Of something that was asked for by a click. */
export const failureWords = (error: unknown, text: Text): string => {
  const { notices } = text;
  const { code, status, device } = (error ?? {}) as Partial<MeetingError>;
  if (code === 'media-denied') return notices.denied;
  if (code === 'media-missing') return notices.noDevice;
  if (code === 'effect-failed')
    return device === 'microphone' ? text.noiseFailed : text.effectFailed;
  if (code === 'command-unsupported' || status === 403) return notices.notAllowed;
  if (code === 'command-timeout' || (code === 'request-failed' && status === undefined))
    return notices.noAnswer;
  return text.failed;
};

/** Of something that happened by itself; undefined: nothing that people could do with it. */
export const troubleWords = (
  { code, device }: MeetingError,
  { status }: MeetingModel,
  text: Text,
): string | undefined => {
  const { notices } = text;
  const ofMicrophone = device === 'microphone';
  switch (code) {
    case 'media-denied':
      return ofMicrophone ? text.microphoneDenied : text.cameraDenied;
    case 'media-missing':
      return ofMicrophone ? text.microphoneMissing : text.cameraMissing;
    case 'effect-failed':
      return ofMicrophone ? text.noiseFailed : text.effectFailed;
    case 'call-failed':
      return notices.callLost;
    case 'events-lost':
      return notices.messagesLost;
    case 'load-failed':
      return notices.partMissing;
    case 'command-failed':
      // On the way in, it is the window to sign in with.
      return /^(prompt|joining)$/.test(status) ? notices.popupBlocked : undefined;
    default:
      return undefined;
  }
};
