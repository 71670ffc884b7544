/** Puts a view in the page, in a shadow root of its own, and takes it away again. */
import { openState, type OpenState } from '../../demo/view/open-state.ts';
import type { ViewState } from '../../demo/view/states.ts';
import type { ViewOptions } from '../../src/providers/pexip/native/view-contract.ts';

export interface Stand extends OpenState {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The first that matches; it is an error if there is none. `@layout`: the menu item with this icon. */
  find(selector: string): HTMLElement;
  /** Whether there is one, and it can be seen. */
  has(selector: string): boolean;
  /** Clicks, fills (`selector <- value`) and chooses, one after the other. */
  act(...steps: readonly string[]): Promise<void>;
}

const open = new Set<Stand>();

export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

const match = (root: ShadowRoot, selector: string): HTMLElement | undefined =>
  selector.startsWith('@')
    ? (root.querySelector<HTMLElement>(`.menu [data-icon="${selector.slice(1)}"]`) ?? undefined)
    : (root.querySelector<HTMLElement>(selector) ?? undefined);

export const mountState = async (
  state: ViewState,
  {
    width = 1200,
    height = 760,
    ...options
  }: ViewOptions & { width?: number; height?: number } = {},
): Promise<Stand> => {
  const host = document.createElement('div');
  host.style.cssText = `position:relative;width:${width}px;max-width:none;height:${height}px`;
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const opened = await openState(root, state, { lang: 'en', ...options });
  const find = (selector: string): HTMLElement => {
    const found = match(root, selector);
    if (!found) throw new Error(`Nothing is ${selector} here.`);
    return found;
  };
  const stand: Stand = {
    ...opened,
    host,
    root,
    find,
    has: (selector) => !!match(root, selector)?.checkVisibility(),
    async act(...steps) {
      for (const step of steps) {
        const [selector, value] = step.split(' <- ');
        if (value !== undefined) {
          const field = find(selector!) as HTMLInputElement;
          field.value = value;
          field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input'));
        } else find(step).click();
        await nextFrame();
      }
    },
    close() {
      open.delete(stand);
      opened.close();
      host.remove();
    },
  };
  open.add(stand);
  return stand;
};

/** After each test. */
export const closeStands = (): void => {
  for (const stand of open) stand.close();
};

/** The element that has the focus, in whichever shadow root. */
export const focused = ({ root }: Stand): Element | null => root.activeElement;
