/** The arguments of a command, read by its options. Of use to lazy chunks alone. */
import { asText, wrongArgument } from './argument-error.ts';
import { isObject } from './json-option.ts';
import type { Option, Options } from './option.ts';

/** Unlike an attribute, an argument never stands bare: an empty text is no `true`. What is no text is not read as one. */
const readArgument = (option: Option, given: unknown): unknown => {
  const raw = asText(() => `${given}`);
  if (raw === undefined) return undefined;
  const value = option.read(raw, given);
  if (isObject(given) !== isObject(value)) return undefined;
  if (Array.isArray(given) && !Array.isArray(value)) return undefined;
  return raw === '' && value === true ? undefined : value;
};

/**
 * Reads what a caller gave. A missing or unreadable argument is refused, never taken for a default: `setLocked()`
 * must not unlock. Arguments that no option describes pass as they came.
 * @throws {MeetingError} `argument-invalid`, naming command, argument, what came and what was wanted.
 */
export const readArguments = (
  command: string,
  options: Options,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const args: Record<string, unknown> = { ...given };
  for (const [key, option] of Object.entries(options)) {
    const missing = given[key] == null;
    if (missing && option.optional) continue;
    args[key] = missing ? undefined : readArgument(option, given[key]);
    if (args[key] !== undefined) continue;
    throw wrongArgument(command, key, option, missing ? undefined : given[key]);
  }
  return args;
};
