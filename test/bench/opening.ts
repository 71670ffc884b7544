/**
 * From a page to its meeting's frame: when the request for the frame arrives at its server, and what script the page
 * has fetched, brotli: by then, and when all is still. A bare iframe, this element from `dist/`, and the vendors' own
 * scripts, in turns. Every host is one local server: the browser is told so, and shown a certificate made for the run.
 */
import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { brotliCompressSync } from 'node:zlib';
import { launch } from 'puppeteer-core';
import { chromiumArguments, chromiumPath } from '../chromium.js';
import { loadVendorScripts } from './vendor-scripts.ts';

const RUNS = 25;

const ours = (attributes: string, folder = '') =>
  `<script type="module" src="/dist/${folder}meeting-embed.js"></script><meeting-embed ${attributes}></meeting-embed>`;

interface System {
  /** The frame's URL, as far as its path. */
  readonly frame: string;
  readonly attributes: string;
  /** A page with the vendor's own script. */
  readonly vendor?: string;
  /** Of `dist/`: where this element has the system in its own file. */
  readonly folder?: string;
  /** The frame's first words, for a system that talks. */
  readonly words?: unknown;
}

const systems: Readonly<Record<string, System>> = {
  Whereby: {
    folder: 'whereby/',
    frame: 'https://acme.whereby.com/standup',
    attributes: 'provider="whereby" src="https://acme.whereby.com/standup"',
    vendor:
      '<script type="module" src="/whereby.js"></script><whereby-embed room="https://acme.whereby.com/standup"></whereby-embed>',
    words: { type: 'ready' },
  },
  Jitsi: {
    folder: 'jitsi/',
    frame: 'https://meet.jit.si/standup',
    attributes: 'provider="jitsi" src="https://meet.jit.si/standup"',
    // As Jitsi's handbook has it.
    vendor:
      '<div id="meet"></div><script src="/external_api.js"></script><script>new JitsiMeetExternalAPI("meet.jit.si", { roomName: "standup", parentNode: document.querySelector("#meet") })</script>',
    words: JSON.stringify({
      postis: true,
      scope: 'jitsi_meet_external_api_0',
      method: '__ready__',
      params: '1',
    }),
  },
  imMail: {
    frame: 'https://web.immail.ca/meet/standup',
    attributes: 'provider="immail" room="standup" jwt="a.b.c"',
  },
  Eyeson: {
    frame: 'https://app.eyeson.team/permalink',
    attributes: 'provider="eyeson" guest="R2SdUxiqKhpBoUu0oi0pZZkZ"',
  },
  'Click-to-call': {
    frame: 'https://call.example.com/room.html',
    attributes: 'provider="click-to-call" address="call.example.com" room="r-7a3f9c2e"',
  },
  'Pexip’s web app': {
    frame: 'https://vc.example.com/webapp/conference/standup',
    attributes: 'provider="pexip" address="vc.example.com" alias="standup"',
  },
};

