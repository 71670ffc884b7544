/** The element: attributes in, events out, and what it shows while no meeting is open. */
import {
  unsafeCSS,
  ReactiveElement,
  type PropertyDeclarations,
  type PropertyValues,
} from '@lit/reactive-element';
import { attributes } from '../meeting/attributes.ts';
import { propertyName } from '../meeting/option.ts';
import {
  commands,
  type CommandMethods,
  type CommandName,
  type CommandResult,
} from '../meeting/commands.ts';
import { readConfig, type Fault } from './config.ts';
import { type EmbedConfig } from '../meeting/provider.ts';
import { loadFailed, type MeetingError } from '../meeting/errors.ts';
import { factNames, type MeetingFacts } from '../meeting/facts.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import type {
  FurtherCommandArguments,
  FurtherCommandName,
  FurtherCommandResult,
} from '../meeting/further-commands.ts';
import type { JitsiQueries } from '../providers/jitsi/jitsi-queries.ts';
import type {
  NativeCommandArguments,
  NativeCommandName,
} from '../providers/pexip/native/native-commands.ts';
import type { EmbedProperties, MeetingEmbedEventMap, SystemCommands } from './element-types.ts';
import { eagerProviders, findProvider } from './registry.ts';
import type { Provider } from '../meeting/provider.ts';
import { SessionController } from './session-controller.ts';
import { isOver, reduce, type MeetingState } from '../meeting/state.ts';

/** Calls already placed without a click, so that a remounted element does not place them again. */
const autostarted = new Set<string>();

/**
 * A meeting in the page.
 *
 * @tagname meeting-embed
 * @slot idle - Shown until the meeting is opened by a click, instead of the button. A click in it opens the meeting.
 * @slot loading - Shown over the frame until it is there.
 * @slot left - Shown when the meeting is over, instead of the button.
 * @slot failed - Shown after a fatal error, instead of the message and the button. A click on a button in it tries again.
 * @slot waiting - Native and permalink mode: shown until a host acts, instead of the view's words.
 * @slot prompt - Native and permalink mode: replaces the question.
 * @slot stage - Native mode: replaces the picture. Likewise `presentation`, `self-view`, `captions`, `notices`, `banner`, `toolbar`, `roster`, `chat` and `joining`.
 * @csspart frame - The iframe.
 * @csspart link - The link to a meeting that no frame can show.
 * @csspart message - What went wrong, in words for people.
 * @csspart details - The error's own sentence, for developers: open on loopback, elsewhere behind a click.
 * @csspart button - The button that opens the meeting, or tries again.
 * @csspart view - Native mode: the whole view. Its pieces are `header`, `name`, `classification`, `banner`, `stage`, `main`, `video`, `presentation`, `self-view`, `splash`, `captions`, `toolbar`, `button`, `panel`, `roster`, `chat`, `menu`, `dialog`, `toast`, `notices`, `notice`, `ending`, `prompt` and `waiting`; permalink mode has the last two.
 * @cssstate idle - Nothing is open: before a click, before it is near the viewport, or closed.
 * @cssstate loading - The frame was requested, or the server asked.
 * @cssstate waiting - Something is asked: a PIN, a name, patience.
 * @cssstate ready - The frame is there; commands are sent from here on.
 * @cssstate joined - The local participant is in the meeting, where the system says so.
 * @cssstate reconnecting - The connection is lost and being restored.
 * @cssstate left - The meeting is over for the local participant.
 * @cssstate failed - A fatal error, which `element.error` holds.
 * @cssprop --meeting-embed-accent - Colour of the button, and of what is active in native mode.
 * @cssprop --meeting-embed-on-accent - Colour of text on it.
 * @cssprop --meeting-embed-ground - Native and permalink mode: the background. Likewise `-surface`, `-raised`, `-text`, `-text-soft`, `-line`, `-danger`, `-on-danger`, `-talking`, `-stage`, `-radius`, `-font` and `-min-height`.
 */
export class MeetingEmbedElement extends ReactiveElement {
  // Lit's accessors. Attributes are never written, so nothing reflects.
  static override properties: PropertyDeclarations = Object.fromEntries(
    [attributes, ...eagerProviders.map(({ options }) => options)]
      .flatMap(Object.keys)
      .map((name) => [propertyName(name), { attribute: name.toLowerCase() }]),
  );

  // Nothing is interpolated, so that `css` with its checks is bytes for nothing.
  static override styles = unsafeCSS(`
    :host {
      display: block;
      position: relative;
      aspect-ratio: 16/9;
    }
    :host([hidden]) {
      display: none;
    }
    iframe {
      width: 100%;
      height: 100%;
      border: 0;
      display: block;
    }
  `);

  readonly #internals = this.attachInternals();
  readonly #controller = new SessionController((event) => this.#onEvent(event));
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
  #placeholder: Promise<typeof import('./placeholder.ts')> | undefined;

  static {
    for (const name of factNames)
      Object.defineProperty(this.prototype, name, {
        get(this: MeetingEmbedElement) {
          return this.#controller.facts[name] ?? null;
        },
      });
  }

