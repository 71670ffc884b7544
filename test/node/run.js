/**
 * `npm run test:node [-- part of a path …]`: the tests that need no browser, each file in a process of its own.
 * `npm run fuzz`: their claims about any input, each tried on 10,000 (or `FUZZ_RUNS`), then those that need a browser.
 * `--no-browser` leaves these out. It prints its seed; `FUZZ_SEED` tries the same again.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fuzz = process.argv.includes('--fuzz');
const wanted = fuzz ? ['properties'] : process.argv.slice(2);
/** A file that takes longer than this, on a machine that does ten other things, waits for what never comes. */
const TIMEOUT_MS = fuzz ? 3_600_000 : 300_000;
const files = readdirSync(`${root}/test`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.node.test.ts'))
  .filter((file) => !wanted.length || wanted.some((part) => file.includes(part)))
  .sort();
if (!files.length) {
  // Without a file to run, Node would look for files by itself, and find others.
  console.error(`No test file matches ${wanted.join(' ')}.`);
  process.exit(1);
}

const { FUZZ_RUNS = '10000', FUZZ_SEED = `${Date.now() % 0x7fffffff}` } = process.env;
const env = { ...process.env, ...(fuzz && { FUZZ_RUNS, FUZZ_SEED }) };
if (fuzz) console.log(`${FUZZ_RUNS} cases a property, FUZZ_SEED=${FUZZ_SEED}`);

/** @param {string[]} args @returns {number} */
const run = (args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;

const status = run([
  ...['--import', './test/node/typescript.js', '--import', './test/node/setup.js', '--test'],
  ...[`--test-timeout=${TIMEOUT_MS}`, '--test-reporter=./test/node/reporter.js'],
  // A claim takes all that a processor has.
  `--test-concurrency=${fuzz ? 2 : 4}`,
  ...files.map((file) => `test/${file}`),
]);
const runner = fileURLToPath(import.meta.resolve('@web/test-runner')).replace(/[^/\\]+$/, 'bin.js');
const config = ['--config', 'test/web-test-runner.config.js'];
const inBrowser =
  fuzz && !process.argv.includes('--no-browser')
    ? run([runner, ...config, '--files', 'test/properties/*.test.ts'])
    : 0;
process.exit(status || inBrowser);
