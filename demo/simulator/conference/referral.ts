/** Sending a client to another room: `refer` with a token that lets it in once. */
import { conferenceOf } from './conference.ts';
import type { Conference } from './conference.ts';
import type { Participant, Role } from './participant.ts';

/** Asks a participant's client to go on in another conference. */
export function refer(participant: Participant, target: Conference, role: Role, name = ''): void {
  const token = target.tokens.issueTicket({
    alias: target.alias,
    role,
    from: participant,
    displayName: participant.data.display_name,
  });
  participant.data.is_transferring = true;
  conferenceOf(participant).show(participant);
  participant.send('refer', { alias: target.alias, breakout_name: name, token });
}

/** The client has come in at the other side: the participant it was is no more. */
export function movedFrom(from: Participant, to: Participant): void {
  to.previous = conferenceOf(from);
  to.data.call_tag ||= from.data.call_tag;
  to.data.overlay_text = from.data.overlay_text;
  conferenceOf(from).remove(from);
}
