/** Test-runner plugin: the framework pages of `test/frameworks/`, bundled, at `/frameworks/<name>.js`, and what `interop.test.ts` claims of each at `/frameworks/claims/<name>.js`. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';

/** @type {import('esbuild').Plugin} */
const svelte = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' }).js
        .code,
    }));
  },
};

/** @param {string} name */
const bundle = async (name) => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./frameworks/${name}.ts`, import.meta.url))],
    plugins: [svelte],
    bundle: true,
    format: 'esm',
    write: false,
    conditions: ['production', 'browser'],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'error',
  });
  return `${outputFiles[0]?.text}`;
};

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export const frameworkBundles = () => {
  /** Pages ask for the same one again and again. @type {Map<string, Promise<string>>} */
  const bundles = new Map();
  return {
    name: 'framework-bundles',
    async serve({ path }) {
      const name = /^\/frameworks\/((?:claims\/)?\w+)\.js$/.exec(path)?.[1];
      if (!name) return undefined;
      const bundled = bundles.get(name) ?? bundle(name);
      bundles.set(name, bundled);
      return { body: await bundled, type: 'js' };
    },
  };
};
