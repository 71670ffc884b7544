/** A conversation with a Whereby room in a frame. */
import type { CommandResult } from '../../meeting/commands.ts';
import type { MeetingEvent } from '../../meeting/events.ts';
import type { Conversation, FramePort } from '../../meeting/provider.ts';
import { Answers } from '../../wire/awaited-answers.ts';
import { commonCommands, ownCommands } from './whereby-commands.ts';
import { readMessage, translate, type Fields, type Message } from './whereby-messages.ts';

export const converse = ({ post }: FramePort): Conversation => {
  const answers = new Answers<Message>();
  /** What was said last, by type: what is so already brings no answer. Of those that answer a command alone. */
  const last = new Map<string, Fields>();
  const answering = new Set(Object.values(commonCommands).map(({ answer }) => answer));
  let joined = false;
  let unstable = false;
  let recording = false;

  const send = async (command: string, args: Fields): Promise<CommandResult> => {
    const { build, answer, confirms = () => true } = commonCommands[command]!;
    const [name, ...list] = build(args);
    const known = last.get(answer);
    const confirmed =
      known && confirms(known, args)
        ? true
        : answers.next(({ type, payload }) =>
            type === answer && confirms(payload, args) ? true : undefined,
          );
    post({ command: name, args: list });
    return (await confirmed) ? 'acknowledged' : 'sent';
  };

  /** What a message amounts to, given what was said before. */
  const remember = ({ type, payload: { status } }: Message): readonly MeetingEvent[] => {
    joined ||= type === 'join';
    // On its way is neither on nor off.
    if (type === 'recording_status_change' && status !== 'starting') {
      const before = recording;
      recording = status === 'started';
      return before === recording ? [] : [{ type: 'recording-changed', detail: { recording } }];
    }
    if (type === 'connection_status_change') {
      const before = unstable;
      unstable = status === 'unstable';
      // Who is not in yet loses no meeting, and is not back in one.
      if (joined && before !== unstable)
        return [
          unstable
            ? { type: 'meeting-reconnecting', detail: null }
            : { type: 'meeting-joined', detail: { again: true } },
        ];
    }
    return [];
  };

  return {
    receive(data) {
      const message = readMessage(data);
      if (!message) return undefined;
      const { type, payload } = message;
      if (answering.has(type)) last.set(type, payload);
      answers.tell(message);
      return [
        // Under Whereby's own name first, as the element passes every event on.
        { type: `whereby-${type.replaceAll('_', '-')}`, detail: payload },
        ...translate(message),
        ...remember(message),
      ];
    },
    supports: (command) =>
      Object.hasOwn(commonCommands, command) || Object.hasOwn(ownCommands, command),
    execute(command, args) {
      if (Object.hasOwn(commonCommands, command)) return send(command, args);
      const argument = ownCommands[command as keyof typeof ownCommands];
      const given = argument === undefined ? undefined : args[argument];
      post({ command, args: given === undefined ? [] : [given] });
      return 'sent';
    },
    close: () => answers.close(),
  };
};
