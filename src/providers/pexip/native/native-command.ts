/** What a row of the table of native mode's commands is, and what several rows take. */
import { list, text, type Arguments, type Option, type Options } from '../../../meeting/option.ts';
import type { CommandTarget } from './command-target.ts';
import type { Permission } from './permissions.ts';

/** One row. */
export interface NativeCommand<A extends Options> {
  readonly may: Permission;
  readonly arguments: A;
  /** Resolves once the node has taken it. */
  run(target: CommandTarget, args: Arguments<A>): Promise<unknown>;
}

/** Checks a row's types. */
export const row = <const A extends Options>(
  may: Permission,
  options: A,
  run: (target: CommandTarget, args: Arguments<A>) => Promise<unknown>,
): NativeCommand<A> => ({ may, arguments: options, run });

export const words = (wanted: string) => text(wanted, /[^]/);
export const participantId = words("a participant's uuid");
const uuids = list();
export const participantIds: Option<readonly string[]> = {
  wanted: "a list of participants' uuids",
  read: (raw) => (raw === '' ? [] : uuids.read(raw)),
};
