/** The lifecycle of an element's meeting: opened, closed and shown as the attributes, the session and the page want it. */
import { ReactiveElement, type PropertyValues } from '@lit/reactive-element';
import { readConfig, type Fault } from './config.ts';
import type { EmbedProperties } from './element-types.ts';
import { eagerProviders, findProvider } from './registry.ts';
import { SessionController } from './session-controller.ts';
import { loadFailed, type MeetingError } from '../meeting/errors.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import type { EmbedConfig, Provider } from '../meeting/provider.ts';
import { isOver, reduce, type MeetingState } from '../meeting/state.ts';

/** After it, the request for a frame has left, and no longer shares the way with what loads beside it. */
const FRAME_LEAVES_MS = 50;

/** Calls already placed without a click, so that a remounted element does not place them again. */
const autostarted = new Set<string>();

export class MeetingLifecycle extends ReactiveElement {
  protected readonly controller = new SessionController((event) => this.#onEvent(event));
  readonly #states = this.attachInternals().states;
  #state: MeetingState = 'idle';
  #error: MeetingError | undefined;
  /** The meeting that was opened last, while it is open. */
  #config: EmbedConfig | undefined;
  #identity: string | undefined;
  /** The provider of the last look at the attributes, or the promise of it. */
  #provider: unknown;
  /** Opening was asked for by a click or a call, whatever `loading` says. */
  #asked = false;
  /** A meeting that costs money was opened before. */
  #spent = false;
  /** What is wrong with the attributes, while nothing else has happened. */
  #refused: readonly Fault[] | undefined;
  /** What is missing until the meeting opens. */
  #waiting: 'click' | 'sight' | undefined;
  /** The timer after which attributes are watched. */
  #watching: ReturnType<typeof setTimeout> | undefined;
  #placeholder: Promise<typeof import('./placeholder.ts')> | undefined;

  constructor() {
    super();
    this.#states.add(this.#state);
  }

  /** Where the meeting stands; also as `:state(…)` in CSS. */
  get state(): MeetingState {
    return this.#state;
  }

  /** What the meeting is opened with, secrets included; undefined while none is open. */
  get url(): string | undefined {
    return this.#config?.url;
  }

  /** The error that made `state` `failed`. */
  get error(): MeetingError | undefined {
    return this.#error;
  }

  /** Opens the meeting, whatever `loading` says. Does nothing while it is open. */
  open(): void {
    this.#asked = true;
    this.#sync();
  }

  /** Closes the meeting, or keeps one that has not been opened yet from opening. */
  close(): void {
    this.#asked = false;
    if (!isOver(this.#state)) this.#onEvent({ type: 'meeting-left', detail: { reason: 'closed' } });
  }

  /** Opens the meeting once more, with what the attributes say now. */
  reload(): void {
    this.#stop();
    this.open();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** Its presence keeps the meeting when `moveBefore()` moves the element. */
  connectedMoveCallback(): void {}

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Still in a page: moved, by other means than `moveBefore()`, and about to open once more.
    if (this.isConnected && this.#config)
      this.#onEvent({ type: 'meeting-left', detail: { reason: 'moved' } });
    this.#stop();
    clearTimeout(this.#watching);
    this.#identity = this.#provider = undefined;
    this.#asked = false;
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#sync();
  }

  /** Brings the meeting in line with the attributes. */
  #sync(): void {
    if (!this.isConnected) return;
    clearTimeout(this.#watching);
    const { provider: name, mode } = this;
    // Anything may stand in a property.
    const provider = (this.#provider =
      typeof name === 'string' ? findProvider(name, mode) : undefined);
    if (provider instanceof Promise) {
      // What was wrong may be right by now: nothing of it is told before the look that follows.
      this.#refused &&= [];
      provider
        .catch(loadFailed(`${name}`))
        .then(() => this.requestUpdate())
        // Of the last look alone, and not once another system is wanted.
        .catch((error) => provider === this.#provider && this.onError(error));
    } else if (provider) {
      this.#apply(
        readConfig(
          this,
          provider,
          (this.constructor as typeof ReactiveElement).elementProperties.keys(),
        ),
      );
      // Nothing waits for it: what stands there now has been read, and what changes until then is read when it comes.
      if (!eagerProviders.some((eager) => eager === provider))
        this.#watching = setTimeout(
          () =>
            import('./lazy-attributes.ts').catch(loadFailed('A part', false)).then(
              ({ watchParameters }) => watchParameters(this, provider.options),
              (error) => this.onError(error),
            ),
          FRAME_LEAVES_MS,
        );
    } else this.#refuse(provider, [{ attribute: 'provider', given: name }]);
  }

  #apply(config: ReturnType<typeof readConfig>): void {
    const { provider, identity, faults, own, values } = config;
    const asked = this.#asked;
    this.#asked = false;
    const same = identity === (this.#identity ?? identity);
    this.#identity = identity;
    // Open already; or over, and nothing new that could change it. A mistake that is not in words yet is still to be told.
    if (
      same &&
      !this.#refused &&
      (this.#config ||
        (!asked && (this.#state === 'left' || (this.#error && !this.#error.issues[0]))))
    )
      return;
    if (faults[0]) return this.#refuse(provider, faults);
    this.#refused = undefined;
    // Commands that wait for this meeting stay.
    if (this.#config) this.#end(true);
    if (this.#state !== 'idle') this.#setState('idle');
    const costs = provider.costs?.(values);
    const click =
      own.loading === 'click' ||
      (costs && (!own.autostart || this.#spent || autostarted.has(identity + costs)));
    if (asked || !(click || own.loading === 'lazy')) this.#open(config, costs);
    else this.#show((this.#waiting = click ? 'click' : 'sight'));
  }

  /** Says what is wrong with the attributes: once for one mistake, however often it is read. */
  #refuse(provider: Provider | undefined, faults: readonly Fault[]): void {
    this.#end();
    this.#refused = faults;
    import('./config-error.ts')
      .then(({ diagnose }) => diagnose(provider, faults))
      .catch(loadFailed('A part'))
      .catch((error) => error)
      .then((error) => {
        if (faults === this.#refused && error.message !== this.#error?.message) this.onError(error);
      });
  }

  #open(config: ReturnType<typeof readConfig>, costs: unknown): void {
    this.#config = config;
    if (costs) {
      this.#spent = true;
      autostarted.add(config.identity + costs);
    }
    this.controller.open(config, {
      container: this.renderRoot as ShadowRoot,
      title: this.title,
    });
  }

  /** Gives everything back that a meeting has opened. */
  #stop(): void {
    this.#end();
    this.#setState('idle');
  }

  #end(next?: boolean): void {
    this.#refused = undefined;
    this.controller.close(next);
    this.#config = undefined;
  }

  protected onError(detail: MeetingError): void {
    this.#onEvent({ type: 'meeting-error', detail });
  }

  /** The one way from a session to the page: state, then the view, then the event. */
  #onEvent(event: MeetingEvent): void {
    const state = reduce(this.#state, event);
    const fatal = event.type === 'meeting-error' && event.detail.fatal ? event.detail : undefined;
    if (isOver(state)) this.#end();
    // What changes nothing takes nothing away: neither the way in nor the error that ended the meeting.
    if (fatal || state !== this.#state) this.#setState(state, fatal);
    this.dispatchEvent(
      new CustomEvent(event.type, { detail: event.detail, bubbles: true, composed: true }),
    );
  }

  #setState(state: MeetingState, error?: MeetingError): void {
    this.#state = state;
    this.#error = error;
    this.#waiting = undefined;
    this.#states.clear();
    this.#states.add(state);
    this.#show();
  }

  /** Loads the placeholder once there is something for it to show, and keeps it up to date from then on. */
  #show(needed: unknown = this.#error || this.#state === 'left' || this.firstElementChild): void {
    if (this.#placeholder || needed)
      (this.#placeholder ??= import('./placeholder.ts').catch((cause) =>
        // No meeting that is open, or over, is changed for want of it.
        loadFailed('A part', this.#state === 'idle' && !this.#config)(cause),
      )).then(
        ({ renderPlaceholder }) =>
          renderPlaceholder(this, this.renderRoot as ShadowRoot, this.#waiting),
        (error) => {
          // Told once, and not where an error was to be shown, which has been told.
          const told = this.#error || !this.#placeholder;
          this.#placeholder = undefined;
          if (!told) this.onError(error);
        },
      );
  }
}

export interface MeetingLifecycle extends EmbedProperties {}
