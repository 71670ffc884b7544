/**
 * THE TABLE of native mode's commands: each with the permission it needs, its arguments, and what is done. Validation,
 * types, what the view may offer, manifest and documentation derive from it.
 */
import { commands, type Arguments } from '../../../meeting/commands.ts';
import { furtherCommands } from '../../../meeting/further-commands.ts';
import {
  boolean,
  integer,
  list,
  oneOf,
  optional,
  secret,
  text,
  type Option,
  type Options,
} from '../../../meeting/option.ts';
import type { CommandTarget } from './command-target.ts';
import * as may from './permissions.ts';

/** One row. */
interface NativeCommand<A extends Options> {
  readonly may: may.Permission;
  readonly arguments: A;
  /** Resolves once the node has taken it. */
  run(target: CommandTarget, args: Arguments<A>): Promise<unknown>;
}

/** Checks a row's types. */
const row = <const A extends Options>(
  may: may.Permission,
  options: A,
  run: (target: CommandTarget, args: Arguments<A>) => Promise<unknown>,
): NativeCommand<A> => ({ may, arguments: options, run });

/** How long a camera moves after one signal, in ms, as the API recommends. */
const START_MOVE_MS = 1000;
const CONTINUE_MOVE_MS = 200;

const words = (wanted: string) => text(wanted, /[^]/);
const participantId = words("a participant's uuid");
const breakoutId = words("a breakout room's uuid");
const uuids = list();
const participantIds: Option<readonly string[]> = {
  wanted: "a list of participants' uuids",
  read: (raw) => (raw === '' ? [] : uuids.read(raw)),
};

/** As `preferred_aspect_ratio` takes it. */
const ratio: Option<number> = {
  wanted: 'a number from 0 to 2',
  read: (raw) => (/^[\d.]+$/.test(raw) && Number(raw) <= 2 ? Number(raw) : undefined),
};
/** The name by which Pexip's own clients know a mix of one's own. */
const PERSONAL_MIX = 'main.!personal';

