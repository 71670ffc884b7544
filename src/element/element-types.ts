/** The element's properties, events and commands as types, from the tables of every system. */
import type { attributes } from '../meeting/attributes.ts';
import type { CommandName } from '../meeting/commands.ts';
import type { MeetingEventMap } from '../meeting/events.ts';
import type { Option, PropertyName } from '../meeting/option.ts';
import type { permalinkOptions } from '../providers/eyeson/permalink/permalink-options.ts';
import type { NativeCommandArguments } from '../providers/pexip/native/native-commands.ts';
import type { nativeOptions } from '../providers/pexip/native/native-options.ts';
import type { PexipDomEventMap } from '../providers/pexip/native/translate.ts';
import type { JitsiCommandArguments } from '../providers/jitsi/jitsi-commands.ts';
import type { JitsiDomEventMap } from '../providers/jitsi/jitsi-events.ts';
import type { WherebyCommandArguments } from '../providers/whereby/whereby-commands.ts';
import type { WherebyDomEventMap } from '../providers/whereby/whereby-events.ts';
import type { catalog } from './catalog.ts';
import type { eagerProviders, talkingProviders } from './registry.ts';

/** What a parameter takes: its value, or what an attribute would hold. */
type Value<O> =
  O extends Option<infer T>
    ? T extends readonly string[]
      ? T | string
      : T extends (...args: never[]) => unknown
        ? T
        : T | `${T & (string | number | boolean)}`
    : never;
/** The providers that come with the package, whenever they load. */
type Providers =
  | (typeof eagerProviders)[number]
  | (typeof catalog)[number]
  | Awaited<ReturnType<(typeof talkingProviders)[keyof typeof talkingProviders]>>['provider'];
type Tables =
  typeof attributes | typeof nativeOptions | typeof permalinkOptions | Providers['options'];
type NameIn<T> = T extends unknown ? keyof T : never;
type ValueIn<T, K> = T extends unknown ? (K extends keyof T ? Value<T[K]> : never) : never;

/** Every parameter as property: what an attribute would hold, or the value itself. */
export type EmbedProperties = {
  -readonly [K in NameIn<Tables> as PropertyName<K>]?: ValueIn<Tables, K> | null | undefined;
};

/** The same by the attributes' names too, as templates write them. */
export type EmbedAttributes = {
  -readonly [K in NameIn<Tables> as K | PropertyName<K>]?: ValueIn<Tables, K> | null | undefined;
};

/** The systems' own commands, by name, with their arguments; those of a name in common have either's. */
export type SystemCommands = JitsiCommandArguments &
  WherebyCommandArguments &
  Omit<NativeCommandArguments, CommandName>;

/** Every event of the element: the common ones, in native mode Pexip's own, Jitsi's own, and Whereby's. */
export type MeetingEmbedEventMap = MeetingEventMap &
  PexipDomEventMap &
  JitsiDomEventMap &
  WherebyDomEventMap;
