/** One exchange with the API: what goes out, and what its answer amounts to. */
import { MeetingError, type ErrorCode } from '../../../meeting/errors.ts';
import { readBounded } from '../../../wire/bounded-body.ts';
import { send } from '../../../wire/http.ts';
import { isRecord } from '../../../wire/json-reader.ts';
import type { Endpoint, RequestOptions } from './endpoints.ts';
import { readFields, type OptionGroup } from './fields.ts';

/** How long an answer may take. */
const TIMEOUT_MS = 15_000;
/** The longest answer that is read. */
const ANSWER_BYTES = 16_000_000;

/** What a status means; any other is `request-failed`. */
const codes: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'link-invalid',
  410: 'meeting-over',
  423: 'meeting-locked',
};

export interface Outgoing {
  /** Path and query. */
  readonly path: string;
  readonly body?: URLSearchParams;
  /** What of it no error may hold. */
  readonly secrets: readonly string[];
}

/** @throws {MeetingError} `argument-invalid`. */
export const buildRequest = (
  name: string,
  { method, path, fields }: Endpoint,
  args: unknown,
): Outgoing => {
  const given = readFields(name, fields, args);
  const inPath = new Map(given.filter(([key]) => path.includes(`{${key}}`)));
  const rest = given.filter(([key]) => !inPath.has(key)) as [string, string][];
  const form = new URLSearchParams(rest);
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => inPath.get(key)!);
  return {
    path: method === 'GET' && rest[0] ? `${filled}?${form}` : filled,
    ...(method !== 'GET' && rest[0] && { body: form }),
    secrets: [...inPath.values()],
  };
};

/**
 * Sends a request of the table.
 * @throws {MeetingError} `request-failed` without a status where no answer came; the caller's own abort as it is.
 */
export const exchange = async <R>(
  name: string,
  { method, result }: Endpoint<OptionGroup, R>,
  origin: string,
  { path, body, secrets }: Outgoing,
  apiKey: string | undefined,
  { signal }: RequestOptions = {},
): Promise<R> => {
  const request = {
    method,
    ...(body && { body }),
    ...(apiKey && { headers: { authorization: apiKey } }),
  };
  const options = { timeout: TIMEOUT_MS, signal };
  const { ok, status, said } = await send(
    name,
    origin + path,
    request,
    options,
    async (response) => ({
      ok: response.ok,
      status: response.status,
      said: response.body
        ? await (await readBounded(name, response.body, ANSWER_BYTES)).text()
        : '',
    }),
  );
  const answer = readJson(said);
  if (!ok) {
    const reason = readReason(answer, apiKey ? [...secrets, apiKey] : secrets);
    const message = `${name}: the API answered ${status}${reason && `, "${reason}"`}.`;
    throw new MeetingError(codes[status] ?? 'request-failed', message, { status });
  }
  if (result === 'done') return undefined as R;
  const read = result(answer, []);
  if (read === undefined)
    throw new MeetingError('wire-invalid', `${name}: the answer cannot be read.`);
  return read;
};

const readJson = (said: string): unknown => {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
};

/** The API's own sentence, if it gives one, without what is secret. */
const readReason = (answer: unknown, secrets: readonly string[]): string => {
  const given = isRecord(answer) ? (answer.error ?? answer.message) : '';
  const reason = typeof given === 'string' ? given : '';
  return secrets.reduce((text, secret) => text.replaceAll(secret, '…'), reason).slice(0, 200);
};
