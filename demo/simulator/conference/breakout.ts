/** Breakout rooms: opening, moving people in and out, closing; and the hosts' presence in each. */
import { Conference, conferenceAt, conferenceOf } from './conference.ts';
import type { BreakoutSettings } from './conference.ts';
import { Participant } from './participant.ts';
import { move } from './transfer.ts';

/** How long a closed room waits for those it has sent away, in ms. */
const LINGER_MS = 10_000;

/** A host's own participant in a room, made when it is first needed. */
export function controlIn(room: Conference, host: Participant): Participant {
  const present = [...room.participants.values()].find(({ owner }) => owner === host);
  if (present) return present;
  const control = new Participant(room, host.data.display_name, 'chair');
  control.owner = host;
  control.trusted = true;
  control.data.vendor = host.data.vendor;
  room.add(control);
  return control;
}

/** Tells a host of a room: breakout_begin, then everything in it, as breakout_event. */
function begin(room: Conference, host: Participant): void {
  const control = controlIn(room, host);
  host.send('breakout_begin', { breakout_uuid: room.uuid, participant_uuid: control.uuid });
  room.sync(control);
}

/** A host's event stream has opened. */
export function beginAll(host: Participant): void {
  if (host.host && !host.waiting)
    for (const room of conferenceOf(host).breakouts.values()) begin(room, host);
}

/** Keeps the hosts' presence in the rooms as the main room's hosts are. */
export function followHosts(main: Conference): void {
  const follow = () => {
    for (const room of main.breakouts.values()) {
      for (const control of [...room.participants.values()]) {
        const { owner } = control;
        if (!owner) continue;
        if (!main.participants.has(owner.uuid) || !owner.host) room.remove(control);
        else if (!owner.connected && room.audience.has(control)) room.unheard(control);
      }
      for (const host of main.audience)
        if (host.host && !host.waiting && ![...room.audience].some(({ owner }) => owner === host))
          begin(room, host);
    }
  };
  main.on('audience', follow);
}

export function openBreakout(
  main: Conference,
  breakout: Omit<BreakoutSettings, 'endTime'>,
  seconds: number,
): Conference {
  const { host_pin, guest_pin, virtual_reception, idp, ...settings } = main.settings;
  void [host_pin, guest_pin, virtual_reception, idp];
  const alias = `${main.alias}_breakout_${main.breakouts.size + 1}_${Date.now().toString(36)}`;
  const room = new Conference(
    { ...settings, alias, robots: 0, locked: false, direct_media: false, join_role: 'HOST' },
    main,
    main,
    {
      ...breakout,
      endTime: seconds > 0 ? Math.round(main.clock.unixTime() + seconds) : 0,
    },
  );
  main.breakouts.set(room.uuid, room);
  for (const host of main.audience) if (host.host && !host.waiting) begin(room, host);
  const timer =
    seconds > 0 ? main.clock.timeout(() => closeBreakout(room), seconds * 1000) : undefined;
  room.once('closed', () => timer?.cancel());
  return room;
}

/** Where a room's word stands for: `main`, `previous`, or a uuid. */
export function roomOf(
  main: Conference,
  word: string,
  participant?: Participant,
): Conference | undefined {
  if (word === 'main') return main;
  if (word === 'previous') return participant?.previous && conferenceAt(participant.previous);
  return main.breakouts.get(word);
}

/**
 * Moves one participant. A host stays where it is with its events and is told where to take its media.
 * @param requester Who asked for it; itself, where nobody did.
 */
export function moveTo(
  participant: Participant,
  target: Conference,
  requester: Participant = participant,
): void {
  const host =
    participant.owner ??
    (participant.host && !participant.robot && !conferenceOf(participant).parent
      ? participant
      : undefined);
  if (host) {
    const name = target.breakout?.name;
    host.previous = conferenceOf(participant);
    for (const room of target.parent?.breakouts.values() ?? [])
      controlIn(room, host).previous = conferenceOf(participant);
    host.send('breakout_refer', {
      breakout_uuid: target.parent ? target.uuid : 'main',
      ...(name !== undefined && { breakout_name: name }),
      requester_uuid: (requester.owner ?? requester).uuid,
    });
  } else move(participant, target, participant.data.role, target.breakout?.name ?? '');
}

/** Moves everyone out who is in a room with media or without the main room's events. */
export function emptyBreakout(room: Conference): void {
  const { parent } = room;
  if (!parent) return;
  for (const participant of [...room.participants.values()])
    if (!participant.owner || participant.data.has_media) moveTo(participant, parent);
}

export function closeBreakout(room: Conference): void {
  const { parent, breakout } = room;
  if (!parent || !breakout || !parent.breakouts.has(room.uuid)) return;
  const guests = [...room.participants.values()].filter(({ owner }) => !owner);
  if (breakout.endAction === 'transfer') emptyBreakout(room);
  else for (const guest of guests) room.remove(guest, 'Breakout room closed');
  for (const control of [...room.participants.values()]) {
    if (!control.owner) continue;
    const host = control.owner;
    room.remove(control);
    host.send('breakout_end', { breakout_uuid: room.uuid, participant_uuid: control.uuid });
  }
  parent.breakouts.delete(room.uuid);
  room.emit('closed');
  room.clock.timeout(() => {
    for (const participant of [...room.participants.values()])
      room.remove(participant, 'Breakout room closed');
    room.emit('gone');
  }, LINGER_MS);
}
