/** A request that is in no table, as a row of it: what a newer node takes, or what Pexip documents elsewhere. */
import { MeetingError } from '../../../meeting/errors.ts';
import { isRecord } from '../../../wire/json-reader.ts';
import { encodePart } from './node-address.ts';
import { path as parts, type Argument, type Arguments } from './argument.ts';
import type { Request } from './request-row.ts';

export interface OpenRequest {
  /** Below the conference, as it is read: `breakouts/disconnect`. Encoded part by part. */
  readonly path: string;
  /** Default: POST. */
  readonly method?: 'GET' | 'POST';
  /** Of a POST the JSON, of a GET the query. */
  readonly body?: Readonly<Record<string, unknown>>;
}

const whatever: Argument<unknown> = { wanted: 'anything', accepts: () => true };

/** @throws {MeetingError} `argument-invalid`. */
export const openRow = (request: OpenRequest): Request<Arguments, unknown> => {
  const { path, method = 'POST', body = {} } = request;
  const wrong = (name: string, wanted: string) =>
    new MeetingError('argument-invalid', `request: ${name} wanted: ${wanted}.`);
  if (!parts.accepts(path)) throw wrong('path', parts.wanted);
  if (method !== 'GET' && method !== 'POST') throw wrong('method', 'GET or POST');
  if (!isRecord(body)) throw wrong('body', 'an object');
  return {
    method,
    path: path.split('/').map(encodePart).join('/'),
    arguments: Object.fromEntries(Object.keys(body).map((key) => [key, whatever])),
    result: 'any',
  };
};
