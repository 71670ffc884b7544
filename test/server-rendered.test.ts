/** A tag that a server wrote, and what moves in the page once the element wakes. Needs `npm run build`. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { nextEvent } from './element.ts';
import { serverNamed } from './server-named.ts';

type Shift = PerformanceEntry & { readonly value: number };

/** All that is drawn of a page so far is drawn after two frames. */
const drawn = (page: Window) =>
  new Promise<void>((resolve) => {
    page.requestAnimationFrame(() => page.requestAnimationFrame(() => resolve()));
  });

/** Wakes the element of such a page. @returns How much moved until the meeting was there. */
const wake = async (query: string) => {
  const frame = document.createElement('iframe');
  Object.assign(frame, { width: 640, height: 500 });
  const { 'pexip-webapp': address } = await serverNamed('stand-ins');
  frame.src = `/server-rendered.html?address=${encodeURIComponent(address)}${query}`;
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow as Window & typeof globalThis;
  const element = page.document.querySelector('meeting-embed') as MeetingEmbedElement;
  const below = page.document.querySelector('p')!;
  await drawn(page);
  const shifts: number[] = [];
  let since = Infinity;
  let heard = () => {};
  const meant = new Promise<void>((resolve) => (heard = resolve));
  const observer = new page.PerformanceObserver((list) => {
    for (const { value, startTime } of list.getEntries() as Shift[]) {
      shifts.push(value);
      if (startTime >= since) heard();
    }
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  const boxes = [element.getBoundingClientRect().height];
  const ready = nextEvent(element, 'meeting-ready');
  const script = page.document.createElement('script');
  script.type = 'module';
  script.src = '/dist/meeting-embed.js';
  page.document.head.append(script);
  await ready;
  await drawn(page);
  boxes.push(element.getBoundingClientRect().height);
  // One that is meant: entries come in order, so that those before it have come as well.
  since = page.performance.now();
  below.style.marginBlockStart = '60px';
  await meant;
  frame.remove();
  return { boxes, shifts };
};

describe('a tag that a server wrote', () => {
  it('has its final size before a script runs: nothing moves when it wakes', async () => {
    const { boxes, shifts } = await wake('');
    expect(boxes).to.deep.equal([boxes[1], boxes[1]]);
    expect(boxes[0]).to.be.above(300);
    // The one that is meant.
    expect(shifts).to.have.lengthOf(1);
  });

  it('moves what stands below it, where the page does not have the rule', async () => {
    const { boxes, shifts } = await wake('&unstyled');
    expect(boxes[1]).to.be.above(boxes[0]!);
    expect(shifts).to.have.lengthOf.above(1);
  });
});
