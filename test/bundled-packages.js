/**
 * Test-runner plugin: packages come to a test page as a few files each, not as the hundreds that they are made of. A
 * page of its own for every test file fetches them all, and that took more time than many a file's tests.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What src and tests import. One build for all, so that each package is there once. */
const packages = [
  '@lit/reactive-element',
  '@open-wc/testing',
  'eventsource-parser',
  'fast-check',
  'lit-html',
  'lit-html/async-directive.js',
  'lit-html/directives/guard.js',
  'lit-html/directives/keyed.js',
  'lit-html/directives/live.js',
  'lit-html/directives/repeat.js',
  'typed-event-target',
];
/** Of ours, what is made of a package: each icon is a file. */
const ICONS = 'src/providers/pexip/view/icons.ts';

/** @param {string} name Of a package, as imported. */
const fileOf = (name) => name.replace(/\.js$/, '').replaceAll(/[@/]/g, '-');

const bundle = async () => {
  const entries = packages.map((name) => [fileOf(name), name]);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries([...entries, ['icons', `./${ICONS}`]]),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'browser'],
    outdir: '/bundled',
    write: false,
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replaceAll('\\', '/'), text]));
};

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export const bundledPackages = () => {
  /** @type {Promise<Map<string, string>> | undefined} */
  let bundled;
  return {
    name: 'bundled-packages',
    resolveImport: ({ source }) =>
      packages.includes(source) ? `/bundled/${fileOf(source)}.js` : undefined,
    async serve({ path }) {
      if (path === `/${ICONS}`) return { body: `export * from '/bundled/icons.js';`, type: 'js' };
      if (!path.startsWith('/bundled/')) return undefined;
      const body = (await (bundled ??= bundle())).get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
};
