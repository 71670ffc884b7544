/** Brings what the tests need: the packages and a browser. Runs before `npm test`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import '../demo/install.mjs';
import { findChromium, findFirefox } from './browser.js';

const MISSING =
  'No Chromium found. Install Chromium or Google Chrome, or set CHROME_PATH to one; then run npm test again.';

/** @param {string} command @param {string[]} args */
const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
const wanted = [!findChromium() && 'chromium', !findFirefox() && 'firefox-esr'].filter(Boolean);
if (debian && wanted.length) {
  console.log(`Installing ${wanted.join(' and ')} …`);
  run('apt-get', 'update', '-qq');
  for (const name of wanted)
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', `${name}`);
}
if (!findChromium()) {
  console.error(MISSING);
  process.exit(1);
}
if (!findFirefox()) console.log('No Firefox found: the media tests run in Chromium only.');
