/** Scrolls a roster of 5,000 that changes 100 times a second, and prints its frames: `npx tsx test/pexip-view/bench.ts`. */
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from '../chromium.js';

const DURATION_MS = 5000;

const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  server: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
await server.listen();
const browser = await puppeteer.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  const measure = async (state: string) => {
    await page.goto(`${server.resolvedUrls!.local[0]}demo/view/index.html?state=${state}&still`);
    await page.waitForSelector('[data-ready]');
    return page.evaluate((duration) => window.measureScroll(duration), DURATION_MS);
  };
  for (const state of ['large-roster', 'people']) {
    const { frames, script, longTasks, rows, changes } = await measure(state);
    frames.sort((a, b) => a - b);
    script.sort((a, b) => a - b);
    const at = (all: number[], share: number) => all[Math.floor(all.length * share)]!.toFixed(1);
    console.log(
      `${state}: ${(1000 / (frames.reduce((sum, one) => sum + one, 0) / frames.length)).toFixed(1)} frames/s, ` +
        `frame ms median ${at(frames, 0.5)}, p95 ${at(frames, 0.95)}, p99 ${at(frames, 0.99)}; ` +
        `script ms to tell of a change median ${at(script, 0.5)}, p95 ${at(script, 0.95)}; ` +
        `tasks over 50 ms: ${longTasks}; rows drawn: ${rows}; changes: ${changes}`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

declare global {
  interface Window {
    /** Of demo/view. Times in ms. */
    measureScroll(duration: number): Promise<{
      frames: number[];
      script: number[];
      longTasks: number;
      rows: number;
      changes: number;
    }>;
  }
}
