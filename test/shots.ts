/**
 * `npm run shots`: photographs every state of the native view and the demo with each meeting system, at seven sizes,
 * light, dark, right to left and in forced colours, into shots/index.html, to look at. `npm run shots -- lobby chat`: those with one of
 * these words in their name. `SIZE=390 LOOK=dark npm run shots`: those of one size and look.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Page } from 'puppeteer-core';
import { openDemo } from '../demo/demo-server.ts';
import { systems } from '../demo/systems.ts';
import { states } from '../demo/view/states.ts';
import { chromiumArguments, chromiumPath } from './chromium.js';

const folder = fileURLToPath(new URL('../shots/', import.meta.url));

/** `320` is a box in a page's corner, `844` a telephone on its side, `640` a window of 1280 at 200 %. */
const sizes = [
  [1280, 800],
  [768, 900],
  [390, 780],
  [320, 240],
  [844, 390],
  [640, 400, 2],
  [3840, 2160],
] as const;
const looks = [
  { look: 'light', scheme: 'light', dir: 'ltr', lang: 'en' },
  { look: 'dark', scheme: 'dark', dir: 'ltr', lang: 'de' },
  { look: 'rtl', scheme: 'light', dir: 'rtl', lang: 'en' },
  // Colours that the reader chose.
  { look: 'forced', scheme: 'dark', dir: 'ltr', lang: 'en', forced: 'active' },
] as const;

const wanted = process.argv.slice(2);
const isWanted = (name: string) => !wanted.length || wanted.some((word) => name.includes(word));
const chosen = <T>(all: readonly T[], name: (one: T) => string, variable?: string): T[] =>
  all.filter((one) => !variable || variable === name(one));

interface Subject {
  readonly name: string;
  url(look: (typeof looks)[number]): string;
  /** Until there is something to look at. */
  ready(page: Page): Promise<unknown>;
}

const demo = await openDemo();
const subjects: Subject[] = [
  ...Object.keys(states).map((state) => ({
    name: `view ${state}`,
    url: ({ dir, lang }: (typeof looks)[number]) =>
      `${demo.url}view/index.html?state=${state}&dir=${dir}&lang=${lang}`,
    ready: async (page: Page) => {
      await page.waitForSelector('[data-ready]');
      // A frame of each video.
      await page.evaluate(
        `Promise.all([...document.querySelector('view-stand').shadowRoot?.querySelectorAll('video') ?? []]
          .filter((video) => video.srcObject && !video.paused)
          .map((video) => new Promise((resolve) => video.requestVideoFrameCallback(resolve))))`,
      );
    },
  })),
  ...systems(demo.origins).map(({ id }) => ({
    name: `demo ${id}`,
    url: () => `${demo.url}#${id}`,
    ready: (page: Page) =>
      page.waitForFunction(
        `!['idle', 'loading'].includes(document.querySelector('meeting-embed')?.state)`,
      ),
  })),
].filter(({ name }) => isWanted(name));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const browser = await puppeteer.launch({ executablePath: chromiumPath, args: chromiumArguments });
const rows: string[] = [];
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  for (const { name, url, ready } of subjects) {
    const pictures: string[] = [];
    for (const [width, height, deviceScaleFactor = 1] of chosen(
      sizes,
      ([size]) => `${size}`,
      process.env.SIZE,
    ))
      for (const look of chosen(looks, (one) => one.look, process.env.LOOK)) {
        await page.setViewport({ width, height, deviceScaleFactor });
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: look.scheme },
          { name: 'forced-colors', value: 'forced' in look ? look.forced : 'none' },
        ]);
        // A new document, although only what is behind the # may differ.
        await page.goto('about:blank');
        await page.goto(url(look));
        await ready(page).catch((error: unknown) => console.error(`${name}: ${String(error)}`));
        const file = `${name.replace(' ', '-')}-${look.look}-${width}.png`;
        await page.screenshot({ path: `${folder}${file}` });
        pictures.push(`<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`);
      }
    rows.push(`<h2>${name}</h2><p>${pictures.join('\n')}</p>`);
    console.log(name);
  }
} finally {
  await browser.close();
  await demo.close();
}
writeFileSync(
  `${folder}index.html`,
  `<!doctype html><meta charset="utf-8"><title>meeting-embed</title>
<style>body { font: 1rem system-ui } img { block-size: 20rem; border: 1px solid #8888 }</style>
${rows.join('\n')}`,
);
console.log(`${folder}index.html`);
