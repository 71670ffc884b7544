/** What is wrong with a configuration, in words. Its own lazy chunk: a page without mistakes does not pay for it. */
import type { Fault } from './config.ts';
import { MeetingError, type ConfigIssue } from '../meeting/errors.ts';
import type { Provider } from '../meeting/provider.ts';
import { catalogNames, isMode } from './catalog.ts';
import { providerNames } from './registry.ts';
import { describe } from '../meeting/describe-option.ts';

/** A URL may hold a secret in its query, and a password before its host. */
const withoutSecrets = (value: string): string =>
  value.replace(/[?#].*$/s, '').replace(/^(\w+:\/\/)?[^/]*:[^/]*@/, '$1');

/** The one error for everything that is wrong. Secrets, and values that may be another system's secrets, are left out. */
export const diagnose = (
  provider: Provider | undefined,
  faults: readonly Fault[],
): MeetingError => {
  const issues = faults.map(({ attribute, option, given }): ConfigIssue => ({
    attribute,
    wanted: option
      ? describe(option)
      : provider
        ? `a parameter of ${provider.name}: ${Object.keys(provider.options).join(', ')}`
        : [...new Set([...providerNames(), ...catalogNames()])]
            .filter((name) => !isMode(name))
            .join(', '),
    ...((option ? !option.secret : !provider) &&
      given != null && { value: withoutSecrets(`${given}`) }),
  }));
  const sentences = issues.map(({ attribute, value, wanted }, i) => {
    const missing = provider && faults[i]!.option && faults[i]!.given == null;
    const got = missing ? 'missing, ' : value == null ? '' : `got "${value}", `;
    return `${attribute}: ${got}wanted ${wanted}.`;
  });
  return new MeetingError(provider ? 'config-invalid' : 'provider-unknown', sentences.join(' '), {
    issues,
    fatal: true,
  });
};
