/** Commands on their way: checked, kept until the meeting can take them, timed, and answered. Its own lazy chunk. */
import type { Options } from '../meeting/option.ts';
import type { ReactiveElement } from '@lit/reactive-element';
import { findProvider } from './registry.ts';
import { commands } from '../meeting/commands.ts';
import { MeetingError } from '../meeting/errors.ts';
import type { MeetingSession } from '../meeting/session.ts';
import { isOver, type MeetingState } from '../meeting/state.ts';
import { readArguments } from '../meeting/command-arguments.ts';
import { furtherCommands } from '../meeting/further-commands.ts';
import { fullscreenCommands, runScreenCommand } from '../view/screen.ts';

const COMMAND_TIMEOUT_MS = 10_000;
/** Commands that may wait at the same time. */
const QUEUE_LENGTH = 32;

/** Commands whose aim is the end of the meeting: its end acknowledges them. */
const ENDING = /^(hangup|disconnectAll)$/;

interface PendingCommand {
  readonly command: string;
  /** Absent once it was given to the session. */
  start?: ((session: MeetingSession) => void) | undefined;
  /** The attributes have changed and have not been read yet: it is for the meeting that they name. */
  early: boolean;
  /** The meeting is over. */
  end(): void;
}

/** What an invoker button has as its value. */
const readJson = (command: string, json: string): Readonly<Record<string, unknown>> => {
  try {
    // `null` and the like have no arguments either.
    return { ...JSON.parse(json || '{}') };
  } catch (cause) {
    throw new MeetingError(
      'argument-invalid',
      `${command}: wanted a JSON object as the button's value.`,
      { cause },
    );
  }
};

/** The element, as far as its next meeting is concerned. */
type Host = Element &
  Partial<Pick<ReactiveElement, 'isUpdatePending' | 'updateComplete'>> & {
    readonly provider?: string | null | undefined;
    readonly mode?: string | null | undefined;
  };

/** Until the meeting that the attributes name is the one that is open; its system may have to load first. */
const attributesRead = async (host: Host): Promise<void> => {
  await host.updateComplete;
  for (;;) {
    const provider = findProvider(host.provider, host.mode);
    if (!(provider instanceof Promise)) return;
    await provider;
    // What has been looked for is found in the update that the element asks for then.
    await Promise.resolve();
    await host.updateComplete;
  }
};

export class CommandQueue {
  readonly #pending = new Set<PendingCommand>();
  readonly #session: () => MeetingSession | undefined;
  readonly #ready: () => boolean;

  /** `session`: the one that commands go to; `ready`: it can take all that it has. */
  constructor(session: () => MeetingSession | undefined, ready: () => boolean) {
    this.#session = session;
    this.#ready = ready;
  }

  /**
   * `state`: false while the attributes are still to be read.
   * @throws {MeetingError} `argument-invalid`, `command-unsupported`, `command-failed`, `command-timeout`, `session-closed`.
   */
  async add(
    command: string,
    input: Readonly<Record<string, unknown>> | string,
    wait?: number | string | null,
    state?: MeetingState | false,
    host?: Host,
  ): Promise<unknown> {
    // An observer of attributes hears late.
    const early = state === false || !!host?.isUpdatePending;
    const timeout = Number(wait) || COMMAND_TIMEOUT_MS;
    const given = typeof input === 'string' ? readJson(command, input) : input;
    const tables: Readonly<Record<string, Options>> = { ...commands, ...furtherCommands };
    const common = Object.hasOwn(tables, command) ? tables[command]! : {};
    const read = (session?: MeetingSession) =>
      readArguments(command, session?.argumentsOf?.(command) ?? common, given);
    // A mistake is told at once, where it is known to be one.
    read(early ? undefined : this.#session());
    if (!early && state && isOver(state))
      throw new MeetingError('session-closed', `${command}: the meeting is over.`);
    if (this.#pending.size === QUEUE_LENGTH)
      throw new MeetingError(
        'command-failed',
        `${command}: ${QUEUE_LENGTH} commands are waiting already.`,
      );
    return new Promise((resolve, reject) => {
      const settle =
        <T>(settled: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          this.#pending.delete(pending);
          settled(value);
        };
      const pending: PendingCommand = {
        command,
        early,
        end: () =>
          !pending.start && ENDING.test(command)
            ? settle(resolve)('acknowledged')
            : settle(reject)(
                new MeetingError('session-closed', `${command}: the meeting was closed.`),
              ),
        start: async (session) => {
          pending.start = undefined;
          try {
            const args = read(session);
            if (!session.supports(command))
              throw new MeetingError(
                'command-unsupported',
                `${command}: this meeting has no such command.`,
              );
            if (session.untimed?.(command)) clearTimeout(timer);
            settle(resolve)(
              host && Object.hasOwn(fullscreenCommands, command)
                ? await runScreenCommand(fullscreenCommands, command, host)
                : await session.execute(command, args, () => this.#pending.has(pending)),
            );
          } catch (cause) {
            // A `postMessage()` of what cannot be cloned, or JSON of what has none.
            settle(reject)(
              (cause as Error).name === 'MeetingError'
                ? cause
                : new MeetingError('argument-invalid', `${command}: it cannot be sent.`, { cause }),
            );
          }
        },
      };
      const timer = setTimeout(
        () =>
          settle(reject)(
            new MeetingError('command-timeout', `${command}: not done within ${timeout} ms.`),
          ),
        timeout,
      );
      this.#pending.add(pending);
      const begin = () => {
        pending.early = false;
        this.flush();
      };
      if (early && host?.updateComplete) attributesRead(host).then(begin, begin);
      else begin();
    });
  }

  /** Gives the session what has waited for it. */
  flush(): void {
    const session = this.#session();
    if (session)
      for (const { command, start, early } of this.#pending)
        if (!early && (this.#ready() || session.accepts?.(command))) start?.(session);
  }

  /** Ends what is under way; `next`: but for what is for the next meeting. */
  stop(next?: boolean): void {
    for (const { early, end } of this.#pending) if (!next || !early) end();
  }
}