export const nativeCommands = {
  hangup: row(may.anyone, commands.hangup, ({ leave }) => leave()),
  answerPrompt: row(may.anyone, commands.answerPrompt, async ({ answerPrompt }, { value }) =>
    answerPrompt(value),
  ),
  setAudioMuted: row(may.audioSender, commands.setAudioMuted, ({ media }, { muted }) =>
    media.setAudioMuted(muted),
  ),
  setVideoMuted: row(may.videoSender, commands.setVideoMuted, ({ media }, { muted }) =>
    media.setVideoMuted(muted),
  ),
  setPresenting: row(may.presenter, commands.setPresenting, ({ media }, { presenting }) =>
    media.setPresenting(presenting),
  ),
  setHandRaised: row(may.member, commands.setHandRaised, ({ client, self }, { raised }) =>
    raised ? client.participant(self()).buzz() : client.participant(self()).clearbuzz(),
  ),
  sendMessage: row(may.writer, commands.sendMessage, ({ sendMessage }, message) =>
    sendMessage(message),
  ),
  /** Changes the microphone, the camera or the loudspeaker, by its device id. */
  selectDevice: row(may.anyone, furtherCommands.selectDevice, ({ media }, { kind, id }) =>
    media.selectDevice(kind, id),
  ),
  /** Calls again with sound and video, where the call was lost and given up. */
  restartCall: row(may.member, {}, ({ media }) => media.restartCall()),
  /** Starts or stops measuring the call, once a second. */
  watchStatistics: row(may.anyone, { watching: boolean }, async ({ media }, { watching }) =>
    media.watchStatistics(watching),
  ),
  /** Shows or hides live captions for the local participant. */
  setCaptions: row(may.captionReader, { shown: boolean }, ({ client, self }, { shown }) =>
    shown
      ? client.participant(self()).show_live_captions()
      : client.participant(self()).hide_live_captions(),
  ),
  /** Moves a participant's camera: `start` on pressing, `continue` while held, `stop` on letting go. */
  moveCamera: row(
    may.host,
    {
      participantId,
      action: oneOf('start', 'continue', 'stop'),
      axis: oneOf('pan', 'tilt', 'zoom'),
      direction: oneOf('left', 'right', 'up', 'down', 'in', 'out'),
    },
    async ({ client, media }, { participantId, action, axis, direction }) => {
      const detail = {
        action,
        movement: [{ axis, direction }],
        timeout: action === 'start' ? START_MOVE_MS : CONTINUE_MOVE_MS,
      };
      if (!media.sendToPeer({ name: 'fecc', detail }))
        await client.participant(participantId).fecc(detail);
    },
  ),
  /** Sends tones (0–9, *, #) to a participant's end of the call. */
  sendDtmf: row(
    may.dialler,
    { participantId, digits: words('digits') },
    ({ client, self, media }, { participantId, digits }) =>
      participantId === self()
        ? media.sendDtmf(digits)
        : client.participant(participantId).dtmf({ digits }),
  ),

  /** Chooses how the participants are arranged in the main video. */
  setLayout: row(may.host, { layout: words("a layout's name") }, ({ client }, { layout }) =>
    client.transform_layout({ transforms: { layout } }),
  ),
  /** Chooses how the participants are arranged for the local participant alone; without `layout`: as for everyone. */
  setPersonalLayout: row(
    may.ownLayout,
    { layout: optional(words("a layout's name")) },
    async ({ room, place, hasPersonalMix }, { layout }) => {
      const here = room(place().room);
      const mix = { mix_name: PERSONAL_MIX };
      if (layout === undefined) return hasPersonalMix() ? here.video_mix_delete(mix) : undefined;
      if (!hasPersonalMix()) await here.video_mix_create(mix);
      return here.video_mix_configure({ ...mix, transform_layout: { layout } });
    },
  ),
  /** Asks for a picture of this shape, width by height, so that a narrow page gets a narrow one. */
  setAspectRatio: row(may.member, { ratio }, ({ client, place }, { ratio }) =>
    client.participant(place().uuid).preferred_aspect_ratio({ aspect_ratio: ratio }),
  ),
  /** Locks or unlocks the conference: who comes to a locked one waits to be let in. */
  setLocked: row(may.host, { locked: boolean }, ({ client }, { locked }) =>
    locked ? client.lock() : client.unlock(),
  ),
  /** Starts the conference for the guests who wait for a host. */
  startConference: row(may.host, {}, ({ client }) => client.start_conference()),
  /** Mutes or unmutes all guests. */
  muteAllGuests: row(may.host, { muted: boolean }, ({ client }, { muted }) =>
    muted ? client.muteguests() : client.unmuteguests(),
  ),
  /** Lets guests whom a host has muted unmute themselves, or not. */
  setGuestsCanUnmute: row(may.host, { allowed: boolean }, ({ client }, { allowed }) =>
    client.set_guests_can_unmute({ setting: allowed }),
  ),
  /** Lowers every raised hand. */
  lowerAllHands: row(may.host, {}, ({ client }) => client.clearallbuzz()),
  /** Takes the spotlight off everyone. */
  clearSpotlights: row(may.host, {}, ({ client }) => client.clearspotlights()),
  /** Shows a text over everyone's video; an empty one removes it. */
  setBanner: row(may.host, { text: text() }, ({ client }, { text }) =>
    client.set_message_text({ text }),
  ),
  /** Sets the conference's classification, by the number of its level. */
  setClassification: row(may.host, { level: integer(0, 1000) }, ({ client }, { level }) =>
    client.set_classification_level({ level }),
  ),
  /** Ends the meeting for everyone. */
  disconnectAll: row(may.host, {}, ({ client }) => client.disconnect()),
  /** Calls somebody into the conference. */
  dial: row(
    may.host,
    {
      destination: words('an address or a number to call'),
      protocol: oneOf('auto', 'sip', 'h323', 'mssip', 'rtmp'),
      role: oneOf('HOST', 'GUEST'),
    },
    ({ client }, args) => client.dial(args),
  ),

  /** Lets a participant in from the waiting room. */
  admit: row(may.host, { participantId }, ({ client }, { participantId }) =>
    client.participant(participantId).unlock(),
  ),
  /** Mutes or unmutes a participant's audio for everyone. */
  muteParticipant: row(
    may.host,
    { participantId, muted: boolean },
    ({ client }, { participantId, muted }) =>
      muted ? client.participant(participantId).mute() : client.participant(participantId).unmute(),
  ),
  /** Mutes or unmutes a participant's video for everyone. */
  muteParticipantVideo: row(
    may.host,
    { participantId, muted: boolean },
    ({ client }, { participantId, muted }) =>
      muted
        ? client.participant(participantId).video_muted()
        : client.participant(participantId).video_unmuted(),
  ),
  /** Puts a participant into the spotlight, or takes them out of it. */
  setSpotlight: row(
    may.host,
    { participantId, spotlighted: boolean },
    ({ client }, { participantId, spotlighted }) =>
      spotlighted
        ? client.participant(participantId).spotlighton()
        : client.participant(participantId).spotlightoff(),
  ),
  /** Makes a participant a host (`chair`) or a guest. */
  setRole: row(
    may.host,
    { participantId, role: oneOf('chair', 'guest') },
    ({ client }, { participantId, role }) => client.participant(participantId).role({ role }),
  ),
  /** Whether a participant receives the presentation. */
  setPresentationAllowed: row(
    may.host,
    { participantId, allowed: boolean },
    ({ client }, { participantId, allowed }) =>
      allowed
        ? client.participant(participantId).allowrxpresentation()
        : client.participant(participantId).denyrxpresentation(),
  ),
  /** Lowers a participant's hand. */
  lowerHand: row(may.host, { participantId }, ({ client }, { participantId }) =>
    client.participant(participantId).clearbuzz(),
  ),
  /** Removes a participant from the conference. */
  disconnectParticipant: row(may.host, { participantId }, ({ client }, { participantId }) =>
    client.participant(participantId).disconnect(),
  ),
  /** Moves a participant to another conference. */
  transfer: row(
    may.host,
    {
      participantId,
      alias: words("the other conference's alias"),
      role: oneOf('host', 'guest'),
      pin: optional(secret(text())),
    },
    ({ client }, { participantId, alias, role, pin }) =>
      client.participant(participantId).transfer({
        conference_alias: alias,
        role,
        ...(pin !== undefined && { pin }),
      }),
  ),

  /**
   * Opens a breakout room. `duration`: in s; absent or 0: without an end. `participantIds` are moved there at once,
   * from the main room.
   */
  createBreakout: row(
    may.breakoutHost,
    {
      name: words('a name'),
      duration: optional(integer(0, 86_400)),
      endAction: oneOf('transfer', 'disconnect'),
      guestsAllowedToLeave: boolean,
      participantIds,
    },
    ({ client }, { name, duration, endAction, guestsAllowedToLeave, participantIds }) =>
      client.breakouts({
        name,
        end_action: endAction,
        guests_allowed_to_leave: guestsAllowedToLeave,
        participants: { main: participantIds },
        ...(duration !== undefined && { duration }),
      }),
  ),
  /** Moves participants from one room to another: each a room's uuid, or `main`. */
  moveToBreakout: row(
    may.breakoutHost,
    {
      participantIds,
      from: words('`main` or a room’s uuid'),
      to: words('`main` or a room’s uuid'),
    },
    ({ room }, { participantIds, from, to }) =>
      room(from).breakout_move({ breakout_uuid: to, participants: participantIds }),
  ),
  /** Closes a breakout room. */
  closeBreakout: row(may.breakoutHost, { breakoutId }, ({ client }, { breakoutId }) =>
    client.breakout(breakoutId).breakout_close(),
  ),
  /** Brings everyone back to the main room, and leaves the breakout rooms open. */
  emptyBreakouts: row(may.breakoutHost, {}, ({ client }) => client.breakouts_empty()),
  /** Takes a host's own media to a breakout room, or back to `main`. */
  joinBreakout: row(may.breakoutHost, { breakoutId }, ({ room, place }, { breakoutId }) => {
    // The node answers by sending one's media there.
    const here = place();
    return room(here.room).breakout_move({ breakout_uuid: breakoutId, participants: [here.uuid] });
  }),
  /** Says that a breakout room's call for help was heard. */
  dismissHelp: row(may.breakoutHost, { breakoutId }, ({ client }, { breakoutId }) =>
    client.breakout(breakoutId).clearbreakoutbuzz(),
  ),
  /** Goes back from a breakout room to the main room. */
  leaveBreakout: row(may.breakoutLeaver, {}, ({ client }) => client.leavebreakout()),
  /** Asks the hosts for help, from a breakout room, or no longer. */
  askForHelp: row(may.breakoutMember, { asking: boolean }, ({ client }, { asking }) =>
    asking ? client.breakoutbuzz() : client.clearbreakoutbuzz(),
  ),
};

