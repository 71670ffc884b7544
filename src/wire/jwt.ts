/** JSON Web Tokens, as far as a client may read them. @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 */

/** When a token runs out, in ms since 1970; undefined where it does not say, or is no such token. */
export const expiryOf = (token: unknown): number | undefined => {
  try {
    const payload = String(token).split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(payload)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
};

/** Whether a token says that it has run out. */
export const isExpired = (token: unknown): boolean => (expiryOf(token) ?? Infinity) <= Date.now();
