/** Menus: one at a time, above everything, worked by keyboard as the ARIA pattern says. */
import { html, type TemplateResult } from 'lit-html';
import type { Context } from './context.ts';
import { icon, type IconName } from './icons.ts';

export interface MenuItem {
  readonly icon: IconName;
  readonly label: string;
  /** `anchor`: what the menu belongs to. */
  run(anchor: HTMLElement): void;
  readonly danger?: boolean;
  /** Only where the toolbar has no room for its button. */
  readonly narrow?: boolean;
}

export const menu = (
  { ui, show }: Context,
  label: string,
  items: readonly MenuItem[],
): TemplateResult => {
  const close = () => show({ menu: null }, ui.menu?.anchor);
  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(event.currentTarget as Element).querySelectorAll('button')].filter(
      (item) => item.offsetParent || item.getClientRects().length,
    );
    const at = all.indexOf(event.target as HTMLButtonElement);
    const next = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (next !== undefined) all[next]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<div
    class="menu"
    part="menu"
    role="menu"
    aria-label=${label}
    popover="manual"
    @keydown=${onKeyDown}
  >
    ${items.map(
      (item) =>
        html`<button
          type="button"
          role="menuitem"
          tabindex="-1"
          data-icon=${item.icon}
          class="${item.danger ? 'danger' : ''} ${item.narrow ? 'narrow' : ''}"
          @click=${() => {
            const { anchor } = ui.menu!;
            show({ menu: null }, anchor);
            item.run(anchor);
          }}
        >
          ${icon(item.icon)}<span>${item.label}</span>
        </button>`,
    )}
  </div>`;
};

const GAP_PX = 8;

/** Puts a menu beside what opened it, inside the window. */
const place = (popover: HTMLElement, anchor: HTMLElement): void => {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  const above = at.top - height - GAP_PX;
  const left = rtl ? at.left : at.right - width;
  popover.style.top = `${Math.max(GAP_PX, above >= GAP_PX ? above : Math.min(at.bottom + GAP_PX, innerHeight - height - GAP_PX))}px`;
  popover.style.left = `${Math.max(GAP_PX, Math.min(left, innerWidth - width - GAP_PX))}px`;
};

/** Opens what has just been drawn closed: menus and dialogs. */
export const openOverlays = (root: ParentNode, { menu: open }: Context['ui']): void => {
  const popover = root.querySelector<HTMLElement>('.menu');
  if (open && popover && !popover.matches(':popover-open')) {
    popover.showPopover();
    place(popover, open.anchor);
    for (const item of popover.querySelectorAll('button'))
      if (item.getClientRects().length) {
        item.focus();
        break;
      }
  }
  const dialog = root.querySelector('dialog');
  if (dialog && !dialog.open) {
    dialog.showModal();
    dialog.querySelector<HTMLElement>('input, .key, .foot button')?.focus();
  }
};

/** A click elsewhere closes the menu. */
export const onClickOutside = (
  root: ParentNode,
  open: () => Context['ui']['menu'],
  close: () => void,
  signal: AbortSignal,
): void =>
  document.addEventListener(
    'pointerdown',
    (event) => {
      const menu = open();
      const path = event.composedPath();
      if (menu && !path.includes(menu.anchor) && !path.includes(root.querySelector('.menu')!))
        close();
    },
    { capture: true, signal },
  );
