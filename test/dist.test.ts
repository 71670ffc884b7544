/** The built files in pages as people have them: a strict policy, a classic script, a script loaded twice. Needs `npm run build`. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { serverNamed } from './server-named.ts';

/** A page of its own, in a frame of this one. */
const openPage = async (path: string): Promise<Window & typeof globalThis> => {
  const frame = document.createElement('iframe');
  frame.src = path;
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  return frame.contentWindow as Window & typeof globalThis;
};

const mount = (page: Window, attributes: { [name: string]: string }) => {
  const element = page.document.createElement('meeting-embed') as MeetingEmbedElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  page.document.documentElement.append(element);
  return element;
};
const next = <T>(element: HTMLElement, type: string) =>
  new Promise<CustomEvent<T>>((resolve) =>
    element.addEventListener(type, (event) => resolve(event as CustomEvent<T>), { once: true }),
  );

/** What of the package a page has fetched so far. A chunk has a hash behind its name. */
const chunksOf = (page: Window) =>
  page.performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname.replace('/dist/', ''))
    .filter((name) => /^([\w-]+\/)?[\w-]+\.js$/.test(name))
    .map((name) => name.replace(/-[\w-]{8}\.js$/, ''));

describe('the built files', () => {
  let address: string;
  before(async () => {
    const built = await fetch('/dist/meeting-embed.js', { method: 'HEAD' });
    expect(built.ok, 'run `npm run build` first').to.equal(true);
    address = (await serverNamed('stand-ins'))['pexip-webapp'];
  });
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  it('work under a strict Content-Security-Policy with Trusted Types', async () => {
    const page = await openPage('/test/pages/strict.html');
    const violations: string[] = [];
    page.document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI }) => {
        violations.push(`${violatedDirective} ${blockedURI}`);
      },
    );
    await page.customElements.whenDefined('meeting-embed');
    const silent = mount(page, { provider: 'pexip', address, alias: 'meet.alice', pin: '1234' });
    await next(silent, 'meeting-ready');
    const frame = silent.shadowRoot!.querySelector('iframe')!;
    expect(frame.getBoundingClientRect().height, 'styled').to.equal(
      silent.getBoundingClientRect().height,
    );
    const failed = mount(page, { provider: 'pexip' });
    await next(failed, 'meeting-error');
    await new Promise<void>((resolve) => {
      const look = () =>
        failed.shadowRoot!.querySelector('button') ? resolve() : setTimeout(look);
      look();
    });
    expect(violations).to.deep.equal([]);
  });

  it('load of the systems beyond the first the one that an element names, and no other', async () => {
    const { jitsi } = await serverNamed('stand-ins');
    const page = await openPage('/test/pages/strict.html');
    await page.customElements.whenDefined('meeting-embed');
    const chunks = () => chunksOf(page);
    const others = /^(catalog|jitsi|whereby|google-meet|teams|zoom|native-mode|native-view)$/;
    const silent = mount(page, { provider: 'pexip', address, alias: 'meet.alice' });
    await next(silent, 'meeting-ready');
    expect(chunks().filter((name) => others.test(name))).to.deep.equal([]);
    const talking = mount(page, { provider: 'jitsi', address: jitsi, room: 'Standup' });
    await next(talking, 'meeting-joined');
    expect(await talking.setAudioMuted({ muted: true })).to.equal('acknowledged');
    expect(chunks().filter((name) => others.test(name))).to.deep.equal(['jitsi']);
  });

  describe('fetch before the frame at most one file beside the eager one', () => {
    /** Attributes of a frame of each system, and the files that are there before it is requested. */
    const OPENINGS: [attributes: Record<string, string>, files: string[]][] = [
      [{ provider: 'pexip', address: 'vc.example.com', alias: 'standup' }, []],
      [{ provider: 'jitsi', src: 'https://meet.jit.si/standup' }, ['jitsi']],
      [{ provider: 'whereby', src: 'https://acme.whereby.com/standup' }, ['whereby']],
      [{ provider: 'immail', room: 'standup', jwt: 'a.b.c' }, ['catalog']],
      [{ provider: 'eyeson', guest: 'abc123' }, ['catalog']],
      [{ provider: 'click-to-call', address: 'call.example.com', room: 'r-1' }, ['catalog']],
    ];
    for (const [attributes, files] of OPENINGS)
      it(`${attributes.provider}: ${files[0] ?? 'none'}`, async () => {
        const page = await openPage('/test/pages/strict.html');
        await page.customElements.whenDefined('meeting-embed');
        const element = mount(page, attributes);
        // A microtask behind the frame's own: nothing has arrived in between.
        const fetched = await new Promise<string[]>((resolve) => {
          new page.MutationObserver(() => {
            if (element.shadowRoot!.querySelector('iframe')) resolve(chunksOf(page));
          }).observe(element.shadowRoot!, { childList: true });
        });
        expect(fetched).to.deep.equal(['meeting-embed.js', ...files]);
      });

    for (const [attributes, files] of OPENINGS.slice(1, 3))
      it(`${attributes.provider}, in one file with the eager one: none`, async () => {
        const page = await openPage('/test/simulator/blank.html');
        const element = mount(page, attributes);
        const requested = new Promise<string[]>((resolve) => {
          element.addEventListener('meeting-loading', () => resolve(chunksOf(page)));
        });
        const script = page.document.createElement('script');
        Object.assign(script, { type: 'module', src: `/dist/${files[0]}/meeting-embed.js` });
        page.document.documentElement.append(script);
        // Said at once before the frame is made.
        expect(await requested).to.deep.equal([`${files[0]}/meeting-embed.js`]);
        expect(element.shadowRoot!.querySelector('iframe')).not.to.equal(null);
      });
  });

  it('load twice, as module and as classic script, without an error', async () => {
    const errors: unknown[] = [];
    const frame = document.createElement('iframe');
    frame.src = '/test/pages/classic.html';
    document.body.append(frame);
    frame.contentWindow!.addEventListener('error', ({ message }) => errors.push(message));
    await new Promise((resolve) => (frame.onload = resolve));
    frame.contentWindow!.addEventListener('error', ({ message }) => errors.push(message));
    const page = frame.contentWindow as Window &
      typeof globalThis & { MeetingEmbed: { registerProvider: unknown } };
    expect(page.MeetingEmbed.registerProvider).to.be.a('function');
    const element = mount(page, { provider: 'pexip', address, mode: 'home' });
    await next(element, 'meeting-ready');
    expect(errors).to.deep.equal([]);
  });

  it('find what an effect loads beside the classic script, too', async () => {
    const { url } = await serverNamed('pexip-node');
    const page = await openPage('/test/pages/classic-alone.html');
    const native = { provider: 'pexip', mode: 'native', address: url, alias: 'meet.alice' };
    const element = mount(page, { ...native, name: 'Ann' });
    await next(element, 'meeting-joined');
    const failed = next<Error>(element, 'meeting-error').then(({ detail }) => detail.message);
    const asked = new Promise<string>((resolve) =>
      new page.PerformanceObserver((list) => {
        const worker = list.getEntries().find(({ name }) => name.includes('/background-worker-'));
        if (worker) resolve(new URL(worker.name).pathname.replace(/-\w+\.js$/, ''));
      }).observe({ type: 'resource', buffered: true }),
    );
    expect(await element.execute('setBackground', { background: 'blur' })).to.equal('acknowledged');
    expect(await Promise.race([asked, failed])).to.equal('/dist/background-worker');
  });

  it('put a background behind a camera with the files beside them', async () => {
    // The test server makes modules of JSON.
    const { integrity } = (await import(`/dist/${'importmap.json'}`)) as { integrity: object };
    const path = Object.keys(integrity).find((name) => /^\.\/background-(?!worker)/.test(name))!;
    const { openBackground } = (await import(
      path.replace('.', '/dist')
    )) as typeof import('../src/providers/pexip/media/effects/background.ts');
    const [camera] = document.body
      .appendChild(document.createElement('canvas'))
      .captureStream()
      .getVideoTracks();
    // Once its worker has started TensorFlow Lite and read the model.
    const { signal } = new AbortController();
    const { track, close } = await openBackground(camera!, 'blur', () => {}, signal);
    expect(track.readyState).to.equal('live');
    close();
    camera!.stop();
  });

  it('keep every selector of their styles, and load a mode on demand', async () => {
    const page = await openPage('/test/pages/strict.html');
    await page.customElements.whenDefined('meeting-embed');
    const element = mount(page, { provider: 'eyeson', mode: 'permalink', guest: 'abc' });
    const title = await new Promise<Element>((resolve) => {
      const look = () => {
        const found = element.shadowRoot!.querySelector('.permalink h2');
        if (found) resolve(found);
        else setTimeout(look);
      };
      look();
    });
    // Set by a selector that has a pseudo-class behind a space.
    expect(page.getComputedStyle(title).marginBlockStart).to.equal('0px');
  });

  it('hold nothing of Pexip-native mode, Lit’s templates or zod in the eager module', async () => {
    const code = await (await fetch('/dist/meeting-embed.js')).text();
    expect(code).not.to.match(/request_token|lit\$|ZodError|RTCPeerConnection|guest_token/);
    expect(code.length).to.be.above(10_000);
  });
});
