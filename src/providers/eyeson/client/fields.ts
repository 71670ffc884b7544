/** What requests take: fields, alone or in groups, read as attributes are, and written as the API wants them. */
import {
  argumentInvalid,
  unknownArgument,
  wrongArgument,
} from '../../../meeting/argument-error.ts';
import { optional, type Option } from '../../../meeting/option.ts';
import { isRecord } from '../../../wire/json-reader.ts';

/** Options by name, some of them in groups: a group is an object for callers. */
export interface OptionGroup {
  readonly [name: string]: Option | OptionGroup;
}
/** A group can be left out where nothing of it is required. */
type CanBeLeftOut<O> = O extends Option
  ? O extends { readonly optional: true }
    ? true
    : false
  : false extends { [K in keyof O]: CanBeLeftOut<O[K]> }[keyof O]
    ? false
    : true;
type Value<O> = O extends Option<infer T> ? T : GroupArguments<O>;
/** The object that these options take, groups within. */
export type GroupArguments<O> = {
  readonly [K in keyof O as CanBeLeftOut<O[K]> extends true ? never : K]: Value<O[K]>;
} & {
  readonly [K in keyof O as CanBeLeftOut<O[K]> extends true ? K : never]?: Value<O[K]> | undefined;
};

/** Fields that can all be left out. */
export const allOptional = <const O extends Readonly<Record<string, Option>>>(
  options: O,
): { readonly [K in keyof O]: O[K] & { readonly optional: true } } =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optional(option)])) as {
    readonly [K in keyof O]: O[K] & { readonly optional: true };
  };

const isOption = (field: Option | OptionGroup): field is Option => typeof field.read === 'function';
const PLAIN: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);
const isPlain = (value: unknown) => PLAIN.has(typeof value);

/**
 * Names and values as they go out: `user[name]`, `options[custom_fields][locale]`; of a list, `…[]` for each item.
 * @throws {MeetingError} `argument-invalid`, naming request, field, what came and what was wanted.
 */
export const readFields = (
  request: string,
  fields: OptionGroup,
  given: unknown = {},
  group = '',
): (readonly [name: string, value: string])[] => {
  const nameOf = (field: string) => (group ? `${group}[${field}]` : field);
  if (!isRecord(given))
    throw argumentInvalid(request, `${group || 'its arguments'}: wanted an object`);
  for (const name of Object.keys(given))
    if (!Object.hasOwn(fields, name))
      throw unknownArgument(request, nameOf(name), Object.keys(fields));
  return Object.entries(fields).flatMap(([key, field]) => {
    const name = nameOf(key);
    const value = given[key];
    if (!isOption(field)) return readFields(request, field, value, name);
    if (value === undefined && field.optional) return [];
    const read = [value].flat().every(isPlain) ? field.read(`${value}`) : undefined;
    if (read === undefined || Array.isArray(read) !== Array.isArray(value))
      throw wrongArgument(request, name, field, value);
    return Array.isArray(read)
      ? read.map((item) => [`${name}[]`, `${item}`] as const)
      : [[name, `${read}`] as const];
  });
};
