/** request_token at one node after another, without leaving anybody behind. */
import { MeetingError } from '../../../meeting/errors.ts';
import { buildRequest, exchange, readAnswer, requestFailed } from './node-http.ts';
import type { JoinAnswer, JoinOptions, Question } from './join.ts';
import { readJoinAnswer } from './join.ts';
import { conferencePath } from './node-address.ts';
import { releaseToken } from './release-token.ts';
import { clientRequests } from './requests.ts';
import { readToken } from './token.ts';

/** Longer than any token lives that nobody renews, in ms. */
const FORGOTTEN_MS = 150_000;
/** The node cannot take anybody now; another may. */
const ELSEWHERE = [502, 503, 504];

export interface TokenRequest {
  /** In the order to try. */
  readonly nodes: readonly string[];
  readonly alias: string;
  readonly options: JoinOptions;
  /** How long a node may take, in ms, before the next is asked. */
  readonly timeout: number;
  /** Gives the join up. */
  readonly signal: AbortSignal;
  readonly last: Question | undefined;
}

/** What a join is asked with that nothing may show. */
export const secretsOf = ({ pin, sso_token, token }: JoinOptions): readonly string[] =>
  [pin, sso_token, token].filter(
    (secret): secret is string => secret !== undefined && secret !== '' && secret !== 'none',
  );

/** Only what is fit for a header. */
const pinHeader = ({ pin }: JoinOptions): Record<string, string> => {
  if (pin === undefined) return {};
  if (typeof pin !== 'string' || !/^[\x20-\x7e\xa0-\xff]*$/.test(pin))
    throw new MeetingError('argument-invalid', 'request_token: pin: wanted digits, or "none".');
  return pin === '' ? {} : { pin };
};

/** @throws {MeetingError} `argument-invalid`. */
export function buildTokenRequest({ alias, options }: Pick<TokenRequest, 'alias' | 'options'>) {
  const { pin: _, signal: __, ...args } = options;
  const path = conferencePath('', alias);
  const request = buildRequest('request_token', clientRequests.request_token, path, args);
  return { ...request, headers: { ...request.headers, ...pinHeader(options) } };
}

/**
 * Asks for a token. A request that is given up, by the caller or because the node took too long, is not cut: the node
 * may have let the participant in already, and a token that comes late is released.
 */
export async function requestToken(
  request: TokenRequest,
): Promise<{ node: string; answer: JoinAnswer }> {
  const { nodes, options, timeout, signal, last } = request;
  const secrets = secretsOf(options);
  const outgoing = buildTokenRequest(request);
  let failure: unknown;
  for (const node of nodes) {
    signal.throwIfAborted();
    const asking = exchange(
      'request_token',
      { ...outgoing, url: `${node}${outgoing.url}` },
      { timeout: FORGOTTEN_MS },
    )
      .then((response) => readAnswer('request_token', response))
      .then((answer) => {
        if (ELSEWHERE.includes(answer.status))
          throw requestFailed('request_token', answer, secrets);
        try {
          return readJoinAnswer(answer, options, last, secrets);
        } catch (error) {
          // A token may be in it all the same.
          const { token } = readToken(answer.result) ?? {};
          if (token) void releaseToken(conferencePath(node, request.alias), token, timeout);
          throw error;
        }
      });
    try {
      return { node, answer: await orAborted(asking, signal, timeout, node) };
    } catch (error) {
      // It may have been answered this very moment.
      asking.then(
        (late) => releaseAnswer(node, request.alias, late, timeout),
        () => undefined,
      );
      signal.throwIfAborted();
      failure = error;
      const { status } = error as MeetingError;
      if (status !== undefined && !ELSEWHERE.includes(status)) throw error;
      if ((error as MeetingError).code !== 'request-failed') throw error;
    }
  }
  throw failure;
}

/** Nobody waits for this answer any more. @param timeout In ms. */
export function releaseAnswer(
  node: string,
  alias: string,
  answer: JoinAnswer,
  timeout: number,
): void {
  if (answer.kind === 'granted')
    void releaseToken(conferencePath(node, alias), answer.token.token, timeout);
}

/** The first of: the answer, the abort, the time. */
function orAborted<T>(asking: Promise<T>, signal: AbortSignal, timeout: number, node: string) {
  return new Promise<T>((resolve, reject) => {
    const abort = () => settle(() => reject(signal.reason as Error));
    const timer = setTimeout(() => {
      const message = `request_token: no answer within ${timeout / 1000} s (${new URL(node).origin}).`;
      settle(() => reject(new MeetingError('request-failed', message)));
    }, timeout);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      then();
    };
    signal.addEventListener('abort', abort);
    asking.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error as Error)),
    );
  });
}
