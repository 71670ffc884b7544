/** Opens and closes meetings, one at a time, and passes commands on to the one that is open. */
import type { CommandQueue } from './command-queue.ts';
import type { EmbedConfig } from '../meeting/provider.ts';
import { loadFailed, type MeetingError } from '../meeting/errors.ts';
import type { MeetingEvent } from '../meeting/events.ts';
import { openSession } from './open-session.ts';
import type { MeetingSession, SessionHost } from '../meeting/session.ts';

export class SessionController {
  /** What the open meeting has told. */
  facts: NonNullable<SessionHost['facts']> = {};
  readonly #emit: (event: MeetingEvent) => void;
  #session: MeetingSession | undefined;
  /** The meeting that is open, or opening. */
  #current: object | undefined;
  #ready = false;
  #again = false;
  #queue: Promise<CommandQueue> | undefined;

  constructor(emit: (event: MeetingEvent) => void) {
    this.#emit = emit;
  }

  /** Opens a meeting; the one before is closed already. */
  open(config: EmbedConfig, host: Pick<SessionHost, 'container' | 'title'>): void {
    const current = (this.#current = {});
    const emit = (event: MeetingEvent) => {
      // Last open wins: what a closed session still emits is dropped.
      if (current !== this.#current) return;
      this.#ready ||= event.type === 'meeting-ready' || event.type === 'meeting-joined';
      this.#emit(event);
      this.#flush();
    };
    const adopt = (session: MeetingSession) => {
      if (current !== this.#current) return session.close();
      this.#session = session;
      this.#flush();
    };
    emit({ type: 'meeting-loading', detail: null });
    // A listener may have closed it.
    if (current !== this.#current) return;
    const session = openSession(config, {
      ...host,
      emit,
      again: this.#again,
      facts: (this.facts = {}),
    });
    this.#again = true;
    if (session instanceof Promise)
      session
        .catch(loadFailed(config.provider.label))
        .then(adopt, (detail: MeetingError) => emit({ type: 'meeting-error', detail }));
    else adopt(session);
  }

  /** Closes the meeting, and ends the commands that are under way with it; `next`: but for those to the next. */
  close(next?: boolean): void {
    this.#session?.close();
    this.#session = this.#current = undefined;
    this.#ready = false;
    this.facts = {};
    this.#queue?.then(
      (queue) => queue.stop(next),
      () => {},
    );
  }

  #flush(): void {
    // Whoever gave the command is told where the queue did not load.
    this.#queue?.then(
      (queue) => queue.flush(),
      () => {},
    );
  }

  supports(command: string): boolean {
    return !!this.#session?.supports(command);
  }

  /** One given early waits until the meeting is ready. @throws {MeetingError} */
  async execute(...command: Parameters<CommandQueue['add']>): Promise<unknown> {
    this.#queue ??= import('./command-queue.ts').then(
      ({ CommandQueue }) =>
        new CommandQueue(
          () => this.#session,
          () => this.#ready,
        ),
      (cause) => {
        // The next command asks for it again, and the meeting goes on without this one.
        this.#queue = undefined;
        return loadFailed('A part', false)(cause);
      },
    );
    return (await this.#queue).add(...command);
  }
}
