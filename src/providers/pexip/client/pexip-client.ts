/**
 * A headless client of the Pexip client REST API: one participant in one conference.
 *
 * `join()` asks for a token and returns what the node says: joined, waiting, or a question to answer. From then on the
 * token is renewed, the event stream kept open, and every server-sent event dispatched under its own name, one by
 * one, after `state` has taken it up. Every request of the API is a method, under its own name: on the client, on
 * `participant(uuid)`, on `call(uuid, call)`, and on `breakout(uuid)`.
 * @see https://docs.pexip.com/api_client/api_rest.htm
 */
import { MeetingError } from '../../../meeting/errors.ts';
import { requestAgain } from './comeback.ts';
import type { Timing } from './conference-session.ts';
import { ConferenceSession, TIMING } from './conference-session.ts';
import { EventFeed } from './event-feed.ts';
import type { PexipEvent, PexipEventDetails, PexipEventName } from './wire-events.ts';
import type { JoinAnswer, JoinOptions, JoinResult, Question } from './join.ts';
import { conferencePath, pathPart, readAddresses } from './node-address.ts';
import { COMEBACKS, COMEBACKS_MS, REPORTS, TRANSFERS, TRANSFERS_MS } from './limits.ts';
import { grantedAgainState, grantedState, initialState } from './reduce.ts';
import { RequestClient } from './request-client.ts';
import type { ParticipantTarget } from './request-target.ts';
import type { LeaveReason, PexipState, Status } from './pexip-state.ts';
import { releaseToken } from './release-token.ts';
import { buildTokenRequest, requestToken } from './token-request.ts';
import type { Grant } from './wire.ts';

export type {
  PexipEvent,
  PexipEventDetails,
  PexipEventMap,
  PexipEventName,
} from './wire-events.ts';
export type { OpenRequest } from './open-request.ts';
export type { JoinOptions, JoinResult, Question } from './join.ts';
export type { BreakoutTarget, CallTarget, ParticipantTarget } from './request-target.ts';
export type { Methods, RequestOptions } from './requests.ts';
export type { BreakoutRoom, Connection, PexipState, Room, Status } from './pexip-state.ts';
export type * from './wire.ts';
export { MeetingError } from '../../../meeting/errors.ts';

export interface PexipClientOptions {
  /** Nodes, in the order to try: `vc.example.com`, `https://10.0.0.1:8443`. http: on loopback only. */
  readonly address: string | readonly string[];
  /** The conference: `meet.alice`, `meet@example.com`. */
  readonly alias: string;
  /** In ms; for tests and for unusual networks. */
  readonly timing?: Partial<Timing>;
}

/** What ends with a token, and not with the meeting: one asks to come in again. */
const RENEWABLE: readonly LeaveReason[] = ['token-expired', 'token-refused', 'not-found'];

export class PexipClient extends RequestClient {
  readonly #feed: EventFeed;
  readonly #alias: string;
  #state: PexipState;
  #session: ConferenceSession | undefined;
  #grant: Grant | undefined;
  /** What has led in, and may again. */
  #answers: JoinOptions = { display_name: '' };
  #question: Question | undefined;
  /** What joins were asked with, beside the token. */
  #secrets: readonly string[] = [];
  /** When transfers were begun, for as long as they count. */
  #transfers: readonly number[] = [];
  /** When the client came back, for as long as it counts. */
  #comebacks: readonly number[] = [];
  /** What was reported as trouble with the event stream, once each. */
  readonly #reported = new Set<string>();
  /** A join, or a transfer, under way. */
  #joining: AbortController | undefined;
  /** The node has ended the session that a transfer is leaving. */
  #ended: [LeaveReason, string] | undefined;

  /** @throws {MeetingError} `argument-invalid`. */
  constructor({ address, alias, timing }: PexipClientOptions) {
    super(readAddresses(address), { ...TIMING, ...timing });
    pathPart('alias', alias);
    this.#alias = alias;
    this.#state = initialState(alias);
    this.#feed = new EventFeed({
      get: () => this.#state,
      set: (state) => this.#setState(state),
      secrets: () => [...(this.#session?.secrets ?? []), ...this.#secrets],
      emit: (name, detail) => this.#emit(name, detail),
      onRefer: (token, proceed) => this.#onRefer(token, proceed),
      onDisconnect: (message) => this.#onEnded('disconnected', message),
      onRefresh: () => void this.#session?.refresh(),
    });
  }

  /** A frozen snapshot; new before the event that changed it. */
  get state(): PexipState {
    return this.#state;
  }

  /** What the node allows and offers, while one is in. Holds the TURN credential, never the token. */
  get grant(): Grant | undefined {
    return this.#grant;
  }

  /** Oneself, where one's media belongs: in the main room, or in the breakout room one was sent to as a host. */
  get me(): ParticipantTarget {
    const { media_room, breakouts, self_uuid = '' } = this.#state;
    const inRoom = breakouts.get(media_room)?.participant_uuid;
    return inRoom ? this.breakout(media_room).participant(inRoom) : this.participant(self_uuid);
  }

