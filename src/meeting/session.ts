/** The port to a meeting, the same for a frame, a link and Pexip-native mode. Types only. */
import type { MeetingEvent } from './events.ts';
import type { MeetingFacts } from './facts.ts';
import type { Options } from './option.ts';

export interface MeetingSession {
  /** Whether this meeting can do this command at all. */
  supports(command: string): boolean;
  /** Whether it takes this command now, before the meeting is ready. Absent: it takes none. */
  accepts?(command: string): boolean;
  /** The arguments of a command, where they are known: they are read before it is sent. Absent: the common commands' alone. */
  argumentsOf?(command: string): Options | undefined;
  /** Whether a command, once given, may take as long as it takes: a person is asked, or much is loaded. Absent: none may. */
  untimed?(command: string): boolean;
  /**
   * Sends a command that `supports()` has confirmed, or asks a question; `isWanted`: its sender still waits.
   * @returns A `CommandResult`; the answer, for a question.
   * @throws {MeetingError} `command-failed`.
   */
  execute(
    command: string,
    args: Readonly<Record<string, unknown>>,
    isWanted: () => boolean,
  ): unknown;
  /** Gives everything back. Idempotent; nothing is emitted afterwards. */
  close(): void;
}

export interface SessionHost {
  /** The only way back to the element. */
  emit(event: MeetingEvent): void;
  /** The element has opened a meeting before. */
  readonly again?: boolean;
  /** What the element tells those who read it; a session that talks writes here what it has told. */
  readonly facts?: { -readonly [K in keyof MeetingFacts]?: MeetingFacts[K] };
  /** Where the session puts what people see. It removes it on `close()`. */
  readonly container: ShadowRoot;
  /** What assistive technology calls the meeting; empty: a name is made up. */
  readonly title: string;
}
