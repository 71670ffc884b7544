/**
 * `npm run bench`: every `*.bench.ts` here in a real browser, its lines printed.
 * `opening` and `effects` run outside, since they measure pages and processes; `effects` where it is named alone. A bench exports `bench(origins): Promise<string[]>`; `origins` are the stand-ins' and, as `pexip-node`, the simulator's, and `only` a second argument,
 * `cycles` a third.
 */
import { createServer } from 'node:http';
import { readdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { launch, type Page } from 'puppeteer-core';
import { openNode } from '../../demo/simulator/node.ts';
import { openStandIns } from '../../demo/stand-ins/stand-ins.ts';
import { chromiumArguments, chromiumPath } from '../chromium.js';
import { bundleOfficialClient } from '../official-client/bundle.js';
import { clientBytes } from './client-bytes.ts';
import { effectsBench } from './effects.ts';
import { openingBench } from './opening.ts';

const here = new URL('.', import.meta.url);
const wanted = process.argv[2] ?? '';
/** Takes minutes, and runs where it is named alone: `npm run bench cycles [part of a row's name]`. */
const LONG = 'cycles.bench.ts';
const files = (await readdir(here)).filter(
  (name) => name.endsWith('.bench.ts') && name.includes(wanted) && (wanted || name !== LONG),
);
const { outputFiles } = await build({
  stdin: {
    contents: files.map((name, i) => `export { bench as bench${i} } from './${name}';`).join('\n'),
    resolveDir: here.pathname,
    loader: 'ts',
  },
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  conditions: ['production'],
  outdir: '/bench',
  write: false,
});
const scripts = new Map(outputFiles.map(({ path, text }) => [path, text]));
scripts.set('/official-client.js', await bundleOfficialClient());
const server = createServer((request, response) => {
  // A query makes a module of its own.
  const script = scripts.get(`${request.url}`.replace(/\?.*/, ''));
  response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' });
  response.end(script ?? '<!doctype html><meta charset="utf-8"><title>Bench</title><body>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const standIns = await openStandIns();
const node = await openNode({ port: 0 });
const origins = {
  ...standIns.urls,
  'pexip-node': node.url,
  only: process.argv[3] ?? '',
  cycles: process.argv[4] ?? '',
};
/** What a page cannot know of itself: its processor time, in ms, and the memory it keeps, in bytes. */
async function measured(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  await page.exposeFunction('processorTime', async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? NaN) * 1000;
  });
  await page.exposeFunction('keptMemory', async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  });
}

const browser = await launch({
  executablePath: chromiumPath,
  args: chromiumArguments,
  // A bench takes as long as it takes.
  protocolTimeout: 0,
});
try {
  for (const [i, name] of files.entries()) {
    console.log(`\n${name.replace('.bench.ts', '')}`);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.bringToFront();
    page.on('pageerror', (error) => console.error(error));
    await measured(page);
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    const lines = await page.evaluate(
      async (name, origins) =>
        (await import('/bench/stdin.js' as string))[name](origins) as Promise<string[]>,
      `bench${i}`,
      origins,
    );
    for (const line of lines) console.log(`  ${line}`);
    await page.close();
  }
  if ('pexip'.includes(wanted)) for (const line of await clientBytes()) console.log(`  ${line}`);
  // Needs what `npm run build` builds.
  if ('opening'.includes(wanted)) {
    console.log('\nopening');
    for (const line of await openingBench()) console.log(`  ${line}`);
  }
  // So does this.
  if (wanted && 'effects'.includes(wanted)) {
    console.log('\neffects');
    for (const line of await effectsBench()) console.log(`  ${line}`);
  }
} finally {
  await browser.close();
  await Promise.all([standIns.close(), node.close()]);
  server.close();
}
// The simulator's WebRTC does not always end by itself.
process.exit();
