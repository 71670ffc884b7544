/** Opens and closes meetings, one at a time, and keeps commands until the meeting can take them. */
import type { CommandResult } from './commands.ts';
import type { EmbedConfig } from './config.ts';
import { MeetingError } from './errors.ts';
import type { MeetingEvent } from './events.ts';
import { openSession } from './open-session.ts';
import type { MeetingSession, SessionHost } from './session.ts';

const COMMAND_TIMEOUT_MS = 10_000;
/** Commands that may wait at the same time. */
const QUEUE_LENGTH = 32;

interface PendingCommand {
  /** Absent once it was given to the session. */
  start?: ((session: MeetingSession) => void) | undefined;
  reject(error: MeetingError): void;
}

export class SessionController {
  readonly #emit: (event: MeetingEvent) => void;
  readonly #pending = new Set<PendingCommand>();
  #session: MeetingSession | undefined;
  #abort: AbortController | undefined;
  #ready = false;

  constructor(emit: (event: MeetingEvent) => void) {
    this.#emit = emit;
  }

  /** Last open wins: the meeting before is closed, and what it still emits is dropped. */
  open(config: EmbedConfig, host: Pick<SessionHost, 'container' | 'title'>): void {
    if (this.#abort) this.close();
    const { signal } = (this.#abort = new AbortController());
    const emit = (event: MeetingEvent) => {
      if (signal.aborted) return;
      this.#ready ||= /ready|joined/.test(event.type);
      this.#emit(event);
      this.#flush();
    };
    const adopt = (session: MeetingSession) => {
      if (signal.aborted) return session.close();
      this.#session = session;
      this.#flush();
    };
    const fail = (cause: unknown) =>
      emit({
        type: 'meeting-error',
        detail:
          cause instanceof MeetingError
            ? cause
            : new MeetingError('load-failed', `${config.provider.label} could not be loaded.`, {
                cause,
                fatal: true,
              }),
      });
    emit({ type: 'meeting-loading', detail: null });
    try {
      const session = openSession(config, { ...host, emit, signal });
      if (session instanceof Promise) session.then(adopt, fail);
      else adopt(session);
    } catch (error) {
      fail(error);
    }
  }

  /** Ends the meeting, and every command that is under way with it. */
  close(): void {
    this.#abort?.abort();
    this.#session?.close();
    this.#abort = this.#session = undefined;
    this.#ready = false;
    for (const { reject } of this.#pending)
      reject(new MeetingError('session-closed', 'The meeting was closed.'));
  }

  supports(command: string): boolean {
    return !!this.#session?.supports(command);
  }

  /** Resolves once the command is sent or, where the system answers, acknowledged. @throws {MeetingError} */
  execute(
    command: string,
    args: Readonly<Record<string, unknown>>,
    timeout = COMMAND_TIMEOUT_MS,
  ): Promise<CommandResult> {
    return new Promise<CommandResult>((resolve, reject) => {
      if (this.#pending.size == QUEUE_LENGTH)
        return reject(
          new MeetingError(
            'command-failed',
            `${command}: ${QUEUE_LENGTH} commands are waiting already.`,
          ),
        );
      const settle =
        <T>(settled: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          this.#pending.delete(pending);
          settled(value);
        };
      const pending: PendingCommand = {
        reject: settle(reject),
        start: async (session) => {
          pending.start = undefined;
          try {
            if (!session.supports(command))
              throw new MeetingError(
                'command-unsupported',
                `${command}: this meeting has no such command.`,
              );
            settle(resolve)(await session.execute(command, args));
          } catch (error) {
            settle(reject)(error);
          }
        },
      };
      const timer = setTimeout(
        () =>
          pending.reject(
            new MeetingError('command-timeout', `${command}: not done within ${timeout} ms.`),
          ),
        timeout,
      );
      this.#pending.add(pending);
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#session && this.#ready) for (const { start } of this.#pending) start?.(this.#session);
  }
}
