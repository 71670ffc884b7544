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
import { Allowance } from './allowance.ts';
import { isRenewable, requestAgain } from './comeback.ts';
import { ConferenceRecord } from './conference-record.ts';
import { ConferenceSession } from './conference-session.ts';
import type { PexipEvent, PexipEventDetails, PexipEventName } from './wire-events.ts';
import type { JoinAnswer, JoinOptions, JoinResult, Question } from './join.ts';
import { pathPart } from './node-address.ts';
import { COMEBACKS, COMEBACKS_MS, TRANSFERS, TRANSFERS_MS } from './limits.ts';
import { RequestClient, type PexipClientOptions } from './request-client.ts';
import type { ParticipantTarget } from './request-target.ts';
import type { LeaveReason, PexipState } from './pexip-state.ts';
import { buildTokenRequest, releaseAnswer, requestToken, secretsOf } from './token-request.ts';
import type { TokenRequest } from './token-request.ts';
import { answersElsewhere, asksForMore, tooManyTransfers } from './transfer.ts';
import type { Grant } from './wire.ts';

export type {
  PexipEvent,
  PexipEventDetails,
  PexipEventMap,
  PexipEventName,
} from './wire-events.ts';
export type { PexipClientOptions } from './request-client.ts';
export type { OpenRequest } from './open-request.ts';
export type { JoinOptions, JoinResult, Question } from './join.ts';
export type { BreakoutTarget, CallTarget, ParticipantTarget } from './request-target.ts';
export type { Methods, RequestOptions } from './requests.ts';
export type { BreakoutRoom, Connection, PexipState, Room, Status } from './pexip-state.ts';
export type * from './wire.ts';
export { MeetingError } from '../../../meeting/errors.ts';

export class PexipClient extends RequestClient {
  readonly #record: ConferenceRecord;
  readonly #alias: string;
  #session: ConferenceSession | undefined;
  #grant: Grant | undefined;
  /** What has led in, and may again. */
  #answers: JoinOptions = { display_name: '' };
  #question: Question | undefined;
  /** What joins were asked with, beside the token. */
  #secrets: readonly string[] = [];
  readonly #transfers = new Allowance(TRANSFERS, TRANSFERS_MS);
  readonly #comebacks = new Allowance(COMEBACKS, COMEBACKS_MS);
  /** A join, or a transfer, under way. */
  #joining: AbortController | undefined;
  /** The node has ended the session that a transfer is leaving. */
  #ended: [LeaveReason, string] | undefined;
  /** Why the event stream was lost during a transfer. */
  #lost: PexipEventDetails['reconnecting']['cause'] | undefined;

