/**
 * For the test runner: a page under a policy of SECURITY.md, exactly as it is written there.
 * `?policy=<its heading>`; each further `<origin>=<origin>` takes the place of an origin that the text has as an example.
 * Without a policy: that of a meeting in a frame, with any server of the tests.
 */
import { readFile } from 'node:fs/promises';
import { URLSearchParams } from 'node:url';

const security = new URL('../SECURITY.md', import.meta.url);
const FRAMES = 'A meeting in a frame';

/** By heading. @returns {Promise<Map<string, string>>} */
export const readPolicies = async () => {
  const text = await readFile(security, 'utf8');
  const blocks = text.matchAll(
    /^### (.+)\n(?:(?!^#)[^])*?^```http\nContent-Security-Policy: ([^`]*)\n```$/gm,
  );
  return new Map([...blocks].map(([, heading, policy]) => [`${heading}`, `${policy}`]));
};

/** @param {URLSearchParams} query */
const policyFor = async (query) => {
  const heading = query.get('policy') ?? FRAMES;
  let policy = (await readPolicies()).get(heading);
  if (policy === undefined) throw new Error(`SECURITY.md has no policy for "${heading}".`);
  if (!query.has('policy')) policy = policy.replace('https://vc.example.com', 'http://localhost:*');
  for (const [example, origin] of query)
    if (example !== 'policy') policy = policy.replaceAll(example, origin);
  return policy.replace(/\s+/g, ' ');
};

/**
 * First of all middleware: what serves files asks nobody behind it.
 * @returns {import('@web/dev-server-core').Middleware}
 */
export const strictPage = () => async (context, next) => {
  const isStrict = context.path === '/test/pages/strict.html';
  // Another policy is another answer, although the page is the same.
  if (isStrict) delete context.request.header['if-none-match'];
  await next();
  if (!isStrict) return;
  const policy = await policyFor(new URLSearchParams(context.querystring));
  context.set('content-security-policy', policy);
  context.set('cache-control', 'no-store');
  // What the test runner adds to every page breaks the policy.
  context.body = `${context.body}`.replace(
    /<script type="module">[^]*?<\/script>|<script[^>]*__web[^>]*><\/script>/g,
    '',
  );
};
