/** Parameters that elements do not know from the start: those of providers that load on demand or were registered. Its own lazy chunk. */
import { propertyName, type Options } from '../meeting/option.ts';
import type { ReactiveElement } from '@lit/reactive-element';

/** Those of one element: what was written last counts, to the property or to the attribute. */
class Parameters {
  readonly #element: ReactiveElement;
  readonly #values = new Map<string, unknown>();
  /** Properties by attribute. */
  readonly #watched = new Map<string, string>();
  /** Belongs to its own element alone, and is gone with it. */
  readonly #observer = new MutationObserver((records) => this.#read(records));

  constructor(element: ReactiveElement) {
    this.#element = element;
  }

  get(key: string): unknown {
    // An observer hears late; who reads a property wants what its attribute says now.
    this.#read(this.#observer.takeRecords());
    return this.#values.get(key);
  }

  set(key: string, value: unknown): void {
    if (this.get(key) === value) return;
    this.#values.set(key, value);
    this.#element.requestUpdate();
  }

  watch(attribute: string, key: string): void {
    if (this.#watched.has(attribute)) return;
    this.#watched.set(attribute, key);
    this.#observer.observe(this.#element, { attributeFilter: [...this.#watched.keys()] });
    if (this.#values.get(key) == null) this.set(key, this.#element.getAttribute(attribute));
  }

  #read(records: readonly MutationRecord[]): void {
    for (const { attributeName } of records)
      this.#values.set(
        this.#watched.get(attributeName!)!,
        this.#element.getAttribute(attributeName!),
      );
    if (records[0]) this.#element.requestUpdate();
  }
}

const parameters = new WeakMap<ReactiveElement, Parameters>();

const parametersOf = (element: ReactiveElement): Parameters => {
  const known = parameters.get(element) ?? new Parameters(element);
  parameters.set(element, known);
  return known;
};

/** From now on, the element reads these parameters as it does those it has known from the start. */
export const watchParameters = (element: ReactiveElement, options: Options): void => {
  const Class = element.constructor as typeof ReactiveElement;
  const { observedAttributes } = Class;
  for (const [name, { propertyOnly }] of Object.entries(options)) {
    const attribute = name.toLowerCase();
    const key = propertyName(name);
    if (observedAttributes.includes(attribute)) continue;
    if (!Class.elementProperties.has(key)) {
      // A name that every element has keeps its meaning.
      if (key in Class.prototype) continue;
      Class.createProperty(key, { noAccessor: true });
      Object.defineProperty(Class.prototype, key, {
        configurable: true,
        enumerable: true,
        get(this: ReactiveElement) {
          return parametersOf(this).get(key);
        },
        set(this: ReactiveElement, value: unknown) {
          parametersOf(this).set(key, value);
        },
      });
    }
    if (Object.hasOwn(element, key)) {
      // Set while there was no accessor.
      const { value } = Object.getOwnPropertyDescriptor(element, key)!;
      Reflect.deleteProperty(element, key);
      parametersOf(element).set(key, value);
    }
    if (!propertyOnly) parametersOf(element).watch(attribute, key);
  }
};
