/** How a value from outside is described and read: attributes, properties, arguments of commands. */

/** How one attribute (or command argument) is read. */
export interface Option<T = unknown> {
  /** What a good value is: the end of a sentence, the words there are, or the least and the greatest number. */
  readonly wanted: string | readonly string[] | readonly [min: number, max: number];
  /**
   * The value, or undefined where `raw` is none. A property's value comes as a string, too: an array as comma list;
   * `given` is what was written, for options that a string cannot tell.
   */
  read(raw: string, given?: unknown): T | undefined;
  /** The value is shown in no message; where it fits this, its URL stands nowhere in the DOM. */
  readonly secret?: RegExp;
  /** The value names the meeting: a change opens that meeting instead. */
  readonly identity?: boolean;
  /**
   * The value is a URL or an origin: where tokens and grants go. It lies on one of these origins, or on one of
   * `allowed-origins`; none: on any, as long as there are no `allowed-origins`. `*` stands for one label of the host.
   * `values`: those of the options before this one.
   */
  origins?(values: Readonly<Record<string, unknown>>): readonly string[];
  /** Refused as attribute, with this sentence as the reason. */
  readonly propertyOnly?: string;
  /** A command, or a request, can do without this argument. */
  readonly optional?: boolean;
}
export type Options = Readonly<Record<string, Option>>;
/** The property of an attribute: hyphens become capitals. */
export type PropertyName<K> = K extends `${infer A}-${infer B}`
  ? `${A}${Capitalize<PropertyName<B>>}`
  : K;
export type OptionValues<O> = {
  readonly [K in keyof O as PropertyName<K>]?: O[K] extends Option<infer T> ? T : never;
};

type Value<O> = O extends Option<infer T> ? T : never;
type OptionalKeys<O> = {
  [K in keyof O]: O[K] extends { readonly optional: true } ? K : never;
}[keyof O];
/** The object that these options take as arguments, each under its own name. */
export type Arguments<O> = {
  readonly [K in Exclude<keyof O, OptionalKeys<O>>]: Value<O[K]>;
} & { readonly [K in OptionalKeys<O>]?: Value<O[K]> | undefined };

/** Any text, or the text that fits a pattern. Empty is the same as absent. */
export const text = (wanted = 'text', pattern = /^/): Option<string> => ({
  wanted,
  read: (raw) => (pattern.test(raw) ? raw : undefined),
});

/** Three states: absent = not said; bare, "true" or true; "false" or false. */
export const boolean: Option<boolean> = {
  wanted: ['true', 'false'],
  read: (raw) => /^(true)?$/.test(raw) || (raw === 'false' ? false : undefined),
};

/** A function, which only a property can hold. */
export const functionOf = <T>(): Option<T> => ({
  wanted: 'a function',
  propertyOnly: 'a function',
  read: (_, given) => (typeof given === 'function' ? (given as T) : undefined),
});

/** A whole number within a range, both ends included. */
export const integer = (min: number, max: number): Option<number> => ({
  wanted: [min, max],
  read: (raw) => (/^\d+$/.test(raw) && +raw >= min && +raw <= max ? +raw : undefined),
});

/** One of a few words. */
export const oneOf = <const T extends string>(...words: T[]): Option<T> => ({
  wanted: words,
  read: (raw) => words.find((word) => word === raw),
});

/** What a list is written as: an array as property, a JSON array, or a comma list, whose items cannot hold commas. */
const readItems = (raw: string, given: unknown): readonly unknown[] => {
  if (Array.isArray(given)) return given;
  try {
    return /^\s*\[/.test(raw) ? JSON.parse(raw) : raw.split(',').map((item) => item.trim());
  } catch {
    return [''];
  }
};

/** Texts that are not empty; of these words, where some are given. */
export const list = <const T extends string = string>(
  words?: readonly T[],
  wanted = 'a comma list',
): Option<T[]> => ({
  wanted: words ?? wanted,
  read(raw, given) {
    const items = readItems(raw, given) as T[];
    const good = (item: T) => (words ? words.includes(item) : item && typeof item === 'string');
    return items.every(good) ? items : undefined;
  },
});

export const secret = <O extends Option>(option: O, pattern = /^/): O => ({
  ...option,
  secret: pattern,
});
export const identity = <O extends Option>(option: O): O => ({ ...option, identity: true });
export const optional = <T>(option: Option<T>): Option<T> & { readonly optional: true } => ({
  ...option,
  optional: true,
});

/** The property of an attribute. */
export const propertyName = (attribute: string): string =>
  attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
