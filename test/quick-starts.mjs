/**
 * `npm run test:apps`: each quick start of docs/start in a folder of its own outside the repository. Its first example
 * is taken from the document as it stands; the packed package and the framework's own tools are installed, types are
 * checked, the app is built and opened in Chromium until the meeting is joined, with the stand-in answering for
 * meet.jit.si. Needs `npm run build` and the registry. `npm run test:apps -- vue svelte`: those alone.
 */
/* global document */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { register } from 'tsx/esm/api';
import { chromiumArguments, chromiumPath } from './chromium.js';

register();
const { openStandIns } = await import('../demo/stand-ins/stand-ins.ts');

const root = fileURLToPath(new URL('..', import.meta.url));
const STRICT = {
  ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', strict: true },
  ...{ lib: ['es2022', 'esnext.disposable', 'dom', 'dom.iterable'], types: [], noEmit: true },
  ...{ skipLibCheck: false, verbatimModuleSyntax: true },
};
const TOOLS = ['vite@8.3.8', 'typescript@6.0.3'];
const JSX = { include: ['Meeting.tsx', 'main.tsx'] };
const TSC = ['typescript/bin/tsc', '-p', '.'];
/** A page for what `main` mounts. @param {string} main */
const page = (main) =>
  `<!doctype html><title>App</title><div id="app"></div><script type="module" src="./${main}"></script>`;

/**
 * By document: what is installed, the file of the example, the files around it, and what checks the types.
 * @type {Record<string, { install: string[], file: string, files: Record<string, string>, tsconfig?: object, check?: string[] }>}
 */
const starts = {
  html: { install: [], file: 'index.html', files: {} },
  react: {
    install: [...TOOLS, 'react@19', 'react-dom@19', '@types/react@19', '@types/react-dom@19'],
    file: 'Meeting.tsx',
    files: {
      'index.html': page('main.tsx'),
      'main.tsx': `import { createRoot } from 'react-dom/client';
import { Meeting } from './Meeting';
createRoot(document.querySelector('#app')!).render(<Meeting />);`,
    },
    tsconfig: { compilerOptions: { ...STRICT, jsx: 'react-jsx' }, ...JSX },
    check: TSC,
  },
  preact: {
    install: [...TOOLS, 'preact@10'],
    file: 'Meeting.tsx',
    files: {
      'index.html': page('main.tsx'),
      'main.tsx': `import { render } from 'preact';
import { Meeting } from './Meeting';
render(<Meeting />, document.querySelector('#app')!);`,
    },
    tsconfig: {
      compilerOptions: { ...STRICT, jsx: 'react-jsx', jsxImportSource: 'preact' },
      ...JSX,
    },
    check: TSC,
  },
  solid: {
    install: [...TOOLS, 'solid-js@1', 'vite-plugin-solid@2'],
    file: 'Meeting.tsx',
    files: {
      'index.html': page('main.tsx'),
      'main.tsx': `import { render } from 'solid-js/web';
import { Meeting } from './Meeting';
render(() => <Meeting />, document.querySelector('#app')!);`,
      'vite.config.js': `import solid from 'vite-plugin-solid';
export default { plugins: [solid()] };`,
    },
    tsconfig: {
      compilerOptions: { ...STRICT, jsx: 'preserve', jsxImportSource: 'solid-js' },
      ...JSX,
    },
    check: TSC,
  },
  svelte: {
    install: [...TOOLS, 'svelte@5', '@sveltejs/vite-plugin-svelte', 'svelte-check@4'],
    file: 'Meeting.svelte',
    files: {
      'index.html': page('main.js'),
      'main.js': `import { mount } from 'svelte';
import Meeting from './Meeting.svelte';
mount(Meeting, { target: document.querySelector('#app') });`,
      'vite.config.js': `import { svelte } from '@sveltejs/vite-plugin-svelte';
export default { plugins: [svelte()] };`,
    },
    tsconfig: { compilerOptions: STRICT, include: ['Meeting.svelte'] },
    check: ['svelte-check/bin/svelte-check', '--fail-on-warnings', '--tsconfig', './tsconfig.json'],
  },
  vue: {
    install: [...TOOLS, 'vue@3', '@vitejs/plugin-vue', 'vue-tsc@3'],
    file: 'Meeting.vue',
    files: {
      'index.html': page('main.js'),
      'main.js': `import { createApp } from 'vue';
import Meeting from './Meeting.vue';
createApp(Meeting).mount('#app');`,
    },
    tsconfig: {
      compilerOptions: STRICT,
      vueCompilerOptions: { strictTemplates: true },
      include: ['Meeting.vue'],
    },
    check: ['vue-tsc/bin/vue-tsc.js', '-p', '.'],
  },
};

