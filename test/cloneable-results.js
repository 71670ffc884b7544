/**
 * Test-runner plugin: a page sends its results as structured clones. Where a failed assertion names what has none (a
 * node, a function, an object with methods), nothing was sent, and a failure was a page without an end. Such a value is
 * sent as text. And a command to the browser is given up after 20 s there, which is too soon beside other work.
 */
import { BROWSER_MS } from './browser.js';

/** Runs in the page. @param {unknown} value @returns {unknown} */
function cloneable(value, depth = 0) {
  try {
    return structuredClone(value);
  } catch {
    if (value instanceof Node)
      return value instanceof Element ? value.outerHTML : value.textContent;
    if (Array.isArray(value)) return value.map((item) => cloneable(item, depth + 1));
    const isPlain = Object.getPrototypeOf(Object(value)) === Object.prototype;
    // Circles end.
    if (!isPlain || depth > 10) return String(value);
    return Object.fromEntries(
      Object.entries(/** @type {object} */ (value)).map(([key, item]) => [
        key,
        cloneable(item, depth + 1),
      ]),
    );
  }
}

/** What is replaced, all of it. @type {readonly [string, string][]} */
const CHANGES = [
  ['structuredClone(obj)', 'cloneable(obj)'],
  ['20000', `${BROWSER_MS}`],
];

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export const cloneableResults = () => ({
  name: 'cloneable-results',
  transform({ path, body }) {
    if (path !== '/__web-dev-server__web-socket.js') return undefined;
    if (typeof body !== 'string' || !CHANGES.every(([from]) => body.includes(from)))
      throw new Error(`${path} is no longer what this plugin changes.`);
    const changed = CHANGES.reduce((script, [from, to]) => script.replaceAll(from, to), body);
    return { body: `${changed}\n${cloneable}` };
  },
});
