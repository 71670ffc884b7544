/** A frame that talks back, without an element around it: when it counts as alive, and what is left once it is closed. */
import { expect } from '@open-wc/testing';
import { readConfig } from '../../src/element/config.ts';
import { openTalkingFrame } from '../../src/frame/talking-frame.ts';
import type { MeetingEvent } from '../../src/meeting/events.ts';
import { text } from '../../src/meeting/option.ts';
import type { Conversation, Provider } from '../../src/meeting/provider.ts';
import type { MeetingSession } from '../../src/meeting/session.ts';
import { turns } from '../element.ts';
import { Waits } from '../fakes/waits.ts';
import { serverNamed } from '../server-named.ts';
import { countOpen, newRoom } from '../standing-in.ts';

let page: string;
before(async () => {
  // What hears a frame is there before the frame is.
  await import('../../src/frame/bridge.ts');
  // By itself it says that it is ready, and nothing more.
  page = `${(await serverNamed('stand-ins')).whereby}/knock-${newRoom()}?jsApi=true`;
});
const opened: (() => void)[] = [];
afterEach(() => opened.splice(0).forEach((close) => close()));

const renamed = (name: unknown): MeetingEvent => ({
  type: 'meeting-renamed' as 'meeting-ready',
  detail: `${name as string}` as unknown as null,
});

/** A bridge to a page that says what it is told to say. */
const open = (part: Pick<Provider, 'converse' | 'incoming'>, properties: object = {}) => {
  const provider: Provider = {
    name: 'talking',
    label: 'Talking',
    allow: '',
    options: { address: text() },
    required: () => ['address'],
    buildUrl: ({ address }) => `${address as string}`,
    ...part,
  };
  const author = Object.assign(document.createElement('p'), properties);
  author.setAttribute('address', page);
  const place = document.createElement('section');
  document.body.append(place);
  const container = place.attachShadow({ mode: 'open' });
  const told: string[] = [];
  let heard = () => {};
  const session = openTalkingFrame(readConfig(author, provider, []), {
    emit(event) {
      const { type, detail } = event as { type: string; detail: unknown };
      told.push(type === 'meeting-renamed' ? `${detail as string}` : type);
      heard();
    },
    container,
    title: '',
    facts: {},
  }) as MeetingSession;
  opened.push(() => (session.close(), place.remove()));
  const frame = container.querySelector('iframe')!;
  const loaded = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
  return {
    session,
    told,
    get source() {
      return frame.contentWindow;
    },
    /** Resolves once the page has said this to the page around it. */
    async say(...sayings: unknown[]) {
      await loaded;
      for (const saying of sayings) {
        const came = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
        frame.contentWindow!.postMessage({ standIn: saying }, new URL(page).origin);
        await came;
      }
    },
    until: (enough: () => boolean) =>
      new Promise<void>((resolve) => {
        heard = () => enough() && resolve();
        heard();
      }),
  };
};

/** What understands a page that says names, and what it was asked. */
const names = () => {
  const heard: unknown[] = [];
  let closed = 0;
  const conversation: Conversation = {
    receive(data) {
      if (typeof data !== 'string') return undefined;
      heard.push(data);
      return data === 'noise' ? undefined : data === 'hello' ? [] : [renamed(data)];
    },
    close: () => void (closed += 1),
  };
  return { heard, conversation, closed: () => closed };
};

