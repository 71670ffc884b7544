/**
 * A Pexip meeting with its media and without a view: one participant in one conference, as `mode="native"` of the
 * element has it. The dialogue on the way in, the call, devices, the shared screen, direct media, statistics,
 * reconnecting and moving to other conferences are its own; what is shown, and how, is the page's.
 *
 * `state` is a frozen snapshot, new before the event that changed it. Commands are requests: they change nothing by
 * themselves, and resolve once the node has taken them.
 */
import { readArguments } from '../../../meeting/command-arguments.ts';
import { MeetingError } from '../../../meeting/errors.ts';
import type { MeetingEvent, MeetingEventMap } from '../../../meeting/events.ts';
import { ListenerTarget } from '../client/listener-target.ts';
import { PexipClient } from '../client/pexip-client.ts';
import type { PexipEventDetails, WireEventName } from '../client/wire-events.ts';
import { MeetingMedia } from '../media/meeting-media.ts';
import type { Streams } from '../media/media-state.ts';
import { attachStream } from './attachment.ts';
import { CaptionLines, Chat } from './chat-log.ts';
import type { CommandTarget } from './command-target.ts';
import { ConferenceEvents } from './conference-events.ts';
import { ConferenceExtras } from './conference-extras.ts';
import { joinByDialogue, type JoinHost } from './join-dialogue.ts';
import { buildModel } from './meeting-model.ts';
import { buildTarget } from './meeting-target.ts';
import type { MeetingModel, Prompt } from './model.ts';
import {
  buildActions,
  isNativeCommand,
  optionsOf,
  runCommand,
  type MeetingActions,
  type NativeCommandArguments,
  type NativeCommandName,
} from './native-commands.ts';
import type { PexipMeetingOptions } from './pexip-meeting-options.ts';
import { describePrompt, Questions } from './questions.ts';
import { signIn } from './sign-in.ts';
import type { PexipDomEventMap } from './translate.ts';

export { MeetingError } from '../../../meeting/errors.ts';
export type { MeetingEventMap } from '../../../meeting/events.ts';
export type { NativeCommandArguments, NativeCommandName } from './native-commands.ts';
export type * from './model.ts';
export type { PexipMeetingOptions } from './pexip-meeting-options.ts';
export type { PexipDomEventMap } from './translate.ts';

/** The common events, Pexip's own as `pexip-participant-create`, and `change`: `state` is another. */
export type PexipMeetingEventMap = MeetingEventMap &
  PexipDomEventMap & { change: CustomEvent<null> };
export type PexipMeetingEvent = {
  [K in keyof PexipMeetingEventMap]: PexipMeetingEventMap[K] & { readonly type: K };
}[keyof PexipMeetingEventMap];

export class PexipMeeting extends ListenerTarget<PexipMeetingEvent> {
  readonly #options: PexipMeetingOptions;
  readonly #client: PexipClient;
  readonly #media: MeetingMedia;
  readonly #extras: ConferenceExtras;
  readonly #events: ConferenceEvents;
  readonly #chat = new Chat();
  readonly #captions = new CaptionLines();
  readonly #questions = new Questions(() => this.#changed());
  readonly #closing = new AbortController();
  readonly #detach = new Set<() => void>();
  readonly #target: CommandTarget;
  /** Every command, as a typed method. */
  readonly commands: MeetingActions = buildActions((name, args) => this.give(name, args));
  /** Captions are wanted from the start, and not asked for yet. */
  #wantsCaptions: boolean;
  /** The newest that the meeting goes on after. */
  #error: MeetingError | null = null;
  #state: MeetingModel | undefined;
  #stale = true;

