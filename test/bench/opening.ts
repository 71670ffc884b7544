/**
 * From a page to its meeting's frame: when the request for the frame leaves the browser, and what the page has fetched
 * by then, brotli. A bare iframe, this element from `dist/`, and the vendor's own script from its npm package, in turns.
 */
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'puppeteer-core';

const RUNS = 15;
/** Of a vendor's package: the file that a page loads. */
const SDK = { name: '@whereby.com/browser-sdk@3.30.3', file: 'package/dist/cdn/v3-embed.js' };

const WHEREBY = 'https://acme.whereby.com/standup';
const JITSI = 'https://meet.jit.si/standup';
const ours = (attributes: string) =>
  `<script type="module" src="/dist/meeting-embed.js"></script><meeting-embed ${attributes}></meeting-embed>`;
const variants: { readonly [name: string]: readonly [page: string, frame: string] } = {
  'Whereby, a bare iframe': [`<iframe src="${WHEREBY}"></iframe>`, WHEREBY],
  'Whereby, this element': [ours(`provider="whereby" src="${WHEREBY}"`), WHEREBY],
  'Whereby, its own element': [
    `<script type="module" src="/whereby.js"></script><whereby-embed room="${WHEREBY}"></whereby-embed>`,
    WHEREBY,
  ],
  'Jitsi, a bare iframe': [`<iframe src="${JITSI}"></iframe>`, JITSI],
  'Jitsi, this element': [ours(`provider="jitsi" src="${JITSI}"`), JITSI],
};

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** The vendor's script, from the package registry. */
const fetchSdk = async (): Promise<Buffer> => {
  const folder = await mkdtemp(`${tmpdir()}/meeting-embed-`);
  const pack = ['pack', '--silent', '--pack-destination', folder, SDK.name];
  const archive = execFileSync('npm', pack, { encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', `${folder}/${archive}`, '-C', folder, SDK.file]);
  return readFile(`${folder}/${SDK.file}`);
};

/** Lines with what was measured. */
export const openingBench = async (browser: Browser): Promise<string[]> => {
  const sdk = await fetchSdk();
  let bytes = 0;
  let html = '';
  /** Compressed once, as a server of files does. */
  const bodies = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const file = path.startsWith('/dist/')
      ? await readFile(new URL(`../..${path}`, import.meta.url)).catch(() => undefined)
      : path === '/whereby.js'
        ? sdk
        : undefined;
    if (!file) {
      response.writeHead(path === '/' ? 200 : 404, { 'content-type': 'text/html' });
      return response.end(`<!doctype html><meta charset="utf-8"><title>Bench</title>${html}`);
    }
    const body = bodies.get(path) ?? brotliCompressSync(file);
    bodies.set(path, body);
    bytes += body.length;
    response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' });
    return response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}/`;

  /** One page without any cache: ms from the navigation to the frame's request, and bytes of script by then. */
  const measure = async (page: string, frame: string) => {
    html = page;
    bytes = 0;
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    // The frame's request alone: one that is held costs time.
    const devtools = await tab.createCDPSession();
    await devtools.send('Fetch.enable', { patterns: [{ urlPattern: `${frame}*` }] });
    const asked = new Promise<number>((resolve) =>
      devtools.on('Fetch.requestPaused', ({ requestId }) => {
        resolve(performance.now());
        devtools
          .send('Fetch.fulfillRequest', { requestId, responseCode: 200, body: '' })
          .catch(() => {});
      }),
    );
    const start = performance.now();
    await tab.goto(origin, { waitUntil: 'domcontentloaded' });
    const time = (await asked) - start;
    // What it loads beside the frame counts as well.
    await tab.waitForNetworkIdle();
    await context.close();
    return { time, bytes };
  };

  const results = new Map<string, { time: number; bytes: number }[]>();
  for (let run = -1; run < RUNS; run++)
    for (const [name, [page, frame]] of Object.entries(variants)) {
      const result = await measure(page, frame);
      if (run >= 0) results.set(name, [...(results.get(name) ?? []), result]);
    }
  server.close();
  return [...results].map(([name, all]) => {
    const time = median(all.map((one) => one.time));
    const bare = median(
      results.get(name.replace(/,.*/, ', a bare iframe'))!.map((one) => one.time),
    );
    return `${name}: ${time.toFixed(1)} ms, ${(time / bare).toFixed(2)} × the bare iframe; ${all.at(-1)!.bytes} B of script`;
  });
};
