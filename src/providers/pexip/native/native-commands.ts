/**
 * THE TABLE of native mode's commands: each with the permission it needs, its arguments, and what is done. Validation,
 * types, what the view may offer, manifest and documentation derive from it.
 */
import type { Arguments, Options } from '../../../meeting/option.ts';
import { breakoutCommands } from './breakout-commands.ts';
import type { CommandTarget } from './command-target.ts';
import { conferenceCommands } from './conference-commands.ts';
import { ownCommands } from './own-commands.ts';
import { participantCommands } from './participant-commands.ts';
import type { Permission, Situation } from './permissions.ts';

export const nativeCommands = {
  ...ownCommands,
  ...conferenceCommands,
  ...participantCommands,
  ...breakoutCommands,
};

export type NativeCommandName = keyof typeof nativeCommands;
/** The arguments of each command, by name. */
export type NativeCommandArguments = {
  readonly [K in NativeCommandName]: Arguments<(typeof nativeCommands)[K]['arguments']>;
};
/** As methods: each resolves once the node has taken it. */
export type MeetingActions = {
  readonly [K in NativeCommandName]: keyof NativeCommandArguments[K] extends never
    ? () => Promise<unknown>
    : (args: NativeCommandArguments[K]) => Promise<unknown>;
};

/** Any row, for who goes over all of them. */
interface AnyCommand {
  readonly may: Permission;
  readonly arguments: Options;
  readonly untimed?: true;
  // A method: what a row takes is what its own options have read.
  run(target: CommandTarget, args: Readonly<Record<string, unknown>>): Promise<unknown>;
}
const rows: Readonly<Record<NativeCommandName, AnyCommand>> = nativeCommands;
const names = Object.keys(nativeCommands) as NativeCommandName[];

export const isNativeCommand = (name: string): name is NativeCommandName =>
  Object.hasOwn(nativeCommands, name);

export const optionsOf = (name: NativeCommandName): Options => rows[name].arguments;

/** It may take as long as the person takes who is asked. */
export const isUntimed = (name: NativeCommandName): boolean => !!rows[name].untimed;

/** The commands that this participant may give. */
export const mayDo = (situation: Situation): ReadonlySet<NativeCommandName> =>
  new Set(names.filter((name) => rows[name].may(situation)));

/** `args`: as the command's options have read them. */
export const runCommand = (
  name: NativeCommandName,
  target: CommandTarget,
  args: Readonly<Record<string, unknown>>,
): Promise<unknown> => rows[name].run(target, args);

/** The table's commands as methods. */
export const buildActions = (
  execute: (name: NativeCommandName, args: object) => Promise<unknown>,
): MeetingActions =>
  Object.fromEntries(
    names.map((name) => [name, (args: object = {}) => execute(name, args)]),
  ) as MeetingActions;
