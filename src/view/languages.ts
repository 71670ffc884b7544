/**
 * The languages of what people see. Each part of the product (the screens around a meeting, native mode, permalink
 * mode) has its texts in English at hand and loads the others; a page adds languages, or replaces single texts.
 */

/** Texts of one part: sentences, functions that make them, and groups of both. */
type Texts = Readonly<Record<string, unknown>>;

export interface Language<T> {
  /** The language that was found, as in HTML's `lang`. */
  readonly lang: string;
  readonly text: T;
}

/** All of it may be left out: what is missing is as it is in the package, in English where that has no such language. */
export type SomeTexts<T> = {
  readonly [K in keyof T]?: T[K] extends string | ((...args: never[]) => string)
    ? T[K]
    : SomeTexts<T[K]>;
};

/** By language, then by part: the later ones win. */
type Added = Map<string, Readonly<Record<string, Texts | undefined>>[]>;

/** What pages have added: one table for the whole page, since files that load on demand hold copies of this module. */
const ADDED = Symbol.for('meeting-embed.languages');

const added = (): Added => {
  const page: typeof globalThis & { [ADDED]?: Added } = globalThis;
  return (page[ADDED] ??= new Map());
};

/** Texts in a language, by part. Meetings that open from now on have them. */
export const addTexts = (
  lang: string,
  parts: Readonly<Record<string, Texts | undefined>>,
): void => {
  const tag = lang.toLowerCase();
  added().set(tag, [...(added().get(tag) ?? []), parts]);
};

const isGroup = (value: unknown): value is Texts => typeof value === 'object' && value !== null;

/** Takes what is of the kind that is wanted, and nothing that nobody asks for. */
const replace = (texts: Texts, own: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => {
      const given = Object.hasOwn(own, key) ? own[key] : undefined;
      if (isGroup(text)) return [key, isGroup(given) ? replace(text, given) : text];
      return [key, typeof given === typeof text ? given : text];
    }),
  );

/** A tag and what it is a variety of: `pt-BR`, `pt`. */
const varieties = (tag: string): string[] => {
  const [language = '', ...rest] = tag.toLowerCase().split(/[-_]/);
  return rest.length ? [[language, ...rest].join('-'), language] : [language];
};

/**
 * The languages of one part.
 * @param others What loads each; one that cannot be loaded is English.
 * @returns Finds the texts for a language tag; at once where they are at hand.
 */
export const languagesOf =
  <T extends object>(
    part: string,
    english: T,
    others: Readonly<Record<string, () => Promise<{ readonly text: T }>>>,
  ) =>
  (tag: string): Language<T> | Promise<Language<T>> => {
    const tags = varieties(tag);
    const ownIn = (lang: string): Texts[] =>
      (added().get(lang) ?? []).map((parts) => parts[part]).filter(isGroup);
    /** The wider language first: its varieties say what they have otherwise. */
    const language = (text: T, lang: string, from: readonly string[]): Language<T> => ({
      lang,
      text: from
        .toReversed()
        .flatMap(ownIn)
        .reduce<Texts>(replace, text as Texts) as T,
    });
    const known = tags.find((one) => one === 'en' || Object.hasOwn(others, one));
    const lang = tags.find((one) => one === known || ownIn(one)[0]);
    if (!lang) return language(english, 'en', ['en']);
    if (known === undefined || known === 'en') return language(english, lang, tags);
    return others[known]!().then(
      ({ text }) => language(text, lang, tags),
      () => language(english, 'en', ['en']),
    );
  };

/** The language that a meeting is shown in: that of its place in the page. */
export const pageLanguage = (root: ShadowRoot): string =>
  root.host.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang || 'en';
