/** What a meeting system is, and what a meeting of it is opened with. */
import type { attributes } from './attributes.ts';
import type { MeetingEvent } from './events.ts';
import type { Options, OptionValues } from './option.ts';
import type { MeetingSession, SessionHost } from './session.ts';

/** A meeting system, as data. */
export interface Provider<O extends Options = Options> {
  /** The value of the attribute `provider`. */
  readonly name: string;
  /** The name people know it by. */
  readonly label: string;
  /** Features the frame may use, as in an iframe's `allow`, without origins. */
  readonly allow: string;
  /** Of these features, those that this meeting has no use for: an audio-only one for the camera. */
  unused?(values: OptionValues<O>): readonly string[];
  /** Its parameters, spelled as its own documents spell them. */
  readonly options: O;
  /** The parameters it cannot do without. */
  required(values: OptionValues<O>): readonly string[];
  /** The exact URL to open, from good values. Pure. One that is not http(s) is shown as a link. */
  buildUrl(values: OptionValues<O>): string;
  /** The parameter that is the participant's token: what `getToken` gives. */
  readonly token?: keyof O & string;
  /** The parameters that the meeting starts muted by: what was so stays so when its frame is opened with another token. */
  readonly startsMuted?: Readonly<Record<'audioMuted' | 'videoMuted', keyof O & string>>;
  /** What opening costs money for, such as a number to call: it happens on a click, and never twice by itself. */
  costs?(values: OptionValues<O>): string | undefined;
  /** Opens the meeting in a way of its own, instead of a frame; `openFrame`: for one that opens its frame later. */
  open?(config: EmbedConfig, host: SessionHost, openFrame: OpenSession): ReturnType<OpenSession>;
  /** Other ways to open a meeting, by the value of the attribute `mode`; each loads when an element wants it. */
  readonly modes?: Readonly<Record<string, LoadMode>>;
  /** `never`: the system forbids frames; it is shown as a link. */
  readonly framing?: 'never';
  /** A message from the frame, as events; an unknown message is no event. Its presence says that the system talks back. */
  incoming?(data: unknown): readonly MeetingEvent[];
  /** The message for each command that the system has. */
  readonly outgoing?: Readonly<
    Record<string, (args: Readonly<Record<string, unknown>>) => unknown>
  >;
  /** Instead of `incoming`, where one message does not tell enough: begins a conversation with one frame, when it first says something. */
  converse?(port: FramePort): Conversation | Promise<Conversation>;
}

/** Another way to open a meeting of a provider: what it has counts instead of the provider's own, but that its options come beside those. */
export interface Mode<V = Readonly<Record<string, unknown>>> extends Partial<
  Pick<Provider, 'options' | 'open' | 'unused'>
> {
  required?(values: V): readonly string[];
  buildUrl?(values: V): string;
}

export type LoadMode = () => Promise<Mode>;

/** The frame that a conversation is with. */
export interface FramePort {
  /** Posts a message to the frame, on the meeting's exact origin. */
  post(message: unknown): void;
  /** For events that no message brings; those that one brings are returned by `receive()`. */
  emit(event: MeetingEvent): void;
  /** The parameters that the meeting was opened with. */
  readonly values: EmbedConfig['values'];
}

/** What passes between the element and one frame, with a memory. */
export interface Conversation {
  /** A message from the frame, as events. Undefined: none of the system's; all else, `[]` too, is a sign of life. */
  receive(data: unknown): readonly MeetingEvent[] | undefined;
  /** Together with `execute()` in place of `outgoing`: whether the system has this command. */
  supports?(command: string): boolean;
  /** As in `MeetingSession`. */
  execute?: MeetingSession['execute'];
  /** Gives back what it has opened. */
  close?(): void;
}

/** Checks a provider's types. */
export const defineProvider = <const O extends Options>(provider: Provider<O>): Provider<O> =>
  provider;

/** Everything a session needs to know. */
export interface EmbedConfig<V = Readonly<Record<string, unknown>>> {
  readonly provider: Provider;
  /** The element's own attributes. */
  readonly own: OptionValues<typeof attributes>;
  /** The provider's parameters. */
  readonly values: V;
  /** The URL holds a secret: it must not stay readable in the DOM. */
  readonly secret: boolean;
  /** Without the token that `getToken` gives, until it has. */
  url: string;
}

export type OpenSession = (
  config: EmbedConfig,
  host: SessionHost,
) => MeetingSession | Promise<MeetingSession>;
