/** A conversation with Jitsi Meet in a frame: its handshake, its events, and commands that say what they want. */
import { ApiMemory } from './api-memory.ts';
import type { CommandResult } from '../../meeting/commands.ts';
import { MeetingError } from '../../meeting/errors.ts';
import type { MeetingEvent } from '../../meeting/events.ts';
import { Answers } from '../../wire/awaited-answers.ts';
import type { MeetingDevice } from '../../meeting/further-commands.ts';
import type { Conversation, FramePort } from '../../meeting/provider.ts';
import { isJitsiCommand, readCommand } from './jitsi-commands.ts';
import { isJitsiQuery, writeQuery, type LocalQuery } from './jitsi-queries.ts';
import { deviceSetters, readDevices } from './jitsi-devices.ts';
import { settings } from './jitsi-settings.ts';
import { JitsiMeeting } from './meeting.ts';
import {
  readMessage,
  readReason,
  writeCommand,
  writeReady,
  writeRequest,
  type Fields,
  type JitsiMessage,
} from './postis.ts';

/** What this side calls itself in the handshake. */
const OWN_ID = 'meeting-embed';

/** A change so short before the join, in ms, is Jitsi's own reset, and nobody's wish. */
const RESET_MS = 500;

/**
 * A setting. `isWanted`: until it is answered, whether its sender still waits; then whether it was done. What is true at
 * joining is done once more.
 */
interface Wish {
  readonly args: Fields;
  isWanted(): boolean;
}

/** What a message says that answers a command. */
type Read = (name: string, fields: Fields) => true | MeetingError | undefined;

