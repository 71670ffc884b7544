/** Whereby. The page's domain must be allowed in its dashboard. @see https://docs.whereby.com/whereby-101/customizing-rooms/using-url-parameters */
import { boolean, identity, list, propertyName, text } from '../../meeting/option.ts';
import type { CommandResult } from '../../meeting/commands.ts';
import type { MeetingEvent } from '../../meeting/events.ts';
import { Answers } from '../../wire/awaited-answers.ts';
import { address, encode, meetingUrl, segment } from '../../wire/url.ts';
import { defineProvider, type Conversation, type FramePort } from '../../meeting/provider.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Message {
  readonly type: string;
  readonly payload: Fields;
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const readText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `{ type, payload }`; other messages are none of Whereby's. */
const readMessage = (data: unknown): Message | undefined =>
  isObject(data) && typeof data.type === 'string'
    ? { type: data.type, payload: isObject(data.payload) ? data.payload : {} }
    : undefined;

/** Each of Whereby's messages, as what all systems have in common. One that is not here is none of Whereby's. */
const translations: Readonly<Record<string, (payload: Fields) => readonly MeetingEvent[]>> = {
  ready: () => [],
  knock: () => [
    {
      type: 'meeting-prompt',
      detail: { kind: 'waiting', message: 'The host has been asked to let you in.' },
    },
  ],
  // Back before the door.
  cancel_knock: () => [{ type: 'meeting-ready', detail: null }],
  join: () => [{ type: 'meeting-joined', detail: {} }],
  leave: ({ removed }) => [
    { type: 'meeting-left', detail: { reason: removed ? 'removed' : 'left' } },
  ],
  meeting_end: () => [{ type: 'meeting-left', detail: { reason: 'ended' } }],
  participant_join: ({ participant }) => [
    { type: 'participant-joined', detail: readParticipant(participant) },
  ],
  participant_leave: ({ participant }) => [
    { type: 'participant-left', detail: readParticipant(participant) },
  ],
  microphone_toggle: ({ enabled }) => [
    { type: 'audio-muted-changed', detail: { muted: !enabled } },
  ],
  camera_toggle: ({ enabled }) => [{ type: 'video-muted-changed', detail: { muted: !enabled } }],
  screenshare_toggle: ({ enabled }) => [
    { type: 'presentation-changed', detail: { presenting: !!enabled, local: true } },
  ],
  recording_status_change: ({ status }) => [
    { type: 'recording-changed', detail: { recording: status === 'recording' } },
  ],
  // With a memory: see `receive()`.
  connection_status_change: () => [],
  participantupdate: () => [],
  chat_toggle: () => [],
  people_toggle: () => [],
  pip_toggle: () => [],
  grant_device_permission: () => [],
  deny_device_permission: () => [],
  streaming_status_change: () => [],
  transcription_status_change: () => [],
  precall_check_skipped: () => [],
  precall_check_completed: () => [],
};

/** Whereby tells others by what the page has given them: an `externalId`, or `metadata`. */
const readParticipant = (participant: unknown) => {
  const { externalId, metadata } = isObject(participant) ? participant : ({} as Fields);
  return { id: readText(externalId) || readText(metadata) };
};

/** A command of the page: Whereby's, the message that answers it, and what that says. */
interface Command {
  build(args: Fields): readonly [command: string, ...args: unknown[]];
  /** What the answer's payload is to hold; absent: any does. */
  readonly answer?: string;
  confirms?(payload: Fields, args: Fields): boolean;
}

/** A setting as Whereby takes it: `true` is on. */
const setting = (command: string, isOn: (args: Fields) => boolean): Command => ({
  build: (args) => [command, isOn(args)],
  answer: command.replace(/^toggle_(.*)$/, '$1_toggle'),
  confirms: ({ enabled }, args) => enabled === isOn(args),
});

const recording = (command: string, on: boolean): Command => ({
  build: () => [command],
  answer: 'recording_status_change',
  confirms: ({ status }) => (status === 'recording') === on,
});

const commands: Readonly<Record<string, Command>> = {
  hangup: { build: () => ['leave_room'], answer: 'leave' },
  setAudioMuted: setting('toggle_microphone', ({ muted }) => !muted),
  setVideoMuted: setting('toggle_camera', ({ muted }) => !muted),
  setPresenting: setting('toggle_screenshare', ({ presenting }) => !!presenting),
  startRecording: recording('start_recording', true),
  stopRecording: recording('stop_recording', false),
};