const SERVER = 'https://meet.jit.si/';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The blocks of code of a document. @param {string} name @returns {string[]} */
const codeOf = (name) =>
  [...readFileSync(`${root}docs/start/${name}.md`, 'utf8').matchAll(/^```\w+\n([^]*?)^```$/gm)].map(
    ([, code]) => `${code}`,
  );

/** Serves a folder. @param {string} folder @returns {Promise<{ url: string, close(): void }>} */
const serve = (folder) =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const path = `${request.url}`.replace(/^\/$/, '/index.html').replace(/\?.*/, '');
      const type = Object.entries(TYPES).find(([ending]) => ending === extname(path))?.[1];
      try {
        const body = readFileSync(join(folder, path));
        response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : 0;
      resolve({ url: `http://localhost:${port}/`, close: () => server.close() });
    });
  });

const wanted = process.argv.slice(2);
const home = mkdtempSync(`${tmpdir()}/quick-starts-`);
const standIns = await openStandIns();
const browser = await puppeteer.launch({ executablePath: chromiumPath, args: chromiumArguments });
let passed = 0;
let failed = 0;

/** @param {string} name @param {string} packed */
const perform = async (name, packed) => {
  const { install, file, files, tsconfig, check } = /** @type {typeof starts[string]} */ (
    starts[name]
  );
  const folder = `${home}/${name}`;
  /** @param {string} command @param {string[]} args */
  const run = (command, ...args) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    if (status) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  };
  mkdirSync(folder);
  writeFileSync(`${folder}/package.json`, '{ "private": true, "type": "module" }');
  run('npm', 'i', '--no-audit', '--no-fund', '--loglevel=error', packed, ...install);
  const written = { ...files };
  const code = codeOf(name);
  const example = code.find((block) => block.includes(SERVER));
  if (!example) throw new Error(`docs/start/${name}.md has no example.`);
  written[file] = example;
  // The setting that the document gives, beside what it belongs to.
  const plugins = code.find((block) => block.startsWith('plugins:'));
  if (plugins)
    written['vite.config.js'] =
      `import vue from '@vitejs/plugin-vue';\nexport default {\n${plugins}};`;
  if (tsconfig) written['tsconfig.json'] = JSON.stringify(tsconfig);
  for (const [path, text] of Object.entries(written)) writeFileSync(`${folder}/${path}`, text);
  const modules = `${folder}/node_modules`;
  if (check) {
    const [script, ...args] = check;
    run(process.execPath, `${modules}/${script}`, ...args);
    run(process.execPath, `${modules}/vite/bin/vite.js`, 'build', '--logLevel', 'error');
  } else cpSync(`${modules}/meeting-embed/dist`, `${folder}/meeting-embed`, { recursive: true });
  const server = await serve(check ? `${folder}/dist` : folder);
  const tab = await browser.newPage();
  tab.setDefaultTimeout(120_000);
  /** @type {string[]} */
  const faults = [];
  tab.on('pageerror', (error) => faults.push(`${error}`));
  await tab.setRequestInterception(true);
  tab.on('request', async (request) => {
    if (!request.url().startsWith(SERVER)) return request.continue();
    const address = request.url().replace(SERVER, `${standIns.urls.jitsi}/`);
    const answer = await fetch(address);
    return request.respond({
      status: answer.status,
      contentType: `${answer.headers.get('content-type')}`,
      body: await answer.text(),
    });
  });
  try {
    await tab.goto(server.url, { waitUntil: 'domcontentloaded' });
    await tab.waitForFunction(() =>
      document.querySelector('meeting-embed')?.matches(':state(joined)'),
    );
    const box = await tab.$eval('meeting-embed', (element) => {
      const { width, height } = element.getBoundingClientRect();
      return { width, height };
    });
    if (!box.width || !box.height) faults.push('The meeting has no size.');
  } finally {
    await tab.close();
    server.close();
  }
  if (faults.length) throw new Error(faults.join('\n'));
};

try {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', home], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  }).trim();
  for (const name of Object.keys(starts).filter((key) => !wanted.length || wanted.includes(key)))
    try {
      await perform(name, `${home}/${packed}`);
      passed += 1;
      console.log(`ok ${name}: installed, types checked, built, joined`);
    } catch (fault) {
      failed += 1;
      console.log(`not ok ${name}\n${fault instanceof Error ? fault.message : fault}`);
    }
} finally {
  await browser.close();
  await standIns.close();
  rmSync(home, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