  /** @throws {MeetingError} `argument-invalid`. */
  constructor(options: PexipClientOptions) {
    super(options);
    const { alias } = options;
    pathPart('alias', alias);
    this.#alias = alias;
    this.#record = new ConferenceRecord(alias, {
      secrets: () => this.#session?.secrets ?? [],
      emit: (name, detail) => this.#emit(name, detail),
      onRefer: (token, where) => void this.#onRefer(token, where),
      onDisconnect: (message) => this.#onEnded('disconnected', message),
      onRefresh: () => void this.#session?.refresh(),
    });
  }

  /** A frozen snapshot; new before the event that changed it. */
  get state(): PexipState {
    return this.#record.state;
  }

  /** What the node allows and offers, while one is in. Holds the TURN credential, never the token. */
  get grant(): Grant | undefined {
    return this.#grant;
  }

  /** Oneself, where one's media belongs: in the main room, or in the breakout room one was sent to as a host. */
  get me(): ParticipantTarget {
    const { media_room, breakouts, self_uuid = '' } = this.state;
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
    this.#secrets = secretsOf(options);
    const joining = (this.#joining = new AbortController());
    const signal = options.signal
      ? AbortSignal.any([options.signal, joining.signal])
      : joining.signal;
    this.#record.reset('joining');
    try {
      const request = this.#asking(this.nodes, alias, options, signal, this.#question);
      const { node, answer } = await requestToken(request);
      if (signal.aborted) {
        releaseAnswer(node, alias, answer, this.timing.request);
        throw signal.reason;
      }
      if (answer.kind !== 'granted') {
        this.#joining = undefined;
        this.#question = answer;
        this.#record.reset('idle');
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
      return { kind: this.state.status === 'waiting' ? 'waiting' : 'joined', grant: answer.grant };
    } catch (error) {
      if (this.#joining === joining) {
        this.#joining = undefined;
        this.#record.reset('idle');
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
    if (!session && this.state.status !== 'joining') return undefined;
    const released = session?.release(reason === 'page-closed');
    this.#end(reason, '');
    return released;
  }

  #asking(
    nodes: readonly string[],
    alias: string,
    options: JoinOptions,
    signal: AbortSignal,
    last?: Question,
  ): TokenRequest {
    return { nodes, alias, options, signal, last, timeout: this.timing.join };
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
    this.#ended = this.#lost = undefined;
    this.#grant = grant;
    const session: ConferenceSession = new ConferenceSession(node, alias, token, this.timing, {
      secrets: this.#secrets,
      onEvent: (name, data, id) => {
        if (this.#session === session) this.#record.take(name, data, id);
      },
      onLost: (cause) => {
        // A transfer that succeeds ends the old stream, too; it is told if it does not.
        if (this.#joining) this.#lost = cause;
        if (!this.#ended) this.#record.lose(cause, !!this.#joining);
      },
      onOpen: (attempts) => {
        this.#lost = undefined;
        this.#record.open(attempts);
      },
      onEnded: (reason, message) => this.#onEnded(reason, message),
      onTrouble: (error) => this.#record.report(error),
    });
    this.#session = session;
    globalThis.addEventListener?.('pagehide', this.#onPageHide);
    this.#record.enter(alias, grant, again);
  }

  readonly #onPageHide = (): void => void this.#leave('page-closed');

  #onEnded(reason: LeaveReason, message: string): void {
    const comesBack = isRenewable(reason);
    this.#session?.close(
      comesBack ? 'The token has died; the client is joining again.' : undefined,
    );
    // A transfer that succeeds ends the old session, and its news of it may come first.
    if (this.#joining) this.#ended = [reason, message];
    else this.#endOrComeBack(reason, message);
  }

  #endOrComeBack(reason: LeaveReason, message: string): void {
    this.#ended = undefined;
    const old = this.#session;
    if (!old || !isRenewable(reason) || !this.#comebacks.take()) return this.#end(reason, message);
    const joining = (this.#joining = new AbortController());
    if (this.state.connection !== 'reconnecting') this.#record.lose('expired');
    // A listener may have left.
    if (this.#joining !== joining) return;
    void this.#comeBack(old, joining, () => this.#end(reason, message));
  }

  /** In again, with the answers given before. Whoever asks for more, or refuses, ends it. */
  async #comeBack(old: ConferenceSession, joining: AbortController, end: () => void) {
    const { alias } = old;
    const nodes = [old.node, ...this.nodes.filter((node) => node !== old.node)];
    const request = this.#asking(nodes, alias, this.#answers, joining.signal);
    const answered = await requestAgain(request, this.timing).catch(() => undefined);
    if (this.#joining !== joining) {
      if (answered) releaseAnswer(answered.node, alias, answered.answer, this.timing.request);
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
  async #onRefer(
    token: string | undefined,
    { alias = '', breakout_name = '' }: PexipEventDetails['refer'],
  ): Promise<void> {
    const old = this.#session;
    if (!old) return;
    if (!this.#transfers.take()) return this.#transferFailed(alias, tooManyTransfers(alias));
    this.#joining?.abort();
    const joining = (this.#joining = new AbortController());
    const answers = answersElsewhere(this.#answers);
    const options = { ...answers, ...(token !== undefined && { token }) };
    const request = this.#asking([old.node], alias, options, joining.signal);
    const asked = await requestToken(request).catch((error: MeetingError) => error);
    const failed = asked instanceof Error;
    if (this.#joining !== joining) {
      if (!failed) releaseAnswer(asked.node, alias, asked.answer, this.timing.request);
      return;
    }
    this.#joining = undefined;
    if (failed) return this.#transferFailed(alias, asked);
    const { node, answer } = asked;
    if (answer.kind !== 'granted') return this.#transferFailed(alias, asksForMore(answer.kind));
    void old.release();
    this.#answers = answers;
    this.#enter(node, alias, answer);
    if (this.#session) this.#emit('transferred', { alias, breakout_name });
  }

  #transferFailed(alias: string, error: MeetingError): void {
    this.#emit('transfer-failed', { alias, error });
    if (this.#ended) this.#endOrComeBack(...this.#ended);
    else if (this.#lost && this.#session) this.#record.lose(this.#lost);
    this.#lost = undefined;
  }

  #end(reason: LeaveReason, message: string): void {
    globalThis.removeEventListener?.('pagehide', this.#onPageHide);
    this.#session?.close();
    this.#session = undefined;
    this.#grant = undefined;
    this.#ended = undefined;
    this.#record.end(reason, message);
  }

  /** @returns False: a listener has prevented it. */
  #emit<K extends PexipEventName>(name: K, detail: PexipEventDetails[K]): boolean {
    const event = new CustomEvent(name, { detail, cancelable: name === 'refer' });
    return this.dispatchEvent(event as PexipEvent);
  }
}
