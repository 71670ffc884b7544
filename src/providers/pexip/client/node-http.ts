/** One exchange with a node: what goes out, and what its answer amounts to. */
import { MeetingError } from '../../../meeting/errors.ts';
import { path as severalParts } from '../../../meeting/json-option.ts';
import type { Options } from '../../../meeting/option.ts';
import { checkArguments } from './check-arguments.ts';
import { send, type SendOptions } from '../../../wire/http.ts';
import { readBounded } from '../../../wire/bounded-body.ts';
import { isRecord } from '../../../wire/json-reader.ts';
import { ANSWER_BYTES } from './limits.ts';
import { encodePart } from './node-address.ts';
import { withoutSecrets } from './secrets.ts';
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

/** The node says no, and would say so again; not: busy, or broken. */
export const isRefusal = (status = 0): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;

/** @throws {MeetingError} `argument-invalid`: a BigInt, say, or an object that holds itself. */
const asJson = (name: string, args: object): string => {
  try {
    return JSON.stringify(args);
  } catch (cause) {
    throw new MeetingError(
      'argument-invalid',
      `${name}: its arguments: wanted arguments that JSON can hold.`,
      {
        cause,
      },
    );
  }
};

/**
 * Fills a row of the table in.
 * @param below What the row's path is below, with a slash at the end.
 * @throws {MeetingError} `argument-invalid`.
 */
export function buildRequest(
  name: string,
  { method, path = name, arguments: fields }: Request<Options, unknown>,
  below: string,
  args: unknown = {},
): Outgoing {
  checkArguments(name, fields, args);
  const inPath = new Set<string>();
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    inPath.add(key);
    const value = String(args[key]);
    // A slash in one part is no way to another request.
    return fields[key] === severalParts
      ? value.split('/').map(encodePart).join('/')
      : encodePart(value);
  });
  const rest = Object.fromEntries(Object.entries(args).filter(([key]) => !inPath.has(key)));
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== false);
  const query =
    method === 'GET' && given.length > 0
      ? `?${given.map(([key, value]) => `${key}=${encodePart(String(value))}`).join('&')}`
      : '';
  const body = method === 'POST' ? asJson(name, rest) : '{}';
  // A POST without parameters has neither body nor content type.
  return {
    method,
    url: `${below}${filled}${query}`,
    headers: body === '{}' ? {} : { 'content-type': 'application/json' },
    ...(body !== '{}' && { body }),
  };
}

/** Nobody reads this answer. Where its connection breaks meanwhile, nobody minds. */
const discard = ({ body }: Response): void => {
  body?.cancel().catch(() => {});
};

/**
 * Tokens, PINs and what is asked for go to the node that the page has named, and are taken nowhere else by it.
 * @throws {MeetingError} `request-failed`, naming the origin that the node pointed to, where the platform tells.
 */
export function refuseRedirect(name: string, url: string, response: Response): Response {
  const { type, status, headers } = response;
  if (type !== 'opaqueredirect' && !(status >= 300 && status < 400)) return response;
  const { origin } = new URL(url);
  const location = headers.get('location') ?? '';
  const to = URL.canParse(location, url) ? ` to ${new URL(location, url).origin}` : '';
  discard(response);
  throw new MeetingError(
    'request-failed',
    `${name}: ${origin} redirects${to}, and redirects are not followed; name that node instead.`,
    status ? { status } : {},
  );
}

export interface ExchangeOptions extends SendOptions {
  /** The page may close meanwhile. */
  readonly keepalive?: boolean;
  /** `low`: where connections are few, others go first. */
  readonly priority?: RequestPriority;
}

/** @throws {MeetingError} `request-failed` without a status where no answer came; the caller's own abort as it is. */
export async function exchange(
  name: string,
  { url, ...init }: Outgoing,
  { keepalive, priority, ...options }: ExchangeOptions,
): Promise<Response> {
  const request = { ...init, ...(keepalive && { keepalive }), ...(priority && { priority }) };
  const response = await send(name, url, request, options, (response) => response);
  return refuseRedirect(name, url, response);
}

/**
 * The whole answer, with the type that the node gave it.
 * @throws {MeetingError} `request-failed`: it was cut short; `wire-invalid`: it has no end; the caller's own abort.
 */
const readBody = async <T>(
  name: string,
  { body, headers }: Response,
  read: (bounded: Response) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> => {
  try {
    return await read(
      new Response(body && (await readBounded(name, body, ANSWER_BYTES)), { headers }),
    );
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof MeetingError) throw cause;
    throw new MeetingError('request-failed', `${name}: the answer was cut short.`, { cause });
  }
};

/** @throws {MeetingError} `request-failed`: the answer was cut short. */
export async function readAnswer(
  name: string,
  response: Response,
  signal?: AbortSignal,
): Promise<Answer> {
  const text = await readBody(name, response, (bounded) => bounded.text(), signal);
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
  // Cut last: half a secret is found no more.
  return withoutSecrets(result, secrets).slice(0, 200);
}

export function requestFailed(name: string, answer: Answer, secrets: Secrets): MeetingError {
  const said = sentence(answer.result, secrets);
  return new MeetingError(
    'request-failed',
    `${name}: the node answered ${answer.status}${said && `, "${said}"`}.`,
    { status: answer.status, ...(said && { said }) },
  );
}

/** What a row of the table promises. @throws {MeetingError} `request-failed`, `wire-invalid`. */
export async function readResult<R>(
  name: string,
  { result: wanted }: Request<Options, R>,
  response: Response,
  secrets: Secrets,
  signal: AbortSignal | undefined,
): Promise<R> {
  // A hotel's sign-in page says 200 to everything, and nothing of it was done.
  if (response.ok && /\bhtml\b/.test(response.headers.get('content-type') ?? '')) {
    discard(response);
    throw new MeetingError('wire-invalid', `${name}: a web page came in place of an answer.`);
  }
  if (wanted === 'blob' && response.ok)
    return (await readBody(name, response, (bounded) => bounded.blob(), signal)) as R;
  const answer = await readAnswer(name, response, signal);
  if (answer.refused || (wanted === 'done' && answer.result === false))
    throw requestFailed(name, answer, secrets);
  if (wanted === 'any') return (answer.result ?? null) as R;
  if (typeof wanted !== 'function') return undefined as R;
  // Nothing at all is no empty list.
  const read = answer.result === undefined ? undefined : wanted(answer.result, []);
  if (read === undefined)
    throw new MeetingError('wire-invalid', `${name}: the answer cannot be read.`);
  return read;
}
