/** Common commands that few pages need. No part of the eager module: they are no methods of the element. */
import { oneOf, text, type Arguments, type Options } from './option.ts';
import type { CommandResult } from './commands.ts';

const kind = oneOf('audioinput', 'videoinput', 'audiooutput');

/** By `execute()`, and `--name` for invoker buttons. Which ones a system has, `supports()` says. */
export const furtherCommands = {
  /** Gives the meeting the whole screen. A click or a key must ask for it. */
  requestFullscreen: {},
  /** Gives the screen back. */
  exitFullscreen: {},
  /** Shows the meeting's picture in a small window over all others. A click or a key must ask for it. */
  requestPictureInPicture: {},
  /** Closes that window. */
  exitPictureInPicture: {},
  /** Resolves with the cameras, microphones and loudspeakers that the meeting can use: `{ kind, id, label, selected }[]`. */
  getDevices: {},
  /** Changes the microphone, the camera or the loudspeaker, by its device id. */
  selectDevice: { kind, id: text('a device id', /[^]/) },
} satisfies Record<string, Options>;

export type FurtherCommandName = keyof typeof furtherCommands;
export type FurtherCommandArguments = {
  readonly [K in FurtherCommandName]: Arguments<(typeof furtherCommands)[K]>;
};

/** A camera, microphone or loudspeaker. */
export interface MeetingDevice {
  readonly kind: 'audioinput' | 'videoinput' | 'audiooutput';
  readonly id: string;
  /** Empty until the browser may tell. */
  readonly label: string;
  /** Whether the meeting uses it now. */
  readonly selected: boolean;
}

/** What they resolve with. */
export type FurtherCommandResult<K extends FurtherCommandName> = K extends 'getDevices'
  ? readonly MeetingDevice[]
  : CommandResult;
