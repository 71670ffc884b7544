/**
 * `npm run coverage`: which lines and branches of src the tests in Node and in Chromium run, by folder.
 * `npm run coverage -- node` counts those in Node alone. What each file lacks stands in `coverage/coverage-final.json`, for tools that read Istanbul's form.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import coverage from 'istanbul-lib-coverage';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = `${root}coverage`;
const nodeOnly = process.argv.includes('node');

/** @param {string[]} command @param {Record<string, string>} [env] */
const run = (command, env = {}) =>
  spawnSync('npx', ['--no-install', ...command], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });

rmSync(home, { recursive: true, force: true });
mkdirSync(home);
run(['node', 'test/node/run.js'], { NODE_V8_COVERAGE: `${home}/v8` });
run([
  ...['c8', 'report', '--temp-directory', `${home}/v8`, '--reports-dir', `${home}/node`],
  ...['--reporter', 'json', '--include', 'src/**', '--exclude-after-remap'],
]);
if (!nodeOnly) run(['wtr', '--config', 'test/web-test-runner.config.js', '--coverage']);

const all = coverage.createCoverageMap();
for (const tier of nodeOnly ? ['node'] : ['node', 'browser'])
  all.merge(JSON.parse(readFileSync(`${home}/${tier}/coverage-final.json`, 'utf8')));

/** @type {Map<string, import('istanbul-lib-coverage').CoverageSummary>} */
const folders = new Map();
for (const file of all.files()) {
  const summary = all.fileCoverageFor(file).toSummary();
  for (const folder of [dirname(relative(root, file)), 'all']) {
    const sum = folders.get(folder) ?? coverage.createCoverageSummary();
    sum.merge(summary);
    folders.set(folder, sum);
  }
}
const rows = [...folders].sort(([a], [b]) => (a < b ? -1 : 1));
const width = Math.max(...rows.map(([folder]) => folder.length));
/** @param {{ covered: number, total: number, pct: number }} totals */
const cell = ({ covered, total, pct }) =>
  `${`${pct}`.padStart(6)} % (${covered}/${total})`.padEnd(22);
console.log(`\n${'folder'.padEnd(width)}  lines                  branches`);
for (const [folder, { lines, branches }] of rows)
  console.log(`${folder.padEnd(width)}  ${cell(lines)} ${cell(branches)}`);
writeFileSync(`${home}/coverage-final.json`, JSON.stringify(all));
