/** Keeps what authenticates out of what the page, its listeners and its logs get to see. */
import { PAYLOAD_DEPTH } from './limits.ts';

/** Digits alone, as a PIN is: they are part of many a number, and of many a name. */
const isNumber = (secret: string): boolean => /^\d+$/.test(secret);

/** Takes secrets out of a text, digits only where they stand alone. `none` is the PIN of a guest, and a word. */
export const withoutSecrets = (text: string, secrets: Iterable<string | undefined>): string => {
  let clean = text;
  for (const secret of secrets)
    if (secret && secret !== 'none')
      clean = isNumber(secret)
        ? clean.replace(/[\p{L}\p{N}]+/gu, (word) => (word === secret ? '…' : word))
        : clean.replaceAll(secret, '…');
  return clean;
};

/**
 * Whether a payload, as text, may hold a secret, or be too deep. Looking through every payload would cost more than
 * reading it, and most hold neither a token's name, nor its text, nor anything that is escaped and could be either.
 */
export const isSuspicious = (data: string, secrets: readonly string[]): boolean =>
  /oken/i.test(data) ||
  data.includes('\\') ||
  secrets.some((secret) => data.includes(secret)) ||
  data.split(/[[{]/, PAYLOAD_DEPTH + 2).length > PAYLOAD_DEPTH + 1;

/** A text that is no JSON, without what may be a token in it, however it is cut. Nobody works with such a text. */
export const scrubText = (text: string, secrets: readonly string[]): string =>
  secrets
    .reduce((clean, secret) => clean.replaceAll(secret, '…'), text)
    .replace(/(token["'\s]{0,9}[:=]["'\s]{0,9})[^\s"',;&}]*/gi, '$1…');

/** What is sent back to the node, or to a browser, as it came: the digits of a PIN in it are no PIN. */
const VERBATIM = /^(uuid|.*_uuid|id|sdp|candidate|ufrag|pwd|alias)$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const scrubField = (text: string, secrets: readonly string[], key = ''): string =>
  withoutSecrets(
    text,
    VERBATIM.test(key.trim()) || UUID.test(text)
      ? secrets.filter((secret) => !isNumber(secret))
      : secrets,
  );

/** The payload without any field named `token`, and without the text of any secret. What JSON.parse has just made. */
export const scrub = (
  value: unknown,
  secrets: readonly string[],
  depth = 0,
  key?: string,
): unknown => {
  if (typeof value === 'string') return scrubField(value, secrets, key);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === PAYLOAD_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => scrub(item, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key.trim().toLowerCase() !== 'token')
      .map(([key, item]) => [scrubField(key, secrets), scrub(item, secrets, depth + 1, key)]),
  );
};
