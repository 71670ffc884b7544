/**
 * Finds the links of a message. A message is a stranger's: only what reads as it acts becomes a link, that is `https`
 * to a host in plain ASCII, without a user, a backslash, or characters that cannot be seen. The rest stays text.
 */

export interface Link {
  readonly href: string;
  readonly text: string;
}

/** A longer address, and more of them in one message, stay text. */
const LENGTH_MAX = 2048;
const LINKS_MAX = 50;

/** Ends an address: space, what HTML and prose put around it, controls, and what is invisible or turns text around. */
const CANDIDATE = /https:\/\/[^\s<>"'`\\^{|}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Z}]+/giu;
/** Before an address: a letter or a digit makes it part of a word, `@` and `/` of another address. */
const WITHIN = /[\p{L}\p{N}_@:/.%&=?#-]$/u;
const TRAILING = /[.,;:!?…*_~。、」』》»”’]$/u;
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** How many of a pair have no partner before them. */
const unpaired = (text: string, opening: string, closing: string): number => {
  let open = 0;
  let alone = 0;
  for (const character of text)
    if (character === opening) open += 1;
    else if (character === closing && open) open -= 1;
    else if (character === closing) alone += 1;
  return alone;
};

/** Without the punctuation of the sentence around it; a bracket stays where its partner is inside. */
const trim = (address: string): string => {
  const dangling = new Map(
    Object.entries(BRACKETS).map(([closing, opening]) => [
      closing,
      unpaired(address, opening, closing),
    ]),
  );
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1]!;
    const left = dangling.get(last) ?? 0;
    if (left > 0) dangling.set(last, left - 1);
    else if (!TRAILING.test(last)) break;
  }
  return address.slice(0, end);
};

/** The address as it will be opened; undefined where it would be another than what is read. */
const hrefOf = (address: string): string | undefined => {
  if (!URL.canParse(address)) return undefined;
  const { protocol, username, password, hostname, href } = new URL(address);
  const [, written = ''] = /^https:\/\/([^/?#]*)/i.exec(address) ?? [];
  const host = written.replace(/:\d*$/, '').toLowerCase();
  const plain =
    /^[a-z\d][a-z\d-]*(\.[a-z\d-]+)+$/.test(host) && host === hostname && !/(^|\.)xn--/.test(host);
  return plain && protocol === 'https:' && !username && !password ? href : undefined;
};

/** The pieces of a message in order; together they read as it does. */
export const splitLinks = (message: string): readonly (string | Link)[] => {
  const pieces: (string | Link)[] = [];
  let from = 0;
  let links = 0;
  for (const { 0: found, index } of message.matchAll(CANDIDATE)) {
    if (links === LINKS_MAX) break;
    if (found.length > LENGTH_MAX || WITHIN.test(message.slice(Math.max(0, index - 2), index)))
      continue;
    const text = trim(found);
    const href = hrefOf(text);
    // A browser would read on where this ends.
    if (!href || message[index + found.length] === '\\') continue;
    if (index > from) pieces.push(message.slice(from, index));
    pieces.push({ href, text });
    from = index + text.length;
    links += 1;
  }
  if (from < message.length) pieces.push(message.slice(from));
  return pieces;
};
