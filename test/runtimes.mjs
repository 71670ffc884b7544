/**
 * `npm run test:runtimes`, nightly: every entry is imported, and the tag is rendered, in each runtime that a server may
 * have. npm fetches them for the moment. `npm run test:runtimes -- deno`: in those with that in their name. Needs
 * `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { entries } from './runtimes/entries.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** By package and version, what is run: the command and what stands before the file. */
const runtimes = {
  'node@20.19': ['node'],
  'node@22': ['node'],
  'node@24': ['node'],
  'deno@2.9.6': ['deno', 'run', '--allow-all'],
  'bun@1.4.5': ['bun', 'run'],
};

const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const [runtime, command] of Object.entries(runtimes)) {
  if (wanted.length && !wanted.some((part) => runtime.includes(part))) continue;
  /** @param {string} what @param {string[]} args @param {RegExp} said */
  const judge = (what, args, said) => {
    const { status, stdout, stderr } = spawnSync(
      'npx',
      ['--yes', '-p', runtime, ...command, ...args],
      { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' },
    );
    const isRight = !status && !stderr.trim() && said.test(stdout);
    if (isRight) passed += 1;
    else failed += 1;
    console.log(`${isRight ? 'ok' : 'not ok'} ${runtime}: ${what}`);
    if (!isRight) console.log(stdout + stderr);
  };
  for (const entry of entries) judge(entry, ['test/runtimes/import.mjs', entry], /^\["/);
  judge(
    'renders the tag',
    ['test/runtimes/render.mjs', 'vc.example.com'],
    /<meeting-embed[^>]* alias="meet\.alice"[^>]*><\/meeting-embed>/,
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
