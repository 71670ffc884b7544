/** What Jitsi says that went wrong, as errors of the element. */
import { MeetingError } from '../../meeting/errors.ts';
import type { MeetingEvent } from '../../meeting/events.ts';
import { isExpired } from '../../wire/jwt.ts';
import { readText, type Fields } from './postis.ts';

/** A camera or microphone that cannot be had; the meeting goes on without it. */
export const mediaError = ({ type, message }: Fields, device: string): MeetingEvent => ({
  type: 'meeting-error',
  detail: new MeetingError(
    /permission_denied/.test(readText(type))
      ? 'media-denied'
      : /not_found/.test(readText(type))
        ? 'media-missing'
        : 'call-failed',
    `Jitsi Meet: the ${device} cannot be used: ${readText(message) || readText(type)}.`,
  ),
});

/** What no trying again changes. Jitsi's own `isFatal` is something else: it reloads itself then, and comes back. */
const FINAL =
  /^conference\.(destroyed|max_users|gracefulShutdown|reservationError|connectionError\.(notAllowed|accessDenied))$/;

/** How Jitsi says that it does not take a token. It does not say why. */
const REFUSED = /^con(nection\.passwordRequired|ference\.connectionError\.notAllowed)$/;

/** Reasons of `notAllowed` that no other token changes. */
const OTHER_REASON =
  /^(no-main-participants|no-visitors-lobby|promotion-not-allowed|room-creation-restriction)$/;

/** `token`: the one that the meeting was opened with. */
export const meetingError = (error: Fields, token: unknown): MeetingEvent => {
  const name = readText(error.name);
  const what = readText(error.message) || name || 'an error without a name';
  const [reason] = Array.isArray(error.params) ? (error.params as unknown[]) : [];
  const refused = token && REFUSED.test(name) && !OTHER_REASON.test(readText(reason));
  const detail =
    refused && isExpired(token)
      ? new MeetingError('token-expired', 'Jitsi Meet: the token has run out.', { fatal: true })
      : new MeetingError(refused ? 'unauthorized' : 'call-failed', `Jitsi Meet: ${what}.`, {
          fatal: FINAL.test(name),
        });
  return { type: 'meeting-error', detail };
};