  /**
   * Asks to come in. A question comes back as such; its answer goes into the next `join()`, beside what was given
   * before. Nodes are tried in turn where one does not answer or takes nobody (503).
   * @throws {MeetingError} `argument-invalid`; `command-failed`: it is in, or joining, already; `session-closed`: it
   * was left meanwhile; `request-failed`, `wire-invalid`. The signal's own reason, if that ended it.
   */
  async join(options: JoinOptions): Promise<JoinResult> {
    // Where `refer` has led is another participation's matter.
    const alias = this.#alias;
    buildTokenRequest({ alias, options });
    options.signal?.throwIfAborted();
    if (this.#joining || this.#session)
      throw new MeetingError(
        'command-failed',
        'join: the client is in a conference, or joining one; leave() first.',
      );
    this.#secrets = [options.pin, options.sso_token, options.token].filter(
      (secret) => secret !== undefined && secret !== '' && secret !== 'none',
    ) as string[];
    const joining = (this.#joining = new AbortController());
    const signal = options.signal
      ? AbortSignal.any([options.signal, joining.signal])
      : joining.signal;
    this.#setStatus('joining');
    try {
      const last = this.#question;
      const { node, answer } = await requestToken({
        nodes: this.nodes,
        alias,
        options,
        timeout: this.timing.join,
        signal,
        last,
      });
      if (signal.aborted) {
        this.#abandon(node, alias, answer);
        throw signal.reason;
      }
      if (answer.kind !== 'granted') {
        this.#joining = undefined;
        this.#question = answer;
        this.#setStatus('idle');
        return answer;
      }
      this.#question = undefined;
      // A token serves once.
      const { signal: _, token: __, ...answers } = options;
      this.#answers = answers;
      this.#enter(node, alias, answer);
      // A listener may have given up, or left, at once.
      if (options.signal?.aborted) void this.leave();
      signal.throwIfAborted();
      this.#joining = undefined;
      const kind = this.#state.status === 'waiting' ? 'waiting' : 'joined';
      return { kind, grant: answer.grant };
    } catch (error) {
      if (this.#joining === joining) {
        this.#joining = undefined;
        this.#setStatus('idle');
      }
      throw error;
    }
  }

  /** Leaves, whatever is under way: a join is given up, the token released. Idempotent; never rejects. */
  async leave(): Promise<void> {
    await this.#leave('closed');
  }

  /** Renews the token now rather than at half its life. */
  async refresh_token(): Promise<void> {
    await this.live.refresh();
  }

  /** Leaves, and lets go of every listener. */
  override destroy(): void {
    void this.leave();
    super.destroy();
  }

  #leave(reason: LeaveReason): Promise<void> | undefined {
    this.#joining?.abort(new MeetingError('session-closed', 'join: the meeting was left.'));
    this.#joining = undefined;
    const session = this.#session;
    if (!session && this.#state.status !== 'joining') return undefined;
    const released = session?.release(reason === 'page-closed');
    this.#end(reason, '');
    return released;
  }

  /** Nobody waits for this answer any more. */
  #abandon(node: string, alias: string, answer: JoinAnswer): void {
    if (answer.kind === 'granted')
      void releaseToken(conferencePath(node, alias), answer.token.token, this.timing.request);
  }

  protected override get session(): ConferenceSession | undefined {
    return this.#session;
  }

