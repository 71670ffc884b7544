/** Elements for tests: put into the page, listened to, and taken away again. */
import '../src/define.ts';
import type { MeetingEventMap, Participant } from '../src/meeting/events.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';

/** An element with these attributes, in the page; undefined is not written. */
export const mount = (
  attributes: Record<string, string | undefined>,
  children = '',
  parent: ParentNode = document.body,
): MeetingEmbedElement => {
  const element = document.createElement('meeting-embed');
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value);
  element.innerHTML = children;
  element.style.cssText = 'width: 400px';
  parent.append(element);
  return element;
};

/** The next event of this name. */
export const nextEvent = <K extends keyof MeetingEventMap>(
  target: MeetingEmbedElement,
  type: K,
): Promise<MeetingEventMap[K]> =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

/** The participant of this name, once the element tells that they have come: somebody else may come first. */
export const comes = (target: MeetingEmbedElement, name: string): Promise<Participant> =>
  new Promise((resolve) =>
    target.addEventListener('participant-joined', ({ detail }) => {
      if (detail.name === name) resolve(detail);
    }),
  );

/** Every common event from now on, as `[type, detail]`. */
export const recordEvents = (
  target: MeetingEmbedElement,
  ...types: (keyof MeetingEventMap)[]
): [string, unknown][] => {
  const events: [string, unknown][] = [];
  for (const type of types)
    target.addEventListener(type, ({ detail }) => events.push([type, detail]));
  return events;
};

/** Resolves after the microtasks, updates and lazy parts that are under way now: two turns of the event loop. */
export const settled = async (element: MeetingEmbedElement): Promise<void> => {
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
};

/** A chance for something that must not happen: it has had this many turns of the event loop. */
export const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve));
};

/** What the element draws in its shadow root, once it is there. */
export const drawn = async <T extends HTMLElement = HTMLElement>(
  element: Element,
  selector: string,
): Promise<T> => {
  for (;;) {
    const found = element.shadowRoot?.querySelector<T>(selector);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve));
  }
};

/** Until the element draws nothing of that kind any more. */
export const gone = async (element: Element, selector: string): Promise<void> => {
  while (element.shadowRoot?.querySelector(selector))
    await new Promise((resolve) => requestAnimationFrame(resolve));
};
