/** The focus in the view: where a click wants it, in the question that is asked, and on the view where it would be lost. */
import type { MeetingModel } from '../native/model.ts';

export class ViewFocus {
  readonly #root: ShadowRoot;
  readonly #container: HTMLElement;
  #wanted: string | HTMLElement | undefined;
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
      if (document.activeElement === document.body || this.#root.activeElement)
        this.#wanted = '.sheet input, .sheet button';
    this.#promptKey = key;
    const wanted = this.#wanted;
    if (!wanted) return;
    const target =
      typeof wanted === 'string' ? this.#container.querySelector<HTMLElement>(wanted) : wanted;
    if (!target && isLoading) return;
    this.#wanted = undefined;
    if (target?.isConnected) target.focus({ preventScroll: typeof wanted === 'string' });
  }

  /** What had it may be gone: keys are heard in the view, and nowhere else. */
  keep(): void {
    if (this.#had && document.activeElement === document.body)
      this.#container.focus({ preventScroll: true });
  }
}
