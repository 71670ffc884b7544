/** What the client knows of its conference: a state that the event stream keeps up to date, and the events it tells. */
import type { MeetingError } from '../../../meeting/errors.ts';
import { EventFeed, type FeedHost } from './event-feed.ts';
import type { LeaveReason, PexipState, Status } from './pexip-state.ts';
import { grantedAgainState, grantedState, initialState } from './reduce.ts';
import { Reports } from './reports.ts';
import type { Grant } from './wire.ts';
import type { PexipEventDetails } from './wire-events.ts';

export class ConferenceRecord {
  readonly #alias: string;
  readonly #emit: FeedHost['emit'];
  readonly #feed: EventFeed;
  #state: PexipState;
  /** `reconnecting` was told, and `reconnected` was not yet. */
  #isLost = false;
  /** Of trouble with the event stream. */
  readonly #reports = new Reports();

  constructor(alias: string, host: Omit<FeedHost, 'get' | 'set'>) {
    this.#alias = alias;
    this.#emit = host.emit;
    this.#state = initialState(alias);
    this.#feed = new EventFeed({
      ...host,
      get: () => this.#state,
      set: (state) => this.#set(state),
    });
  }

  /** A frozen snapshot; new before the event that changed it. */
  get state(): PexipState {
    return this.#state;
  }

  /** Nothing is known but this. */
  reset(status: Status): void {
    this.#set(Object.freeze({ ...initialState(this.#alias), status }));
  }

  /** A token is granted. @param again In place of one that died: what was known stays. */
  enter(alias: string, grant: Grant, again: boolean): void {
    if (!again) this.#feed.begin();
    this.#set(again ? grantedAgainState(this.#state, alias, grant) : grantedState(alias, grant));
  }

  /** One server-sent event, as it came. */
  take(name: string, data: string, id: string): void {
    this.#feed.take(name, data, id);
  }

  /**
   * The event stream is lost. `quiet`: nobody is to know, yet.
   * @fires reconnecting once, until it is open again.
   */
  lose(cause: PexipEventDetails['reconnecting']['cause'], quiet = false): void {
    this.#feed.lose();
    if (quiet) return;
    this.#set(Object.freeze({ ...this.#state, connection: 'reconnecting' }));
    if (this.#isLost) return;
    this.#isLost = true;
    this.#emit('reconnecting', { cause });
  }

  /** The event stream is open. @fires reconnected where it was lost. */
  open(attempts: number): void {
    const back = this.#isLost;
    this.#isLost = false;
    this.#set(Object.freeze({ ...this.#state, connection: 'open' }));
    if (back) this.#emit('reconnected', { attempts: Math.max(1, attempts) });
  }

  /** The event stream cannot be had as it is. @fires wire-invalid once for each trouble. */
  report(error: MeetingError): void {
    if (this.#reports.isNews(error.message)) this.#emit('wire-invalid', { error });
  }

  /** @fires left */
  end(reason: LeaveReason, message: string): void {
    this.#feed.end();
    this.#isLost = false;
    const left = Object.freeze({ reason, message });
    this.#set(
      Object.freeze({ ...this.#state, status: 'left', connection: 'closed', left } as const),
    );
    this.#emit('left', left);
  }

  /** @fires state where the status is another. */
  #set(state: PexipState): void {
    const { status } = this.#state;
    this.#state = state;
    if (status !== state.status) this.#emit('state', { status: state.status });
  }
}
