/** What requests take: fields, alone or in groups, read as attributes are, and written as the API wants them. */
import { optional, type Option } from '../../../meeting/option.ts';
import { MeetingError } from '../../../meeting/errors.ts';
import { isRecord } from '../../../wire/json-reader.ts';
import { describe } from '../../../meeting/describe-option.ts';

/** A group of fields is an object for callers, and `group[field]` on the wire. */
export interface Fields {
  readonly [name: string]: Option | Fields;
}

/** A group can be left out where nothing of it is required. */
type CanBeLeftOut<F> = F extends Option
  ? F extends { readonly optional: true }
    ? true
    : false
  : false extends { [K in keyof F]: CanBeLeftOut<F[K]> }[keyof F]
    ? false
    : true;
type Value<F> = F extends Option<infer T> ? T : Given<F>;
/** The object that these fields take. */
export type Given<F> = {
  readonly [K in keyof F as CanBeLeftOut<F[K]> extends true ? never : K]: Value<F[K]>;
} & {
  readonly [K in keyof F as CanBeLeftOut<F[K]> extends true ? K : never]?: Value<F[K]> | undefined;
};

/** Fields that can all be left out. */
export const allOptional = <const O extends Readonly<Record<string, Option>>>(
  options: O,
): { readonly [K in keyof O]: O[K] & { readonly optional: true } } =>
  Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, optional(option)]),
  ) as unknown as { readonly [K in keyof O]: O[K] & { readonly optional: true } };

const isOption = (field: Option | Fields): field is Option => typeof field.read === 'function';
const isPlain = (value: unknown) => /^(string|number|boolean)$/.test(typeof value);

/**
 * Names and values as they go out: `user[name]`, `options[custom_fields][locale]`; of a list, `…[]` for each item.
 * @throws {MeetingError} `argument-invalid`, naming request, field, what came and what was wanted.
 */
export const readFields = (
  request: string,
  fields: Fields,
  given: unknown = {},
  group = '',
): (readonly [name: string, value: string])[] => {
  const refuse = (what: string): never => {
    throw new MeetingError('argument-invalid', `${request}: ${what}.`);
  };
  const nameOf = (field: string) => (group ? `${group}[${field}]` : field);
  if (!isRecord(given)) return refuse(`${group || 'its arguments'}: wanted an object`);
  for (const name of Object.keys(given))
    if (!Object.hasOwn(fields, name))
      refuse(`${nameOf(name)}: wanted one of ${Object.keys(fields).join(', ')}`);
  return Object.entries(fields).flatMap(([key, field]) => {
    const name = nameOf(key);
    const value = given[key];
    if (!isOption(field)) return readFields(request, field, value, name);
    if (value === undefined && field.optional) return [];
    const read = [value].flat().every(isPlain) ? field.read(`${value}`) : undefined;
    if (read === undefined || Array.isArray(read) !== Array.isArray(value)) {
      const got = field.secret || value === undefined ? '' : `got ${show(value)}, `;
      return refuse(`${name}: ${got}wanted ${describe(field)}`);
    }
    return Array.isArray(read)
      ? read.map((item) => [`${name}[]`, `${item}`] as const)
      : [[name, `${read}`] as const];
  });
};

const show = (value: unknown): string =>
  value === null || isPlain(value) ? JSON.stringify(value).slice(0, 60) : 'an object';
