/** What is wrong with a configuration, in words. Its own lazy chunk: a page without mistakes does not pay for it. */
import { closest, distance } from 'fastest-levenshtein';
import type { Fault } from './config.ts';
import { MeetingError, type ConfigIssue } from '../meeting/errors.ts';
import type { Provider } from '../meeting/provider.ts';
import { catalog } from './catalog.ts';
import { providers, talkingProviders } from './registry.ts';
import { describe } from '../meeting/describe-option.ts';

/** A URL's scheme and host, where no user stands before the host. */
const ORIGIN = /^\w{1,16}:\/\/[\w.-]{1,253}(:\d{1,5})?(?=[/?#]|$)/;
/** A host, or a word, as people write them; a token is longer, or of other characters. */
const PLAIN = /^(?=.{1,64}$)[\w-]{1,16}(\.[a-z\d-]{1,20}|,[\w-]{1,16})*$|^[ !"$-.0-;@-~]{1,16}$/;

/** A refused value, as far as its shape shows that it holds no credential: of a URL, no more than its origin. */
const quote = (value: string): string | undefined => {
  const origin = ORIGIN.exec(value)?.[0];
  if (origin !== undefined) return origin === value ? value : `${origin}/…`;
  return PLAIN.test(value) && !value.includes('@') && !value.includes('//') ? value : undefined;
};

/** The name that was probably meant, where one is near. */
const nearest = (name: string, names: readonly string[]): string | undefined => {
  const found = closest(
    name.slice(0, 64).toLowerCase(),
    names.map((known) => known.toLowerCase()),
  );
  const meant = names.find((known) => known.toLowerCase() === found);
  return meant && distance(found, name.toLowerCase()) <= Math.ceil(name.length / 3)
    ? meant
    : undefined;
};

/** One of these names, or the one that is near what came. */
const oneOf = (what: string, names: readonly string[], given: string): string => {
  const meant = nearest(given, names);
  return meant === undefined ? `${what}: ${names.join(', ')}` : `${what}; did you mean ${meant}?`;
};

const wantedOf = (
  provider: Provider | undefined,
  { attribute, option, given, origins }: Fault,
): string => {
  if (option) return describe(option, origins ?? option.origins?.({}));
  if (provider)
    return oneOf(`a parameter of ${provider.name}`, Object.keys(provider.options), attribute);
  const known = [...providers.values(), ...catalog].flatMap((one) => one?.name ?? []);
  const names = [...new Set([...known, ...Object.keys(talkingProviders)])].sort();
  return oneOf('a meeting system', names, typeof given === 'string' ? given : '');
};

const issueOf = (provider: Provider | undefined, fault: Fault): ConfigIssue => {
  const { attribute, option, given } = fault;
  // What no option tells of may be another system's secret.
  const shown = option ? !option.secret : !provider;
  const items = Array.isArray(given) ? given : [given];
  const plain = items.every((item) => typeof item === 'string' || typeof item === 'number');
  const value = shown && plain ? quote(items.join()) : undefined;
  return { attribute, wanted: wantedOf(provider, fault), ...(value !== undefined && { value }) };
};

/** The one error for everything that is wrong. Secrets, and values that may be another system's secrets, are left out. */
export const diagnose = (
  provider: Provider | undefined,
  faults: readonly Fault[],
): MeetingError => {
  const issues = faults.map((fault) => issueOf(provider, fault));
  const sentences = issues.map(({ attribute, value, wanted }, at) => {
    const { option, given } = faults[at]!;
    const missing = provider && option && given == null;
    const got = value === undefined ? '' : `got "${value}", `;
    return `${attribute}: ${missing ? 'missing, ' : got}wanted ${wanted}${wanted.endsWith('?') ? '' : '.'}`;
  });
  return new MeetingError(provider ? 'config-invalid' : 'provider-unknown', sentences.join(' '), {
    issues,
    fatal: true,
  });
};
