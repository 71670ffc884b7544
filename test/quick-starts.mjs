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
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { register } from 'tsx/esm/api';
import { BROWSER_MS } from './browser.js';
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
const VITE = ['vite/bin/vite.js', 'build', '--logLevel', 'error'];
const JSX = { include: ['Meeting.tsx', 'main.tsx'] };
const TSC = ['typescript/bin/tsc', '-p', '.'];
/** A page for what `main` mounts. @param {string} main */
const page = (main) =>
  `<!doctype html><title>App</title><div id="app"></div><script type="module" src="./${main}"></script>`;

/**
 * A document's example: what is installed, its file and those around it, what checks the types, what builds the app
 * (vite, if left out) and where to. `sent`: the tag is in the page before any script of it has run.
 * @typedef {{ document?: string, install: string[], file: string, files: Record<string, string>, tsconfig?: object, check?: string[], build?: string[], built?: string, sent?: boolean }} Start
 */

/** By document, or by what stands in it. @type {Record<string, Start>} */
const starts = {
  angular: {
    install: [
      'typescript@5.9',
      ...['build', 'cli', 'common', 'compiler', 'compiler-cli', 'core', 'platform-browser'].map(
        (part) => `@angular/${part}@20`,
      ),
      ...['rxjs@7', 'tslib@2'],
    ],
    file: 'Meeting.ts',
    files: {
      'index.html': '<!doctype html><title>App</title><app-meeting></app-meeting>',
      'main.ts': `import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Meeting } from './Meeting';
bootstrapApplication(Meeting, { providers: [provideZonelessChangeDetection()] });`,
      'angular.json': JSON.stringify({
        version: 1,
        cli: { analytics: false },
        projects: {
          app: {
            projectType: 'application',
            root: '',
            architect: {
              build: {
                builder: '@angular/build:application',
                options: {
                  ...{ browser: 'main.ts', index: 'index.html', tsConfig: 'tsconfig.json' },
                  ...{ outputPath: { base: 'dist', browser: '' }, budgets: [] },
                },
              },
            },
          },
        },
      }),
    },
    tsconfig: {
      compilerOptions: {
        ...{ target: 'es2022', module: 'es2022', moduleResolution: 'bundler', strict: true },
        ...{ lib: ['es2022', 'esnext.disposable', 'dom', 'dom.iterable'], types: [] },
        experimentalDecorators: true,
      },
      angularCompilerOptions: { strictTemplates: true },
      files: ['main.ts'],
    },
    check: ['@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', '.', '--noEmit'],
    build: ['@angular/cli/bin/ng.js', 'build'],
  },
  next: {
    document: 'server',
    install: [
      'typescript@5.9',
      ...['next@16', 'react@19', 'react-dom@19'],
      ...['@types/react@19', '@types/react-dom@19', '@types/node@24'],
    ],
    file: 'app/Meeting.tsx',
    files: {
      'app/layout.tsx': `import type { ReactNode } from 'react';
export default ({ children }: { children: ReactNode }) => (
  <html lang="en">
    <body>{children}</body>
  </html>
);`,
      'app/page.tsx': `import { Meeting } from './Meeting';
export default () => <Meeting />;`,
      // What a server would send, written down.
      'next.config.mjs': "export default { output: 'export' };",
    },
    tsconfig: {
      compilerOptions: { ...STRICT, types: ['node'], jsx: 'react-jsx', skipLibCheck: true },
      include: ['app'],
    },
    check: TSC,
    build: ['next/dist/bin/next', 'build'],
    built: 'out',
    sent: true,
  },
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
const browser = await puppeteer.launch({
  executablePath: chromiumPath,
  args: chromiumArguments,
  timeout: BROWSER_MS,
});
let passed = 0;
let failed = 0;

/** @param {string} name @param {string} packed */
const perform = async (name, packed) => {
  const start = /** @type {Start} */ (starts[name]);
  const { install, file, files, tsconfig, check, build = VITE, built = 'dist' } = start;
  const folder = `${home}/${name}`;
  /** @param {string} command @param {string[]} args */
  const run = (command, ...args) => {
    const { status, stdout, stderr } = spawnSync(command, args, {
      ...{ cwd: folder, encoding: 'utf8' },
      // They ask nobody, and tell nobody.
      env: { ...process.env, CI: '1', NG_CLI_ANALYTICS: 'false', NEXT_TELEMETRY_DISABLED: '1' },
    });
    if (status) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  };
  mkdirSync(folder);
  writeFileSync(`${folder}/package.json`, '{ "private": true, "type": "module" }');
  run('npm', 'i', '--no-audit', '--no-fund', '--loglevel=error', packed, ...install);
  const written = { ...files };
  const code = codeOf(start.document ?? name);
  const example = code.find((block) => block.includes(SERVER));
  if (!example) throw new Error(`docs/start/${name}.md has no example.`);
  written[file] = example;
  // The setting that the document gives, beside what it belongs to.
  const plugins = code.find((block) => block.startsWith('plugins:'));
  if (plugins)
    written['vite.config.js'] =
      `import vue from '@vitejs/plugin-vue';\nexport default {\n${plugins}};`;
  if (tsconfig) written['tsconfig.json'] = JSON.stringify(tsconfig);
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
    writeFileSync(`${folder}/${path}`, text);
  }
  const modules = `${folder}/node_modules`;
  if (check) {
    for (const [script, ...args] of [check, build])
      run(process.execPath, `${modules}/${script}`, ...args);
  } else cpSync(`${modules}/meeting-embed/dist`, `${folder}/meeting-embed`, { recursive: true });
  const server = await serve(check ? `${folder}/${built}` : folder);
  const tab = await browser.newPage();
  tab.setDefaultTimeout(BROWSER_MS);
  /** @type {string[]} */
  const faults = [];
  if (start.sent && !(await (await fetch(server.url)).text()).includes('<meeting-embed '))
    faults.push('The tag is not in the page that is sent.');
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