export type NativeCommandName = keyof typeof nativeCommands;
/** The arguments of each command, by name. */
export type NativeCommandArguments = {
  readonly [K in NativeCommandName]: Arguments<(typeof nativeCommands)[K]['arguments']>;
};
/** As methods: each resolves once the node has taken it. */
export type MeetingActions = {
  readonly [K in NativeCommandName]: keyof NativeCommandArguments[K] extends never
    ? () => Promise<unknown>
    : (args: NativeCommandArguments[K]) => Promise<unknown>;
};

/** Any row, for who goes over all of them. */
interface AnyCommand {
  readonly may: may.Permission;
  readonly arguments: Options;
  // A method: what a row takes is what its own options have read.
  run(target: CommandTarget, args: Readonly<Record<string, unknown>>): Promise<unknown>;
}
const rows: Readonly<Record<NativeCommandName, AnyCommand>> = nativeCommands;
const names = Object.keys(nativeCommands) as NativeCommandName[];

export const isNativeCommand = (name: string): name is NativeCommandName =>
  Object.hasOwn(nativeCommands, name);

export const optionsOf = (name: NativeCommandName): Options => rows[name].arguments;

/** The commands that this participant may give. */
export const mayDo = (situation: may.Situation): ReadonlySet<NativeCommandName> =>
  new Set(names.filter((name) => rows[name].may(situation)));

/** `args`: as the command's options have read them. */
export const runCommand = (
  name: NativeCommandName,
  target: CommandTarget,
  args: Readonly<Record<string, unknown>>,
): Promise<unknown> => rows[name].run(target, args);

/** The table's commands as methods. */
export const buildActions = (
  execute: (name: NativeCommandName, args: object) => Promise<unknown>,
): MeetingActions =>
  Object.fromEntries(
    names.map((name) => [name, (args: object = {}) => execute(name, args)]),
  ) as MeetingActions;
