/** Commands about breakout rooms, of hosts and of those who are in one. */
import { boolean, integer, oneOf, optional } from '../../../meeting/option.ts';
import { participantIds, row, words } from './native-command.ts';
import * as may from './permissions.ts';

const breakoutId = words("a breakout room's uuid");

export const breakoutCommands = {
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
