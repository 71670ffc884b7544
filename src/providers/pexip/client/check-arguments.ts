/** Arguments of a request, checked before anything is sent. */
import {
  argumentInvalid,
  unknownArgument,
  wrongArgument,
} from '../../../meeting/argument-error.ts';
import { flawOf, isObject } from '../../../meeting/json-option.ts';
import type { Options } from '../../../meeting/option.ts';

/** @throws {MeetingError} `argument-invalid`, naming request, argument, what came and what was wanted. */
export function checkArguments(
  request: string,
  fields: Options,
  given: unknown,
): asserts given is Record<string, unknown> {
  if (!isObject(given)) throw argumentInvalid(request, 'its arguments: wanted an object');
  const key = flawOf(fields, given);
  if (key === undefined) return;
  const option = Object.hasOwn(fields, key) ? fields[key] : undefined;
  throw option
    ? wrongArgument(request, key, option, given[key])
    : unknownArgument(request, key, Object.keys(fields));
}
