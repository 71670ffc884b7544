/** What a permalink says of who holds it. */

export interface PermalinkToken {
  readonly token: string;
  /** Whether its holder may start the meeting. */
  readonly host: boolean;
}

/**
 * `/permalink?guest=<token>` is a guest's, `/permalink?<token>` a host's. Undefined: another link, such as that of a
 * meeting that runs.
 */
export const readPermalinkToken = (link: string): PermalinkToken | undefined => {
  const { pathname, search, searchParams } = new URL(link);
  if (!/^\/permalink\/?$/.test(pathname)) return undefined;
  const guest = searchParams.get('guest');
  const token = guest ?? /^\?([^=&]+)(&|$)/.exec(search)?.[1] ?? '';
  return /^\w+$/.test(token) ? { token, host: guest == null } : undefined;
};
