/** Moving a participant to another conference. */
import * as z from 'zod/mini';
import type { Conference } from './conference.ts';
import { Participant } from './participant.ts';
import type { Role } from './participant.ts';
import { refer } from './referral.ts';
import type { ApiRequest } from './route.ts';

export const transferRequest = z.object({
  role: z.enum(['guest', 'host']),
  conference_alias: z.string(),
  pin: z.optional(z.string()),
});

export function transfer({
  node,
  participant,
  body,
}: ApiRequest<z.infer<typeof transferRequest>>): boolean {
  const target = node.conferences.get(body.conference_alias);
  if (!target || target === participant.conference) return false;
  const { host_pin, guest_pin, allow_guests } = target.settings;
  const wanted =
    body.role === 'host' ? host_pin : (guest_pin ?? (allow_guests ? undefined : host_pin));
  if (wanted !== undefined && body.pin !== wanted) return false;
  move(participant, target, body.role === 'host' ? 'chair' : 'guest');
  return true;
}

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
  moved.previous = participant.conference;
  participant.conference.remove(participant);
  target.add(moved);
}
