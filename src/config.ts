/** From what an author wrote to a frozen configuration, or to one error that names everything wrong with it. */
import { attributeName, attributes, type Options, type OptionValues } from './attributes.ts';
import type { ConfigIssue } from './errors.ts';
import { invalid, type Provider } from './providers/provider.ts';

/** Everything a session needs to know. */
export interface EmbedConfig {
  readonly provider: Provider;
  /** The element's own attributes. */
  readonly own: OptionValues<typeof attributes>;
  /** The provider's parameters. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly url: string;
  /** The URL holds a secret: it must not stay readable in the DOM. */
  readonly secret: boolean;
}

/** Attributes that any element may have: HTML's, ARIA's, and those that frameworks leave behind. */
const GLOBAL =
  /^(aria-|data-|on|item|ng-|v-|x-|hx-|_|(class|is|tabindex|accesskey|contenteditable|enterkeyhint|inputmode|exportparts)$)|[^\w-]/;

/** What an author wrote for one option: the property, else the attribute. */
const readRaw = (element: HTMLElement, key: string, hyphened?: boolean): unknown =>
  (element as unknown as Record<string, unknown>)[key] ??
  element.getAttribute(attributeName(key, !!hyphened));

/** Reads these options. What is wrong is added to `issues`. */
const readOptions = (
  element: HTMLElement,
  options: Options,
  issues: ConfigIssue[],
  own?: boolean,
) => {
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(options)) {
    const attribute = attributeName(key, own || option.hyphened);
    const raw = readRaw(element, key, own || option.hyphened);
    const value = raw == null ? undefined : option.read(raw);
    if (option.propertyOnly && element.hasAttribute(attribute))
      issues.push({ attribute, wanted: `it as a property: ${option.propertyOnly}` });
    // Empty is absent, but for what may stand bare.
    else if (raw !== '' || value === true) {
      if (raw != null && value == null)
        issues.push({
          attribute,
          wanted: option.wanted,
          ...(!option.secret && { value: `${raw}` }),
        });
      values[key] = value;
    }
  }
  return values;
};

/** @throws {MeetingError} `config-invalid`, with all issues. */
export const readConfig = (
  element: HTMLElement,
  provider: Provider,
  known: Iterable<string>,
): EmbedConfig => {
  const issues: ConfigIssue[] = [];
  const own = readOptions(element, attributes, issues, true) as OptionValues<typeof attributes>;
  const values = readOptions(element, provider.options, issues);
  const names = Object.entries(provider.options).map(([key, { hyphened }]) =>
    attributeName(key, !!hyphened),
  );
  const expected = [...names, ...Object.keys(attributes).map((key) => attributeName(key))].map(
    (name) => name.toLowerCase(),
  );
  const foreign = new Set([...element.attributes].map(({ name }) => name.toLowerCase()));
  for (const key of known)
    if (!(key in provider.options || key in attributes) && readRaw(element, key) != null)
      foreign.add(key);
  for (const attribute of foreign)
    if (
      !expected.includes(attribute) &&
      !GLOBAL.test(attribute) &&
      !(attribute in HTMLElement.prototype)
    )
      issues.push({ attribute, wanted: `a parameter of ${provider.name}: ${names.join(', ')}` });
  if (issues[0]) throw invalid(issues);
  return Object.freeze({
    provider,
    own,
    values,
    url: provider.buildUrl({ ...values, allowedOrigins: own.allowedOrigins }),
    secret: Object.entries(provider.options).some(
      ([key, { secret }]) => secret && values[key] != null,
    ),
  });
};

/** What names the meeting, as one string: another string is another meeting. */
export const readIdentity = (element: HTMLElement, { name, options }: Provider): string =>
  JSON.stringify([
    name,
    ...Object.entries(options).map(
      ([key, option]) => option.identity && readRaw(element, key, option.hyphened),
    ),
  ]);