/** Whereby's own commands, under their own names, with the name of their one argument. */
const ownCommands: Readonly<Record<string, string | undefined>> = {
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

const converse = ({ post }: FramePort): Conversation => {
  const answers = new Answers<Message>();
  /** What was said last, by type: what is so already brings no answer. */
  const last = new Map<string, Fields>();
  let joined = false;
  let unstable = false;

  const send = async (command: string, args: Fields): Promise<CommandResult> => {
    const { build, answer, confirms = () => true } = commands[command]!;
    const [name, ...list] = build(args);
    const known = last.get(answer!);
    const confirmed =
      known && confirms(known, args)
        ? true
        : answers.next(({ type, payload }) =>
            type === answer && confirms(payload, args) ? true : undefined,
          );
    post({ command: name, args: list });
    return (await confirmed) ? 'acknowledged' : 'sent';
  };

  return {
    receive(data) {
      const message = readMessage(data);
      if (!message || !Object.hasOwn(translations, message.type)) return undefined;
      const { type, payload } = message;
      last.set(type, payload);
      answers.tell(message);
      joined ||= type === 'join';
      if (type !== 'connection_status_change') return translations[type]!(payload);
      const before = unstable;
      unstable = payload.status === 'unstable';
      // Who is not in yet loses no meeting, and is not back in one.
      if (!joined || before === unstable) return [];
      return [
        unstable
          ? { type: 'meeting-reconnecting', detail: null }
          : { type: 'meeting-joined', detail: { again: true } },
      ];
    },
    supports: (command) => Object.hasOwn(commands, command) || Object.hasOwn(ownCommands, command),
    execute(command, args) {
      if (Object.hasOwn(commands, command)) return send(command, args);
      const argument = ownCommands[command];
      const given = argument === undefined ? undefined : args[argument];
      post({ command, args: given === undefined ? [] : [given] });
      return 'sent';
    },
    close: () => answers.close(),
  };
};

/** Whereby's name of a parameter, where the attribute has another. */
const keys: Readonly<Record<string, string>> = { minimal: 'embed', 'room-lang': 'lang' };

/** What the room's URL may say as well; on the wire, booleans are `on` and `off`. */
const parameters = {
  /** Name of the participant. Default: they are asked. */
  displayName: text(),
  /** Leave out what is around the meeting. On the wire: `embed`. */
  minimal: boolean,
  /** Whereby's `lang`, since `lang` belongs to HTML on every element: the interface's language, such as `fr`. */
  'room-lang': text(),
  /** What Whereby's webhooks tell of this participant. */
  metadata: text(),
  /** Your own identifier of this participant, which the others' events hold. */
  externalId: text(),
  /** Breakout groups, by name. */
  groups: list(),
  /** Picture of the participant. */
  avatarUrl: text(),
  /** Picture behind the participant. */
  virtualBackgroundUrl: text(),
  /** Effect on the camera's picture, such as `slight-blur`. */
  cameraEffect: text(),
  /** Start with the microphone on. Default: true. */
  audio: boolean,
  /** Start with the camera on. Default: true. */
  video: boolean,
  /** Offer the chat. */
  chat: boolean,
  /** Offer the list of people. */
  people: boolean,
  /** Offer sharing the screen. */
  screenshare: boolean,
  /** Offer to leave. */
  leaveButton: boolean,
  /** Show the room's background. */
  background: boolean,
  /** Show the logo. */
  logo: boolean,
  /** Offer to lock the room, to hosts. */
  locking: boolean,
  /** Show how many are in the room. */
  participantCount: boolean,
  /** Offer the settings. */
  settingsButton: boolean,
  /** Offer picture in picture. */
  pipButton: boolean,
  /** Offer the menu with more. */
  moreButton: boolean,
  /** Show the bar at the top. */
  topToolbar: boolean,
  /** Show the bar at the bottom. */
  bottomToolbar: boolean,
  /** The participant's own picture floats. */
  floatSelf: boolean,
  /** Offer breakout groups, to hosts. */
  breakout: boolean,
  /** Show the timer. */
  timer: boolean,
  /** Look at camera and microphone before the meeting. */
  precallReview: boolean,
  /** Do not ask for camera and microphone before the browser does. */
  skipMediaPermissionPrompt: boolean,
  /** Offer recording. */
  recording: boolean,
  /** Offer reactions. */
  reactions: boolean,
  /** Spare the connection. */
  lowData: boolean,
};

/** `on`, `off`, or the text itself. */
const write = (value: unknown): unknown =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : value;

export const whereby = defineProvider({
  name: 'whereby',
  label: 'Whereby',
  // The vendor's own list, without the names that no browser knows.
  allow:
    'autoplay; camera; microphone; fullscreen; display-capture; compute-pressure; screen-wake-lock; speaker-selection',
  options: {
    /** The room's URL on whereby.com. What it says already stays; with a `roomKey`, it is the host's secret. */
    src: identity({
      ...text(
        'the URL of a room, https://<name>.whereby.com/<room>',
        /^https:\/\/[\w-]+\.whereby\.com\/[\w-]+(\?[^#\s\\]*)?$/,
      ),
      secret: true,
    }),
    /** The host of the rooms. With `room`, instead of `src`. */
    address: identity(address()),
    /** The room's name. */
    room: identity(segment("the room's name")),
    ...parameters,
  },
  required: (values) => ('address' in values || 'room' in values ? ['address', 'room'] : ['src']),
  buildUrl({ src, address, room, ...rest }) {
    const url = src ?? `${address}/${encode(room!)}`;
    const said = new URL(url).searchParams;
    const subdomain = /^https:\/\/([\w-]+)\.whereby\.com\//.exec(url)?.[1];
    const wanted: Record<string, unknown> = { jsApi: true, we: 1, iframeSource: subdomain };
    for (const attribute of Object.keys(parameters))
      wanted[keys[attribute] ?? attribute] = write(
        (rest as Readonly<Record<string, unknown>>)[propertyName(attribute)],
      );
    const query = meetingUrl(
      '',
      Object.fromEntries(Object.entries(wanted).filter(([key]) => !said.has(key))),
    );
    return url + (url.includes('?') ? query.replace('?', url.endsWith('?') ? '' : '&') : query);
  },
  converse,
});
