/** Parts of the view that load when they are first wanted; one that did not load is asked for again with the next wish. */

/** Code that loads once for the whole page. */
export class LazyCode<T> {
  readonly #import: () => Promise<T>;
  /** Undefined: not loaded yet. */
  value: T | undefined;

  constructor(load: () => Promise<T>) {
    this.#import = load;
  }

  async load(): Promise<void> {
    this.value = await this.#import();
  }
}

/** What one view has of it. */
export class LazyPart<T> {
  readonly #code: LazyCode<T>;
  readonly #onLoaded: () => void;
  readonly #onFailed: () => void;
  #isLoading = false;

  constructor(code: LazyCode<T>, onLoaded: () => void, onFailed: () => void) {
    this.#code = code;
    this.#onLoaded = onLoaded;
    this.#onFailed = onFailed;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** Undefined: it is on its way. */
  get(): T | undefined {
    if (!this.#code.value && !this.#isLoading) {
      this.#isLoading = true;
      void this.#code
        .load()
        .finally(() => (this.#isLoading = false))
        .then(this.#onLoaded, this.#onFailed);
    }
    return this.#code.value;
  }
}
