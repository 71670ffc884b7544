/**
 * `npm run check`, and what CI runs: two checks at a time, one for each core that a machine has at least: with more,
 * what waits for events runs into its time limits.
 * Ends with `N passed, N failed`. `--engines`: the browsers beside Chromium alone.
 */
import { spawn } from 'node:child_process';
import { engines } from './engines.js';

const CACHE = 'node_modules/.cache';

/** @typedef {{ name: string, command: string[], env?: Record<string, string> }} Check */

/** @param {string} name @param {string} project @returns {Check} */
const types = (name, project) => ({
  name: `types of ${name}`,
  command: [
    // The native compiler: what it says is what the one that the declarations are made with says, in a tenth of the time.
    ...['node', 'node_modules/typescript-7/bin/tsc', '-p', project, '--incremental'],
    ...['--tsBuildInfoFile', `${CACHE}/tsc/${name}.tsbuildinfo`],
  ],
});

const WTR = ['wtr', '--config', 'test/web-test-runner.config.js'];

const inEngines = engines.map(({ name, browser, files }) => ({
  name: `tests in ${name}`,
  command: [...WTR, '--files', ...files],
  env: { BROWSER: browser },
}));

/**
 * Steps follow each other. The checks of a step are begun in their order, those that take longest first: so both
 * cores are busy to the end.
 * @type {Check[][]}
 */
const everything = [
  [{ name: 'build', command: ['npm', 'run', '--silent', 'build'] }],
  [
    { name: 'tests in Chromium', command: WTR },
    ...inEngines,
    { name: 'tests in Node', command: ['node', 'test/node/run.js'] },
    { name: 'tests of the site', command: ['node', 'test/site.mjs'] },
    {
      name: 'lint',
      command: ['eslint', '.', '--cache', '--cache-location', `${CACHE}/eslint/`],
    },
    {
      name: 'format',
      command: ['prettier', '--check', '--log-level', 'warn', '--cache', '.'],
    },
    {
      name: 'types for frameworks',
      command: ['node', 'test/consumers.mjs', 'bundler'],
      env: { TYPESCRIPT: 'node_modules/typescript-7' },
    },
    types('test', 'test'),
    types('src', '.'),
    types('demo', 'demo'),
    { name: 'size', command: ['node', 'test/size.mjs'] },
    { name: 'layers', command: ['npm', 'run', '--silent', 'layers'] },
    { name: 'package', command: ['publint', '--strict'] },
    { name: 'manifest', command: ['node', 'test/manifest.mjs', '--check'] },
  ],
];
const AT_ONCE = 2;

const steps = process.argv.includes('--engines') ? [inEngines] : everything;

let passed = 0;
let failed = 0;
/** What failed, by name: said once more at the end, where one looks first. @type {string[]} */
const failures = [];

/** Runs a check, and says how it went once it is over: what runs beside it would stand between its lines. @param {Check} check */
const perform = async ({ name, command, env }) => {
  const started = performance.now();
  let output = '';
  const child = spawn('npx', ['--no-install', ...command], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  // A test run counts its tests, any other check is one.
  const counts = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  const tests = name.startsWith('tests in ') ? counts : undefined;
  const failing = Number(tests?.[2] ?? 0) || (code ? 1 : 0);
  if (tests) passed += Number(tests[1]);
  else if (!failing) passed += 1;
  failed += failing;
  if (failing || name === 'size') console.log(output);
  if (failing) failures.push(...(output.match(/^✖ .*$/gm) ?? [`✖ ${name}`]));
  const result = failing ? 'failed' : 'passed';
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`── ${name}: ${result}${counts ? `, ${counts[0]}` : ''}, ${seconds} s`);
};

for (const checks of steps) {
  const left = checks.values();
  // Each takes the next of those that nobody has begun.
  const work = async () => {
    for (const check of left) await perform(check);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
console.log(['', ...failures, `${passed} passed, ${failed} failed`].join('\n'));
process.exitCode = failed ? 1 : 0;
