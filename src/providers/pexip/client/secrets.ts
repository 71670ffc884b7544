/** Keeps what authenticates out of what the page, its listeners and its logs get to see. */
import { PAYLOAD_DEPTH } from './limits.ts';

/** Takes secrets out of a text. `none` is the PIN of a guest, and a word. */
export const withoutSecrets = (text: string, secrets: Iterable<string | undefined>): string => {
  let clean = text;
  for (const secret of secrets)
    if (secret && secret !== 'none') clean = clean.replaceAll(secret, '…');
  return clean;
};

/**
 * Whether a payload, as text, may hold a secret. Looking through every payload would cost more than reading it, and
 * most hold neither a token's name, nor its text, nor anything that is escaped and could be either.
 */
export const isSuspicious = (data: string, secrets: readonly string[]): boolean =>
  data.includes('oken') || data.includes('\\') || secrets.some((secret) => data.includes(secret));

/** A text that is no JSON, without what may be a token in it, however it is cut. */
export const scrubText = (text: string, secrets: readonly string[]): string =>
  withoutSecrets(text, secrets).replace(/(token["'\s]{0,9}[:=]["'\s]{0,9})[^\s"',;&}]*/gi, '$1…');

/** The payload without any field named `token`, and without the text of any secret. What JSON.parse has just made. */
export const scrub = (value: unknown, secrets: readonly string[], depth = 0): unknown => {
  if (typeof value === 'string') return withoutSecrets(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === PAYLOAD_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => scrub(item, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key.trim().toLowerCase() !== 'token')
      .map(([key, item]) => [withoutSecrets(key, secrets), scrub(item, secrets, depth + 1)]),
  );
};
