/** Where the browsers are that the tests run in. Needs nothing installed. */
import { existsSync } from 'node:fs';

/** How long a browser may take for one thing, in ms: the 20 s or 30 s that its drivers give it are few beside other work. */
export const BROWSER_MS = 120_000;

/** The first of these that is there. @param {(string | undefined)[]} paths */
const first = (...paths) => paths.find((path) => path && existsSync(path));

export const findChromium = () =>
  first(
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  );

export const findFirefox = () =>
  first(
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  );

/** WebKitGTK's driver and the browser that it drives. */
export const findWebkit = () => {
  const driver = first(process.env.WEBKIT_DRIVER_PATH, '/usr/bin/WebKitWebDriver');
  const browser = first(
    process.env.WEBKIT_PATH,
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
  );
  const display = first('/usr/bin/Xvfb');
  return driver && browser && display ? { driver, browser } : undefined;
};
