/** `npm run size`: what a page pays, brotli; fails above the budgets. Reads `dist/`. */
import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);

/** Budgets in bytes, brotli. A module counts with everything it imports statically. */
const budgets = {
  'meeting-embed.js': 7200,
  'pexip.js': 25_000,
};

/** The module and its static imports. @param {string} name @param {Set<string>} seen @returns {Promise<Set<string>>} */
const closure = async (name, seen = new Set()) => {
  if (seen.has(name)) return seen;
  seen.add(name);
  const code = await readFile(new URL(name, dist), 'utf8');
  for (const [, path] of code.matchAll(/(?:\bfrom|^import|[;}]import)\s*["'](\.[^"']+)["']/g))
    await closure(
      new URL(`${path}`, new URL(name, dist)).pathname.slice(dist.pathname.length),
      seen,
    );
  return seen;
};

/** @param {string} name */
const size = async (name) => brotliCompressSync(await readFile(new URL(name, dist))).length;

let failed = false;
const files = (await readdir(dist)).filter((name) => name.endsWith('.js'));
for (const name of files) {
  const parts = name in budgets ? [...(await closure(name))] : [name];
  const total = (await Promise.all(parts.map(size))).reduce((sum, bytes) => sum + bytes, 0);
  const budget = /** @type {{ [name: string]: number }} */ (budgets)[name];
  const over = budget !== undefined && total > budget;
  failed ||= over;
  console.log(
    `${name.padEnd(28)} ${String(total).padStart(7)} B brotli${budget ? `, at most ${budget}${over ? ': TOO LARGE' : ''}` : ''}`,
  );
}
for (const name of Object.keys(budgets))
  if (!files.includes(name)) {
    failed = true;
    console.log(`${name}: missing; run \`npm run build\` first`);
  }
process.exitCode = failed ? 1 : 0;
