/** Liberal readers of JSON: a field that is missing, null, new or of a neighbouring type never loses the rest. */
import type { WordLike } from '../meeting/json-option.ts';

/** Reads one value. Undefined: it cannot be read as that. `flaws` collects the names of unreadable fields. */
export type Reader<T> = (value: unknown, flaws: string[]) => T | undefined;
export type Fields = Readonly<Record<string, Reader<unknown>>>;
/** What a reader gives. */
export type ReadBy<R> = R extends Reader<infer T> ? T : never;
/** An object as its fields' readers leave it. Any field may be missing: nodes differ by version. */
export type Shape<F> = { readonly [K in keyof F]?: ReadBy<F[K]> | undefined };

export const text: Reader<string> = (value) => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

export const number: Reader<number> = (value) => {
  if (typeof value === 'number') return value;
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return Number.isFinite(read) ? read : undefined;
};

/** What nodes write for true and for false. Anything but a text or a number is neither. */
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'true', 'on', '1'].map((word) => [word, true] as const),
  ...['no', 'false', 'off', '0'].map((word) => [word, false] as const),
]);

/** On the wire: true, false; of some nodes 'YES', 'No', 1. */
export const flag: Reader<boolean> = (value) =>
  typeof value === 'boolean' ? value : FLAGS.get(text(value, [])?.toLowerCase() ?? '');

/** On the wire: 'YES', 'NO'; of some nodes 'Yes', true. */
export const yesNo: Reader<'YES' | 'NO'> = (value) => {
  if (value === 'YES' || value === 'NO') return value;
  const read = flag(value, []);
  if (read === undefined) return undefined;
  return read ? 'YES' : 'NO';
};

/** One of the text's words, or a new one. */
export const word = <const T extends readonly string[]>(..._words: T) =>
  text as Reader<WordLike<T[number]>>;

/** Null means something here, and stays. */
export const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, flaws) =>
    value === null ? null : reader(value, flaws);

/** A list, read in its place; a lone item is a list of one, and items that cannot be read are left out. */
export const list =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, flaws) => {
    const lone = value === null ? [] : [value];
    const items: unknown[] = Array.isArray(value) ? value : lone;
    let length = 0;
    for (const item of items) {
      const read = reader(item, flaws);
      if (read !== undefined) items[length++] = read;
    }
    if (length < items.length) flaws.push('[]');
    items.length = length;
    return Object.freeze(items) as readonly T[];
  };

/** An object with names of its own. */
export const dictionary =
  <T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> =>
  (value, flaws) =>
    isRecord(value)
      ? Object.freeze(
          Object.fromEntries(
            Object.entries(value).flatMap(([key, item]) => {
              const read = reader(item, flaws);
              return read === undefined ? [] : [[key, read] as const];
            }),
          ),
        )
      : undefined;

/** An object, read in its place: JSON.parse has just made it, and nobody else holds it. Other fields stay. */
export function shape<const F extends Fields>(fields: F): Reader<Shape<F>> {
  const entries = Object.entries(fields);
  return (value, flaws) => {
    if (!isRecord(value)) return undefined;
    for (const [key, reader] of entries) {
      const given = value[key];
      if (given === undefined) continue;
      const read = reader(given, flaws);
      if (read === given) continue;
      value[key] = read;
      if (read === undefined && given !== null) flaws.push(key);
    }
    return Object.freeze(value) as Shape<F>;
  };
}

/** The first reader that can read it. */
export const either =
  <A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> =>
  (value, flaws) =>
    first(value, flaws) ?? second(value, flaws);

export const anything: Reader<unknown> = (value) => value;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
