/** From the event stream to the client's events: read, put in order with the rooms' lists, taken up, told. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { PexipEventDetails, PexipEventName } from './wire-events.ts';
import { reduce } from './reduce.ts';
import { emptyRoom, RoomSync } from './room.ts';
import type { PexipState } from './pexip-state.ts';
import { isSuspicious, scrub } from './secrets.ts';
import { parseData, readEvent, takeToken } from './wire-event.ts';
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

/** A node tells of its breakout rooms again after the list of participants; those it leaves out are gone, in ms. */
const ROOMS_TOLD_MS = 5000;

export class EventFeed {
  readonly #host: FeedHost;
  #main = new RoomSync();
  #rooms = new Map<string, RoomSync>();
  /** Rooms that are over: what is still told of one does not bring it back. */
  #over = new Set<string>();
  /** Rooms of before the stream was lost that are not told again yet. */
  #unconfirmed = new Set<string>();
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
    clearTimeout(this.#timer);
    this.#unconfirmed.clear();
    this.#participation += 1;
  }

  /** The stream was lost. */
  lose(): void {
    clearTimeout(this.#timer);
    const state = this.#host.get();
    this.#main.lose(state);
    this.#unconfirmed = new Set(state.breakouts.keys());
    for (const [uuid, sync] of this.#rooms) sync.lose(state.breakouts.get(uuid) ?? emptyRoom());
  }

  /** One server-sent event, as it came. */
  take(name: string, data: string, id: string): void {
    const participation = this.#participation;
    const secrets = this.#host.secrets();
    const parsed = parseData(data);
    // Of `refer` alone: what it is for is to be sent back to the node.
    const token = name === 'refer' ? takeToken(parsed) : undefined;
    const payload = isSuspicious(data, secrets) ? scrub(parsed, secrets) : parsed;
    const event = readEvent(name, payload ?? null, id);
    if (payload === undefined) event.flaws.push('data');
    for (const [told, detail] of this.#tell(event)) {
      if (this.#participation !== participation) return;
      this.#deliver(told, detail, id, event, token);
    }
    if (event.flaws.length > 0) this.#report(event);
  }

  /** What an event amounts to, in order. */
  #tell(event: WireEvent): readonly (readonly [string, unknown])[] {
    const { name, detail } = event;
    const state = this.#host.get();
    if (name === 'breakout_event') return this.#tellRoom(event);
    if (name === 'breakout_begin' || name === 'breakout_end') {
      const { breakout_uuid = '' } = detail as PexipEventDetails['breakout_begin'];
      const again = this.#unconfirmed.delete(breakout_uuid);
      if (name === 'breakout_end') this.#endRoom(breakout_uuid);
      else if (again) return [];
      else this.#over.delete(breakout_uuid);
    }
    if (name === 'participant_sync_end' && this.#unconfirmed.size > 0) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#endUnconfirmed(), ROOMS_TOLD_MS);
    }
    return this.#main.tell(state, name, detail);
  }

  /** An event within a room, by the same rules as in the main room. */
  #tellRoom({ detail, flaws }: WireEvent): readonly (readonly [string, unknown])[] {
    const outer = detail as PexipEventDetails['breakout_event'];
    const { breakout_uuid = '', event = '' } = outer;
    this.#unconfirmed.delete(breakout_uuid);
    const inner = readEvent(event, outer.data, outer.id ?? '');
    flaws.push(...inner.flaws.map((flaw) => `${event}.${flaw}`));
    const room = this.#host.get().breakouts.get(breakout_uuid) ?? emptyRoom();
    if (this.#over.has(breakout_uuid))
      return [['breakout_event', Object.freeze({ ...outer, data: inner.detail })]];
    let sync = this.#rooms.get(breakout_uuid);
    if (!sync) this.#rooms.set(breakout_uuid, (sync = new RoomSync()));
    return sync
      .tell(room, event, inner.detail)
      .map(([event, data]) => ['breakout_event', Object.freeze({ ...outer, event, data })]);
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
    if (name !== 'breakout_event' || !this.#over.has(breakout_uuid))
      host.set(reduce(host.get(), name, detail));
    const participation = this.#participation;
    const proceed = host.emit(name as PexipEventName, detail as never);
    // A listener may have left.
    if (this.#participation !== participation) return;
    if (name === 'disconnect')
      host.onDisconnect((detail as PexipEventDetails['disconnect']).reason ?? '');
    else if (name === 'refer' && proceed) host.onRefer(token, detail as PexipEventDetails['refer']);
    else if (name === 'refresh_token') host.onRefresh();
  }

  #endRoom(breakout_uuid: string): void {
    this.#rooms.delete(breakout_uuid);
    this.#over.add(breakout_uuid);
  }

  #endUnconfirmed(): void {
    for (const breakout_uuid of this.#unconfirmed) {
      this.#unconfirmed.delete(breakout_uuid);
      this.#endRoom(breakout_uuid);
      const { participant_uuid } = this.#host.get().breakouts.get(breakout_uuid) ?? {};
      const detail = Object.freeze({ breakout_uuid, participant_uuid });
      this.#host.set(reduce(this.#host.get(), 'breakout_end', detail));
      this.#host.emit('breakout_end', detail);
    }
  }

  #report({ name, flaws }: WireEvent): void {
    const news = flaws.filter((flaw) => !this.#reported.has(`${name} ${flaw}`));
    for (const flaw of news) this.#reported.add(`${name} ${flaw}`);
    if (news.length === 0) return;
    const message = `${name}: ${news.join(', ')} could not be read; the rest was.`;
    this.#host.emit('wire-invalid', { error: new MeetingError('wire-invalid', message) });
  }
}
