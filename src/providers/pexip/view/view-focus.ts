/** The focus in the view: where a click wants it, in the question that is asked, and on the view where it would be lost. */
import type { MeetingModel } from '../native/model.ts';

export class ViewFocus {
  readonly #root: ShadowRoot;
  readonly #container: HTMLElement;
  #wanted: string | HTMLElement | undefined;
  /** What is wanted was not there at once. */
  #waited = false;
  #promptKey = '';
  /** The view had it before the drawing. */
  #had = false;

  constructor(root: ShadowRoot, container: HTMLElement) {
    this.#root = root;
    this.#container = container;
  }

  /** What is to have it after a drawing: a selector or an element. */
  want(target: string | HTMLElement): void {
    this.#wanted = target;
    this.#waited = false;
  }

  /** Before a drawing. */
  note(): void {
    this.#had = this.#container.contains(this.#root.activeElement);
  }

  /** After a drawing. `isLoading`: what is to have it may be on its way. */
  move({ status, prompt }: MeetingModel, isLoading: boolean): void {
    const key = status === 'prompt' ? `${prompt?.kind} ${prompt?.wrong}` : '';
    if (key !== this.#promptKey && key)
      // A page that has focus elsewhere keeps it, until somebody has been here.
      if (this.#isHere()) this.#wanted = '.sheet input, .sheet button';
    this.#promptKey = key;
    const wanted = this.#wanted;
    if (!wanted) return;
    const target =
      typeof wanted === 'string' ? this.#container.querySelector<HTMLElement>(wanted) : wanted;
    this.#waited ||= !target && isLoading;
    if (!target && isLoading) return;
    this.#wanted = undefined;
    // Whoever has gone on to the page while it loaded stays there.
    if (this.#waited && !this.#isHere()) return;
    if (target?.isConnected) target.focus({ preventScroll: typeof wanted === 'string' });
  }

  /** Here, or nowhere in the page. */
  #isHere(): boolean {
    return document.activeElement === document.body || !!this.#root.activeElement;
  }

  /** What had it may be gone: keys are heard in the view, and nowhere else. */
  keep(): void {
    if (this.#had && document.activeElement === document.body)
      this.#container.focus({ preventScroll: true });
  }
}
