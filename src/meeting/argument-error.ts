/** What is wrong with an argument, in one form for commands and requests of every system. Of use to lazy chunks alone. */
import { describe } from './describe-option.ts';
import { MeetingError } from './errors.ts';
import type { Option } from './option.ts';

/** Undefined: no text can be made of it, as of a Symbol or an object without prototype. */
export const asText = (write: () => string | undefined): string | undefined => {
  try {
    return write();
  } catch {
    return undefined;
  }
};

/** A plain value as JSON; what may hold more than was meant to be seen, by its kind. */
const show = (given: unknown): string => {
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object' && given !== null) return 'an object';
  return (asText(() => JSON.stringify(given)) ?? `a ${typeof given}`).slice(0, 60);
};

/** `dial: there is what is wrong.` */
export const argumentInvalid = (command: string, what: string): MeetingError =>
  new MeetingError('argument-invalid', `${command}: ${what}.`);

/** `dial: role: got 5, wanted HOST or GUEST.` Of a secret, what came is not shown. */
export const wrongArgument = (
  command: string,
  name: string,
  option: Option,
  given: unknown,
): MeetingError => {
  const came = option.secret ? 'unreadable' : `got ${show(given)}`;
  const what = given === undefined ? 'missing' : came;
  return argumentInvalid(command, `${name}: ${what}, wanted ${describe(option)}`);
};

/** `dial: rôle: wanted one of role, destination.` */
export const unknownArgument = (
  command: string,
  name: string,
  names: readonly string[],
): MeetingError =>
  argumentInvalid(command, `${name.slice(0, 40)}: wanted one of ${names.join(', ')}`);
