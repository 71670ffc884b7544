/** Keeps one token alive: renewed at half its life, one renewal at a time, until the node says no. */
import type { LeaveReason } from './pexip-state.ts';
import { isRefusal } from './node-http.ts';
import type { Answer } from './node-http.ts';
import { isRecord, number } from '../../../wire/json-reader.ts';
import { atMostSince, now, onWake } from './wake.ts';
import type { Moment } from './wake.ts';

/** The life of a token whose grant does not say, in s. */
const DEFAULT_LIFE_S = 120;
/** A renewal that failed is tried again after this part of the token's life: four times before it is over. */
const RETRY_PART = 8;

/** A refusal is asked for once more after so long, in ms: a proxy that reloads refuses for a moment. */
const VERIFY_MS = 1000;

/** A timer cannot be set for longer, in ms. */
const LONGEST_MS = 2 ** 31 - 1;

/** What a header takes as it is; a token is of no use where it cannot be sent. */
const IN_HEADER = /^[\x21-\x7e]+$/;

/** `expires`: in s. On the wire: a decimal string ("120"), of some nodes a number. */
export interface TokenGrant {
  readonly token: string;
  readonly expires: number;
}

export function readToken(result: unknown): TokenGrant | undefined {
  if (!isRecord(result) || typeof result.token !== 'string' || !IN_HEADER.test(result.token))
    return undefined;
  const expires = number(result.expires, []) ?? 0;
  return { token: result.token, expires: expires > 0 ? expires : DEFAULT_LIFE_S };
}

export interface TokenHost {
  /** A token that is said to live for less, in ms, is taken to live so long. */
  readonly leastLife: number;
  /** Sends refresh_token. Rejects where no answer came. */
  refresh(token: string, timeout: number): Promise<Answer>;
  /** Called once: the token is worth nothing any more. */
  onDead(reason: LeaveReason, answer: Answer | undefined): void;
  /** A token that came after `close()`. */
  onLate(token: string): void;
}

export class Token {
  readonly #host: TokenHost;
  #token: string;
  #before = '';
  #life: number;
  #renewed: Moment;
  readonly #stopWaking: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  #pending: Promise<void> | undefined;
  #closed = false;
  /** The last renewal was refused; the next refusal is believed. */
  #refused = false;

  constructor(grant: TokenGrant, host: TokenHost) {
    this.#host = host;
    this.#token = grant.token;
    this.#life = Math.max(grant.expires * 1000, host.leastLife);
    this.#renewed = now();
    this.#schedule(this.#life / 2);
    this.#stopWaking = onWake(() => {
      if (atMostSince(this.#renewed) >= this.#life / 2) void this.refresh();
    });
  }

  get value(): string {
    return this.#token;
  }
  /** This token, and the one before. */
  get values(): readonly string[] {
    return this.#before ? [this.#token, this.#before] : [this.#token];
  }
  /** How long ago it was granted or renewed, in ms. */
  get age(): number {
    return performance.now() - this.#renewed.steady;
  }

  /** Browsers slow the timers of hidden pages: whoever happens to be awake looks here as well. */
  check(): void {
    if (!this.#closed && performance.now() > this.#due + 1000) void this.refresh();
  }

  /** Renews now, or joins the renewal under way. Never rejects. */
  refresh(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return (this.#pending ??= this.#refresh().finally(() => (this.#pending = undefined)));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stopWaking();
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#due = performance.now() + delay;
    this.#timer = setTimeout(() => void this.refresh(), Math.min(delay, LONGEST_MS));
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    const asked = now();
    const answer = await this.#host
      .refresh(this.#token, Math.max(1000, this.#life / RETRY_PART))
      .catch(() => undefined);
    const grant = answer && !answer.refused ? readToken(answer.result) : undefined;
    if (this.#closed) {
      if (grant) this.#host.onLate(grant.token);
      return;
    }
    if (grant) {
      this.#refused = false;
      this.#before = this.#token;
      this.#token = grant.token;
      this.#life = Math.max(grant.expires * 1000, this.#host.leastLife);
      this.#renewed = asked;
      return this.#schedule(this.#life / 2);
    }
    const status = answer?.status ?? 0;
    // Busy, or broken for a moment; anything else of this kind, said twice, is the node's last word.
    const final = isRefusal(status);
    const verified = this.#refused || this.age >= this.#life;
    this.#refused = final;
    if (final && verified) this.#die(status === 404 ? 'not-found' : 'token-refused', answer);
    else if (this.age >= this.#life) this.#die('token-expired', answer);
    else if (final) this.#schedule(Math.min(VERIFY_MS, this.#life / RETRY_PART));
    else {
      const pause = (this.#life / RETRY_PART) * (0.75 + Math.random() / 2);
      this.#schedule(Math.max(0, asked.steady + pause - performance.now()));
    }
  }

  #die(reason: LeaveReason, answer: Answer | undefined): void {
    this.close();
    this.#host.onDead(reason, answer);
  }
}
