/** request_token, again and again, for a participant whose token is worth nothing any more. */
import type { MeetingError } from '../../../meeting/errors.ts';
import type { JoinAnswer } from './join.ts';
import { isRefusal } from './node-http.ts';
import type { LeaveReason } from './pexip-state.ts';
import { requestToken } from './token-request.ts';
import type { TokenRequest } from './token-request.ts';
import { pause as waitFor } from './wake.ts';

/** What ends with a token, and not with the meeting: one asks to come in again. */
const RENEWABLE: readonly LeaveReason[] = ['token-expired', 'token-refused', 'not-found'];
export const isRenewable = (reason: LeaveReason): boolean => RENEWABLE.includes(reason);

export interface ComebackTiming {
  /** How long it is tried, in ms. */
  readonly comeback: number;
  /** Pauses between attempts, in ms; the last one repeats. Each is varied by half. */
  readonly pauses: readonly number[];
}

/**
 * Asks until a node answers, whether it grants, asks for more, or refuses.
 * @throws {MeetingError} The refusal, or the last failure where the time is over. The signal's own reason.
 */
export async function requestAgain(
  request: TokenRequest,
  { comeback, pauses }: ComebackTiming,
): Promise<{ node: string; answer: JoinAnswer }> {
  const { signal } = request;
  const until = performance.now() + comeback;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await requestToken(request);
    } catch (error) {
      signal.throwIfAborted();
      const pause = (pauses[Math.min(attempt, pauses.length - 1)] ?? 0) * (0.5 + Math.random());
      if (isRefusal((error as MeetingError).status) || performance.now() + pause > until)
        throw error;
      await waitFor(pause, signal);
    }
  }
}
