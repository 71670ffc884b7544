/** Options that take JSON as it is, and no text in place of another type: the arguments of requests. */
import { describe } from './describe-option.ts';
import type { Arguments, Option, Options } from './option.ts';

/** A word of the text, or another: a newer server may take more, and says so itself if it does not. */
export type WordLike<T extends string> = T | (string & {});

/** What fits is taken as it came. */
const exactly = <T>(wanted: string, fits: (given: unknown) => given is T): Option<T> => ({
  wanted,
  read: (_, given) => (fits(given) ? given : undefined),
});

/** Whether a value is what an option wants. */
export const accepts = <T>(option: Option<T>, given: unknown): given is T =>
  option.read('', given) !== undefined;

export const isObject = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

export const string = exactly('a text', (given) => typeof given === 'string');
/** Part of a path. A dot alone, or two, would name another request: browsers resolve them, encoded or not. */
export const segment = exactly(
  'a text that is not empty and not "." or ".."',
  (given): given is string => typeof given === 'string' && given !== '' && !/^\.\.?$/.test(given),
);
/** Several parts of a path. */
export const path = exactly(
  'a relative path without "." or ".."',
  (given): given is string =>
    typeof given === 'string' && given.split('/').every((part) => accepts(segment, part)),
);
export const trueOrFalse = exactly('true or false', (given) => typeof given === 'boolean');
export const anyValue: Option = { wanted: 'anything', read: (_, given) => given ?? null };
export const record = exactly<Readonly<Record<string, unknown>>>('an object', isObject);

export const wordLike = <const T extends string>(...words: T[]): Option<WordLike<T>> =>
  exactly(
    `a word such as ${words.join(', ')}`,
    (given): given is string => typeof given === 'string' && given !== '',
  );

/** A number within a range, both ends included. */
export const within = (from: number, to: number): Option<number> =>
  exactly(
    to === Infinity ? `a number of at least ${from}` : `a number from ${from} to ${to}`,
    (given): given is number =>
      typeof given === 'number' && given >= from && given <= to && given < Infinity,
  );

export const listOf = <T>(of: Option<T>): Option<readonly T[]> =>
  exactly(
    `a list, each ${describe(of)}`,
    (given): given is readonly T[] =>
      Array.isArray(given) && given.every((item) => accepts(of, item)),
  );

export const dictionaryOf = <T>(of: Option<T>): Option<Readonly<Record<string, T>>> =>
  exactly(
    `an object, each field ${describe(of)}`,
    (given): given is Readonly<Record<string, T>> =>
      isObject(given) && Object.values(given).every((item) => accepts(of, item)),
  );

export const objectOf = <const O extends Options>(fields: O): Option<Arguments<O>> =>
  exactly(
    `an object of ${Object.entries(fields)
      .map(([key, option]) => `${key}${option.optional ? '?' : ''} (${describe(option)})`)
      .join(', ')}`,
    (given): given is Arguments<O> => isObject(given) && flawOf(fields, given) === undefined,
  );

export const orNull = <T>(of: Option<T>): Option<T | null> =>
  exactly(
    `${describe(of)} or null`,
    (given): given is T | null => given === null || accepts(of, given),
  );

/** The first field that is missing, wrong, or none of the options. Undefined: there is none. */
export const flawOf = (
  fields: Options,
  given: Readonly<Record<string, unknown>>,
): string | undefined =>
  Object.keys(given).find((key) => !Object.hasOwn(fields, key)) ??
  Object.entries(fields).find(
    ([key, option]) =>
      !(option.optional && given[key] === undefined) && !accepts(option, given[key]),
  )?.[0];
