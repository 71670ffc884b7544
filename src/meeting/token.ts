/** Asking the page for a token. Types only. */

/** What `getToken` is told. */
export interface TokenRequest {
  /** The meeting system, as in the attribute `provider`. */
  readonly provider: string;
  /** `opening`: for the first time; `reopening`: reloaded, moved, or another meeting; `refused`: the system takes the one it has no longer. */
  readonly reason: 'opening' | 'reopening' | 'refused';
  /** Aborted when the element is closed or removed, and when the answer is too late. */
  readonly signal: AbortSignal;
}

/** Gives a new token; a promise of one, where a server is asked. */
export type GetToken = (request: TokenRequest) => string | Promise<string>;
