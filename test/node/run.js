/**
 * `npm run test:node [-- part of a path …]`: the tests that need no browser, each file in a process of its own.
 * `npm run fuzz`: their claims about any input, each tried on 10,000.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fuzz = process.argv.includes('--fuzz');
const wanted = fuzz ? ['properties'] : process.argv.slice(2);
/** A file that takes longer than this waits for what never comes. */
const TIMEOUT_MS = fuzz ? 3_600_000 : 60_000;
const files = readdirSync(`${root}/test`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.node.test.ts'))
  .filter((file) => !wanted.length || wanted.some((part) => file.includes(part)))
  .sort();

const { status } = spawnSync(
  process.execPath,
  [
    ...['--import', 'tsx', '--import', './test/node/setup.js', '--test'],
    ...[
      `--test-timeout=${TIMEOUT_MS}`,
      '--test-concurrency=4',
      '--test-reporter=./test/node/reporter.js',
    ],
    ...files.map((file) => `test/${file}`),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(fuzz && { FUZZ_RUNS: '10000' }) },
  },
);
process.exit(status ?? 1);
