/** Opens and closes meetings, one at a time, and passes commands on to the one that is open. */
import type { CommandQueue } from './command-queue.ts';
import type { CommandResult } from './commands.ts';
import type { EmbedConfig } from './config.ts';
import { loadFailed, MeetingError } from './errors.ts';
import type { MeetingEvent } from './events.ts';
import { openSession } from './open-session.ts';
import type { MeetingSession, SessionHost } from './session.ts';

export class SessionController {
  readonly #emit: (event: MeetingEvent) => void;
  #session: MeetingSession | undefined;
  #abort: AbortController | undefined;
  #ready = false;
  #queue: Promise<CommandQueue> | undefined;

  constructor(emit: (event: MeetingEvent) => void) {
    this.#emit = emit;
  }

  /** Opens a meeting; the one before is closed already. */
  open(config: EmbedConfig, host: Pick<SessionHost, 'container' | 'title'>): void {
    const { signal } = (this.#abort = new AbortController());
    const emit = (event: MeetingEvent) => {
      // Last open wins: what a closed session still emits is dropped.
      if (signal.aborted) return;
      this.#ready ||= /ready|joined/.test(event.type);
      this.#emit(event);
      this.#queue?.then((queue) => queue.flush());
    };
    const adopt = (session: MeetingSession) => {
      if (signal.aborted) return session.close();
      this.#session = session;
      this.#queue?.then((queue) => queue.flush());
    };
    emit({ type: 'meeting-loading', detail: null });
    const session = openSession(config, { ...host, emit, signal });
    if (session instanceof Promise)
      session
        .catch(loadFailed(config.provider.label))
        .then(adopt, (detail: MeetingError) => emit({ type: 'meeting-error', detail }));
    else adopt(session);
  }

  /** Closes the meeting, and ends the commands that are under way with it. */
  close(): void {
    this.#abort?.abort();
    this.#session?.close();
    this.#session = undefined;
    this.#ready = false;
    this.#queue?.then((queue) => queue.stop());
  }

  supports(command: string): boolean {
    return !!this.#session?.supports(command);
  }

  /** One given early waits until the meeting is ready. @throws {MeetingError} */
  async execute(...command: Parameters<CommandQueue['add']>): Promise<CommandResult> {
    this.#queue ??= import('./command-queue.ts').then(
      ({ CommandQueue }) => new CommandQueue(() => (this.#ready ? this.#session : undefined)),
      loadFailed('Commands'),
    );
    return (await this.#queue).add(...command);
  }
}
