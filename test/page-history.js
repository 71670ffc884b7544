/** Test-runner plugin: a page that is left, and come back to. */
import { BROWSER_MS } from './browser.js';

/**
 * @typedef {{ attributes: Record<string, string>, until: string }} Visit
 * @typedef {{ kept: boolean, told: string[], state: string, muted: string, opened: string[] }} Returned
 */

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function pageHistory() {
  return {
    name: 'page-history',
    /**
     * `page-history`: a page of its own with an element of these attributes goes elsewhere after the event `until`, and
     * back. Gives whether the page was kept meanwhile, what the element has told since it was there, its state, what
     * became of a command, and what it tells where it is opened anew.
     */
    async executeCommand({ command, payload, session }) {
      if (command !== 'page-history') return undefined;
      const { attributes, until } = /** @type {Visit} */ (payload);
      const tests = /** @type {import('puppeteer-core').Page} */ (
        session.browser.getPage(session.id)
      );
      const { origin } = new URL(tests.url());
      const page = await tests.browserContext().newPage();
      page.setDefaultTimeout(BROWSER_MS);
      try {
        await page.evaluateOnNewDocument(allowKeeping);
        await page.goto(`${origin}/test/pages/tab.html`);
        await page.evaluate(open, attributes, until);
        await page.goto(`${origin}/test/pages/elsewhere.html`);
        await page.goBack();
        return await page.evaluate(look, until);
      } finally {
        await page.close();
      }
    },
  };
}

/* In the page from here on. */
/* global document, window, addEventListener, customElements */

/** The test server's own script listens for `unload`, and a page that does is never kept. */
function allowKeeping() {
  const add = window.addEventListener;
  window.addEventListener = /** @type {any} */ (
    /** @param {any[]} args */
    (...args) => {
      if (args[0] !== 'unload') /** @type {Function} */ (add).apply(window, args);
    }
  );
}

/** @param {Record<string, string>} attributes @param {string} until */
async function open(attributes, until) {
  await customElements.whenDefined('meeting-embed');
  const element = /** @type {any} */ (document.createElement('meeting-embed'));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  /** @type {string[]} */
  const told = [];
  const page = /** @type {any} */ (Object.assign(window, { told, element, kept: false }));
  addEventListener('pageshow', ({ persisted }) => (page.kept = persisted));
  for (const name of ['loading', 'joined', 'ready', 'left', 'error', 'reconnecting'])
    element.addEventListener(`meeting-${name}`, () => told.push(name));
  const reached = new Promise((resolve) => element.addEventListener(until, resolve));
  document.body.append(element);
  await reached;
}

/** @param {string} until @returns {Promise<Returned>} */
async function look(until) {
  const { told = [], element, kept = false } = /** @type {any} */ (window);
  if (!kept) return { kept, told, state: '', muted: '', opened: [] };
  const muted = await element.setAudioMuted({ muted: true }).catch(
    /** @param {{ code: string }} error */
    ({ code }) => code,
  );
  const { state } = element;
  const before = [...told];
  const reached = new Promise((resolve) => element.addEventListener(until, resolve));
  element.reload();
  await reached;
  return { kept, told: before, state, muted, opened: told.slice(before.length) };
}
