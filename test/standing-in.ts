/** Stand-ins for tests: what they got, and what they are to say. */
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';

interface Record<M> {
  readonly kind: 'page' | 'message';
  /** Path and query as they came. */
  readonly url: string;
  readonly message?: M;
}

/** A room that no other test has. */
export const newRoom = (): string => `room-${crypto.randomUUID()}`;

export const frameOf = (element: MeetingEmbedElement): HTMLIFrameElement | null =>
  element.shadowRoot!.querySelector('iframe');

/** Has the frame's page post this to the page around it. */
export const say = (element: MeetingEmbedElement, data: unknown): void =>
  frameOf(element)!.contentWindow!.postMessage({ standIn: data }, new URL(element.url!).origin);

/** The messages that a stand-in's page got in one room, once `enough` of them are there. */
export const messagesOf = async <M>(
  origin: string,
  room: string,
  enough: (messages: M[]) => boolean,
): Promise<M[]> => {
  const query = `url=${encodeURIComponent(room)}&kind=message`;
  for (let seen = -1; ;) {
    // Answered once there is one more than there was.
    const answer = await fetch(`${origin}/stand-in/records?${query}&more_than=${seen}`);
    const own = ((await answer.json()) as Record<M>[]).map(({ message }) => message!);
    if (enough(own)) return own;
    seen = own.length;
  }
};

/** Counts the window's listeners for messages and the timers that are open; `restore()` ends it. */
export const countOpen = () => {
  const { addEventListener: add, removeEventListener: remove } = window;
  const { setTimeout: set, clearTimeout: clear } = window;
  const open = new Set<unknown>();
  window.addEventListener = ((...args: Parameters<typeof add>) => {
    if (args[0] === 'message') {
      open.add(args[1]);
      const { signal } = Object(args[2]) as AddEventListenerOptions;
      signal?.addEventListener('abort', () => open.delete(args[1]));
    }
    add.apply(window, args);
  }) as typeof add;
  window.removeEventListener = ((...args: Parameters<typeof remove>) => {
    open.delete(args[1]);
    remove.apply(window, args);
  }) as typeof remove;
  window.setTimeout = ((handler: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const id = set(() => (open.delete(id), handler(...args)), ms);
    open.add(id);
    return id;
  }) as unknown as typeof set;
  window.clearTimeout = (id) => (open.delete(id), clear(id));
  return {
    open,
    restore: () =>
      Object.assign(window, {
        addEventListener: add,
        removeEventListener: remove,
        setTimeout: set,
        clearTimeout: clear,
      }),
  };
};
