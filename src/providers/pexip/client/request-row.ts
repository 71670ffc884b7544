/** What a row of the table of requests is, and the methods that a table makes. */
import type { Arguments, Options } from '../../../meeting/option.ts';
import type { Reader } from '../../../wire/json-reader.ts';

export interface Request<A extends Options, R> {
  readonly method: 'GET' | 'POST';
  /** Below the conference, participant, call or room; `{name}` is filled from the arguments. */
  readonly path?: string;
  readonly arguments: A;
  /** `done`: nothing but success. `blob`: bytes. `any`: `result` as it came. Otherwise reads `result`. */
  readonly result: 'done' | 'blob' | 'any' | Reader<R>;
}
export interface RequestOptions {
  /** Gives the request up. What the node has done by then stays done. */
  readonly signal?: AbortSignal;
}

type Method<Q> =
  Q extends Request<infer A, infer R>
    ? keyof A extends never
      ? (args?: Record<string, never>, options?: RequestOptions) => Promise<R>
      : Record<never, never> extends Arguments<A>
        ? (args?: Arguments<A>, options?: RequestOptions) => Promise<R>
        : (args: Arguments<A>, options?: RequestOptions) => Promise<R>
    : never;
/** The methods of a table. @throws {MeetingError} `argument-invalid`, before anything is sent. */
export type Methods<T> = { readonly [K in keyof T]: Method<T[K]> };

const NONE = {};
export const post = <const A extends Options = Record<never, never>>(
  args?: A,
  path?: string,
): Request<A, void> => ({
  method: 'POST',
  arguments: args ?? (NONE as A),
  result: 'done',
  ...(path !== undefined && { path }),
});
export const ask = <R, const A extends Options = Record<never, never>>(
  result: Reader<R>,
  args?: A,
): Request<A, R> => ({ method: 'POST', arguments: args ?? (NONE as A), result });
export const get = <R, const A extends Options = Record<never, never>>(
  result: Reader<R>,
  args?: A,
): Request<A, R> => ({ method: 'GET', arguments: args ?? (NONE as A), result });
export const bytes = <const A extends Options>(path: string, args: A): Request<A, Blob> => ({
  method: 'GET',
  arguments: args,
  result: 'blob',
  path,
});
