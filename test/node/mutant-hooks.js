/** Loads the project's modules anew for each change, and the changed one from its instrumented text. */
import { transform } from 'esbuild';

const root = new URL('../..', import.meta.url).href;
let changed = '';
let code = '';

/** @param {{ module: string, code: string }} data */
export const initialize = async (data) => {
  changed = `${root}${data.module}`;
  ({ code } = await transform(data.code, { loader: 'ts', format: 'esm', target: 'node20.19' }));
};

/** @type {import('node:module').ResolveHook} */
export const resolve = async (specifier, context, next) => {
  const resolved = await next(specifier, context);
  const [, query] = /(\?mutant=\w+)$/.exec(context.parentURL ?? '') ?? [];
  const { url } = resolved;
  const own = url.startsWith(root) && url.endsWith('.ts') && !url.includes('/node_modules/');
  return query && own ? { ...resolved, url: url + query } : resolved;
};

/** @type {import('node:module').LoadHook} */
export const load = async (url, context, next) =>
  url.startsWith(`${changed}?`)
    ? { format: 'module', source: code, shortCircuit: true }
    : next(url, context);
