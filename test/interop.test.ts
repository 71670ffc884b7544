/**
 * What frameworks do with a custom element, as the public suite Custom Elements Everywhere lists it, for
 * `<meeting-embed>`: values of each kind, children, showing and hiding, events of every spelling; with the element
 * defined before the framework renders it, and after.
 */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { heardTypes, type Given, type Show } from './frameworks/claims/claims.ts';
import { serverNamed } from './server-named.ts';

interface Page extends Window {
  show: Show;
}
interface Shown {
  readonly element: MeetingEmbedElement;
  readonly given: Given;
  /** Types of events that the framework's handlers heard. */
  readonly heard: string[];
  /** The next of this type has been heard by the framework. */
  hear(type: string): Promise<void>;
  /** The element as it is, once something in the page is as it is wanted. */
  until(wanted: (element: MeetingEmbedElement | null) => unknown): Promise<void>;
  change(part: Partial<Given>): void;
}

/** Imports a module into a page, and makes what it exports global there. */
const run = async (page: Window, path: string) => {
  const script = page.document.createElement('script');
  script.type = 'module';
  // A script that stands in the page itself has no event when it has run.
  script.textContent = `import * as all from '${path}'; Object.assign(globalThis, all); dispatchEvent(new Event('run'));`;
  const ran = new Promise((resolve, reject) => {
    page.addEventListener('run', resolve, { once: true });
    page.addEventListener('error', reject, { once: true });
  });
  page.document.head.append(script);
  await ran;
};

/** What the meeting is opened with, by its name in Jitsi's URL. */
const setting = ({ url }: MeetingEmbedElement, name: string) => {
  const { searchParams, hash } = new URL(url!);
  return searchParams.get(name) ?? new URLSearchParams(hash.slice(1)).get(name);
};

/** A claim: what it says, and what shows that it holds. */
const claims: Readonly<Record<string, (shown: Shown) => Promise<void> | void>> = {
  'passes text, a number and a boolean on': async ({ element, hear, until, change }) => {
    await hear('meeting-ready');
    expect(setting(element, 'userInfo.displayName')).to.equal('"Ann"');
    expect(setting(element, 'config.startWithAudioMuted')).to.equal('true');
    expect(Number(element.loadTimeout ?? element.getAttribute('loadtimeout'))).to.equal(60_000);
    change({ displayName: 'Bob', startWithAudioMuted: false, loadTimeout: 61_000 });
    await until(() => Number(element.loadTimeout) === 61_000);
    element.reload();
    expect(setting(element, 'userInfo.displayName')).to.equal('"Bob"');
    expect(setting(element, 'config.startWithAudioMuted')).not.to.equal('true');
  },
  'passes an array, an object and a function on': async (shown) => {
    const { element, hear, until, given, change } = shown;
    await hear('meeting-ready');
    expect(setting(element, 'config.toolbarButtons')).to.equal('["microphone","camera"]');
    if (given.configOverwrite) expect(setting(element, 'config.startSilent')).to.equal('true');
    if (given.getToken) expect(setting(element, 'jwt')).to.equal(given.getToken());
    change({ ...objects, toolbarButtons: ['chat'], configOverwrite: { startSilent: false } });
    await until(() => element.getToken === objects.getToken);
    await until(() => `${element.toolbarButtons}` === 'chat');
    element.reload();
    await until(() => setting(element, 'config.toolbarButtons') === '["chat"]');
    expect(setting(element, 'config.startSilent')).to.equal('false');
  },
  'puts children into it, and keeps them up to date': async ({ element, until, change }) => {
    const words = () => element.querySelector('p[slot=waiting]')?.textContent;
    await until(() => words() === 'Ann');
    change({ displayName: 'Bob' });
    await until(() => words() === 'Bob' && element.displayName === 'Bob');
    expect(element.shadowRoot?.querySelector('p[slot]')).to.equal(null);
  },
  'takes it away and shows another one': async ({ element, until, given, change }) => {
    change({ isShown: false });
    await until((found) => !found);
    expect(element.isConnected).to.equal(false);
    change({ isShown: true });
    await until((found) => found?.displayName === given.displayName);
    await until((found) => found?.querySelector('p')?.textContent === given.displayName);
  },
  'hears the meeting': async ({ element, hear, until }) => {
    await until(() => element.displayName);
    await hear('meeting-ready');
  },
  'hears events with dashes, in lower case and with capitals, each once': ({ element, heard }) => {
    const own = heardTypes.filter((type) => type !== 'meeting-ready');
    for (const type of own) element.dispatchEvent(new CustomEvent(type));
    expect(heard.filter((type) => type !== 'meeting-ready')).to.deep.equal(own);
  },
};

const objects = { configOverwrite: { startSilent: true }, getToken: () => 'a.e30.c' };

/** Whether the element is defined before it is rendered. */
const orders = { 'defined before it renders it': true, 'defined after it has rendered it': false };

describe('custom elements everywhere', () => {
  let address: string;
  before(async () => {
    address = (await serverNamed('stand-ins')).jitsi;
  });
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  const open = async (framework: string, isFirst: boolean): Promise<Shown> => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html><title>Page</title><main></main>';
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    const page = frame.contentWindow as unknown as Page;
    const main = page.document.querySelector('main')!;
    const define = () => run(page, '/src/define.ts');
    if (isFirst) await define();
    await run(page, `/frameworks/claims/${framework}.js`);
    let given: Given = {
      ...{ address, displayName: 'Ann', loadTimeout: 60_000, startWithAudioMuted: true },
      ...{ toolbarButtons: ['microphone', 'camera'], isShown: true },
      ...{ configOverwrite: undefined, getToken: undefined },
      // What no attribute can hold: React and others have nowhere to put it on an element that is not defined.
      ...(isFirst && objects),
    };
    const heard: string[] = [];
    const target = new EventTarget();
    const { change } = page.show(main, given, ({ type }) => {
      heard.push(type);
      target.dispatchEvent(new Event(type));
    });
    const find = () => main.querySelector('meeting-embed');
    /** By what changes in the page, and by the turns of its event loop. */
    const until: Shown['until'] = async (wanted) => {
      while (!wanted(find())) await new Promise((resolve) => page.requestAnimationFrame(resolve));
    };
    await until((element) => element);
    if (!isFirst) await define();
    return {
      ...{ element: find()!, given, heard, until },
      change: (part) => change((given = { ...given, ...part })),
      hear: (type) =>
        heard.includes(type)
          ? Promise.resolve()
          : new Promise((resolve) =>
              target.addEventListener(type, () => resolve(), { once: true }),
            ),
    };
  };

  for (const framework of ['react', 'preact', 'solid', 'svelte', 'vue', 'angular'])
    for (const [order, isFirst] of Object.entries(orders))
      describe(`${framework}, ${order}`, () => {
        for (const [claim, holds] of Object.entries(claims))
          it(claim, async () => holds(await open(framework, isFirst)));
      });
});
