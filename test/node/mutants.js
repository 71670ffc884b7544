/**
 * Runs tests against one change of a module after another, all in this process: `mutant <id> <what failed, or passed>`.
 * Each change has modules of its own: what a module works out when it loads is changed, too.
 */
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import './typescript.js';

/** @type {{ module: string, code: string, tests: string[], mutants: string[] }} */
const job = JSON.parse(process.argv[2] ?? '');
register('./mutant-hooks.js', import.meta.url, {
  data: { module: job.module, code: readFileSync(job.code, 'utf8') },
});

/** A test that takes longer waits for what never comes. */
const TIMEOUT_MS = 5000;
const { setTimeout, clearTimeout } = globalThis;

/** @typedef {() => unknown} Step */
/** @typedef {{ before: Step[], beforeEach: Step[], afterEach: Step[], after: Step[], items: (Suite | { name: string, run: Step })[] }} Suite */

/** @returns {Suite} */
const suite = () => ({ before: [], beforeEach: [], afterEach: [], after: [], items: [] });
let current = suite();

/** What was rejected or thrown where nobody waits for it. @type {unknown} */
let stray;
for (const name of ['unhandledRejection', 'uncaughtException'])
  process.on(name, (error) => (stray = error));

/** @param {string} _name @param {Step} fill */
const describe = (_name, fill) => {
  const outer = current;
  current = suite();
  outer.items.push(current);
  fill();
  current = outer;
};
/** @param {string} name @param {Step} run */
const it = (name, run) => void current.items.push({ name, run });
Object.assign(globalThis, { describe, it });
for (const when of /** @type {const} */ (['before', 'beforeEach', 'afterEach', 'after']))
  Object.assign(globalThis, { [when]: (/** @type {Step} */ step) => current[when].push(step) });

/** @param {Step} step */
const timed = async (step) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('It takes too long.')), TIMEOUT_MS);
  });
  try {
    await Promise.race([step(), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** @param {Suite} suite @param {Step[]} befores @param {Step[]} afters */
const runSuite = async (suite, befores, afters) => {
  const before = [...befores, ...suite.beforeEach];
  const after = [...suite.afterEach, ...afters];
  for (const step of suite.before) await step();
  try {
    for (const item of suite.items)
      if ('items' in item) await runSuite(item, before, after);
      else {
        try {
          for (const step of before) await step();
          await timed(item.run);
        } finally {
          for (const step of after) await step();
        }
        if (stray !== undefined) throw new Error('A rejection that nobody handles.');
      }
  } finally {
    for (const step of suite.after) await step();
  }
};

for (const id of job.mutants) {
  stray = undefined;
  Object.assign(globalThis, { __stryker__: { activeMutant: id } });
  let result = 'passed';
  try {
    for (const test of job.tests) {
      current = suite();
      await import(`../../${test}?mutant=${id}`);
      await runSuite(current, [], []);
    }
  } catch (error) {
    result = `${error}`.replace(/\s+/g, ' ').slice(0, 200) || 'failed';
  }
  process.stdout.write(`mutant ${id} ${result}\n`);
}
process.exit();
