/**
 * Brings what the tests need: the packages and Chromium; with `--engines` Firefox and WebKit, too, which the tests use
 * where they are. Runs before `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import '../demo/install.mjs';
import { findChromium, findFirefox, findWebkit } from './browser.js';

const MISSING =
  'No Chromium found. Install Chromium or Google Chrome, or set CHROME_PATH to one; then run npm test again.';

/** @param {string} command @param {string[]} args */
const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
const all = process.argv.includes('--engines');
/** Debian's packages of what is missing. */
const wanted = [
  ...(findChromium() ? [] : ['chromium']),
  ...(all && !findFirefox() ? ['firefox-esr'] : []),
  ...(all && !findWebkit() ? ['webkit2gtk-driver', 'xvfb'] : []),
];
if (debian && wanted.length) {
  console.log(`Installing ${wanted.join(' and ')} …`);
  run('apt-get', 'update', '-qq');
  // One after another: one that cannot be had keeps no other away.
  for (const name of wanted)
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name);
}
if (!findChromium()) {
  console.error(MISSING);
  process.exit(1);
}
for (const [name, found] of [
  ['Firefox', findFirefox()],
  ['WebKit', findWebkit()],
])
  if (!found) console.log(`No ${name} found: what engines do differently is not tested in it.`);
