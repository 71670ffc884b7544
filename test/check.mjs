/** `npm run check`, and what CI runs: every check after another; ends with `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { findFirefox } from './browser.js';

/** What runs in Firefox, too: what engines do differently. */
const FIREFOX_FILES = [
  'test/join-urls.test.ts',
  'test/native/media.test.ts',
  'test/native/devices.test.ts',
  'test/native/direct-media.test.ts',
  'test/native/tabs.test.ts',
];

/** @type {{ name: string, command: string[], env?: Record<string, string> }[]} */
const checks = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['eslint', '.'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'size', command: ['node', 'test/size.mjs'] },
  { name: 'manifest', command: ['node', 'test/manifest.mjs', '--check'] },
  { name: 'package', command: ['publint', '--strict'] },
  { name: 'tests in Chromium', command: ['wtr', '--config', 'test/web-test-runner.config.js'] },
  ...(findFirefox()
    ? [
        {
          name: 'tests in Firefox',
          command: [
            'wtr',
            '--config',
            'test/web-test-runner.config.js',
            '--files',
            ...FIREFOX_FILES,
          ],
          env: { BROWSER: 'firefox' },
        },
      ]
    : []),
];

let passed = 0;
let failed = 0;
for (const { name, command, env } of checks) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  let output = '';
  const child = spawn('npx', ['--no-install', ...command], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
  const code = await new Promise((resolve) => child.once('close', resolve));
  // A test run counts its tests, any other check is one.
  const counts = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  if (command[0] === 'wtr' && counts) {
    passed += Number(counts[1]);
    failed += Number(counts[2]) || (code ? 1 : 0);
  } else if (code) failed += 1;
  else passed += 1;
  console.log(
    `── ${name}: ${code ? 'failed' : 'passed'}, ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
