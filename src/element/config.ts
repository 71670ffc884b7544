/** From what an author wrote to a configuration, and to everything that is wrong with it. */
import { attributes } from '../meeting/attributes.ts';
import { propertyName, type Option, type Options } from '../meeting/option.ts';
import type { EmbedConfig, Provider } from '../meeting/provider.ts';
import { address } from '../wire/url.ts';

/** Something wrong with one attribute; `config-error.ts` says it in words. */
export interface Fault {
  readonly attribute: string;
  /** Absent: the provider has no such parameter. */
  readonly option?: Option;
  /** What came; absent: nothing did. */
  readonly given?: unknown;
  /** Where a URL has to lie; absent: anywhere. */
  readonly origins?: readonly string[];
}

/** Attributes that any element may have and no property tells of: HTML's, ARIA's, and those that frameworks leave behind. */
const GLOBAL = /^((aria|data|ng|v|h?x)-|item|_|(class|is|exportparts)$)|[^\w-]/;

/** What was written, as text. Anything may stand in a property; an object that cannot be text is none of any option. */
const textOf = (given: unknown): string => {
  try {
    return String(given ?? '');
  } catch {
    return typeof given;
  }
};

/**
 * The origin that an entry names, in which `*` stands for one label of the host, whatever it is. With a path, a user or
 * another scheme, an entry would mean more, or less, than it says: it is none.
 */
const readOrigin = (entry: string): string | undefined =>
  /^https?:\/\//.test(entry) ? address().read(entry.replace('//*.', '//any.')) : undefined;

/** Whether a URL lies on an origin, or under one like `https://*.example.com`. */
const covers = (allowed: string, url: string): boolean => {
  const { origin } = new URL(url);
  return (
    readOrigin(allowed) ===
    (allowed.includes('*') ? origin.replace(/\/\/[\w-]+\./, '//any.') : origin)
  );
};

/**
 * Reads an element. `identity` names the meeting: where it differs, it is another meeting.
 * `url` is good only where there are no faults. `known` are the properties that any provider has.
 */
export const readConfig = (
  element: HTMLElement,
  provider: Provider,
  known: Iterable<PropertyKey>,
): EmbedConfig & { readonly faults: readonly Fault[]; readonly identity: string } => {
  const { name, options } = provider;
  const faults: Fault[] = [];
  let identity = name;
  let secret = false;
  const written = (key: PropertyKey): unknown => Reflect.get(element, key);
  const foreign = new Set([...element.attributes].map((attribute) => attribute.name.toLowerCase()));
  for (const key of known) if (written(key) != null) foreign.add(String(key));

  const read = (options: Options, allowedOrigins: readonly string[] = []) => {
    const values: Record<string, unknown> = {};
    for (const [attribute, option] of Object.entries(options)) {
      const key = propertyName(attribute);
      // Frameworks write a property that is not there yet as an attribute of its name.
      const given = written(key) ?? element.getAttribute(attribute) ?? element.getAttribute(key);
      const raw = textOf(given);
      const value = given == null ? undefined : option.read(raw, given);
      // Empty is absent, but for what may stand bare, and for a list without items.
      if (raw || value) {
        values[key] = value;
        secret ||= !!option.secret?.test(raw);
        const origins = option.origins?.(values).concat(allowedOrigins) ?? [];
        if (
          value == null ||
          (origins[0] && !origins.some((origin) => covers(origin, value as string))) ||
          (option.propertyOnly && element.hasAttribute(attribute))
        )
          faults.push({ attribute, option, given, origins });
      }
      if (option.identity) identity += '\n' + raw;
      for (const name of [attribute, key]) {
        foreign.delete(name);
        foreign.delete(name.toLowerCase());
      }
    }
    return values;
  };
  const own: EmbedConfig['own'] = read(attributes);
  if (own.allowedOrigins && !own.allowedOrigins.every(readOrigin))
    faults.push({
      attribute: 'allowed-origins',
      option: attributes['allowed-origins'],
      given: own.allowedOrigins,
    });
  const values = read(options, own.allowedOrigins);
  for (const attribute of provider.required(values))
    if (!(propertyName(attribute) in values) && !(own.getToken && attribute === provider.token))
      faults.push({ attribute, option: options[attribute]! });
  for (const key in document.createElement('p')) foreign.delete(key.toLowerCase());
  for (const attribute of foreign) if (!GLOBAL.test(attribute)) faults.push({ attribute });
  return {
    provider,
    own,
    values,
    secret,
    identity,
    faults,
    url: faults[0] ? '' : provider.buildUrl(values),
  };
};
