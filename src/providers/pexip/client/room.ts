/** One room's state by its events: the main room's, and each breakout room's. */
import type { PexipEventDetails, WireEventName } from './wire-events.ts';
import { PersistentMap } from './persistent-map.ts';
import type { Room } from './pexip-state.ts';
import { CONFERENCE_FIELDS, MESSAGES } from './limits.ts';
import { conferenceFields } from './wire.ts';
import type { Conference, Participant, Presentation } from './wire.ts';

export const emptyRoom = (): Room => ({
  participants: Object.freeze(new PersistentMap<Participant>()),
  conference: Object.freeze({}),
  layout: undefined,
  stage: Object.freeze([]),
  presentation: undefined,
  messages: Object.freeze([]),
});

/** Only what has changed is told. Fields that are new stay as well, up to the bound. */
function mergeConference(before: Conference, update: Conference): Conference {
  const merged = new Map<string, unknown>(Object.entries(before));
  for (const [key, value] of Object.entries(update))
    if (merged.size < CONFERENCE_FIELDS || merged.has(key) || Object.hasOwn(conferenceFields, key))
      merged.set(key, value);
  return Object.freeze(Object.fromEntries(merged));
}

/** What an event changes. Payloads are frozen; so is what this returns. */
export function reduceRoom(room: Room, name: string, detail: unknown): Partial<Room> | undefined {
  const participants = room.participants as PersistentMap<Participant>;
  switch (name as WireEventName) {
    case 'participant_create':
    case 'participant_update': {
      const participant = detail as Participant;
      return { participants: participants.with(participant.uuid, participant) };
    }
    case 'participant_delete': {
      const { uuid = '' } = detail as PexipEventDetails['participant_delete'];
      return { participants: participants.without(uuid) };
    }
    case 'conference_update':
      return { conference: mergeConference(room.conference, detail as Conference) };
    case 'layout':
      return { layout: detail as Room['layout'] };
    case 'stage':
      return { stage: (detail ?? []) as Room['stage'] };
    case 'presentation_start':
      return { presentation: detail as Presentation };
    case 'presentation_stop':
    case 'presentation_ended':
      return { presentation: undefined };
    case 'message_received': {
      const kept = room.messages.slice(1 - MESSAGES);
      return {
        messages: Object.freeze([...kept, detail as PexipEventDetails['message_received']]),
      };
    }
    default:
      return undefined;
  }
}

/** An event, as name and payload. */
export type Told = readonly [name: string, detail: unknown];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What a room's events amount to. A node sends the complete list of participants whenever a stream opens: the first
 * time each is a `participant_create`; later only what has changed meanwhile is told, as the create, update or delete
 * it is. A list cut short decides nothing: the next one begins anew.
 */
export class RoomSync {
  /** Who the list under way has named so far. */
  #named: Set<string> | undefined;
  /** What was presented before the stream was lost, until it is known to go on or to be over. */
  #carried: Presentation | undefined;

  /** The stream was lost. */
  lose(room: Room): void {
    this.#named = undefined;
    this.#carried = room.presentation;
  }

  /** @returns What to tell in place of this event, in order. `room` is the state before. */
  tell(room: Room, name: string, detail: unknown): readonly Told[] {
    const told: Told = [name, detail];
    const { uuid } = (detail ?? {}) as { uuid?: string };
    switch (name as WireEventName) {
      case 'participant_sync_begin':
        this.#named = new Set();
        return [told];
      case 'participant_create':
      case 'participant_update': {
        if (!this.#named || !uuid) return [told];
        this.#named.add(uuid);
        const known = room.participants.get(uuid);
        if (!known || name === 'participant_update') return [told];
        return same(known, detail) ? [] : [['participant_update', detail]];
      }
      case 'participant_sync_end':
        return [...this.#departures(room), told];
      case 'presentation_start':
        if (this.#carried && same(this.#carried, detail)) {
          this.#carried = undefined;
          return [];
        }
        this.#carried = undefined;
        return [told];
      case 'presentation_stop':
      case 'presentation_ended':
        this.#carried = undefined;
        return [told];
      default:
        return [told];
    }
  }

  #departures(room: Room): Told[] {
    const named = this.#named;
    this.#named = undefined;
    if (!named) return [];
    const told: Told[] = [];
    let presented = false;
    for (const [uuid, { is_presenting }] of room.participants)
      if (!named.has(uuid)) told.push(['participant_delete', Object.freeze({ uuid })]);
      else presented ||= is_presenting === 'YES';
    if (this.#carried && !presented) told.push(['presentation_stop', null]);
    return told;
  }
}