  constructor() {
    super();
    this.#internals.states.add(this.#state);
    this.addEventListener('command', (event) => {
      const { command, source } = event as Event & {
        command: string;
        source: HTMLButtonElement | null;
      };
      // Nobody holds this promise: an error surfaces as event.
      if (command.startsWith('--'))
        this.execute(command.slice(2), source?.value).catch((error) => this.#onError(error));
    });
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

  /** Whether the open meeting has this command. */
  supports(command: string): boolean {
    return this.#controller.supports(command);
  }

  /**
   * Runs a command, by name; one given early waits until the meeting can take it. `args` may be JSON.
   * @throws {MeetingError} `argument-invalid`, `command-unsupported`, `command-failed`, `command-timeout`, `session-closed`.
   */
  execute<K extends FurtherCommandName>(
    command: K,
    ...args: object extends FurtherCommandArguments[K]
      ? [args?: FurtherCommandArguments[K] | string]
      : [args: FurtherCommandArguments[K] | string]
  ): Promise<FurtherCommandResult<K>>;
  execute<K extends Exclude<NativeCommandName, CommandName | FurtherCommandName>>(
    command: K,
    ...args: object extends NativeCommandArguments[K]
      ? [args?: NativeCommandArguments[K] | string]
      : [args: NativeCommandArguments[K] | string]
  ): Promise<CommandResult>;
  execute<K extends keyof SystemCommands>(
    command: K,
    args: SystemCommands[K],
  ): Promise<CommandResult>;
  execute(
    command: string,
    args?: Readonly<Record<string, unknown>> | string,
  ): Promise<CommandResult>;
  execute(
    command: string,
    args: Readonly<Record<string, unknown>> | string = {},
  ): Promise<unknown> {
    return this.#controller.execute(
      command,
      args,
      this.commandTimeout,
      // An attribute that has just changed may open another meeting.
      !this.isUpdatePending && this.#state,
      this,
    );
  }

  /**
   * Asks the meeting system something, by the system's own name, and resolves with what it answers.
   * @throws {MeetingError} As `execute()`.
   */
  query<K extends keyof JitsiQueries>(
    name: K,
    ...args: Parameters<JitsiQueries[K]>
  ): Promise<ReturnType<JitsiQueries[K]>>;
  query(name: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>;
  query(name: string, args?: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.execute(name, args);
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
    const name = this.provider;
    // Anything may stand in a property.
    const provider = (this.#provider =
      typeof name === 'string' ? findProvider(name, this.mode) : undefined);
    if (provider instanceof Promise)
      provider
        .catch(loadFailed(`${name}`))
        .then(() => this.requestUpdate())
        // Of the last look alone, and not once another system is wanted.
        .catch((error) => provider === this.#provider && this.#onError(error));
    else if (provider) {
      this.#apply(readConfig(this, provider, MeetingEmbedElement.elementProperties.keys()));
      // Nothing waits for it: what stands there now has been read.
      if (!eagerProviders.some((eager) => eager === provider))
        import('./lazy-attributes.ts').catch(loadFailed('Attributes', false)).then(
          ({ watchParameters }) => watchParameters(this, provider.options),
          (error) => this.#onError(error),
        );
    } else this.#refuse(provider, [{ attribute: 'provider', given: this.provider }]);
  }

  #apply(config: ReturnType<typeof readConfig>): void {
    const { provider, identity, faults, own, values } = config;
    const asked = this.#asked;
    this.#asked = false;
    const same = identity === (this.#identity ?? identity);
    this.#identity = identity;
    // Open already; or over, and nothing new that could change it.
    if (
      same &&
      (this.#config ||
        (!asked && (this.#state === 'left' || (this.#error && !this.#error.issues[0]))))
    )
      return;
    if (faults[0]) return this.#refuse(provider, faults);
    this.#refused = undefined;
    // Commands that wait for this meeting stay.
    if (this.#config) this.#end();
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
      .catch(loadFailed('Diagnosis'))
      .catch((error) => error)
      .then((error) => {
        if (faults === this.#refused && error.message !== this.#error?.message)
          this.#onError(error);
      });
  }

  #open(config: ReturnType<typeof readConfig>, costs: unknown): void {
    this.#config = config;
    if (costs) {
      this.#spent = true;
      autostarted.add(config.identity + costs);
    }
    this.#controller.open(config, {
      container: this.renderRoot as ShadowRoot,
      title: this.title,
    });
  }

  /** Gives everything back that a meeting has opened. */
  #stop(): void {
    this.#end();
    this.#setState('idle');
  }

  #end(): void {
    this.#refused = undefined;
    this.#controller.close();
    this.#config = undefined;
  }

  #onError(detail: MeetingError): void {
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
    this.#internals.states.clear();
    this.#internals.states.add(state);
    this.#show();
  }

  /** Loads the placeholder once there is something for it to show, and keeps it up to date from then on. */
  #show(needed: unknown = this.#error || this.#state === 'left' || this.firstElementChild): void {
    if (this.#placeholder || needed)
      (this.#placeholder ??= import('./placeholder.ts').catch((cause) =>
        // No meeting that is open, or over, is changed for want of it.
        loadFailed('Placeholder', this.#state === 'idle' && !this.#config)(cause),
      )).then(
        ({ renderPlaceholder }) =>
          renderPlaceholder(this, this.renderRoot as ShadowRoot, this.#waiting),
        (error) => {
          // Told once, and not where an error was to be shown, which has been told.
          const told = this.#error || !this.#placeholder;
          this.#placeholder = undefined;
          if (!told) this.#onError(error);
        },
      );
  }
}

for (const name of Object.keys(commands) as CommandName[])
  Object.defineProperty(MeetingEmbedElement.prototype, name, {
    value(this: MeetingEmbedElement, args?: Readonly<Record<string, unknown>>) {
      return this.execute(name, args);
    },
  });

export interface MeetingEmbedElement extends EmbedProperties, CommandMethods, MeetingFacts {
  addEventListener<K extends keyof MeetingEmbedEventMap>(
    type: K,
    listener: (this: this, event: MeetingEmbedEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof MeetingEmbedEventMap>(
    type: K,
    listener: (this: this, event: MeetingEmbedEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}
