/** The element's own attributes, and the readers that every attribute's value goes through. */

/** How one attribute (or command argument) is read. */
export interface Option<T = unknown> {
  /** What a good value is: the end of a sentence, the words there are, or the least and the greatest number. */
  readonly wanted: string | readonly string[] | readonly [min: number, max: number];
  /** The value, or undefined where `raw` is none. A property's value comes as a string, too: an array as comma list. */
  read(raw: string): T | undefined;
  /** The value is shown in no message, and its URL nowhere in the DOM. */
  readonly secret?: boolean;
  /** The value names the meeting: a change opens that meeting instead. */
  readonly identity?: boolean;
  /** The origin, or origins, that the value, a URL, lies on, unless `allowed-origins` has another. */
  readonly origin?: string | readonly string[];
  /** Refused as attribute, with this sentence as the reason. */
  readonly propertyOnly?: string;
  /** A command can do without this argument. */
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

/** Any text, or the text that fits a pattern. Empty is the same as absent. */
export const text = (wanted = 'text', pattern = /^/): Option<string> => ({
  wanted,
  read: (raw) => (pattern.test(raw) ? raw : undefined),
});

/** Three states: absent = not said; bare, "true" or true; "false" or false. */
export const boolean: Option<boolean> = {
  wanted: ['true', 'false'],
  read: (raw) => (/^(true)?$/.test(raw) ? true : raw == 'false' ? false : undefined),
};

/** A whole number within a range, both ends included. */
export const integer = (min: number, max: number): Option<number> => ({
  wanted: [min, max],
  read: (raw) => (/^\d+$/.test(raw) && +raw >= min && +raw <= max ? +raw : undefined),
});

/** One of a few words. */
export const oneOf = <const T extends string>(...words: T[]): Option<T> => ({
  wanted: words,
  read: (raw) => words.find((word) => word == raw),
});

/** A comma list, a JSON array, or an array as property; of these words, where some are given. */
export const list = <const T extends string = string>(words?: readonly T[]): Option<T[]> => ({
  wanted: words ?? 'a comma list',
  read(raw) {
    // A JSON array of plain words differs from the comma list by its brackets and quotes alone.
    const items = raw
      .replace(/^\s*\[|]\s*$|"/g, '')
      .split(',')
      .map((item) => item.trim() as T);
    return items.every((item) => (words ? words.includes(item) : item)) ? items : undefined;
  },
});

export const secret = <T>(option: Option<T>): Option<T> => ({ ...option, secret: true });
export const identity = <T>(option: Option<T>): Option<T> => ({ ...option, identity: true });
export const optional = <T>(option: Option<T>): Option<T> & { readonly optional: true } => ({
  ...option,
  optional: true,
});

/** The element's own attributes. Key: the attribute; its property has capitals for hyphens. */
export const attributes = {
  /** The meeting system: `immail`, `pexip`, `eyeson`, `click-to-call`, `jitsi`, `whereby`, `google-meet`, `teams`, `zoom`, or one added by `registerProvider()`. */
  provider: text(),
  /** When the meeting is opened: at once, when scrolled near, or on a click. Default: `eager`. */
  loading: oneOf('eager', 'lazy', 'click'),
  /** Open at once even where opening costs money (click-to-call with `dial`): once a page load for each call. */
  autostart: boolean,
  /** Further origins that `src` may lie on, each as `https://host[:port]`. Default: the system's own only. */
  'allowed-origins': list(),
  /** How long a frame may take to give a sign of life, in ms. Default: 15000. Only for systems that give one. */
  'load-timeout': integer(1, 600_000),
  /** How long a command may wait until it is sent and, where the system answers, answered, in ms. Default: 10000. */
  'command-timeout': integer(1, 600_000),
};

/** The property of an attribute. */
export const propertyName = (attribute: string): string =>
  attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
