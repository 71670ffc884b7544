/**
 * The identity provider of `meet.sso`: a page that signs in and hands the token back. A page with an opener gets
 * `{ result: 'success', token }` by postMessage, as a node's own return page sends it; another is sent to its
 * `return_url`, with `ssoToken` in the query.
 */
import type { IncomingMessage } from 'node:http';
import type { Tokens } from '../conference/token.ts';

export const SIGN_IN_PATH = '/simulator/sign-in';

export function signInUrl(
  incoming: IncomingMessage,
  alias: string,
  idp: string,
  target: string | undefined,
): string {
  const url = new URL(SIGN_IN_PATH, `http://${incoming.headers.host ?? 'localhost'}`);
  url.search = new URLSearchParams({
    conference: alias,
    idp,
    SAMLRequest: 'c2ltdWxhdG9y',
    ...(target !== undefined && { return_url: target }),
  }).toString();
  return url.href;
}

/** The page itself. `auto=1` signs in without a click, for tests. */
export function signInPage(query: URLSearchParams, tokens: Tokens): string {
  const alias = query.get('conference') ?? '';
  const name = query.get('name') ?? 'Signed-in user';
  const token = tokens.issueTicket({ alias: `sso:${alias}`, displayName: query.get('name') ?? '' });
  const data = JSON.stringify({
    token,
    returnUrl: query.get('return_url'),
    auto: query.has('auto'),
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; display: grid; place-content: center; min-height: 90vh; }
button { font: inherit; padding: 0.5rem 1.5rem; margin-inline-end: 0.5rem; }
</style>
<main>
<h1>Simulated identity provider</h1>
<p>Sign in to ${escape(alias)} as ${escape(name)}.</p>
<button id="accept">Sign in</button><button id="refuse">Cancel</button>
</main>
<script>
const data = ${data.replaceAll('<', '\\u003c')};
function finish(message) {
  if (window.opener) {
    window.opener.postMessage(message, '*');
    window.close();
  } else if (data.returnUrl) {
    const url = new URL(data.returnUrl);
    if (message.token) url.searchParams.set('ssoToken', message.token);
    location.href = url.href;
  } else document.querySelector('main').textContent = message.token ?? 'Not signed in';
}
document.querySelector('#accept').onclick = () => finish({ result: 'success', token: data.token });
document.querySelector('#refuse').onclick = () => finish({ result: 'failure', code: 'AccessDenied' });
if (data.auto) finish({ result: 'success', token: data.token });
</script>
</html>`;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
