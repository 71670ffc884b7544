/** A host's commands about the conference as a whole. */
import { boolean, integer, oneOf, text } from '../../../meeting/option.ts';
import { row, words } from './native-command.ts';
import * as may from './permissions.ts';

export const conferenceCommands = {
  /** Chooses how the participants are arranged in the main video. */
  setLayout: row(may.host, { layout: words("a layout's name") }, ({ client }, { layout }) =>
    client.transform_layout({ transforms: { layout } }),
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
};
