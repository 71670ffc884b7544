/** Everything for bundlers, without side effects. */
export { boolean, identity, integer, list, oneOf, secret, text } from './attributes.ts';
export type { Option, Options, OptionValues } from './attributes.ts';
export type { CommandArguments, CommandName, CommandResult } from './commands.ts';
export { MeetingError } from './errors.ts';
export type { ConfigIssue, ErrorCode } from './errors.ts';
export type {
  MeetingEvent,
  MeetingEventDetails,
  MeetingEventMap,
  MeetingPrompt,
  Participant,
} from './events.ts';
export { MeetingEmbedElement } from './meeting-embed.ts';
export type { EmbedProperties, MeetingEmbedEventMap } from './meeting-embed.ts';
export {
  address,
  defineProvider,
  encode,
  meetingLink,
  meetingUrl,
  segment,
} from './providers/provider.ts';
export type { Provider } from './providers/provider.ts';
export { registerProvider } from './providers/registry.ts';
export type { MeetingState } from './state.ts';
