/** `npm run test:node [-- part of a path …]`: the tests that need no browser, each file in a process of its own. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(`${root}/test`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.node.test.ts'))
  .filter((file) => !wanted.length || wanted.some((part) => file.includes(part)))
  .sort();

const { status } = spawnSync(
  process.execPath,
  [
    ...['--import', 'tsx', '--import', './test/node/setup.js', '--test'],
    // A file that takes longer than this, in ms, waits for what never comes.
    ...['--test-timeout=60000', '--test-concurrency=4', '--test-reporter=./test/node/reporter.js'],
    ...files.map((file) => `test/${file}`),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 1);
