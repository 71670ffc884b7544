/** The element's own attributes, and the readers that every attribute's value goes through. */

/** How one attribute (or command argument) is read. */
export interface Option<T = unknown> {
  /** What a good value is, as the end of a sentence: "true or false". */
  readonly wanted: string;
  /** The value, or undefined where `raw` is none. `raw` is never empty, but for booleans. */
  read(raw: unknown): T | undefined;
  /** The value is shown in no message, and its URL nowhere in the DOM. */
  readonly secret?: boolean;
  /** The value names the meeting: a change opens that meeting instead. */
  readonly identity?: boolean;
  /** Refused as attribute, with this sentence as the reason. */
  readonly propertyOnly?: string;
  /** HTML spells the camel-case key with hyphens: the name is ours, or the provider's own means something else in HTML. */
  readonly hyphened?: boolean;
  /** A command can do without this argument. */
  readonly optional?: boolean;
}
export type Options = Readonly<Record<string, Option>>;
export type OptionValues<O> = {
  readonly [K in keyof O]?: O[K] extends Option<infer T> ? T : never;
};

/** Any text. Empty is the same as absent. */
export const text = (pattern?: RegExp, wanted = 'text'): Option<string> => ({
  wanted,
  read: (raw) => (!pattern || pattern.test(`${raw}`) ? `${raw}` : undefined),
});

/** Three states: absent = not said; bare, "true" or true; "false" or false. */
export const boolean = (): Option<boolean> => ({
  wanted: 'true or false',
  read: (raw) => (/^(true)?$/.test(`${raw}`) ? true : `${raw}` == 'false' ? false : undefined),
});

/** A whole number within a range, both ends included. */
export const integer = (min: number, max: number): Option<number> => ({
  wanted: `a whole number from ${min} to ${max}`,
  read: (raw) =>
    /^\d+$/.test(`${raw}`) && +`${raw}` >= min && +`${raw}` <= max ? +`${raw}` : undefined,
});

/** One of a few words. */
export const oneOf = <const T extends string>(...words: T[]): Option<T> => ({
  wanted: words.join(' or '),
  read: (raw) => words.find((word) => word == raw),
});

/** A comma list, a JSON array, or an array as property; of these words, where some are given. */
export const list = <const T extends string = string>(words?: readonly T[]): Option<T[]> => ({
  wanted: words ? 'a list of ' + words.join(', ') : 'a list',
  read(raw) {
    // A JSON array of plain words differs from the comma list by its brackets and quotes alone.
    const items = Array.isArray(raw) ? raw : `${raw}`.replace(/^\s*\[|]\s*$|"/g, '').split(',');
    const trimmed = items.map((item) => `${item}`.trim() as T);
    return trimmed.every((item) => (words ? words.includes(item) : item)) ? trimmed : undefined;
  },
});

export const secret = <T>(option: Option<T>): Option<T> => ({ ...option, secret: true });
export const identity = <T>(option: Option<T>): Option<T> => ({ ...option, identity: true });
export const optional = <T>(option: Option<T>): Option<T> & { readonly optional: true } => ({
  ...option,
  optional: true,
});
export const hyphened = <T>(option: Option<T>): Option<T> => ({ ...option, hyphened: true });

/** The element's own attributes. Key: property; attribute: the key in kebab-case. */
export const attributes = {
  /** The meeting system: `immail`, `pexip`, `eyeson`, `click-to-call`, or one added by `registerProvider()`. */
  provider: text(),
  /** When the meeting is opened: at once, when scrolled near, or on a click. Default: `eager`. */
  loading: oneOf('eager', 'lazy', 'click'),
  /** Open at once even where opening costs money (click-to-call with `dial`): once a page load for each call. */
  autostart: boolean(),
  /** Further origins that `src` may lie on, each as `https://host[:port]`. Default: the system's own only. */
  allowedOrigins: list(),
  /** How long a frame may take to give a sign of life, in ms. Default: 15000. Only for systems that give one. */
  loadTimeout: integer(1, 600_000),
  /** How long a command may wait until it is sent and, where the system answers, answered, in ms. Default: 10000. */
  commandTimeout: integer(1, 600_000),
};

/** The name in HTML, in the case that documents write. */
export const attributeName = (key: string, hyphened = true): string =>
  hyphened ? key.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase()) : key;