describe('a frame that talks back', () => {
  it('is ready with the first message that is known, and once; one without events counts, too', async () => {
    const { conversation } = names();
    const { told, say, until } = open({ converse: () => conversation });
    await say('noise');
    await turns(5);
    expect(told).to.deep.equal([]);
    await say('hello');
    await until(() => told.length > 0);
    expect(told).to.deep.equal(['meeting-ready']);
    await say('hello', 'Ann', 'Bob');
    await until(() => told.length > 2);
    expect(told).to.deep.equal(['meeting-ready', 'Ann', 'Bob']);
  });

  it('is not asked for its window while it opens, which would have the browser make an empty page’s first', async () => {
    const property = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
    let reads = 0;
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      ...property,
      get(this: HTMLIFrameElement) {
        reads += 1;
        return property.get!.call(this) as unknown;
      },
    });
    try {
      // The first to hear of the message.
      const readBefore = new Promise((resolve) =>
        addEventListener('message', () => resolve(reads), { once: true }),
      );
      open({ incoming: () => [] });
      expect(await readBefore).to.equal(0);
      await turns(1);
      expect(reads, 'once it speaks').to.be.above(0);
    } finally {
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', property);
    }
  });

  it('without a memory is alive with what becomes an event, and with nothing else', async () => {
    const { told, say, until } = open({
      incoming: (data) => (data === 'Ann' ? [renamed(data)] : []),
    });
    await say('noise', 'noise');
    await turns(5);
    expect(told).to.deep.equal([]);
    await say('Ann');
    await until(() => told.length > 1);
    expect(told).to.deep.equal(['meeting-ready', 'Ann']);
  });

  it('is understood once, and what it said meanwhile is heard in order', async () => {
    const { conversation, heard } = names();
    let asked = 0;
    let arrive = (_: Conversation) => {};
    const { told, say, until } = open({
      converse() {
        asked += 1;
        return new Promise((resolve) => (arrive = resolve));
      },
    });
    expect(asked, 'not before it speaks').to.equal(0);
    await say('hello', 'Ann', 'Bob');
    expect([asked, told]).to.deep.equal([1, []]);
    arrive(conversation);
    await until(() => told.length > 2);
    expect(told).to.deep.equal(['meeting-ready', 'Ann', 'Bob']);
    expect(heard).to.deep.equal(['hello', 'Ann', 'Bob']);
  });

  it('keeps no more than a thousand messages meanwhile, the first of them', async () => {
    const { conversation, heard } = names();
    let arrive = (_: Conversation) => {};
    const { source, told, say, until } = open({
      converse: () => new Promise((resolve) => (arrive = resolve)),
    });
    await say('hello');
    const { origin } = new URL(page);
    // What it said by itself and `hello` are two of them.
    for (let name = 1; name < 1500; name++)
      dispatchEvent(new MessageEvent('message', { source, origin, data: `${name}` }));
    arrive(conversation);
    await until(() => told.includes('998'));
    expect(heard).to.have.length(999);
    expect(heard.at(-1)).to.equal('998');
  });

  it('closed while what understands it loads, closes that as well, and says nothing', async () => {
    const { conversation, heard, closed } = names();
    let arrive = (_: Conversation) => {};
    const { session, told, say } = open({
      converse: () => new Promise((resolve) => (arrive = resolve)),
    });
    await say('hello', 'Ann');
    session.close();
    arrive(conversation);
    for (let turn = 0; !closed() && turn < 1000; turn++) await turns(1);
    expect(closed()).to.equal(1);
    expect([heard, told]).to.deep.equal([[], []]);
  });

  it('closed while what understands it fails to load, says nothing', async () => {
    let fail = (_: Error) => {};
    const { session, told, say } = open({
      converse: () => new Promise((_, reject) => (fail = reject)),
    });
    await say('hello');
    session.close();
    fail(new TypeError('Failed to fetch'));
    await turns(5);
    expect(told).to.deep.equal([]);
  });

  it('closed, closes what understands it', async () => {
    const { conversation, closed } = names();
    const { session, told, say, until } = open({ converse: () => conversation });
    await say('hello');
    await until(() => told.length > 0);
    expect(closed()).to.equal(0);
    session.close();
    expect(closed()).to.equal(1);
  });

  it('closed before it spoke, has no timer left', async () => {
    const { open: held, restore } = countOpen();
    try {
      const early = open({ incoming: () => [] }, { loadTimeout: 60_000 });
      expect(held.size, 'its listener, and that of this test').to.equal(2);
      early.session.close();
      expect(held.size, 'the listener of this test').to.equal(1);
      const { session } = open({ incoming: () => [] }, { loadTimeout: 60_000 });
      await import('../../src/frame/bridge.ts');
      await turns(1);
      expect(held.size, 'its listener, its timer, and those of this test').to.equal(4);
      session.close();
      expect(held.size, 'those of this test').to.equal(2);
    } finally {
      restore();
    }
  });

  it('closed before it spoke, never fails', async () => {
    const waits = new Waits((ms) => ms === 50_000);
    try {
      const silent = () => open({ incoming: () => [] }, { loadTimeout: 50_000 });
      const [early, late, stays] = [silent(), silent(), silent()];
      early.session.close();
      while (waits.pending.length < 2) await turns(1);
      late.session.close();
      // Their time comes, as that of the one that is open does.
      await waits.pass();
      expect([early.told, late.told, stays.told]).to.deep.equal([[], [], ['meeting-error']]);
    } finally {
      waits.restore();
    }
  });

  it('that says nothing has failed in the time that it is given, whether it has loaded or not', async () => {
    const { told, until } = open({ incoming: () => [] }, { loadTimeout: 20 });
    await until(() => told.length > 0);
    expect(told).to.deep.equal(['meeting-error']);
  });
});
