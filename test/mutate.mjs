/**
 * `npm run mutate [-- part of a path …]`: changes each of these modules in every way that Stryker's instrumenter knows,
 * one at a time, and says which changes the tests beside it do not notice. A change costs milliseconds: the tests run
 * in one process, with the modules loaded anew (test/node/mutants.js).
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PEXIP = 'src/providers/pexip/client';
/** A change after which the tests say nothing for so long has made an endless loop. */
const STALL_MS = 20_000;

/** By module: the tests that are to notice. @type {Readonly<Record<string, readonly string[]>>} */
const modules = {
  'src/element/config.ts': ['config', 'option'],
  'src/element/command-queue.ts': ['command-queue'],
  'src/meeting/option.ts': ['option'],
  'src/meeting/state.ts': ['state'],
  'src/wire/url.ts': ['wire/url'],
  'src/wire/json-reader.ts': ['wire/json-reader'],
  [`${PEXIP}/room.ts`]: ['pexip/room', 'pexip/room-sync', 'pexip/granted'],
  [`${PEXIP}/reduce.ts`]: ['pexip/room', 'pexip/granted'],
  [`${PEXIP}/join.ts`]: ['pexip/join-answer'],
  [`${PEXIP}/token.ts`]: ['pexip/token-life'],
  [`${PEXIP}/event-stream.ts`]: ['pexip/stream-again', 'pexip/stream-silence'],
};

const wanted = process.argv.slice(2);
const chosen = Object.keys(modules).filter(
  (module) => !wanted.length || wanted.some((part) => module.includes(part)),
);
if (!chosen.length) {
  console.error(`No module matches ${wanted.join(' ')}.`);
  process.exit(1);
}

// Not among the packages: it brings many, for what nobody runs each day.
const packages = `${root}node_modules/.cache/mutation`;
const instrumented = `${packages}/module.ts`;
if (!existsSync(`${packages}/node_modules/@stryker-mutator`)) {
  mkdirSync(packages, { recursive: true });
  writeFileSync(`${packages}/package.json`, '{}');
  spawnSync(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--silent',
      '@stryker-mutator/instrumenter@9.6.1',
      'typed-inject@5.0.0',
    ],
    { cwd: packages, stdio: 'inherit', shell: process.platform === 'win32' },
  );
}
const load = (/** @type {string} */ name) => import(`${packages}/node_modules/${name}`);
const { createInstrumenter } = await load('@stryker-mutator/instrumenter/dist/src/index.js');
const { createInjector } = await load('typed-inject/dist/src/index.js');
const instrumenter = createInjector()
  .provideValue('logger', new Proxy({}, { get: () => () => false }))
  .injectFunction(createInstrumenter);

/** @typedef {{ id: string, mutatorName: string, replacement: string, location: { start: { line: number, column: number } } }} Mutant */

/** @param {string} module @returns {Promise<{ mutants: Mutant[], unnoticed: Mutant[] }>} */
const mutate = async (module) => {
  const name = `${root}${module}`;
  const content = readFileSync(name, 'utf8');
  const { files, mutants } = await instrumenter.instrument([{ name, content, mutate: true }], {
    ignorers: [],
    plugins: null,
    excludedMutations: [],
    noHeader: false,
  });
  writeFileSync(instrumented, files[0].content);
  /** @type {Mutant[]} */
  const unnoticed = [];
  for (let next = 0; next < mutants.length;) {
    const job = {
      module,
      code: instrumented,
      tests: modules[module]?.map((test) => `test/${test}.node.test.ts`),
      // Without a change first: the tests must pass.
      mutants: [...(next ? [] : ['none']), ...mutants.slice(next).map(({ id }) => id)],
    };
    const child = spawn(process.execPath, ['test/node/mutants.js', JSON.stringify(job)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let rest = '';
    let stalled = setTimeout(() => child.kill('SIGKILL'), STALL_MS);
    child.stdout.on('data', (data) => {
      clearTimeout(stalled);
      stalled = setTimeout(() => child.kill('SIGKILL'), STALL_MS);
      const lines = `${rest}${data}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, id, result] = /^mutant (\S+) (.*)$/.exec(line) ?? [];
        if (id === 'none' && result !== 'passed') throw new Error(`${module}: ${result}`);
        if (id === undefined || id === 'none') continue;
        if (result === 'passed') unnoticed.push(mutants[next]);
        next += 1;
      }
    });
    const signal = await new Promise((resolve) =>
      child.once('close', (code, signal) => resolve(code === 0 ? undefined : (signal ?? code))),
    );
    clearTimeout(stalled);
    if (signal !== undefined && signal !== 'SIGKILL')
      throw new Error(`${module}: the tests ended with ${signal}.`);
    // The one it was at: killed with its process.
    if (next < mutants.length) next += 1;
  }
  return { mutants, unnoticed };
};

for (const module of chosen) {
  const lines = readFileSync(`${root}${module}`, 'utf8').split('\n');
  const { mutants, unnoticed } = await mutate(module);
  console.log(`${module}: ${mutants.length - unnoticed.length} of ${mutants.length} noticed`);
  for (const { mutatorName, replacement, location } of unnoticed) {
    const { line, column } = location.start;
    const change = replacement.replace(/\s+/g, ' ').slice(0, 90);
    console.log(`  ${line + 1}:${column + 1} ${mutatorName} → ${change}`);
    console.log(`      ${lines[line]?.trim()}`);
  }
}