  /** A token is granted: from here on there is something to release. */
  #enter(
    node: string,
    alias: string,
    { token, grant }: Extract<JoinAnswer, { kind: 'granted' }>,
    again = false,
  ): void {
    this.#ended = undefined;
    this.#grant = grant;
    if (!again) this.#feed.begin();
    const session: ConferenceSession = new ConferenceSession(node, alias, token, this.timing, {
      onEvent: (name, data, id) => {
        if (this.#session === session) this.#feed.take(name, data, id);
      },
      onLost: (cause) => this.#onLost(cause),
      onOpen: (attempts) => this.#onOpen(attempts),
      onEnded: (reason, message) => this.#onEnded(reason, message),
      onTrouble: (error) => this.#onTrouble(error),
    });
    this.#session = session;
    globalThis.addEventListener?.('pagehide', this.#onPageHide);
    this.#setState(
      again ? grantedAgainState(this.#state, alias, grant) : grantedState(alias, grant),
    );
  }

  readonly #onPageHide = (): void => void this.#leave('page-closed');

  #onLost(cause: PexipEventDetails['reconnecting']['cause']): void {
    if (this.#ended) return;
    this.#feed.lose();
    this.#setState(Object.freeze({ ...this.#state, connection: 'reconnecting' }));
    this.#emit('reconnecting', { cause });
  }

  #onTrouble(error: MeetingError): void {
    if (this.#reported.has(error.message) || this.#reported.size >= REPORTS) return;
    this.#reported.add(error.message);
    this.#emit('wire-invalid', { error });
  }

  #onOpen(attempts: number): void {
    const back = this.#state.connection === 'reconnecting';
    this.#setState(Object.freeze({ ...this.#state, connection: 'open' }));
    if (back) this.#emit('reconnected', { attempts: Math.max(1, attempts) });
  }

  #onEnded(reason: LeaveReason, message: string): void {
    const comesBack = RENEWABLE.includes(reason);
    this.#session?.close(
      comesBack ? 'The token has died; the client is joining again.' : undefined,
    );
    // A transfer that succeeds ends the old session, and its news of it may come first.
    if (this.#joining) this.#ended = [reason, message];
    else this.#endOrComeBack(reason, message);
  }

  #endOrComeBack(reason: LeaveReason, message: string): void {
    this.#ended = undefined;
    const now = performance.now();
    this.#comebacks = this.#comebacks.filter((at) => now - at < COMEBACKS_MS);
    const old = this.#session;
    if (!old || !RENEWABLE.includes(reason) || this.#comebacks.length >= COMEBACKS)
      return this.#end(reason, message);
    this.#comebacks = [...this.#comebacks, now];
    const joining = (this.#joining = new AbortController());
    if (this.#state.connection !== 'reconnecting') this.#onLost('expired');
    // A listener may have left.
    if (this.#joining !== joining) return;
    void this.#comeBack(old, joining, () => this.#end(reason, message));
  }

  /** In again, with the answers given before. Whoever asks for more, or refuses, ends it. */
  async #comeBack(old: ConferenceSession, joining: AbortController, end: () => void) {
    const { alias } = old;
    const request = {
      nodes: [old.node, ...this.nodes.filter((node) => node !== old.node)],
      alias,
      options: this.#answers,
      timeout: this.timing.join,
      signal: joining.signal,
      last: undefined,
    };
    const answered = await requestAgain(request, this.timing).catch(() => undefined);
    if (this.#joining !== joining) {
      if (answered) this.#abandon(answered.node, alias, answered.answer);
      return;
    }
    this.#joining = undefined;
    if (answered?.answer.kind !== 'granted') return end();
    // Where the node was wrong about the token, a second of oneself would stay for as long as it lives.
    void old.release();
    this.#enter(answered.node, alias, answered.answer, true);
    if (this.#session) this.#emit('rejoined', { alias });
  }

  /** `refer`: the other conference lets one in with the one-time token; only then is this one left. */
  #onRefer(
    token: string | undefined,
    { alias = '', breakout_name = '' }: PexipEventDetails['refer'],
  ): void {
    const old = this.#session;
    if (!old) return;
    const now = performance.now();
    this.#transfers = [...this.#transfers.filter((at) => now - at < TRANSFERS_MS), now];
    if (this.#transfers.length > TRANSFERS) {
      const message = `refer: ${TRANSFERS} transfers within ${TRANSFERS_MS / 1000} s are enough; ${alias} is not asked.`;
      return this.#transferFailed(alias, new MeetingError('command-failed', message));
    }
    this.#joining?.abort();
    const joining = (this.#joining = new AbortController());
    const { display_name, call_tag, direct_media, client_id, supports_direct_chat } = this.#answers;
    // PIN and extension are the first conference's.
    const manner = { display_name, call_tag, direct_media, client_id, supports_direct_chat };
    const options = { ...manner, ...(token !== undefined && { token }) };
    const { signal } = joining;
    const { join: timeout } = this.timing;
    const nodes = [old.node];
    const asking = requestToken({ nodes, alias, options, timeout, signal, last: undefined });
    asking.then(
      ({ node, answer }) => {
        if (this.#joining !== joining) return this.#abandon(node, alias, answer);
        this.#joining = undefined;
        if (answer.kind !== 'granted') {
          const message = `refer: the other conference asks for more (${answer.kind}).`;
          return this.#transferFailed(alias, new MeetingError('command-failed', message));
        }
        void old.release();
        this.#answers = manner;
        this.#enter(node, alias, answer);
        this.#emit('transferred', { alias, breakout_name });
      },
      (error: unknown) => {
        if (this.#joining !== joining) return;
        this.#joining = undefined;
        this.#transferFailed(alias, error as MeetingError);
      },
    );
  }

  #transferFailed(alias: string, error: MeetingError): void {
    this.#emit('transfer-failed', { alias, error });
    if (this.#ended) this.#endOrComeBack(...this.#ended);
  }

  #end(reason: LeaveReason, message: string): void {
    globalThis.removeEventListener?.('pagehide', this.#onPageHide);
    this.#session?.close();
    this.#session = undefined;
    this.#grant = undefined;
    this.#ended = undefined;
    this.#feed.end();
    const left = Object.freeze({ reason, message });
    this.#setState(
      Object.freeze({ ...this.#state, status: 'left', connection: 'closed', left } as const),
    );
    this.#emit('left', left);
  }

  #setStatus(status: Status): void {
    this.#setState(Object.freeze({ ...initialState(this.#alias), status }));
  }

  /** @fires state where the status is another. */
  #setState(state: PexipState): void {
    const { status } = this.#state;
    this.#state = state;
    if (status !== state.status) this.#emit('state', { status: state.status });
  }

  /** @returns False: a listener has prevented it. */
  #emit<K extends PexipEventName>(name: K, detail: PexipEventDetails[K]): boolean {
    const event = new CustomEvent(name, { detail, cancelable: name === 'refer' });
    return this.dispatchEvent(event as PexipEvent);
  }
}
