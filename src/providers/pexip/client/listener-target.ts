/** An event target with typed events that keeps no listener which can never be called again. */
import {
  TypedEventTarget,
  type ExtractEventByType,
  type ExtractEventTypes,
  type TypedEventListenerOrEventListenerObject,
} from 'typed-event-target';

/** A listener as it was added. The platform tells listeners apart by type, callback and phase. */
interface Entry {
  readonly type: string;
  readonly callback: object;
  readonly capture: boolean;
  /** Takes back what is registered in place of the callback. */
  readonly unregister: () => void;
  readonly signal: AbortSignal | undefined;
}

const isCapture = (options?: boolean | EventListenerOptions) =>
  typeof options === 'object' ? !!options.capture : !!options;

/**
 * The library's class counts listeners and removes them all at once, but its list keeps those that `once` or a signal
 * took away. Here each is removed by name at that moment, so that its list and the platform's agree.
 */
export abstract class ListenerTarget<
  const Events extends Readonly<Event>,
> extends TypedEventTarget<Events> {
  readonly #entries = new Set<Entry>();
  /** What listens to each signal: once, however many listeners it is to remove. Some runtimes warn from 11 on. */
  readonly #signals = new Map<AbortSignal, { readonly abort: () => void; listeners: number }>();

  override addEventListener<const Type extends ExtractEventTypes<Events>>(
    type: Type,
    callback: TypedEventListenerOrEventListenerObject<ExtractEventByType<Events, Type>> | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    const capture = isCapture(options);
    const { once, signal } = typeof options === 'object' ? options : {};
    if (!callback || signal?.aborted || this.#find(type, callback, capture)) return;
    const remove = () => this.removeEventListener(type, callback, capture);
    const registered = (event: ExtractEventByType<Events, Type>) => {
      if (once) remove();
      if (typeof callback === 'function') callback.call(this, event);
      else callback.handleEvent(event);
    };
    // Not the short form: Node 20 does not know it here.
    const unregister = () => super.removeEventListener(type, registered, { capture });
    this.#entries.add({ type, callback, capture, unregister, signal });
    super.addEventListener(type, registered, { capture });
    if (signal) this.#follow(signal);
  }

  override removeEventListener(
    type: Events['type'],
    callback: object | null,
    options?: boolean | EventListenerOptions,
  ): void {
    const entry = this.#find(type, callback, isCapture(options));
    if (entry) this.#forget(entry);
  }

  override removeAllEventListeners(): void {
    for (const entry of this.#entries) this.#forget(entry);
  }

  #find(type: string, callback: object | null, capture: boolean): Entry | undefined {
    for (const entry of this.#entries)
      if (entry.type === type && entry.callback === callback && entry.capture === capture)
        return entry;
    return undefined;
  }

  #forget(entry: Entry): void {
    this.#entries.delete(entry);
    entry.unregister();
    if (entry.signal) this.#leave(entry.signal);
  }

  #follow(signal: AbortSignal): void {
    const followed = this.#signals.get(signal);
    if (followed) {
      followed.listeners += 1;
      return;
    }
    const abort = () => {
      for (const entry of this.#entries) if (entry.signal === signal) this.#forget(entry);
    };
    this.#signals.set(signal, { abort, listeners: 1 });
    signal.addEventListener('abort', abort, { once: true });
  }

  #leave(signal: AbortSignal): void {
    const followed = this.#signals.get(signal);
    if (!followed || (followed.listeners -= 1) > 0) return;
    signal.removeEventListener('abort', followed.abort);
    this.#signals.delete(signal);
  }
}
