/** The commands common to all meeting systems: every name and its arguments. */
import { boolean, optional, text, type Arguments, type Options } from './option.ts';

/** Each is a method of the element, and `--name` for invoker buttons. Which ones a system has, `supports()` says. */
export const commands = {
  /** Ends the meeting for the local participant. */
  hangup: {},
  /** Mutes or unmutes the local microphone. */
  setAudioMuted: { muted: boolean },
  /** Mutes or unmutes the local camera. */
  setVideoMuted: { muted: boolean },
  /** Starts or stops presenting the screen. */
  setPresenting: { presenting: boolean },
  /** Raises or lowers the local participant's hand. */
  setHandRaised: { raised: boolean },
  /** Sends a chat message to all or, with `to`, to one participant. */
  sendMessage: { text: text(), to: optional(text()) },
  /** Starts recording the meeting. */
  startRecording: {},
  /** Stops recording the meeting. */
  stopRecording: {},
  /** Answers `meeting-prompt`: a name, a PIN (none: come in without), an extension, a choice. */
  answerPrompt: { value: optional(text()) },
} satisfies Record<string, Options>;

export type CommandName = keyof typeof commands;
export type CommandArguments<K extends CommandName> = Arguments<(typeof commands)[K]>;
/** `sent`: posted to the frame, which has no way to answer. `acknowledged`: the system has confirmed it. */
export type CommandResult = 'sent' | 'acknowledged';
/** The element's methods. */
export type CommandMethods = {
  [K in CommandName]: keyof (typeof commands)[K] extends never
    ? () => Promise<CommandResult>
    : (args: CommandArguments<K>) => Promise<CommandResult>;
};
