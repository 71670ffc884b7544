/** Sends HTTP requests: the one place that does. */
import { MeetingError } from '../meeting/errors.ts';

export interface SendOptions {
  /** How long an answer may take, in ms. */
  readonly timeout: number;
  /** Gives the request up. What the server has done by then stays done. */
  readonly signal?: AbortSignal | undefined;
}

/** Server runtimes, which have no address of their own, know neither cookies, caches nor referrers; some refuse to hear of them. */
const privacy: RequestInit =
  'location' in globalThis
    ? { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' }
    : {};

/**
 * Sends one request, and follows no redirect: what belongs to one origin goes to no other.
 * @param read What is wanted of the answer, within the same time.
 * @throws {MeetingError} `request-failed` without a status where no answer came; what `read` says, and the caller's own abort, as it is.
 */
export const send = async <T>(
  name: string,
  url: string,
  init: RequestInit,
  { timeout, signal }: SendOptions,
  read: (response: Response) => T | Promise<T>,
): Promise<T> => {
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      ...privacy,
      ...init,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    return await read(response);
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof MeetingError) throw cause;
    const why = limit.aborted ? `no answer within ${timeout / 1000} s` : 'no connection';
    throw new MeetingError('request-failed', `${name}: ${why} (${new URL(url).origin}).`, {
      cause,
    });
  }
};
