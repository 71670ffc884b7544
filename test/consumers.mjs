/**
 * `npm run test:consumers`: the packed package in projects of others, type-checked strictly, declarations included.
 * Needs `npm run build`. `npm run test:consumers -- react bundler` runs those that have both in their name. Other compilers: `TYPESCRIPT=/path/to/typescript npm run test:consumers`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = process.env.TYPESCRIPT ?? `${root}/node_modules/typescript`;
/** By file: what its JSX is compiled for. */
const projects = {
  'react.tsx': { jsx: 'react-jsx' },
  'preact.tsx': { jsx: 'react-jsx', jsxImportSource: 'preact' },
  'solid.tsx': { jsx: 'preserve', jsxImportSource: 'solid-js' },
  'svelte.ts': {},
  'vue.ts': {},
  'clients.ts': {},
};
const NODE = { types: ['node'], lib: ['es2022', 'esnext.disposable'] };
/** The same for projects that have nothing installed beside the package and Node's types: no Lit. */
const bareProjects = {
  'headless.ts, with DOM': {},
  'headless.ts, in Node': NODE,
  'media.ts, with DOM': {},
  'media.ts, in Node': NODE,
};
const resolutions = [
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'nodenext', moduleResolution: 'nodenext' },
];
/** What the projects have installed beside the package; `@augment-vir` and the bundled libraries are not among them. */
const INSTALLED = ['lit', 'lit-html', 'lit-element', '@lit', '@types', 'csstype'];
const FRAMEWORKS = [
  ...['react', 'preact', 'solid-js', 'seroval'],
  ...['svelte', 'clsx', 'esrap', 'magic-string', 'locate-character', '@jridgewell'],
  ...['vue', '@vue', '@babel'],
];

/** The same for those that have no Lit. */
const BARE = ['@types/node', 'undici-types'];

const wanted = process.argv.slice(2);
const home = mkdtempSync(`${tmpdir()}/consumer-`);
let count = 0;
let failed = 0;
try {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', home], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  }).trim();
  const install = (/** @type {string} */ folder, /** @type {readonly string[]} */ names) => {
    const modules = `${folder}/node_modules`;
    mkdirSync(`${modules}/meeting-embed`, { recursive: true });
    const into = ['-C', `${modules}/meeting-embed`, '--strip-components=1'];
    execFileSync('tar', ['xzf', `${home}/${packed}`, ...into]);
    for (const name of names)
      try {
        mkdirSync(dirname(`${modules}/${name}`), { recursive: true });
        symlinkSync(`${root}/node_modules/${name}`, `${modules}/${name}`);
      } catch (cause) {
        throw new Error(`${name} cannot be linked.`, { cause });
      }
    cpSync(`${root}/test/consumers`, folder, { recursive: true });
    writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
    return folder;
  };
  const full = install(`${home}/full`, [...INSTALLED, ...FRAMEWORKS]);
  const bare = install(`${home}/bare`, BARE);
  const all = [
    ...Object.entries(projects).map((project) => /** @type {const} */ ([full, ...project])),
    ...Object.entries(bareProjects).map((project) => /** @type {const} */ ([bare, ...project])),
  ];
  for (const [folder, title, options] of all)
    for (const resolution of resolutions) {
      const name = `${title}, ${resolution.moduleResolution}`;
      if (wanted.some((part) => !name.includes(part))) continue;
      count += 1;
      const compilerOptions = {
        ...{
          target: 'es2022',
          lib: ['es2022', 'esnext.disposable', 'dom', 'dom.iterable'],
          types: [],
        },
        ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false },
        ...{ preserveSymlinks: true, ...resolution, ...options },
      };
      writeFileSync(
        `${folder}/tsconfig.json`,
        JSON.stringify({ compilerOptions, files: [title.replace(/,.*/, '')] }),
      );
      const run = spawnSync(process.execPath, [`${compiler}/bin/tsc`, '-p', folder], {
        encoding: 'utf8',
      });
      if (run.status) failed += 1;
      console.log(`${run.status ? 'not ok' : 'ok'} ${name}`);
      if (run.status) console.log(run.stdout || run.stderr);
    }
} finally {
  rmSync(home, { recursive: true });
}
console.log(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
