/** From the event stream to the client's events: read, put in order with the rooms' lists, taken up, told. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { PexipEventDetails, PexipEventName, WireEventName } from './wire-events.ts';
import { reduce } from './reduce.ts';
import { emptyRoom, RoomSync } from './room.ts';
import type { PexipState, Room } from './pexip-state.ts';
import { isRecord } from '../../../wire/json-reader.ts';
import { PARTICIPANTS, REPORTS, ROOMS } from './limits.ts';
import { parsePayload, quote, readEvent, withRaw } from './wire-event.ts';
import type { WireEvent } from './wire-event.ts';

export interface FeedHost {
  get(): PexipState;
  set(state: PexipState): void;
  /** What was sent as a secret, or received as a token. */
  secrets(): readonly string[];
  /** @returns False: a listener has prevented it. */
  emit<K extends PexipEventName>(name: K, detail: PexipEventDetails[K]): boolean;
  onRefer(token: string | undefined, where: PexipEventDetails['refer']): void;
  onDisconnect(reason: string): void;
  onRefresh(): void;
}

/**
 * A node tells of its breakout rooms again after the list of participants. Those it leaves out are gone: once it has
 * listed nothing for so long, in ms.
 */
const ROOMS_TOLD_MS = 5000;
/** What lists are made of; all else is said at any time, and a busy meeting would be waited for without end. */
const LISTING: ReadonlySet<string> = new Set<WireEventName>([
  ...(['participant_sync_begin', 'participant_create', 'participant_sync_end'] as const),
  'breakout_begin',
]);

export class EventFeed {
  readonly #host: FeedHost;
  #main = new RoomSync();
  #rooms = new Map<string, RoomSync>();
  /** Rooms that are over: what is still told of one does not bring it back. */
  #over = new Set<string>();
  /** Rooms of before the stream was lost that are not told again yet. */
  #unconfirmed = new Set<string>();
  /** Set while rooms are waited for. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was reported as unreadable, once each. */
  #reported = new Set<string>();
  /** Rises with each participation: what is left of the one before is not told. */
  #participation = 0;

  constructor(host: FeedHost) {
    this.#host = host;
  }

  begin(): void {
    this.end();
    this.#main = new RoomSync();
    this.#rooms.clear();
    this.#over.clear();
  }

  end(): void {
    this.#stopWaiting();
    this.#unconfirmed.clear();
    this.#participation += 1;
  }

