/** The element: attributes in, events out, and what it shows while no meeting is open. */
import { unsafeCSS, type PropertyDeclarations } from '@lit/reactive-element';
import { attributes } from '../meeting/attributes.ts';
import { propertyName } from '../meeting/option.ts';
import {
  commands,
  type CommandMethods,
  type CommandName,
  type CommandResult,
} from '../meeting/commands.ts';
import { factNames, type MeetingFacts } from '../meeting/facts.ts';
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
import { MeetingLifecycle } from './meeting-lifecycle.ts';
import { eagerProviders } from './registry.ts';

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
export class MeetingEmbedElement extends MeetingLifecycle {
  // Lit's accessors. Attributes are never written, so nothing reflects.
  static override properties: PropertyDeclarations = Object.fromEntries(
    [attributes, ...eagerProviders.map(({ options }) => options)]
      .flatMap(Object.keys)
      // Tokens, links with a key in them, and Jitsi's objects, before a system has loaded: frameworks write as text, for
      // all to read, what is no property.
      .concat('configOverwrite', 'interfaceConfigOverwrite', 'devices', 'jwt', 'src', 'user_token')
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

  static {
    for (const name of factNames)
      Object.defineProperty(this.prototype, name, {
        get(this: MeetingEmbedElement) {
          return this.controller.facts[name] ?? null;
        },
      });
  }

  constructor() {
    super();
    this.addEventListener('command', (event) => {
      const { command, source } = event as Event & {
        command: string;
        source: HTMLButtonElement | null;
      };
      // Nobody holds this promise: an error surfaces as event.
      if (command.startsWith('--'))
        this.execute(command.slice(2), source?.value).catch((error) => this.onError(error));
    });
  }

  /** Whether the open meeting has this command. */
  supports(command: string): boolean {
    return this.controller.supports(command);
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
    return this.controller.execute(
      command,
      args,
      this.commandTimeout,
      // An attribute that has just changed may open another meeting.
      !this.isUpdatePending && this.state,
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