/** A variant. */
const TOGETHER = 'this element with the system in its file';

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** A key and its certificate, good for the run. */
const makeCertificate = async () => {
  const folder = await mkdtemp(`${tmpdir()}/meeting-embed-`);
  const [key, cert] = [`${folder}/key.pem`, `${folder}/cert.pem`];
  const request =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=bench';
  execFileSync('openssl', [...request.split(' '), '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  const pair = { key: await readFile(key), cert: await readFile(cert) };
  await rm(folder, { recursive: true });
  return pair;
};

/** Lines with what was measured. */
export const openingBench = async (): Promise<string[]> => {
  const vendors = await loadVendorScripts();
  let bytes = 0;
  let html = '';
  let words: unknown;
  let arrived: (path: string) => void = () => {};
  /** Compressed once, as a server of files does. */
  const bodies = new Map<string, Buffer>();
  const send = (body: Buffer, response: ServerResponse) => {
    bytes += body.length;
    response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' });
    return response.end(body);
  };
  const pages = createServer(async (request, response) => {
    const path = request.url ?? '/';
    // From memory after the first time, all of them: no disk is measured.
    const known = bodies.get(path);
    if (known) return send(known, response);
    const file = path.startsWith('/dist/')
      ? await readFile(new URL(`../..${path.replace(/\?.*/, '')}`, import.meta.url)).catch(
          () => undefined,
        )
      : vendors[path.slice(1)];
    if (!file) {
      response.writeHead(path === '/' ? 200 : 404, { 'content-type': 'text/html' });
      return response.end(`<!doctype html><meta charset="utf-8"><title>Bench</title>${html}`);
    }
    const body = brotliCompressSync(file);
    bodies.set(path, body);
    return send(body, response);
  });
  const meetings = createTlsServer(
    await makeCertificate(),
    ({ headers, url = '/' }: IncomingMessage, response: ServerResponse) => {
      arrived(`https://${headers.host}${url.replace(/\?.*/, '')}`);
      response.writeHead(200, { 'content-type': 'text/html' });
      const script = words && `<script>parent.postMessage(${JSON.stringify(words)}, '*')</script>`;
      response.end(`<!doctype html><title>Meeting</title>${script ?? ''}`);
    },
  );
  const origin = `http://localhost:${await listen(pages)}/`;
  const port = await listen(meetings);
  const browser = await launch({
    executablePath: chromiumPath,
    args: [
      ...chromiumArguments,
      `--host-resolver-rules=MAP *:443 127.0.0.1:${port}`,
      '--ignore-certificate-errors',
    ],
  });

  /** One page without any cache: ms from the navigation to the frame's request, and bytes of script by then and in the end. */
  const measure = async (page: string, frame: string, said?: unknown) => {
    html = page;
    bytes = 0;
    words = said;
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    const asked = new Promise<{ at: number; opening: number }>((resolve) => {
      arrived = (url) => url === frame && resolve({ at: performance.now(), opening: bytes });
    });
    const start = performance.now();
    await tab.goto(origin, { waitUntil: 'domcontentloaded' });
    const { at, opening } = await asked;
    // What it loads beside the frame counts as well.
    await tab.waitForNetworkIdle();
    await context.close();
    return { time: at - start, opening, bytes };
  };

  type Result = Awaited<ReturnType<typeof measure>>;
  const lines: string[] = [];
  for (const [name, { frame, attributes, vendor, folder, words }] of Object.entries(systems)) {
    const variants = {
      'a bare iframe': `<iframe src="${frame}"></iframe>`,
      'this element': ours(attributes),
      ...(folder && { [TOGETHER]: ours(attributes, folder) }),
      ...(vendor && { 'its own script': vendor }),
    };
    const results = new Map<string, Result[]>();
    for (let run = -1; run < RUNS; run++)
      for (const [variant, page] of Object.entries(variants)) {
        const result = await measure(page, frame);
        if (run >= 0) results.set(variant, [...(results.get(variant) ?? []), result]);
      }
    const timeOf = (variant: string) => median(results.get(variant)!.map(({ time }) => time));
    for (const [variant, all] of results) {
      const time = timeOf(variant);
      const last = all.at(-1)!;
      const parts = [`${name}, ${variant}: ${time.toFixed(1)} ms`];
      if (last.bytes) {
        parts.push(`${(time / timeOf('a bare iframe')).toFixed(2)} × the bare iframe`);
        parts.push(`${last.opening} B of script by then, ${last.bytes} B to open`);
      }
      lines.push(parts.join('; '));
    }
    for (const variant of vendor ? ['this element', TOGETHER] : []) {
      const own = results.get('its own script')!;
      const ratio = timeOf(variant) / timeOf('its own script');
      // Turn by turn: what else the machine does comes and goes.
      const turns = results.get(variant)!.map(({ time }, turn) => time / own[turn]!.time);
      lines.push(
        `${name}, ${variant}: ${ratio.toFixed(2)} × its own script, ${median(turns).toFixed(2)} × turn by turn (at most 1.15)`,
      );
    }
    if (words) {
      const { bytes } = await measure(ours(attributes), frame, words);
      lines.push(`${name}, this element, once its frame has spoken: ${bytes} B of script`);
    }
  }
  await browser.close();
  pages.close();
  meetings.close();
  return lines;
};
