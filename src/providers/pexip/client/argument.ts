/** Arguments of requests: what is wanted, checked before anything is sent. */
import { MeetingError } from '../../../meeting/errors.ts';
import { isRecord, type Word } from '../../../wire/json-reader.ts';

/** One argument. */
export interface Argument<T, Optional extends boolean = false> {
  /** The end of a sentence: 'a whole number from 1 to 120'. */
  readonly wanted: string;
  readonly accepts: (value: unknown) => boolean;
  readonly optional?: Optional;
  /** Never named in an error. */
  readonly secret?: boolean;
  /** For the type alone. */
  readonly type?: T;
}
export type Arguments = Readonly<Record<string, Argument<unknown, boolean>>>;

type OptionalKeys<A> = {
  [K in keyof A]: A[K] extends Argument<unknown, true>
    ? A[K] extends Argument<unknown, false>
      ? never
      : K
    : never;
}[keyof A];
type TypeOf<A> = A extends Argument<infer T, boolean> ? T : never;
/** The object that these arguments take. */
export type Given<A> = { readonly [K in Exclude<keyof A, OptionalKeys<A>>]: TypeOf<A[K]> } & {
  readonly [K in OptionalKeys<A>]?: TypeOf<A[K]> | undefined;
};

const argument = <T>(wanted: string, accepts: (value: unknown) => boolean): Argument<T> => ({
  wanted,
  accepts,
});

export const optional = <T>(of: Argument<T>): Argument<T, true> => ({ ...of, optional: true });
export const secret = <T, O extends boolean>(of: Argument<T, O>): Argument<T, O> => ({
  ...of,
  secret: true,
});

export const string = argument<string>('a text', (value) => typeof value === 'string');
/** Part of a path. A dot alone, or two, would name another request: browsers resolve them, encoded or not. */
export const segment = argument<string>(
  'a text that is not empty and not "." or ".."',
  (value) => typeof value === 'string' && value !== '' && !/^\.\.?$/.test(value),
);
/** Several parts of a path. */
export const path = argument<string>(
  'a relative path without "." or ".."',
  (value) => typeof value === 'string' && value.split('/').every((part) => segment.accepts(part)),
);
export const boolean = argument<boolean>('true or false', (value) => typeof value === 'boolean');
/** One of the words of the text, or another: a newer node may take more, and says so itself if it does not. */
export const word = <const T extends readonly string[]>(...words: T): Argument<Word<T[number]>> =>
  argument(
    `a word such as ${words.join(', ')}`,
    (value) => typeof value === 'string' && value !== '',
  );
export const within = (from: number, to: number): Argument<number> =>
  argument(
    to === Infinity ? `a number of at least ${from}` : `a number from ${from} to ${to}`,
    (value) => typeof value === 'number' && value >= from && value <= to && value < Infinity,
  );
export const listOf = <T>(of: Argument<T>): Argument<readonly T[]> =>
  argument(`a list, each ${of.wanted}`, (value) => Array.isArray(value) && value.every(of.accepts));
export const dictionaryOf = <T>(of: Argument<T>): Argument<Readonly<Record<string, T>>> =>
  argument(
    `an object, each field ${of.wanted}`,
    (value) => isRecord(value) && Object.values(value).every(of.accepts),
  );
export const objectOf = <const A extends Arguments>(fields: A): Argument<Given<A>> =>
  argument(
    `an object of ${Object.entries(fields)
      .map(([key, { wanted, optional }]) => `${key}${optional ? '?' : ''} (${wanted})`)
      .join(', ')}`,
    (value) => isRecord(value) && flawOf(fields, value) === undefined,
  );
export const orNull = <T>(of: Argument<T>): Argument<T | null> =>
  argument(`${of.wanted} or null`, (value) => value === null || of.accepts(value));
export const record = argument<Readonly<Record<string, unknown>>>('an object', isRecord);

/** The first argument that is missing, wrong, or not one. Undefined: there is none. */
function flawOf(fields: Arguments, given: Record<string, unknown>): string | undefined {
  for (const key of Object.keys(given)) if (!Object.hasOwn(fields, key)) return key;
  for (const [key, { accepts, optional }] of Object.entries(fields))
    if (!(optional && given[key] === undefined) && !accepts(given[key])) return key;
  return undefined;
}

/** @throws {MeetingError} `argument-invalid`, naming request, argument, what came and what was wanted. */
export function checkArguments(
  request: string,
  fields: Arguments,
  given: unknown,
): asserts given is Record<string, unknown> {
  const wrong = (what: string): never => {
    throw new MeetingError('argument-invalid', `${request}: ${what}.`);
  };
  if (!isRecord(given)) return wrong('the arguments must be an object');
  const key = flawOf(fields, given);
  if (key === undefined) return;
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (!field) return wrong(`there is no argument ${key.slice(0, 40)}`);
  const came = field.secret ? '' : ` is ${show(given[key])};`;
  wrong(`${key}${came} wanted: ${field.wanted}`);
}

const show = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (isRecord(value) || Array.isArray(value)) return 'an object';
  // What JSON has no word for, a BigInt say, has one all the same.
  return (typeof value === 'string' ? JSON.stringify(value) : String(value)).slice(0, 60);
};
