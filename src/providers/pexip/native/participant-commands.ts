/** Commands about one participant. */
import { boolean, oneOf, optional, secret, text } from '../../../meeting/option.ts';
import { participantId, row, words } from './native-command.ts';
import * as may from './permissions.ts';

/** How long a camera moves after one signal, in ms, as the API recommends. */
const START_MOVE_MS = 1000;
const CONTINUE_MOVE_MS = 200;

export const participantCommands = {
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
};
