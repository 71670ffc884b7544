/**
 * Ends a token at its node, so that nobody sees a participant who has gone.
 *
 * The token goes in a header, which a page of another origin may send only once the node has answered a preflight. A
 * page that closes is gone before that answer comes: the browser sends what was begun with `keepalive`, but no request
 * that still waits for a preflight. So while a page closes the token goes in the query, which asks for none.
 *
 * What that means for logs: this one request's URL, and with it the token, may stand in the access log of the node or
 * of a proxy before it. The request ends that very token; only where the node never gets to see it does the token
 * live on, for as long as a token lives that nobody renews (two minutes, as a rule). Everywhere else the header is used.
 */
import { buildRequest, exchange } from './node-http.ts';
import { isForeign } from './node-address.ts';
import { clientRequests } from './requests.ts';

/** What the node answers is of no interest. @param closing The page is going away at this moment. */
export async function releaseToken(
  conference: string,
  token: string,
  timeout: number,
  closing = false,
): Promise<void> {
  if (closing && isForeign(conference)) return send(conference, token, timeout, true);
  // A page may leave and close at once, before the preflight of this request is over.
  const again = () => void releaseToken(conference, token, timeout, true);
  globalThis.addEventListener?.('pagehide', again);
  await send(conference, token, timeout, false);
  globalThis.removeEventListener?.('pagehide', again);
}

async function send(conference: string, token: string, timeout: number, inQuery: boolean) {
  const request = buildRequest('release_token', clientRequests.release_token, conference);
  const outgoing = inQuery
    ? { ...request, url: `${request.url}?token=${encodeURIComponent(token)}` }
    : { ...request, headers: { ...request.headers, token } };
  await exchange('release_token', outgoing, { timeout, keepalive: true }).catch(() => undefined);
}
