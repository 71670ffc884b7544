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

/** A setting that Jitsi can only toggle. */
interface Setting {
  /** The argument that says what is wanted. */
  readonly argument: string;
  /** The query that says how it stands; absent: the events before have said it. */
  readonly query?: 'isAudioMuted' | 'isVideoMuted' | 'isSharingScreen';
  readonly toggle: string;
  /** The event that says how it stands from now on, and its field. */
  readonly event: string;
  readonly field: string;
}

const settings: Readonly<Record<string, Setting>> = {
  setAudioMuted: {
    argument: 'muted',
    query: 'isAudioMuted',
    toggle: 'toggle-audio',
    event: 'audio-mute-status-changed',
    field: 'muted',
  },
  setVideoMuted: {
    argument: 'muted',
    query: 'isVideoMuted',
    toggle: 'toggle-video',
    event: 'video-mute-status-changed',
    field: 'muted',
  },
  setPresenting: {
    argument: 'presenting',
    query: 'isSharingScreen',
    toggle: 'toggle-share-screen',
    event: 'screen-sharing-status-changed',
    field: 'on',
  },
  setHandRaised: {
    argument: 'raised',
    toggle: 'toggle-raise-hand',
    event: 'raise-hand-updated',
    field: 'handRaised',
  },
};

/** What a message says that answers a command. */
type Read = (name: string, fields: Fields) => true | MeetingError | undefined;

export const converse = ({ post, emit, values }: FramePort): Conversation => {
  const meeting = new JitsiMeeting(values.jwt);
  const memory = new ApiMemory();
  const answers = new Answers<JitsiMessage>();
  /** The end of the last command for each setting: the next one starts from there. */
  const turns = new Map<string, Promise<unknown>>();
  /** The settings that were wanted before the meeting was joined. */
  const early = new Map<string, Fields>();
  let requests = 0;
  let frameId = '';

  const shakeHands = (id: string): readonly MeetingEvent[] => {
    if (id === OWN_ID) return [];
    const reloaded = frameId && id !== frameId;
    // Each time: a frame that repeats itself has not had the answer.
    post(writeReady(id));
    if (id !== frameId) post(writeReady(OWN_ID));
    frameId = id;
    return reloaded ? meeting.restart() : [];
  };

  /** What is said before the meeting is joined, Jitsi drops. */
  const join = async (command: string): Promise<void> => {
    const joined = await (meeting.joined ||
      answers.next(
        (message) =>
          (message.type === 'event' && message.name === 'video-conference-joined') || undefined,
      ));
    if (!joined)
      throw new MeetingError('command-failed', `${command}: the meeting is not joined yet.`);
  };

  /** @throws {MeetingError} `command-failed`: Jitsi refuses, or does not answer. */
  const ask = async (...query: Parameters<typeof writeQuery>): Promise<unknown> => {
    const id = ++requests;
    const answer = answers.next((message) =>
      message.type === 'response' && message.id === id ? message : undefined,
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

  const set = async (
    command: string,
    args: Fields,
    isWanted: () => boolean,
  ): Promise<CommandResult> => {
    const { argument, query, toggle, event, field } = settings[command]!;
    const wanted = args[argument];
    if (query && !meeting.joined) early.set(command, args);
    if (!query) await join(command);
    const now = query ? await ask(query) : meeting.handRaised;
    if (typeof now !== 'boolean')
      throw new MeetingError(
        'command-failed',
        `${command}: Jitsi Meet does not say how it stands.`,
      );
    if (now === wanted) return 'acknowledged';
    // Its sender has been told that it was not done.
    if (!isWanted())
      throw new MeetingError('command-timeout', `${command}: Jitsi Meet has answered too late.`);
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
    const result = (turns.get(command) ?? Promise.resolve()).then(() =>
      set(command, args, isWanted),
    );
    turns.set(
      command,
      result.catch(() => {}),
    );
    return result;
  };

  /** Jitsi starts as its configuration says, at joining, whatever was wanted of it before. */
  const keepEarly = (): void => {
    for (const [command, args] of early)
      setInTurn(command, args, () => true).catch((detail: MeetingError) =>
        emit({ type: 'meeting-error', detail }),
      );
    early.clear();
  };

  const record = async (command: string, on: boolean, name: string, args: readonly unknown[]) => {
    await join(command);
    return send(name, args, (event, fields) => {
      if (event !== 'recording-status-changed') return undefined;
      if (fields.error)
        return new MeetingError(
          'command-failed',
          `${command}: Jitsi Meet: ${readReason(fields.error)}.`,
        );
      return !!fields.on === on || undefined;
    });
  };

  /** The common commands, but for the settings. */
  const common: Readonly<Record<string, (args: Fields) => Promise<unknown>>> = {
    // Its end acknowledges it as well, where there is no conference to leave.
    hangup: () => send('video-hangup', [], (name) => name === 'video-conference-left' || undefined),
    async sendMessage({ text, to }) {
      await join('sendMessage');
      return send(
        'send-chat-message',
        to === undefined ? [text] : [text, to],
        (name, { message }) => (name === 'outgoing-message' && message === text ? true : undefined),
      );
    },
    // With Jitsi's own arguments, by `execute()`: `{ mode: 'local', onlySelf: true }` …
    startRecording: (args) =>
      record('startRecording', true, 'start-recording', [{ mode: 'file', ...args }]),
    stopRecording: ({ mode = 'file' }) => record('stopRecording', false, 'stop-recording', [mode]),
    // Jitsi's own, which its configuration may forbid.
    requestPictureInPicture: () =>
      send('show-pip', [], (name) => name === 'pip-entered' || undefined),
    exitPictureInPicture: () => send('hide-pip', [], (name) => name === 'pip-left' || undefined),
    getDevices: async () =>
      readDevices(...(await Promise.all([ask('getAvailableDevices'), ask('getCurrentDevices')]))),
    async selectDevice({ kind, id }) {
      await ask(deviceSetters[kind as MeetingDevice['kind']], { id });
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
      if (Object.hasOwn(common, command)) return common[command]!(args);
      if (Object.hasOwn(memory.answers, command)) return memory.answers[command as LocalQuery]();
      if (isJitsiQuery(command)) return ask(command, args);
      if (isJitsiCommand(command)) post(writeCommand(...readCommand(command, args)));
      return 'sent';
    },
    close: () => answers.close(),
  };
};
