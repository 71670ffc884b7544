/** The sheets that a view brings into a shadow root, and takes away with it. */

export class Sheets {
  readonly #root: ShadowRoot;
  readonly #own: CSSStyleSheet[] = [];

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Once, however often it is asked for. */
  add(sheet: CSSStyleSheet): void {
    if (this.#own.includes(sheet)) return;
    this.#root.adoptedStyleSheets.push(sheet);
    this.#own.push(sheet);
  }

  close(): void {
    const { adoptedStyleSheets: all } = this.#root;
    for (const sheet of this.#own.splice(0)) all.splice(all.indexOf(sheet), 1);
  }
}
