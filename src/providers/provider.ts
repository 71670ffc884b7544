/** What a provider is, and the one place that reads and encodes URLs. */
import { text, type Option, type Options, type OptionValues } from '../attributes.ts';
import type { CommandResult } from '../commands.ts';
import type { MeetingEvent } from '../events.ts';
import type { OpenSession } from '../session.ts';

/** A meeting system, as data. */
export interface Provider<O extends Options = Options> {
  /** The value of the attribute `provider`. */
  readonly name: string;
  /** The name people know it by. */
  readonly label: string;
  /** Features the frame may use, as in an iframe's `allow`, without origins. */
  readonly allow: string;
  /** Its parameters, spelled as its own documents spell them. */
  readonly options: O;
  /** The parameters it cannot do without. */
  required(values: OptionValues<O>): readonly string[];
  /** The exact URL to open, from good values. Pure. One that is not http(s) is shown as a link. */
  buildUrl(values: OptionValues<O>): string;
  /** What opening costs money for, such as a number to call: it happens on a click, and never twice by itself. */
  costs?(values: OptionValues<O>): string | undefined;
  /** Opens the meeting in a way of its own, instead of a frame. */
  readonly open?: OpenSession;
  /** `never`: the system forbids frames; it is shown as a link. */
  readonly framing?: 'never';
  /** A message from the frame, as events; an unknown message is no event. Its presence says that the system talks back. */
  incoming?(data: unknown): readonly MeetingEvent[];
  /** The message for each command that the system has. */
  readonly outgoing?: Readonly<
    Record<string, (args: Readonly<Record<string, unknown>>) => unknown>
  >;
  /** Instead of `incoming`, where one message does not tell enough: begins a conversation with one frame. */
  converse?(port: FramePort): Conversation;
}

/** The frame that a conversation is with. */
export interface FramePort {
  /** Posts a message to the frame, on the meeting's exact origin. */
  post(message: unknown): void;
  /** For events that no message brings; those that one brings are returned by `receive()`. */
  emit(event: MeetingEvent): void;
}

/** What passes between the element and one frame, with a memory. */
export interface Conversation {
  /** A message from the frame, as events. Undefined: none of the system's; all else, `[]` too, is a sign of life. */
  receive(data: unknown): readonly MeetingEvent[] | undefined;
  /** Together with `execute()` in place of `outgoing`: whether the system has this command. */
  supports?(command: string): boolean;
  /** Sends a command that `supports()` has confirmed; `isWanted`: its sender still waits. @throws {MeetingError} `command-failed`. */
  execute?(
    command: string,
    args: Readonly<Record<string, unknown>>,
    isWanted: () => boolean,
  ): CommandResult | Promise<CommandResult>;
  /** Gives back what it has opened. */
  close?(): void;
}

/** Checks a provider's types. */
export const defineProvider = <const O extends Options>(provider: Provider<O>): Provider<O> =>
  provider;

/** An absolute URL that a browser leaves as it is: https: (http: on loopback), a real host, no user, no dot segments. */
const readUrl = (raw: string): URL | undefined =>
  /^(https:|http:(?=\/\/(localhost|127\.[\d.]+|\[::1])[:/]))\/\/(\[[\d:.a-f]+]|\w[\w-]*(\.\w[\w-]*)*\.?)(:\d+)?([/?#]|$)/i.test(
    raw,
  ) &&
  !/[\0- \\]|\/(\.|%2e){1,2}([/?#]|$)/i.test(raw) &&
  URL.canParse(raw)
    ? new URL(raw)
    : undefined;

/** A whole meeting URL, on `origin` (or one of several) or one of `allowed-origins`. */
export const meetingLink = (
  origin: string | readonly string[],
  pattern = /^/,
  wanted = 'a meeting link',
): Option<string> => ({
  wanted,
  origin,
  read: (raw) => (readUrl(raw) && pattern.test(raw) ? raw : undefined),
});

/** A host, or its URL, with these paths at most. Read as the origin. */
export const address = (paths = /^\/?$/): Option<string> => ({
  wanted: 'a host like vc.example.com',
  read(raw) {
    const url = readUrl(/^https?:\/\//i.test(raw) ? raw : 'https://' + raw);
    return url && paths.test(url.pathname) && !/[?#]|^\//.test(raw) ? url.origin : undefined;
  },
});

/** One segment of a path: anything but a dot segment. */
export const segment = (wanted: string): Option<string> => text(wanted, /^(?!\.{1,2}$)/);

/** RFC 3986: everything but unreserved characters, so that no URL parser changes it again. */
export const encode = (value: unknown): string =>
  encodeURIComponent(`${value}`.toWellFormed()).replace(
    /[!'()*]/g,
    (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase(),
  );

/** `base` with parameters in the order given. Undefined is not sent; an array becomes a literal comma list. */
export const meetingUrl = (base: string, parameters: Readonly<Record<string, unknown>>): string => {
  let query = '';
  for (const [key, value] of Object.entries(parameters))
    if (value != null) query += (query ? '&' : '?') + key + '=' + [value].flat().map(encode);
  return base + query;
};
