/**
 * `npm run test:consumers`: the packed package in projects of others, type-checked strictly, declarations included.
 * Needs `npm run build`. `npm run test:consumers -- react bundler` runs those that have both in their name. Other compilers: `TYPESCRIPT=/path/to/typescript npm run test:consumers`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
  const modules = `${home}/node_modules`;
  mkdirSync(`${modules}/meeting-embed`, { recursive: true });
  execFileSync('tar', [
    'xzf',
    `${home}/${packed}`,
    '-C',
    `${modules}/meeting-embed`,
    '--strip-components=1',
  ]);
  for (const name of [...INSTALLED, ...FRAMEWORKS])
    try {
      symlinkSync(`${root}/node_modules/${name}`, `${modules}/${name}`);
    } catch (cause) {
      throw new Error(`${name} cannot be linked.`, { cause });
    }
  cpSync(`${root}/test/consumers`, home, { recursive: true });
  writeFileSync(`${home}/package.json`, '{ "type": "module" }');
  for (const [file, options] of Object.entries(projects))
    for (const resolution of resolutions) {
      const name = `${file}, ${resolution.moduleResolution}`;
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
      writeFileSync(`${home}/tsconfig.json`, JSON.stringify({ compilerOptions, files: [file] }));
      const run = spawnSync(process.execPath, [`${compiler}/bin/tsc`, '-p', home], {
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
