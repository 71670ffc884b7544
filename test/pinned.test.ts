/** The built files in a page that pins each of them by `dist/importmap.json`. Needs `npm run build`. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { nextEvent } from './element.ts';
import { serverNamed } from './server-named.ts';

const OTHER = `sha384-${btoa('x'.repeat(48))}`;

/** The integrity of what an address answers with: the test server adds to some files. */
const hash = async (address: string) => {
  const bytes = await (await fetch(address)).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
};

/** What the files ought to be, by address; `wrong` names one that is not. */
const readIntegrity = async (wrong?: string) => {
  // The test server makes modules of JSON.
  const { integrity } = (await import(`/dist/${'importmap.json'}`)) as {
    integrity: Record<string, string>;
  };
  const rows = Object.keys(integrity).map(async (path) => {
    const address = path.replace('./', '/dist/');
    const name = path.replace(/^\.\/|-[\w-]{8}\.js$/g, '');
    return [address, name === wrong ? OTHER : await hash(address)] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
};

const openPage = async (wrong?: string) => {
  const integrity = await readIntegrity(wrong);
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><title>Page</title>
    <script type="importmap">${JSON.stringify({ integrity })}</script>
    <script type="module" src="/dist/meeting-embed.js" integrity="${integrity['/dist/meeting-embed.js']}" crossorigin></script>`;
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow!;
  /** Opens a meeting and resolves to what is heard of it first. */
  const open = async (attributes: Record<string, string>) => {
    const element = page.document.createElement('meeting-embed') as MeetingEmbedElement;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    const heard = Promise.race([
      nextEvent(element, 'meeting-ready'),
      nextEvent(element, 'meeting-error'),
    ]);
    page.document.body.append(element);
    return heard;
  };
  const addresses = () => page.performance.getEntriesByType('resource').map(({ name }) => name);
  return { open, addresses };
};

describe('a page that pins every file', () => {
  const link = { provider: 'zoom', src: 'https://zoom.us/j/5551112222' };
  let jitsi: string;
  before(async () => {
    ({ jitsi } = await serverNamed('stand-ins'));
  });
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  it('opens meetings', async () => {
    const { open } = await openPage();
    for (const attributes of [link, { provider: 'jitsi', address: jitsi, room: 'pinned' }])
      expect((await open(attributes)).type).to.equal('meeting-ready');
  });

  for (const part of ['link', 'catalog'])
    it(`refuses another ${part}, also when it is asked for once more`, async () => {
      const { open, addresses } = await openPage(part);
      const heard = await open(link);
      // Of the event, this alone: to put all of one into words, with the page that it is in, keeps a page busy for minutes.
      const code = (heard.detail as { code?: string } | null)?.code;
      expect({ type: heard.type, code }).to.deep.equal({
        type: 'meeting-error',
        code: 'load-failed',
      });
      expect(addresses().filter((name) => name.includes('?'))).to.deep.equal([]);
    });
});
