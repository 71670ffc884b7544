/** A request that is in no table, as a row of it: what a newer node takes, or what Pexip documents elsewhere. */
import { isRecord } from '../../../wire/json-reader.ts';
import { encodePart } from './node-address.ts';
import { accepts, anyValue, path as parts } from '../../../meeting/json-option.ts';
import { argumentInvalid } from '../../../meeting/argument-error.ts';
import { describe } from '../../../meeting/describe-option.ts';
import { optional, type Options } from '../../../meeting/option.ts';
import type { Request } from './request-row.ts';

export interface OpenRequest {
  /** Below the conference, as it is read: `breakouts/disconnect`. Encoded part by part. */
  readonly path: string;
  /** Default: POST. */
  readonly method?: 'GET' | 'POST';
  /** Of a POST the JSON, of a GET the query. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** @throws {MeetingError} `argument-invalid`. */
export const openRow = (request: OpenRequest): Request<Options, unknown> => {
  const { path, method = 'POST', body = {} } = request;
  const wrong = (name: string, wanted: string) =>
    argumentInvalid('request', `${name}: wanted ${wanted}`);
  if (!accepts(parts, path)) throw wrong('path', describe(parts));
  if (method !== 'GET' && method !== 'POST') throw wrong('method', 'GET or POST');
  if (!isRecord(body)) throw wrong('body', 'an object');
  return {
    method,
    path: path.split('/').map(encodePart).join('/'),
    arguments: Object.fromEntries(Object.keys(body).map((key) => [key, optional(anyValue)])),
    result: 'any',
  };
};
