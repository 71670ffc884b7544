/**
 * `npm run test:templates`: the packed package in templates of Vue, Svelte and Angular, checked by their own tools, and
 * the projects of `test:consumers` with TypeScript 5.9 and 7. Right templates have no fault; in the others, those lines
 * and no other have one that follow a comment with `wrong`. Needs `npm run build` and, once, the registry: it installs
 * into node_modules/.cache.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = `${root}test/templates`;
const home = `${root}node_modules/.cache/templates`;
const modules = `${home}/node_modules`;

const STRICT = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2022', 'esnext.disposable', 'dom', 'dom.iterable'],
  types: [],
  strict: true,
  skipLibCheck: false,
  noEmit: true,
};

/** By framework: the files, and the command that checks them. @type {Record<string, { files: [right: string, wrong: string], tsconfig: object, command: string[] }>} */
const checks = {
  vue: {
    files: ['Right.vue', 'Wrong.vue'],
    tsconfig: {
      compilerOptions: STRICT,
      vueCompilerOptions: { strictTemplates: true, target: 3.5 },
    },
    command: ['vue-tsc/bin/vue-tsc.js', '--pretty', 'false', '-p', '.'],
  },
  svelte: {
    files: ['Right.svelte', 'Wrong.svelte'],
    tsconfig: { compilerOptions: { ...STRICT, verbatimModuleSyntax: true } },
    command: [
      'svelte-check/bin/svelte-check',
      ...['--output', 'machine', '--tsconfig', './tsconfig.json'],
    ],
  },
  angular: {
    files: ['right.ts', 'wrong.ts'],
    tsconfig: {
      compilerOptions: { ...STRICT, experimentalDecorators: true },
      angularCompilerOptions: { strictTemplates: true, compilationMode: 'full' },
    },
    command: ['@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', '.'],
  },
};

const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
/** @param {string} name @param {boolean} good @param {string} output */
const judge = (name, good, output) => {
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? 'ok' : 'not ok'} ${name}`);
  if (!good) console.log(output);
};

/** Lines of a file that must have a fault. @param {string} file */
const wrongLines = (file) =>
  readFileSync(`${source}/${file}`, 'utf8')
    .split('\n')
    .flatMap((line, i) => (/<!-- wrong\b/.test(line) ? [i + 2] : []));

/** Lines of a file that have one, from what the three tools print. @param {string} output @param {string} file */
const faultyLines = (output, file) => {
  const escaped = file.replace('.', '\\.');
  const places = [
    ...output.matchAll(new RegExp(`${escaped}\\((\\d+),`, 'g')),
    ...output.matchAll(new RegExp(`ERROR "[^"]*${escaped}" (\\d+):`, 'g')),
    ...output.matchAll(new RegExp(`${escaped}:(\\d+):\\d+ - error`, 'g')),
  ];
  return [...new Set(places.map(([, line]) => Number(line)))].sort((a, b) => a - b);
};

mkdirSync(home, { recursive: true });
const installed = `${home}/package.json`;
const want = readFileSync(`${source}/package.json`, 'utf8');
if (!existsSync(modules) || readFileSync(installed, 'utf8') !== want) {
  writeFileSync(installed, want);
  execFileSync('npm', ['i', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: home,
    stdio: 'inherit',
  });
}
const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', home], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'ignore'],
  encoding: 'utf8',
}).trim();
rmSync(`${modules}/meeting-embed`, { recursive: true, force: true });
mkdirSync(`${modules}/meeting-embed`);
execFileSync('tar', [
  ...['xzf', `${home}/${packed}`, '-C', `${modules}/meeting-embed`, '--strip-components=1'],
]);

for (const [framework, { files, tsconfig, command }] of Object.entries(checks)) {
  if (wanted.length && !wanted.includes(framework)) continue;
  // Not below node_modules: the tools pass over what is there.
  const folder = mkdtempSync(`${tmpdir()}/templates-`);
  symlinkSync(modules, `${folder}/node_modules`);
  for (const file of files) cpSync(`${source}/${file}`, `${folder}/${file}`);
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ ...tsconfig, include: files }));
  const [script, ...args] = command;
  const { stdout, stderr } = spawnSync(process.execPath, [`${modules}/${script}`, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  // eslint-disable-next-line no-control-regex -- Colours.
  const output = (stdout + stderr).replace(/\x1b\[\d*m/g, '');
  rmSync(folder, { recursive: true });
  const [right, wrong] = files;
  judge(
    `${framework}: right templates pass`,
    !faultyLines(output, right).length && /error/i.test(output) && !/node_modules/.test(output),
    output,
  );
  judge(
    `${framework}: wrong templates do not`,
    String(faultyLines(output, wrong)) === String(wrongLines(wrong)),
    `wanted faults in lines ${wrongLines(wrong)}\n${output}`,
  );
}

for (const [version, folder] of [
  ['5.9', 'typescript'],
  ['7', 'typescript-7'],
]) {
  if (wanted.length && !wanted.includes('typescript')) continue;
  const { stdout, status } = spawnSync(process.execPath, [`${root}test/consumers.mjs`], {
    encoding: 'utf8',
    env: { ...process.env, TYPESCRIPT: `${modules}/${folder}` },
  });
  judge(`the projects of others, with TypeScript ${version}`, status === 0, stdout);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
