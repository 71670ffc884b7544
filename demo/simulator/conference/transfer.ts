/** Moving a participant to another conference. */
import { conferenceOf } from './conference.ts';
import type { Conference } from './conference.ts';
import { Participant } from './participant.ts';
import type { Role } from './participant.ts';
import { refer } from './referral.ts';

/** A client is asked to go; those without a client are carried. */
export function move(participant: Participant, target: Conference, role: Role, name = ''): void {
  if (!participant.robot) return refer(participant, target, role, name);
  const moved = new Participant(target, participant.data.display_name, role);
  const { uuid, api_url, start_time, service_type } = moved.data;
  Object.assign(moved.data, participant.data, {
    uuid,
    api_url,
    start_time,
    service_type,
    role,
    is_presenting: 'NO',
    spotlight: 0,
  });
  moved.robot = true;
  moved.previous = conferenceOf(participant);
  conferenceOf(participant).remove(participant);
  target.add(moved);
}
