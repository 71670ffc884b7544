/** What is left when elements are gone: nothing. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../src/define.ts';
import { registerProvider } from '../src/element/registry.ts';
import { text } from '../src/meeting/option.ts';
import { nextEvent, mount } from './element.ts';
import { makePermalink } from './eyeson/api.ts';
import { serverNamed } from './server-named.ts';

interface Metrics {
  nodes: number;
  listeners: number;
  frames: number;
  heap: number;
}
const measure = () => executeServerCommand<Metrics, undefined>('page-metrics');
/** Enough to tell what grows; `npm run bench cycles` goes through a thousand of each. */
const CYCLES = 60;

/** Counts what is opened through a function and not closed through another. */
const countTimers = () => {
  const open = new Set<unknown>();
  const {
    setTimeout: set,
    clearTimeout: clear,
    setInterval: setEvery,
    clearInterval: clearEvery,
  } = window;
  window.setTimeout = ((handler: () => void, ms?: number) => {
    const id = set(() => (open.delete(id), handler()), ms);
    open.add(id);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => (open.delete(id), clear(id));
  window.setInterval = ((...args: Parameters<typeof setEvery>) => {
    const id = setEvery(...args);
    open.add(id as unknown as number);
    return id;
  }) as unknown as typeof window.setInterval;
  window.clearInterval = (id) => (open.delete(id), clearEvery(id));
  return {
    open,
    restore: () =>
      Object.assign(window, {
        setTimeout: set,
        clearTimeout: clear,
        setInterval: setEvery,
        clearInterval: clearEvery,
      }),
  };
};

describe(`after ${CYCLES} elements`, () => {
  let standIns: Record<string, string>;
  let permalink: string;
  before(async () => {
    standIns = await serverNamed('stand-ins');
    permalink = (await makePermalink()).permalink.guest_token;
    registerProvider({
      name: 'talking',
      label: 'Talking',
      allow: 'camera',
      options: { address: text() },
      required: () => ['address'],
      buildUrl: ({ address }) => `${address}/`,
      incoming: () => [],
    });
  });

  /** One after another: created, loaded, gone. */
  const cycle = async (
    make: () => HTMLElement,
    loaded: (element: HTMLElement) => Promise<unknown>,
    count: number,
  ) => {
    for (let i = 0; i < count; i++) {
      const element = make();
      document.body.append(element);
      await loaded(element);
      element.remove();
    }
  };
  const makeFrame = () =>
    Object.assign(document.createElement('iframe'), {
      src: standIns['pexip-webapp'] + '/webapp/home',
    });
  const frameLoaded = (frame: HTMLElement) => new Promise((resolve) => (frame.onload = resolve));

  const elements: Record<
    string,
    {
      attributes: () => Record<string, string>;
      event: 'meeting-ready' | 'meeting-loading' | 'meeting-prompt';
    }
  > = {
    'in a silent frame': {
      attributes: () => ({ provider: 'pexip', mode: 'home', address: standIns['pexip-webapp']! }),
      event: 'meeting-ready',
    },
    'with a secret': {
      attributes: () => ({
        provider: 'pexip',
        address: standIns['pexip-webapp']!,
        alias: 'meet.alice',
        pin: '1234',
      }),
      event: 'meeting-ready',
    },
    'that wait for a sign of life': {
      attributes: () => ({ provider: 'talking', address: standIns['pexip-webapp']! }),
      event: 'meeting-loading',
    },
    'that wait for their host': {
      attributes: () => ({
        provider: 'eyeson',
        mode: 'permalink',
        guest: permalink,
        api: standIns['eyeson-api']!,
        'allowed-origins': standIns['eyeson-api']!,
      }),
      event: 'meeting-prompt',
    },
  };

  for (const [kind, { attributes, event }] of Object.entries(elements))
    it(`${kind}: no listener, node, frame or timer is left, and no more heap than after bare iframes`, async function () {
      this.timeout(90_000);
      const timers = countTimers();
      const make = () => {
        const element = document.createElement('meeting-embed');
        for (const [name, value] of Object.entries(attributes())) element.setAttribute(name, value);
        return element;
      };
      const loaded = (element: HTMLElement) =>
        nextEvent(element as HTMLElementTagNameMap['meeting-embed'], event);
      // What is made once for all elements is made here.
      await cycle(make, loaded, 10);
      await cycle(makeFrame, frameLoaded, 10);
      const start = await measure();
      await cycle(makeFrame, frameLoaded, CYCLES);
      const bare = await measure();
      const held = timers.open.size;
      await cycle(make, loaded, CYCLES);
      const left = timers.open.size;
      timers.restore();
      const ours = await measure();
      expect(left, 'timers').to.be.at.most(held);
      expect(ours.listeners - bare.listeners, 'listeners').to.be.at.most(
        Math.max(0, bare.listeners - start.listeners),
      );
      expect(ours.nodes - bare.nodes, 'nodes').to.be.at.most(Math.max(0, bare.nodes - start.nodes));
      expect(ours.frames, 'frames').to.equal(start.frames);
      // A heap is never still: less than 1,024 bytes an element is none that holds an element.
      expect(ours.heap - bare.heap, 'heap').to.be.at.most(
        Math.max(0, bare.heap - start.heap) + CYCLES * 1024,
      );
    });

  it('a removed element rejects the commands that waited in it', async () => {
    const element = mount({ provider: 'talking', address: standIns['pexip-webapp'] });
    const command = element.hangup();
    element.remove();
    const error = await command.catch((reason) => reason);
    expect(error.code).to.equal('session-closed');
  });
});
