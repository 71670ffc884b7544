/** Pexip's own client of the package registry as one module: for the page that joins with it, and to count its bytes. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @returns {Promise<string>} */
export async function bundleOfficialClient() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export * from '@pexip/infinity';
        export { setLogger as setConnectionLogger } from '@pexip/peer-connection';
        export { setLogger as setSignalLogger } from '@pexip/signal';`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    conditions: ['production', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return `${outputFiles[0]?.text}`;
}

/**
 * Test-runner plugin: `/official-client.js`. Each query makes a module of its own: two clients of one module share
 * what they hear.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export const officialClientBundle = () => {
  /** @type {Promise<string> | undefined} */
  let bundle;
  return {
    name: 'official-client-bundle',
    async serve({ path }) {
      if (path !== '/official-client.js') return undefined;
      return { body: await (bundle ??= bundleOfficialClient()), type: 'js' };
    },
  };
};
