/** What a row of the table of native mode's commands is, and what several rows take. */
import { list, text, type Arguments, type Option, type Options } from '../../../meeting/option.ts';
import type { CommandTarget } from './command-target.ts';
import type { Permission } from './permissions.ts';

/** One row. */
export interface NativeCommand<A extends Options> {
  readonly may: Permission;
  readonly arguments: A;
  /** It may ask a person (which screen, may the camera be used) or load what it needs: no time limit is right for it. */
  readonly untimed?: true;
  /** Resolves once the node has taken it. */
  run(target: CommandTarget, args: Arguments<A>): Promise<unknown>;
}

/** Checks a row's types. */
export const row = <const A extends Options>(
  may: Permission,
  options: A,
  run: (target: CommandTarget, args: Arguments<A>) => Promise<unknown>,
): NativeCommand<A> => ({ may, arguments: options, run });

/** A row about cameras, microphones and screens, which people give away. */
export const mediaRow = <const A extends Options>(
  may: Permission,
  options: A,
  run: ({ media }: Pick<CommandTarget, 'media'>, args: Arguments<A>) => Promise<unknown>,
): NativeCommand<A> => ({ ...row(may, options, run), untimed: true });

export const words = (wanted: string) => text(wanted, /[^]/);
export const participantId = words("a participant's uuid");
const uuids = list();
export const participantIds: Option<readonly string[]> = {
  wanted: "a list of participants' uuids",
  read: (raw) => (raw === '' ? [] : uuids.read(raw)),
};