export const converse = ({ post, emit, values }: FramePort): Conversation => {
  const meeting = new JitsiMeeting(values.jwt);
  const memory = new ApiMemory();
  const answers = new Answers<JitsiMessage>();
  /** The end of the last command for each setting: the next one starts from there. */
  const turns = new Map<string, Promise<unknown>>();
  /** The settings that were wanted before the meeting was joined. */
  const early = new Map<string, Wish>();
  /** When one of them was set otherwise since, in the meeting's own page. */
  const otherwise = new Map<string, number>();
  let requests = 0;
  let frameId = '';

  const shakeHands = (id: string): readonly MeetingEvent[] => {
    if (id === OWN_ID) return [];
    const reloaded = frameId && id !== frameId;
    // Each time: a frame that repeats itself has not had the answer.
    post(writeReady(id));
    if (id !== frameId) post(writeReady(OWN_ID));
    frameId = id;
    if (!reloaded) return [];
    memory.restart();
    return meeting.restart();
  };

  /** Its sender has been told that it was not done. @throws {MeetingError} `command-timeout`. */
  const checkWanted = (command: string, isWanted: () => boolean): void => {
    if (!isWanted())
      throw new MeetingError('command-timeout', `${command}: Jitsi Meet has answered too late.`);
  };

  /** What is said before the meeting is joined, Jitsi drops. */
  const join = async (command: string, isWanted: () => boolean): Promise<void> => {
    const joined = await (meeting.joined ||
      answers.next(
        (message) =>
          (message.type === 'event' && message.name === 'video-conference-joined') || undefined,
        isWanted,
      ));
    if (!joined)
      throw new MeetingError('command-failed', `${command}: the meeting is not joined yet.`);
    checkWanted(command, isWanted);
  };

  /**
   * `isWanted`: for as long; absent: for as long as any answer may take.
   * @throws {MeetingError} `command-failed`: Jitsi refuses, or does not answer.
   */
  const ask = async (
    isWanted: (() => boolean) | undefined,
    ...query: Parameters<typeof writeQuery>
  ): Promise<unknown> => {
    const id = ++requests;
    const answer = answers.next(
      (message) => (message.type === 'response' && message.id === id ? message : undefined),
      isWanted,
    );
    post(writeRequest(id, writeQuery(...query)));
    const response = await answer;
    if (response && response.error === undefined) return response.result;
    throw new MeetingError(
      'command-failed',
      `${query[0]}: ${response ? `Jitsi Meet: ${readReason(response.error)}` : 'Jitsi Meet does not answer'}.`,
    );
  };

  /** `sent`: nothing has answered. */
  const send = async (
    name: string,
    args: readonly unknown[],
    read: Read,
  ): Promise<CommandResult> => {
    const answer = answers.next((message) =>
      message.type === 'event' ? read(message.name, message.fields) : undefined,
    );
    post(writeCommand(name, args));
    const result = await answer;
    if (result instanceof MeetingError) throw result;
    return result ? 'acknowledged' : 'sent';
  };

  const set = async (command: string, wish: Wish): Promise<CommandResult> => {
    const { argument, query, toggle, event, field } = settings[command]!;
    const wanted = wish.args[argument];
    const isWanted = () => wish.isWanted();
    if (query && !meeting.joined) {
      early.set(command, wish);
      otherwise.delete(command);
    }
    if (!query) await join(command, isWanted);
    const now = query ? await ask(undefined, query) : meeting.handRaised;
    if (typeof now !== 'boolean')
      throw new MeetingError(
        'command-failed',
        `${command}: Jitsi Meet does not say how it stands.`,
      );
    if (now === wanted) return 'acknowledged';
    checkWanted(command, isWanted);
    return send(toggle, [], (name, fields) =>
      name === event &&
      !!fields[field] === wanted &&
      // Hands are everybody's.
      (query || fields.id === meeting.self || fields.id === 'local')
        ? true
        : undefined,
    );
  };

  /** One after another, so that none toggles what the one before is about to. */
  const setInTurn = (command: string, args: Fields, isWanted: () => boolean) => {
    const wish: Wish = { args, isWanted };
    const result = (turns.get(command) ?? Promise.resolve()).then(() => set(command, wish));
    const settle = (done: boolean) => (wish.isWanted = () => done);
    turns.set(
      command,
      result.then(
        () => settle(wish.isWanted()),
        () => settle(false),
      ),
    );
    return result;
  };

  const hearOtherwise = (name: string, fields: Fields): void => {
    for (const [command, { args }] of early) {
      const { argument, event, field } = settings[command]!;
      if (event !== name) continue;
      if (!!fields[field] === args[argument]) otherwise.delete(command);
      else otherwise.set(command, performance.now());
    }
  };

  /**
   * Jitsi starts as its configuration says, at joining, whatever was wanted of it before. What somebody has changed
   * after the command, before they joined, is theirs: nobody is unmuted who muted themselves, or by what was refused.
   */
  const keepEarly = (): void => {
    for (const [command, wish] of early)
      if (wish.isWanted() && !(performance.now() - otherwise.get(command)! > RESET_MS))
        setInTurn(command, wish.args, () => wish.isWanted()).catch(
          // Unless its sender has been told already.
          (detail: MeetingError) => wish.isWanted() && emit({ type: 'meeting-error', detail }),
        );
    early.clear();
  };

  const record = async (
    command: string,
    on: boolean,
    isWanted: () => boolean,
    mode: unknown,
    name: string,
    args: readonly unknown[],
  ) => {
    await join(command, isWanted);
    return send(name, args, (event, fields) => {
      // Several kinds may run at once.
      if (event !== 'recording-status-changed' || fields.mode !== mode) return undefined;
      if (fields.error)
        return new MeetingError(
          'command-failed',
          `${command}: Jitsi Meet: ${readReason(fields.error)}.`,
        );
      return !!fields.on === on || undefined;
    });
  };

  /** The common commands, but for the settings. */
  const common: Readonly<
    Record<string, (args: Fields, isWanted: () => boolean) => Promise<unknown>>
  > = {
    // Its end acknowledges it as well, where there is no conference to leave.
    hangup: () => send('video-hangup', [], (name) => name === 'video-conference-left' || undefined),
    async sendMessage({ text, to }, isWanted) {
      await join('sendMessage', isWanted);
      return send(
        'send-chat-message',
        to === undefined ? [text] : [text, to],
        (name, { message }) => (name === 'outgoing-message' && message === text ? true : undefined),
      );
    },
    // With Jitsi's own arguments, by `execute()`: `{ mode: 'local', onlySelf: true }` …
    startRecording: ({ mode = 'file', ...args }, isWanted) =>
      record('startRecording', true, isWanted, mode, 'start-recording', [{ mode, ...args }]),
    stopRecording: ({ mode = 'file' }, isWanted) =>
      record('stopRecording', false, isWanted, mode, 'stop-recording', [mode]),
    // Jitsi's own, which its configuration may forbid.
    requestPictureInPicture: () =>
      send('show-pip', [], (name) => name === 'pip-entered' || undefined),
    exitPictureInPicture: () => send('hide-pip', [], (name) => name === 'pip-left' || undefined),
    getDevices: async (_, isWanted) =>
      readDevices(
        ...(await Promise.all([
          ask(isWanted, 'getAvailableDevices'),
          ask(isWanted, 'getCurrentDevices'),
        ])),
      ),
    async selectDevice({ kind, id }, isWanted) {
      await ask(isWanted, deviceSetters[kind as MeetingDevice['kind']], { id });
      return 'acknowledged';
    },
    async answerPrompt({ value = '' }) {
      if (!meeting.asked)
        throw new MeetingError('command-failed', 'answerPrompt: nothing is asked.');
      return send('password', [value], (name) =>
        name === 'video-conference-joined'
          ? true
          : name === 'password-required'
            ? new MeetingError('command-failed', 'answerPrompt: the password is wrong.')
            : undefined,
      );
    },
  };

  return {
    receive(data) {
      const message = readMessage(data);
      if (message?.type === 'ready') return shakeHands(message.id);
      if (!message) return undefined;
      const events: MeetingEvent[] = [];
      if (message.type === 'event') {
        const { name, fields } = message;
        // Under Jitsi's own name first, as the element passes every event on.
        events.push({ type: `jitsi-${name}`, detail: fields });
        memory.hear(name, fields);
        if (!meeting.joined) hearOtherwise(name, fields);
        events.push(...meeting.translate(name, fields));
      }
      answers.tell(message);
      if (events.some(({ type }) => type === 'meeting-joined')) keepEarly();
      return events;
    },
    supports: (command) =>
      Object.hasOwn(settings, command) ||
      Object.hasOwn(common, command) ||
      Object.hasOwn(memory.answers, command) ||
      isJitsiCommand(command) ||
      isJitsiQuery(command),
    execute(command, args, isWanted) {
      if (Object.hasOwn(settings, command)) return setInTurn(command, args, isWanted);
      if (Object.hasOwn(common, command)) return common[command]!(args, isWanted);
      if (Object.hasOwn(memory.answers, command)) return memory.answers[command as LocalQuery]();
      if (isJitsiQuery(command)) return ask(isWanted, command, args);
      if (isJitsiCommand(command)) post(writeCommand(...readCommand(command, args)));
      return 'sent';
    },
    close: () => answers.close(),
  };
};
