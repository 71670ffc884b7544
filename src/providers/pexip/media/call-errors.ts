/** How a call ends that nobody has ended. */
import { MeetingError } from '../../../meeting/errors.ts';

export const callFailed = (cause: unknown): MeetingError => {
  const message = cause instanceof MeetingError ? cause.message : 'The browser refused the call.';
  return new MeetingError('call-failed', message, { cause });
};

export const givenUp = (restarts: number): MeetingError =>
  new MeetingError(
    'call-failed',
    `The connection was lost, and ${restarts} tries to restore it have failed.`,
  );
