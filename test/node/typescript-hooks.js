/**
 * How Node reads a TypeScript file: as JavaScript that esbuild made of it once. What it made is kept, so that each of
 * the suite's hundred processes starts in a third of the time that a compiler takes to load.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild/package.json' with { type: 'json' };

const cache = fileURLToPath(new URL('../../node_modules/.cache/typescript/', import.meta.url));

/** @param {string} path @param {string} source */
const compile = async (path, source) => {
  const { transform } = await import('esbuild');
  const { code } = await transform(source, {
    loader: 'ts',
    format: 'esm',
    target: 'node20.19',
    // Beside the file by name: where a stack or a coverage report finds it.
    sourcefile: basename(path),
    sourcemap: 'inline',
    sourcesContent: false,
  });
  return code;
};

/** @param {string} path */
const compiled = async (path) => {
  const source = readFileSync(path, 'utf8');
  const key = createHash('sha1')
    .update(`${esbuild.version}\0${basename(path)}\0${source}`)
    .digest('hex');
  const file = `${cache}${key}.js`;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const code = await compile(path, source);
    // Whole or not at all: other processes look for it at the same time.
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
    return code;
  }
};

/** @type {import('node:module').LoadHook} */
export const load = async (url, context, next) =>
  /^file:.*\.ts(\?|$)/.test(url)
    ? { format: 'module', source: await compiled(fileURLToPath(url)), shortCircuit: true }
    : next(url, context);
