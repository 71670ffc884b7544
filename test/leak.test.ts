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
const CYCLES = 25;
/** What is made once for all elements is made in these. */
const WARM_UP = 10;
/** An element that something holds is more than this, in bytes. */
const HELD = 4096;

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
  /** What as many bare iframes leave behind. */
  let bare: Metrics;
  let standIns: Record<string, string>;
  let permalink: string;
  before(async function () {
    this.timeout(90_000);
    standIns = await serverNamed('stand-ins');
    await cycle(makeFrame, frameLoaded, WARM_UP);
    bare = await grown(() => cycle(makeFrame, frameLoaded, CYCLES));
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

  /** How much more there is afterwards. */
  const grown = async (what: () => Promise<void>): Promise<Metrics> => {
    const before = await measure();
    await what();
    const after = await measure();
    return {
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
      frames: after.frames - before.frames,
      heap: after.heap - before.heap,
    };
  };

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
      let left = 0;
      const opened = async () => {
        const held = timers.open.size;
        await cycle(make, loaded, CYCLES);
        left = timers.open.size - held;
      };
      let ours: Metrics;
      try {
        await cycle(make, loaded, WARM_UP);
        ours = await grown(opened);
      } finally {
        timers.restore();
      }
      expect(left, 'timers').to.be.at.most(0);
      expect(ours.listeners, 'listeners').to.be.at.most(Math.max(0, bare.listeners));
      expect(ours.nodes, 'nodes').to.be.at.most(Math.max(0, bare.nodes));
      // One of before may have gone only now.
      expect(ours.frames, 'frames').to.be.at.most(0);
      // A heap is never still: so little an element is none that holds an element.
      expect(ours.heap, 'heap').to.be.at.most(Math.max(0, bare.heap) + CYCLES * HELD);
    });

  it('a removed element rejects the commands that waited in it', async () => {
    const element = mount({ provider: 'talking', address: standIns['pexip-webapp'] });
    const command = element.hangup();
    element.remove();
    const error = await command.catch((reason) => reason);
    expect(error.code).to.equal('session-closed');
  });
});
