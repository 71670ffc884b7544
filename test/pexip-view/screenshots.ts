/**
 * Photographs the view in its states: `npx tsx test/pexip-view/screenshots.ts [state …]`. Into test/pexip-view/screenshots,
 * three widths, light, dark and right to left.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { chromiumPath } from '../chromium.js';

const folder = fileURLToPath(new URL('screenshots/', import.meta.url));
mkdirSync(folder, { recursive: true });

const sizes = [
  [1280, 800],
  [768, 900],
  [390, 780],
] as const;
const looks = [
  ['light', 'light', 'ltr', 'en'],
  ['dark', 'dark', 'ltr', 'de'],
  ['rtl', 'light', 'rtl', 'en'],
] as const;
const wanted = process.argv.slice(2);
const only = process.env.LOOK;

const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  server: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
await server.listen();
const origin = server.resolvedUrls!.local[0]!;
const browser = await puppeteer.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await page.goto(`${origin}demo/view/index.html`);
  await page.waitForSelector('[data-ready]');
  for (const state of wanted.length ? wanted : ['host', 'presentation', 'people', 'chat'])
    for (const [width, height] of sizes)
      for (const [look, scheme, dir, lang] of looks) {
        if (only && !only.includes(`${look}-${width}`)) continue;
        await page.setViewport({ width, height });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.goto(`${origin}demo/view/index.html?state=${state}&dir=${dir}&lang=${lang}`);
        await page.waitForSelector('[data-ready]');
        await new Promise((resolve) => setTimeout(resolve, 400)); // A frame of video.
        await page.screenshot({ path: `${folder}${state}-${look}-${width}.png` });
      }
} finally {
  await browser.close();
  await server.close();
}
