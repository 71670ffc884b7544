/** What a provider is, and the one place that encodes URLs. */
import { text, type Option, type Options, type OptionValues } from '../attributes.ts';
import { MeetingError } from '../errors.ts';
import type { MeetingEvent } from '../events.ts';

/** A meeting system, as data. */
export interface Provider<O extends Options = Options> {
  /** The value of the attribute `provider`. */
  readonly name: string;
  /** The name people know it by. */
  readonly label: string;
  /** Features the frame may use, as in an iframe's `allow`, without origins. */
  readonly allow: string;
  /** Its parameters, spelled as its own documents spell them; camel-case keys of ours have a hyphen in HTML. */
  readonly options: O;
  /** The exact URL to open; not http(s): shown as a link. Pure. @throws {MeetingError} `config-invalid`, see `wrong`. */
  buildUrl(
    values: OptionValues<O> & { readonly allowedOrigins?: readonly string[] | undefined },
  ): string;
  /** Opening costs money: it happens on a click, and never twice by itself. */
  costs?(values: OptionValues<O>): boolean;
  /** `never`: the system forbids frames; it is shown as a link. */
  readonly framing?: 'never';
  /** A message from the frame, as events; an unknown message is no event. Its presence says that the system talks back. */
  incoming?(data: unknown): readonly MeetingEvent[];
  /** The message for each command that the system has. */
  readonly outgoing?: Readonly<
    Record<string, (args: Readonly<Record<string, unknown>>) => unknown>
  >;
}

/** Checks a provider's types. */
export const defineProvider = <const O extends Options>(provider: Provider<O>): Provider<O> =>
  provider;

/** Throws for a parameter that is missing or, with `value`, does not fit the others. */
export const wrong = (attribute: string, wanted: string, value?: string): never => {
  throw invalid([{ attribute, wanted, ...(value != null && { value }) }]);
};

/** The error for these issues, with a sentence for each. */
export const invalid = (issues: MeetingError['issues']): MeetingError =>
  new MeetingError(
    'config-invalid',
    issues
      .map(
        ({ attribute, value, wanted }) =>
          `${attribute}: ${value == null ? '' : `got "${value}", `}wanted ${wanted}.`,
      )
      .join(' '),
    { issues, fatal: true },
  );

const WANTED_URL = 'an https: URL without user, ".." or "."';
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1])$/;
const HOST = /^(\[[\d:.a-f]+]|([a-z\d]([\w-]*[a-z\d])?\.?)+)$/;

/** An absolute https: URL (http: on loopback) that a browser leaves as it is. */
const readUrl = (raw: string): URL | undefined => {
  const url =
    URL.canParse(raw) && !/[\s\\]|\/(\.|%2e){1,2}([/?#]|$)/i.test(raw) ? new URL(raw) : undefined;
  return url &&
    (url.protocol == 'https:' || (url.protocol == 'http:' && LOOPBACK.test(url.hostname))) &&
    HOST.test(url.hostname) &&
    !/^[^/]*\/\/[^/?#]*@/.test(raw)
    ? url
    : undefined;
};

/** A whole meeting URL; which origins it may lie on, `onOrigin` says. */
export const meetingLink = (): Option<string> => ({
  wanted: WANTED_URL,
  read: (raw) => (readUrl(`${raw}`) ? `${raw}` : undefined),
});

/** A host, or its https: URL, with these paths at most. Read as the origin. */
export const address = (paths = /^\/?$/): Option<string> => ({
  wanted: 'a host like vc.example.com, with a port at most',
  read(raw) {
    const url = readUrl(/^https?:\/\//i.test(`${raw}`) ? `${raw}` : `https://${raw}`);
    return url && paths.test(url.pathname) && !/[?#]/.test(`${raw}`) ? url.origin : undefined;
  },
});

/** One segment of a path: anything but a dot segment. */
export const segment = (): Option<string> =>
  text(/^(?!\.{1,2}$)/, 'a name other than "." and ".."');

/** Refuses a `src` on an origin that may not get this page's tokens. */
export const onOrigin = (src: string, own: string, allowed: readonly string[] = []): string =>
  [own, ...allowed].some(
    (origin) => URL.canParse(origin) && new URL(origin).origin == new URL(src).origin,
  )
    ? src
    : wrong(
        'src',
        `a URL on ${own}, or on an origin listed in allowed-origins`,
        new URL(src).origin,
      );

/** RFC 3986: everything but unreserved characters, so that no URL parser changes it again. */
export const encode = (value: string): string =>
  encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase(),
  );

/** `base` with parameters in the order given. Undefined is not sent; an array becomes a literal comma list. */
export const meetingUrl = (
  base: string,
  parameters: Readonly<
    Record<string, string | number | boolean | readonly string[] | undefined>
  > = {},
): string => {
  const pairs = Object.entries(parameters)
    .filter(([, value]) => value != null)
    .map(
      ([key, value]) =>
        key +
        '=' +
        [value]
          .flat()
          .map((item) => encode(`${item}`))
          .join(),
    );
  return base + (pairs[0] ? '?' + pairs.join('&') : '');
};
