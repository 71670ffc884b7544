/** One exchange with a node: what goes out, and what its answer amounts to. */
import { MeetingError } from '../../../meeting/errors.ts';
import { checkArguments } from './argument.ts';
import type { Arguments } from './argument.ts';
import { isRecord } from '../../../wire/json-reader.ts';
import type { Request } from './requests.ts';

/** What a request may hold that no error, event or log may. */
export type Secrets = Iterable<string | undefined>;

export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}
export interface Answer {
  readonly status: number;
  /** The envelope's `result`, or all of it where a node sends none; undefined where nothing came. */
  readonly result: unknown;
  /** The node says that it did not work. */
  readonly refused: boolean;
}

/**
 * Fills a row of the table in.
 * @param below What the row's path is below, with a slash at the end.
 * @throws {MeetingError} `argument-invalid`.
 */
export function buildRequest(
  name: string,
  { method, path = name, arguments: fields }: Request<Arguments, unknown>,
  below: string,
  args: unknown = {},
): Outgoing {
  checkArguments(name, fields, args);
  const inPath = new Set<string>();
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    inPath.add(key);
    return String(args[key]).split('/').map(encodeURIComponent).join('/');
  });
  const rest = Object.fromEntries(Object.entries(args).filter(([key]) => !inPath.has(key)));
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== false);
  const query =
    method === 'GET' && given.length > 0
      ? `?${given.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')}`
      : '';
  const body = method === 'POST' ? JSON.stringify(rest) : '{}';
  // A POST without parameters has neither body nor content type.
  return {
    method,
    url: `${below}${filled}${query}`,
    headers: body === '{}' ? {} : { 'content-type': 'application/json' },
    ...(body !== '{}' && { body }),
  };
}

/** @throws {MeetingError} `request-failed` without a status where no answer came; the caller's own abort as it is. */
export async function exchange(
  name: string,
  { url, ...init }: Outgoing,
  { timeout, signal, keepalive }: { timeout: number; signal?: AbortSignal; keepalive?: boolean },
): Promise<Response> {
  const limit = AbortSignal.timeout(timeout);
  try {
    return await fetch(url, {
      ...init,
      ...(keepalive && { keepalive }),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  } catch (cause) {
    signal?.throwIfAborted();
    const why = limit.aborted ? `no answer within ${timeout / 1000} s` : 'no connection';
    throw new MeetingError('request-failed', `${name}: ${why} (${new URL(url).origin}).`, {
      cause,
    });
  }
}

/** @throws {MeetingError} `request-failed`: the answer was cut short; the caller's own abort as it is. */
const readBody = async <T>(
  name: string,
  body: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> => {
  try {
    return await body;
  } catch (cause) {
    signal?.throwIfAborted();
    throw new MeetingError('request-failed', `${name}: the answer was cut short.`, { cause });
  }
};

/** @throws {MeetingError} `request-failed`: the answer was cut short. */
export async function readAnswer(
  name: string,
  response: Response,
  signal?: AbortSignal,
): Promise<Answer> {
  const text = await readBody(name, response.text(), signal);
  let body: unknown;
  try {
    body = text !== '' ? JSON.parse(text) : response.status === 204 ? null : undefined;
  } catch {
    body = text;
  }
  const enveloped = isRecord(body) && ('status' in body || 'result' in body);
  const word = enveloped && isRecord(body) ? body.status : undefined;
  return {
    status: response.status,
    result: enveloped && isRecord(body) ? (body.result ?? null) : body,
    refused: !response.ok || word === 'failure' || word === 'failed',
  };
}

/** The node's own sentence, if it is one, without what is secret. */
export function sentence(result: unknown, secrets: Secrets): string {
  if (typeof result !== 'string' || /^\s*</.test(result)) return '';
  let said = result;
  for (const secret of secrets)
    if (secret && secret !== 'none') said = said.replaceAll(secret, '…');
  // Cut last: half a secret is found no more.
  return said.slice(0, 200);
}

export function requestFailed(name: string, answer: Answer, secrets: Secrets): MeetingError {
  const said = sentence(answer.result, secrets);
  return new MeetingError(
    'request-failed',
    `${name}: the node answered ${answer.status}${said && `, "${said}"`}.`,
    { status: answer.status },
  );
}

/** What a row of the table promises. @throws {MeetingError} `request-failed`, `wire-invalid`. */
export async function readResult<R>(
  name: string,
  { result: wanted }: Request<Arguments, R>,
  response: Response,
  secrets: Secrets,
  signal: AbortSignal | undefined,
): Promise<R> {
  if (wanted === 'blob' && response.ok) return (await readBody(name, response.blob(), signal)) as R;
  const answer = await readAnswer(name, response, signal);
  if (answer.refused || (wanted === 'done' && answer.result === false))
    throw requestFailed(name, answer, secrets);
  if (typeof wanted !== 'function') return undefined as R;
  // Nothing at all is no empty list.
  const read = answer.result === undefined ? undefined : wanted(answer.result, []);
  if (read === undefined)
    throw new MeetingError('wire-invalid', `${name}: the answer cannot be read.`);
  return read;
}
