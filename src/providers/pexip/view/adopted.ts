/** Styles that come with what is drawn, and go with it. */
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { noChange, type ElementPart } from 'lit-html';

class Adopted extends AsyncDirective {
  #root: ShadowRoot | undefined;
  #sheet: CSSStyleSheet | undefined;

  override render(
    _root: ShadowRoot,
    _sheet: CSSStyleSheet,
    _onShown?: (element: Element) => void,
  ): typeof noChange {
    return noChange;
  }

  override update(
    part: ElementPart,
    [root, sheet, onShown]: Parameters<Adopted['render']>,
  ): typeof noChange {
    if (this.#root) return noChange;
    this.#root = root;
    this.#sheet = sheet;
    root.adoptedStyleSheets.push(sheet);
    // What is drawn is in the page once this rendering is through.
    if (onShown) queueMicrotask(() => onShown(part.element));
    return noChange;
  }

  override disconnected(): void {
    const sheets = this.#root?.adoptedStyleSheets;
    const at = sheets?.indexOf(this.#sheet!) ?? -1;
    if (at >= 0) sheets?.splice(at, 1);
  }

  override reconnected(): void {
    this.#root?.adoptedStyleSheets.push(this.#sheet!);
  }
}

export const adopted = directive(Adopted);
