/** THE TABLES of Whereby's commands. */
import type { Fields } from './whereby-messages.ts';

/** A common command: Whereby's, the message that answers it, and what that says. */
interface Command {
  build(args: Fields): readonly [command: string, ...args: unknown[]];
  readonly answer: string;
  /** What the answer's payload is to hold; absent: any does. */
  confirms?(payload: Fields, args: Fields): boolean;
}

/** A setting as Whereby takes it: `true` is on. */
const setting = (what: string, isOn: (args: Fields) => boolean): Command => ({
  build: (args) => ['toggle_' + what, isOn(args)],
  answer: what + '_toggle',
  confirms: ({ enabled }, args) => enabled === isOn(args),
});

/** `starting` comes first, and is no answer yet. */
const recording = (command: string, wanted: string): Command => ({
  build: () => [command],
  answer: 'recording_status_change',
  confirms: ({ status }) => status === wanted,
});

export const commonCommands: Readonly<Record<string, Command>> = {
  hangup: { build: () => ['leave_room'], answer: 'leave' },
  setAudioMuted: setting('microphone', ({ muted }) => !muted),
  setVideoMuted: setting('camera', ({ muted }) => !muted),
  setPresenting: setting('screenshare', ({ presenting }) => !!presenting),
  startRecording: recording('start_recording', 'started'),
  stopRecording: recording('stop_recording', 'stopped'),
};

type Nothing = Record<never, never>;
/** Absent: the other way than it is. */
type Switch = { enabled?: boolean };

/**
 * Whereby's own commands, under their own names, with their one argument.
 * @see https://docs.whereby.com/reference/using-the-whereby-embed-element/web-component-commands
 */
export interface WherebyCommandArguments {
  end_meeting: Nothing;
  knock: Nothing;
  leave_room: Nothing;
  open_settings: {
    pane?:
      'theme' | 'integrations' | 'streaming' | 'effects' | 'notifications' | 'advanced' | 'media';
  };
  start_recording: Nothing;
  stop_recording: Nothing;
  start_streaming: Nothing;
  stop_streaming: Nothing;
  start_live_transcription: Nothing;
  stop_live_transcription: Nothing;
  toggle_breakout: Switch;
  toggle_camera: Switch;
  toggle_chat: Switch;
  toggle_microphone: Switch;
  toggle_people: Switch;
  toggle_screenshare: Switch;
}

/** The name of the argument. */
export const ownCommands: Readonly<
  Record<keyof WherebyCommandArguments, 'pane' | 'enabled' | undefined>
> = {
  end_meeting: undefined,
  knock: undefined,
  leave_room: undefined,
  open_settings: 'pane',
  start_recording: undefined,
  stop_recording: undefined,
  start_streaming: undefined,
  stop_streaming: undefined,
  start_live_transcription: undefined,
  stop_live_transcription: undefined,
  toggle_breakout: 'enabled',
  toggle_camera: 'enabled',
  toggle_chat: 'enabled',
  toggle_microphone: 'enabled',
  toggle_people: 'enabled',
  toggle_screenshare: 'enabled',
};
