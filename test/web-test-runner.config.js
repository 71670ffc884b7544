/** How the tests run: real Chromium (or BROWSER=firefox, BROWSER=webkit), real servers on ports of their own. */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { BROWSER_MS, findFirefox } from './browser.js';
import { browserReporter } from './browser-reporter.js';
import { chromiumArguments, chromiumPath } from './chromium.js';
import { cloneableResults } from './cloneable-results.js';
import { bundledPackages } from './bundled-packages.js';
import { frameworkBundles } from './framework-bundles.js';
import { flakyChunks } from './flaky-chunks.js';
import { freePort } from './free-port.js';
import { fuzzSettings } from './fuzz-settings.js';
import { frameRequests } from './frame-requests.js';
import { officialClientBundle } from './official-client/bundle.js';
import { pageHistory } from './page-history.js';
import { pageMetrics } from './page-metrics.js';
import { strictPage } from './strict-page.js';
import { serverPlugins } from './server-plugins.js';
import { serverRendered } from './server-rendered.js';
import { webkitLauncher } from './webkit.js';
import { watched } from './watched-page.js';

/**
 * A page of its own for each test file: what one leaves behind (requests it intercepted, a stream, a zoom) reaches no
 * other. And a window for each page: one behind another is not drawn.
 */
const chromium = () => {
  /** @type {import('puppeteer-core').BrowserContext[]} */
  const free = [];
  const launcher = chromeLauncher({
    createPage: async ({ browser }) => {
      const context = free.pop() ?? (await browser.createBrowserContext());
      const page = await context.newPage();
      page.setDefaultTimeout(BROWSER_MS);
      page.on('close', () => free.push(context));
      return watched(page);
    },
    launchOptions: {
      executablePath: chromiumPath,
      headless: true,
      timeout: BROWSER_MS,
      args: chromiumArguments,
    },
  });
  const stopSession = launcher.stopSession.bind(launcher);
  launcher.stopSession = async (id) => {
    const page = launcher.getPage(id);
    const result = await stopSession(id);
    // What the launcher would use again.
    launcher.inactivePages.length = 0;
    await page.close();
    return result;
  };
  return launcher;
};

const firefox = () =>
  puppeteerLauncher({
    concurrency: 1,
    createPage: async ({ context }) => {
      const page = await context.newPage();
      page.setDefaultTimeout(BROWSER_MS);
      return page;
    },
    launchOptions: {
      browser: 'firefox',
      executablePath: findFirefox() ?? 'firefox',
      headless: true,
      timeout: BROWSER_MS,
      extraPrefsFirefox: {
        'media.navigator.streams.fake': true,
        'media.navigator.permission.disabled': true,
        'media.autoplay.default': 0,
        'media.peerconnection.ice.loopback': true,
        'dom.disable_open_during_load': false,
      },
    },
  });

/** @type {Record<string, () => object>} */
const browsers = { chromium, firefox, webkit: webkitLauncher };

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: ['test/**/!(*.node).test.ts'],
  nodeResolve: { exportConditions: ['production', 'default'] },
  port: await freePort(),
  concurrency: 2,
  reporters: [browserReporter()],
  testsFinishTimeout: 300_000,
  browserStartTimeout: BROWSER_MS,
  testsStartTimeout: BROWSER_MS,
  browsers: [browsers[process.env.BROWSER ?? 'chromium']()],
  middleware: [flakyChunks(), strictPage(), fuzzSettings()],
  plugins: [
    // Before what compiles and resolves one file at a time.
    bundledPackages(),
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
    }),
    cloneableResults(),
    ...serverPlugins(),
    serverRendered(),
    frameRequests(),
    pageMetrics(),
    pageHistory(),
    frameworkBundles(),
    officialClientBundle(),
  ],
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['json'], reportDir: 'coverage/browser' },
  // Tests wait for events: none takes so long but one whose event never comes, however busy the machine.
  testFramework: { config: { timeout: 60_000 } },
};
