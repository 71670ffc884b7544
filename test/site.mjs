/**
 * `npm run test:site`: the demo and every page of the documentation in a browser. No message on the console, no
 * request to anywhere but this machine, no fault that axe finds, nothing wider than a telephone, in light and dark.
 * `npm run test:site -- systems/pexip` opens the pages with that in their path; `--shots` photographs them into
 * test/site-shots. BROWSER=firefox: in Firefox; BROWSER=webkit: in WebKit, which tells nothing of its console.
 */
/* global document, Event, MouseEvent */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { register } from 'tsx/esm/api';
import { BROWSER_MS, findFirefox } from './browser.js';
import { chromiumArguments, chromiumPath } from './chromium.js';

register();
const { openDemo } = await import('../demo/demo-server.ts');
const { audit, AXE, NARROW, pathsOf, Verdicts, WIDE } = await import('./site-checks.js');

const SHOTS = fileURLToPath(new URL('site-shots/', import.meta.url));
const shots = process.argv.includes('--shots');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const paths = pathsOf(wanted);
if (process.env.BROWSER === 'webkit') {
  await (await import('./site-in-webkit.js')).judgeInWebkit(paths);
}
const firefox = process.env.BROWSER === 'firefox';

const demo = await openDemo();
const browser = await puppeteer.launch(
  firefox
    ? {
        browser: 'firefox',
        executablePath: findFirefox() ?? 'firefox',
        timeout: BROWSER_MS,
        extraPrefsFirefox: {
          'media.navigator.streams.fake': true,
          'media.navigator.permission.disabled': true,
        },
      }
    : { executablePath: chromiumPath, args: chromiumArguments, timeout: BROWSER_MS },
);
const verdicts = new Verdicts();

try {
  const page = await browser.newPage();
  page.setDefaultTimeout(BROWSER_MS);
  /** @type {string[]} */
  let noise = [];
  page.on('console', (message) => {
    // A vendor's list of permissions may have one that this browser does not know.
    if (message.text().startsWith('Unrecognized feature')) return;
    if (['error', 'warn'].includes(message.type())) noise.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => noise.push(`error: ${error}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
      noise.push(`request: ${request.url()}`);
  });
  if (shots) mkdirSync(SHOTS, { recursive: true });
  /** Firefox has no protocol for it, and stays light. @param {'light' | 'dark'} value */
  const prefer = async (value) => {
    if (!firefox) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
  };
  for (const path of paths) {
    noise = [];
    await page.setViewport(WIDE);
    await prefer('light');
    await page.goto(new URL(path, demo.url).href, { waitUntil: 'load' });
    await page.waitForSelector('html[data-ready]');
    await page.addScriptTag({ path: AXE });
    const faults = await page.evaluate(audit);
    const name = path === '/' ? 'demo' : path.slice(6).replaceAll('/', '-').replace('.html', '');
    if (shots) await page.screenshot({ path: `${SHOTS}${name}-wide.png`, fullPage: true });
    await prefer('dark');
    await page.setViewport(NARROW);
    faults.push(...(await page.evaluate(audit)).map((fault) => `dark, narrow: ${fault}`));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > NARROW.width) faults.push(`${width} px wide at ${NARROW.width}`);
    if (shots) await page.screenshot({ path: `${SHOTS}${name}-dark.png`, fullPage: true });
    verdicts.judge(path, [...faults, ...noise]);
  }

  if (!wanted.length || wanted.includes('keyboard')) {
    await page.setViewport(WIDE);
    await page.goto(new URL('/docs/index.html', demo.url).href);
    await page.waitForSelector('html[data-ready]');
    await page.keyboard.press('/');
    await page.keyboard.type('breakout room');
    await page.waitForSelector('.found a');
    await page.keyboard.press('ArrowDown');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    verdicts.judge(
      'the search is used with the keyboard alone',
      /\/docs\/(?!index)/.test(page.url()) ? [] : [page.url()],
    );

    await page.goto(new URL('/docs/systems/jitsi.html', demo.url).href);
    await page.waitForSelector('html[data-ready]');
    await page.waitForFunction(() =>
      document.querySelector('meeting-embed')?.matches(':state(joined)'),
    );
    const code = await page.evaluate(async () => {
      const label = [...document.querySelectorAll('.field label')].find(
        ({ textContent }) => textContent === 'displayName',
      );
      const input = /** @type {HTMLInputElement} */ (
        document.getElementById(`${label?.getAttribute('for')}`)
      );
      input.value = 'Zoë "Z" {x}';
      input.dispatchEvent(new Event('change'));
      /** @type {Record<string, string>} */
      const written = {};
      for (const tab of document.querySelectorAll('.tabs button')) {
        /** @type {HTMLButtonElement} */ (tab).click();
        written[`${tab.textContent}`] = `${document.querySelector('.markup')?.textContent}`;
      }
      return written;
    });
    const expected = {
      HTML: 'displayName="Zoë &quot;Z&quot; {x}"',
      React: `displayName={'Zoë "Z" {x}'}`,
      Vue: 'displayName="Zoë &quot;Z&quot; {x}"',
      Angular: `[displayName]="'Zoë &quot;Z&quot; {x}'"`,
      Svelte: `displayName={'Zoë "Z" {x}'}`,
    };
    verdicts.judge(
      'the generator writes what the form says',
      Object.entries(expected)
        .filter(([name, line]) => !code[name]?.includes(line))
        .map(([name]) => `${name}: ${code[name]}`),
    );

    /** @type {string[]} */
    const missing = [];
    /** What is wanted of the meeting, as an expression over `meeting`. @param {string} what */
    const wants = (what) =>
      page
        .waitForFunction(`(meeting => ${what})(document.querySelector('meeting-embed'))`, {
          timeout: 60_000,
        })
        .catch(() => missing.push(what));
    /** @param {string} label */
    const choose = (label) =>
      page.evaluate((text) => {
        [...document.querySelectorAll('label, .form-panel button')]
          .find(({ textContent }) => textContent === text)
          ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      }, label);
    await wants(`meeting.matches(':state(joined)') && /Zo%C3%AB/.test(meeting.url)`);
    await choose('On my server');
    await wants(`meeting.hidden && meeting.url === undefined && !meeting.error`);
    await choose('On the stand-in');
    await wants(`!meeting.hidden && meeting.matches(':state(joined)')`);
    await choose('On my server');
    for (const [name, value] of [
      ['src', `${demo.origins.jitsi}/Standup`],
      ['allowed-origins', `${demo.origins.jitsi}`],
    ])
      await page.evaluate(
        (attribute, text) => {
          const label = [...document.querySelectorAll('.field label')].find(
            ({ textContent }) => textContent === attribute,
          );
          const input = /** @type {HTMLInputElement} */ (
            document.getElementById(`${label?.getAttribute('for')}`)
          );
          input.value = `${text}`;
          input.dispatchEvent(new Event('change'));
        },
        name,
        value,
      );
    for (const times of ['once', 'again']) {
      await choose('Open the meeting');
      await wants(`'${times}' && !meeting.hidden && meeting.matches(':state(joined)')`);
      await page.evaluate(() =>
        document
          .querySelector('meeting-embed')
          ?.hangup()
          .catch(() => {}),
      );
      await wants(`'${times}' && meeting.matches(':state(left)')`);
    }
    verdicts.judge('the meeting follows the generator, on whosever server', missing);
  }
} finally {
  await browser.close();
  await demo.close();
}
verdicts.end();