  /** The stream was lost. */
  lose(): void {
    this.#stopWaiting();
    const state = this.#host.get();
    this.#main.lose(state);
    this.#unconfirmed = new Set(state.breakouts.keys());
    for (const [uuid, sync] of this.#rooms) sync.lose(state.breakouts.get(uuid) ?? emptyRoom());
  }

  /** One server-sent event, as it came. */
  take(name: string, data: string, id: string): void {
    const participation = this.#participation;
    const secrets = this.#host.secrets();
    const { value, isJson, token } = parsePayload(name, data, secrets);
    const raw = () => parsePayload(name, data, secrets).value;
    const event = readEvent(name, value, id, raw);
    const inner =
      name === 'breakout_event'
        ? (event.detail as PexipEventDetails['breakout_event']).event
        : name;
    if (this.#timer !== undefined && LISTING.has(inner ?? '')) this.#waitForRooms();
    for (const [told, detail] of this.#tell(event, raw)) {
      if (this.#participation !== participation) return;
      this.#deliver(told, detail, id, event, token);
    }
    if (this.#participation !== participation) return;
    if (!isJson) event.flaws.splice(0, Infinity, 'its payload, which is no JSON,');
    const unread = !isJson || event.detail === undefined;
    if (event.flaws.length > 0)
      this.#report(
        event,
        unread ? quote(isJson ? JSON.stringify(raw()) : String(value)) : undefined,
      );
  }

  /** What an event amounts to, in order. */
  #tell(event: WireEvent, raw: () => unknown): readonly (readonly [string, unknown])[] {
    const { name, detail } = event;
    const state = this.#host.get();
    if (name === 'breakout_event') return this.#tellRoom(event, raw);
    if (detail === undefined || isOver(state, event)) return [];
    if (name === 'breakout_begin' || name === 'breakout_end') {
      const { breakout_uuid = '', participant_uuid } =
        detail as PexipEventDetails['breakout_begin'];
      if (this.#isTooMany(state, name, breakout_uuid, event.flaws)) return [];
      // As another participant, with another token, one is in the same rooms as another one as well.
      const again =
        this.#unconfirmed.delete(breakout_uuid) &&
        state.breakouts.get(breakout_uuid)?.participant_uuid === participant_uuid;
      if (name === 'breakout_end') this.#endRoom(breakout_uuid);
      else if (again) return [];
      else this.#over.delete(breakout_uuid);
    }
    if (name === 'participant_sync_end' && this.#unconfirmed.size > 0) this.#waitForRooms();
    return this.#main.tell(state, name, detail);
  }

  /** An event within a room, by the same rules as in the main room. */
  #tellRoom(
    { detail, flaws }: WireEvent,
    raw: () => unknown,
  ): readonly (readonly [string, unknown])[] {
    const outer = detail as PexipEventDetails['breakout_event'];
    const { breakout_uuid = '', event = '' } = outer;
    this.#unconfirmed.delete(breakout_uuid);
    const inner = readEvent(event, outer.data, outer.id ?? '', () => dataOf(raw()));
    const state = this.#host.get();
    const room = state.breakouts.get(breakout_uuid) ?? emptyRoom();
    const none = (inner.known && inner.detail === undefined) || isOver(room, inner);
    flaws.push(...inner.flaws.map((flaw) => `${event}.${flaw}`));
    const toTell = (event: string, data: unknown) =>
      ['breakout_event', Object.freeze(withRaw({ ...outer, event, data }, raw))] as const;
    if (none || this.#isTooMany(state, 'breakout_event', breakout_uuid, flaws)) return [];
    if (this.#over.has(breakout_uuid)) return [toTell(event, inner.detail)];
    let sync = this.#rooms.get(breakout_uuid);
    if (!sync) this.#rooms.set(breakout_uuid, (sync = new RoomSync()));
    return sync.tell(room, event, inner.detail).map(([event, data]) => toTell(event, data));
  }

  /** Whether it would be one room too many. */
  #isTooMany({ breakouts }: PexipState, name: string, uuid: string, flaws: string[]): boolean {
    if (name === 'breakout_end' || breakouts.size < ROOMS || breakouts.has(uuid)) return false;
    flaws.push(`rooms beyond ${ROOMS}`);
    return true;
  }

  #deliver(
    name: string,
    detail: unknown,
    id: string,
    { known }: WireEvent,
    token: string | undefined,
  ): void {
    const host = this.#host;
    if (!known) {
      host.emit('unknown', Object.freeze({ event: name, data: detail, id }));
      return;
    }
    const { breakout_uuid = '' } = (detail ?? {}) as { breakout_uuid?: string };
    const participation = this.#participation;
    if (name !== 'breakout_event' || !this.#over.has(breakout_uuid))
      host.set(reduce(host.get(), name, detail));
    // A listener may have left: of the new status, or of the event.
    if (this.#participation !== participation) return;
    const proceed = host.emit(name as WireEventName, detail as PexipEventDetails[WireEventName]);
    if (this.#participation !== participation) return;
    if (name === 'disconnect')
      host.onDisconnect((detail as PexipEventDetails['disconnect']).reason ?? '');
    else if (name === 'refer' && proceed) host.onRefer(token, detail as PexipEventDetails['refer']);
    else if (name === 'refresh_token') host.onRefresh();
  }

  #endRoom(breakout_uuid: string): void {
    this.#rooms.delete(breakout_uuid);
    this.#over.add(breakout_uuid);
    const [oldest = ''] = this.#over;
    if (this.#over.size > ROOMS) this.#over.delete(oldest);
  }

  #waitForRooms(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#endUnconfirmed(), ROOMS_TOLD_MS);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #endUnconfirmed(): void {
    this.#timer = undefined;
    for (const breakout_uuid of this.#unconfirmed) {
      this.#unconfirmed.delete(breakout_uuid);
      this.#endRoom(breakout_uuid);
      const { participant_uuid } = this.#host.get().breakouts.get(breakout_uuid) ?? {};
      const detail = Object.freeze({ breakout_uuid, participant_uuid });
      this.#host.set(reduce(this.#host.get(), 'breakout_end', detail));
      this.#host.emit('breakout_end', detail);
    }
  }

  #report({ name, flaws }: WireEvent, text: string | undefined): void {
    const news = flaws.filter((flaw) => !this.#reported.has(`${name} ${flaw}`));
    if (news.length === 0 || this.#reported.size >= REPORTS) return;
    for (const flaw of news) this.#reported.add(`${name} ${flaw}`);
    const rest = text === undefined ? 'the rest was' : `it came as ${text}`;
    const error = new MeetingError(
      'wire-invalid',
      `${quote(name)}: ${news.join(', ')} could not be read; ${rest}.`,
    );
    this.#host.emit('wire-invalid', { error, ...(text !== undefined && { text }) });
  }
}

/** Whether it would be one participant too many for the roster. */
function isOver({ participants }: Room, { name, detail, flaws }: WireEvent): boolean {
  if (name !== 'participant_create' && name !== 'participant_update') return false;
  const { uuid } = detail as PexipEventDetails['participant_create'];
  if (participants.size < PARTICIPANTS || participants.has(uuid)) return false;
  flaws.push(`participants beyond ${PARTICIPANTS}`);
  return true;
}

const dataOf = (payload: unknown): unknown => (isRecord(payload) ? payload.data : undefined);
