/** WebKit for the tests: WebKitGTK's driver on a display of its own, one page after another. */
import { spawn } from 'node:child_process';
import { Builder, Capabilities, Key } from 'selenium-webdriver';
import { BROWSER_MS, findWebkit } from './browser.js';
import { freePort } from './free-port.js';

/** Starts a display that nobody sees. @returns {Promise<{ process: import('node:child_process').ChildProcess, name: string }>} */
const openDisplay = () =>
  new Promise((resolve, reject) => {
    // It chooses a free number itself, and writes it to the third descriptor.
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    child.stdio[3]?.once('data', (chunk) =>
      resolve({ process: child, name: `:${String(chunk).trim()}` }),
    );
  });

/** Pause between two questions whether the driver listens, in ms. */
const LOOK_MS = 100;

/** Once the driver answers, which it tells nobody by itself. @param {import('node:child_process').ChildProcess} child @param {string} server */
const listens = async (child, server) => {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${server}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`The driver of WebKit ended with ${child.exitCode ?? child.signalCode}.`);
};

/** A WebKit with one page. @returns {Promise<{ browser: import('selenium-webdriver').WebDriver, close(): Promise<void> }>} */
export async function openWebkit() {
  const { driver, browser: binary } = findWebkit() ?? {};
  if (!driver || !binary) throw new Error('No WebKit found.');
  const display = await openDisplay();
  const port = await freePort();
  const server = `http://127.0.0.1:${port}`;
  const child = spawn(driver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display.name, GDK_BACKEND: 'x11' },
    stdio: 'ignore',
  });
  const args = ['--automation', '--enable-media-stream=true', '--enable-mock-capture-devices=true'];
  /** @type {import('selenium-webdriver').WebDriver | undefined} */
  let browser;
  const close = async () => {
    try {
      await browser?.quit();
    } finally {
      child.kill();
      display.process.kill();
    }
  };
  try {
    await listens(child, server);
    browser = await new Builder()
      .usingServer(server)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary, args },
        }),
      )
      .build();
    await browser.manage().setTimeouts({ script: BROWSER_MS });
    return { browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A browser launcher for the test runner. */
export function webkitLauncher() {
  /** @type {ReturnType<typeof openWebkit> | undefined} */
  let opening;
  /** @type {Map<string, string>} */
  const active = new Map();

  return {
    name: 'WebKit',
    type: 'webdriver',
    concurrency: 1,
    async initialize() {},
    /** @param {string} id @param {string} url */
    async startSession(id, url) {
      active.set(id, url);
      // The next page tries again where this one found none.
      opening ??= openWebkit().catch((error) => {
        opening = undefined;
        throw error;
      });
      const { browser } = await opening;
      await browser.get(url);
    },
    /** @param {string} id */
    isActive: (id) => active.has(id),
    /** @param {string} id */
    getBrowserUrl: (id) => active.get(id) ?? '',
    /** @param {string} id */
    async stopSession(id) {
      active.delete(id);
      await (await opening)?.browser.get('about:blank');
      return {};
    },
    /** For the runner's command. @param {string} _id @param {string[]} keys Characters, or names of keys. */
    async sendKeys(_id, keys) {
      const named = /** @type {Record<string, string | undefined>} */ (Key);
      const values = keys.map(
        (key) => named[key.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()] ?? key,
      );
      await (
        await opening
      )?.browser
        .actions()
        .sendKeys(...values)
        .perform();
    },
    async startDebugSession() {
      throw new Error('WebKit has no debug sessions.');
    },
    async stop() {
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}
