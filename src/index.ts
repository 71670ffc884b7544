/** Everything for bundlers, without side effects. */
export { boolean, identity, integer, list, oneOf, secret, text } from './meeting/option.ts';
export type { Option, Options, OptionValues } from './meeting/option.ts';
export type { CommandArguments, CommandName, CommandResult } from './meeting/commands.ts';
export type {
  FurtherCommandArguments,
  FurtherCommandName,
  MeetingDevice,
} from './meeting/further-commands.ts';
export { MeetingError } from './meeting/errors.ts';
export type { ConfigIssue, ErrorCode } from './meeting/errors.ts';
export type {
  MeetingEvent,
  MeetingEventDetails,
  MeetingEventMap,
  MeetingPrompt,
  Participant,
} from './meeting/events.ts';
export { addLanguage } from './element/add-language.ts';
export type { LanguageTexts } from './element/add-language.ts';
export { MeetingEmbedElement } from './element/meeting-embed.ts';
export type { EmbedProperties, MeetingEmbedEventMap } from './element/element-types.ts';
export { address, encode, meetingLink, meetingUrl, segment } from './wire/url.ts';
export { defineProvider } from './meeting/provider.ts';
export type { Provider } from './meeting/provider.ts';
export { registerProvider } from './element/registry.ts';
export type { GetToken, TokenRequest } from './meeting/token.ts';
export type { MeetingFacts } from './meeting/facts.ts';
export type { MeetingState } from './meeting/state.ts';
