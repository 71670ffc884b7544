/** The one place that reads and encodes URLs. */
import type { Option } from '../meeting/option.ts';

/** An absolute URL that a browser leaves as it is: https: (http: on loopback), a real host, no user, no dot segments. */
const readUrl = (raw: string): URL | undefined => {
  const [, , , host = ''] =
    /^(https:|http:(?=\/\/(localhost|127\.[\d.]+|\[::1])(?![^:/?#])))\/\/(\[[\d:.a-f]+]|\w[\w-]*(\.\w[\w-]*)*\.?)(:\d+)?([/?#]|$)/i.exec(
      raw,
    ) ?? [];
  if (!host || /[\0- \\]|\/(\.|%2e){1,2}([/?#]|$)/i.test(raw) || !URL.canParse(raw))
    return undefined;
  const url = new URL(raw);
  // A number alone is a host, too: 256 is 0.0.1.0. Nobody means that.
  return host[0] === '[' || host.toLowerCase() === url.hostname ? url : undefined;
};

/** A whole meeting URL, on one of `origins` or one of `allowed-origins`. */
export const meetingLink = (
  origins: string | readonly string[],
  pattern = /^/,
  wanted = 'a meeting link',
): Option<string> => ({
  wanted,
  origins: () => [origins].flat(),
  read: (raw) => (readUrl(raw) && pattern.test(raw) ? raw : undefined),
});

/** A host, or its URL, with these paths at most. Read as the origin. `origins`: the system's own, where they are known. */
export const address = (
  paths = /^\/?$/,
  origins: NonNullable<Option['origins']> = () => [],
): Option<string> => ({
  wanted: 'a host like vc.example.com',
  origins,
  read(raw) {
    const url = readUrl(/^https?:\/\//i.test(raw) ? raw : 'https://' + raw);
    return url && paths.test(url.pathname) && !/[?#]|^\//.test(raw) ? url.origin : undefined;
  },
});

/** One segment of a path: anything but a dot segment. */
export const segment = (wanted: string): Option<string> => ({
  wanted,
  read: (raw) => (/^\.{1,2}$/.test(raw) ? undefined : raw),
});

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
