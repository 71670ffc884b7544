/** The height of the roster while it is open: as many rows are drawn as it has room for. */
export class RosterHeight {
  readonly #container: HTMLElement;
  readonly #sizes: ResizeObserver;
  #scroller: Element | null = null;

  /** `onHeight` is told in pixels. */
  constructor(container: HTMLElement, onHeight: (height: number) => void) {
    this.#container = container;
    this.#sizes = new ResizeObserver(() => onHeight(this.#scroller?.clientHeight ?? 0));
  }

  /** After a drawing. */
  update(): void {
    const scroller = this.#container.querySelector('.rows');
    if (scroller === this.#scroller) return;
    this.close();
    this.#scroller = scroller;
    if (scroller) this.#sizes.observe(scroller);
  }

  close(): void {
    this.#sizes.disconnect();
  }
}