  /** @throws {MeetingError} `argument-invalid`. */
  constructor(options: PexipMeetingOptions) {
    super();
    const { address, alias, captions } = options;
    this.#options = options;
    this.#wantsCaptions = !!captions;
    this.#client = new PexipClient({ address, alias });
    this.#media = new MeetingMedia(options, {
      onChange: () => this.#changed(),
      emit: (event) => this.#emit(event),
      onPeer: (event) => this.#events.onPeer(event),
    });
    this.#extras = new ConferenceExtras(this.#client, {
      onChange: () => this.#changed(),
      wantsPictures: () => !this.#media.streamsSlides,
    });
    this.#target = buildTarget({
      client: this.#client,
      media: this.#media,
      questions: this.#questions,
      sendMessage: (message) => this.#sendMessage(message),
      onLeft: () => this.#events.leave(),
    });
    this.#events = new ConferenceEvents(
      this.#client,
      {
        emit: (event) => this.#emit(event),
        onChange: () => this.#changed(),
        onEvent: (name, detail) => this.#onEvent(name, detail),
        onMoved: (grant) => {
          this.#extras.reset();
          this.#media.open(this.#client, grant);
        },
        onPowers: () => this.#onPowers(),
        onOver: () => this.close(),
      },
      this.#closing.signal,
    );
  }

  /** A part that has not changed is the same object as before. */
  get state(): MeetingModel {
    if (this.#stale || !this.#state) {
      this.#stale = false;
      const { state } = this.#client;
      this.#state = buildModel(
        {
          state,
          grant: this.#events.grant,
          call: this.#media.snapshot,
          name: this.#options.name ?? '',
          prompt: this.#questions.prompt,
          transferring: this.#events.transferring,
          messages: this.#chat.messages,
          captions: this.#captions.of(state.captions),
          layouts: this.#extras.layouts,
          splash: this.#extras.splash,
          statistics: this.#media.statistics,
          picture: this.#extras.picture,
          breakouts: this.#extras.breakouts,
          error: this.#error,
        },
        this.#state,
      );
    }
    return this.#state;
  }

  /**
   * Goes in. What is asked on the way comes as `meeting-prompt`, and is answered by `answerPrompt`; microphone and
   * camera are asked for beside it. Resolves in the conference or in its waiting room: `meeting-joined` says which.
   * @throws {MeetingError} As `PexipClient.join()`; `session-closed`: it was left, or closed, meanwhile.
   */
  async join(): Promise<void> {
    const { signal } = this.#closing;
    signal.throwIfAborted();
    const { signIn: byWindow = signIn } = this.#options;
    const host: JoinHost = {
      ask: (prompt) => this.#ask(prompt),
      signIn: byWindow,
      onBlocked: () => {
        const message = 'The browser refused the window to sign in with.';
        this.#emit({ type: 'meeting-error', detail: new MeetingError('command-failed', message) });
      },
    };
    // A question that nobody answers any more would keep it waiting.
    const closed = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    );
    const dialogue = joinByDialogue(this.#client, this.#options, host, signal, () =>
      this.#media.prepare(),
    );
    const grant = await Promise.race([dialogue, closed]);
    signal.throwIfAborted();
    this.#media.open(this.#client, grant);
    this.#events.enter(grant);
  }

  /** Whether this participant may give this command now. */
  supports(command: string): boolean {
    return isNativeCommand(command) && this.state.may.has(command);
  }

  /**
   * Gives a command by name.
   * @throws {MeetingError} `argument-invalid`, `command-unsupported`, `command-failed`; what the request throws.
   */
  async execute<K extends NativeCommandName>(
    command: K,
    ...[args]: object extends NativeCommandArguments[K]
      ? [args?: NativeCommandArguments[K]]
      : [args: NativeCommandArguments[K]]
  ): Promise<void> {
    await this.give(command, args ?? {});
  }

  /** Shows a stream in a media element for as long as the meeting has it. @returns Ends that. */
  attach(element: HTMLMediaElement, stream: keyof Streams = 'main'): () => void {
    const end = attachStream(this, element, stream);
    const detach = () => {
      this.#detach.delete(detach);
      end();
    };
    this.#detach.add(detach);
    return detach;
  }

  /**
   * Leaves, and gives everything back; a meeting that is over does so by itself. Idempotent; nothing is told
   * afterwards.
   */
  close(): void {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort(new MeetingError('session-closed', 'The meeting was closed.'));
    for (const detach of this.#detach) detach();
    this.#questions.close();
    this.#media.close();
    this.#extras.close();
    void this.#client.leave();
    this.#stale = true;
  }

  /** As `execute()`, for arguments that nobody has looked at yet. */
  async give(command: NativeCommandName, args: object): Promise<unknown> {
    const read = readArguments(command, optionsOf(command), { ...args });
    if (!this.supports(command))
      throw new MeetingError(
        'command-unsupported',
        `${command}: this participant may not do that now.`,
      );
    return runCommand(command, this.#target, read);
  }

  #changed(): void {
    this.#stale = true;
    if (!this.#closing.signal.aborted)
      this.dispatchEvent(
        new CustomEvent('change') as PexipMeetingEventMap['change'] & { type: 'change' },
      );
  }

  #emit(event: MeetingEvent): void {
    if (this.#closing.signal.aborted) return;
    // State is new before a listener runs.
    if (event.type === 'meeting-error' && !event.detail.fatal) {
      this.#error = event.detail;
      this.#changed();
    }
    this.#options.onEvent?.(event);
    const { type, detail } = event;
    this.dispatchEvent(new CustomEvent(type, { detail }) as PexipMeetingEvent);
  }

  async #ask(prompt: Prompt): Promise<string | undefined> {
    const answer = this.#questions.ask(prompt);
    this.#emit({ type: 'meeting-prompt', detail: describePrompt(prompt) });
    const value = await answer;
    this.#emit({ type: 'meeting-loading', detail: null });
    return value;
  }

  /** Permissions have changed: what waits for them is asked for. */
  #onPowers(): void {
    this.#extras.load();
    if (!this.#wantsCaptions) return;
    this.#stale = true;
    if (!this.supports('setCaptions')) return;
    this.#wantsCaptions = false;
    this.execute('setCaptions', { shown: true }).catch(() => {});
  }

  #onEvent(name: WireEventName, detail: unknown): void {
    if (name === 'message_received')
      this.#chat.receive(detail as PexipEventDetails['message_received']);
    this.#extras.onEvent(name, detail);
    this.#media.onEvent(this.#client, name, detail);
  }

  async #sendMessage({ text, to }: Parameters<CommandTarget['sendMessage']>[0]): Promise<void> {
    const message = { type: 'text/plain', payload: text } as const;
    const { self_uuid = '', self } = this.#client.state;
    const from = self?.display_name ?? this.#options.name ?? '';
    if (to !== undefined) await this.#client.participant(to).message(message);
    else {
      const detail = { ...message, origin: from, uuid: self_uuid };
      // In direct media what is said goes where the media goes.
      if (!this.#media.sendToPeer({ name: 'message_received', detail }))
        await this.#client.message(message);
    }
    this.#chat.send(text, self_uuid, from, to);
    this.#emit({
      type: 'chat-message',
      detail: { text, from, participantId: self_uuid, direct: to !== undefined, local: true },
    });
    this.#changed();
  }
}
