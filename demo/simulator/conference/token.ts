/** Tokens: what authenticates a request, for how long, and for whom. */
import { randomBytes } from 'node:crypto';
import type { Timer } from './clock.ts';
import type { Participant } from './participant.ts';

interface Grant {
  participant: Participant;
  /** The alias under which the token was asked for: a Virtual Reception's alias stays in the client's paths. */
  alias: string;
  /** By the clock of the participant's conference, in ms. */
  expiresAt: number;
}

/** What a one-time token of `refer` or of an identity provider stands for. */
export interface Ticket {
  alias: string;
  role?: 'chair' | 'guest';
  from?: Participant;
  displayName?: string;
}

export class Tokens {
  readonly #grants = new Map<string, Grant>();
  readonly #timers = new Map<Participant, Timer>();
  readonly #tickets = new Map<string, Ticket>();
  readonly #onExpired: (participant: Participant) => void;

  constructor(onExpired: (participant: Participant) => void) {
    this.#onExpired = onExpired;
  }

  /**
   * A token of base64, padding included: clients must not think it safe in a query.
   * @param seconds How long it is good for.
   */
  issue(
    participant: Participant,
    alias: string,
    seconds: number,
  ): { token: string; expires: string } {
    const { clock } = participant.place;
    const token = randomBytes(64).toString('base64');
    this.#grants.set(token, { participant, alias, expiresAt: clock.now() + seconds * 1000 });
    this.#timers.get(participant)?.cancel();
    this.#timers.set(
      participant,
      clock.timeout(() => this.expire(participant), seconds * 1000),
    );
    return { token, expires: String(seconds) };
  }

  /** The participant a token stands for at this alias. */
  find(token: string | undefined, alias: string): Participant | undefined {
    const grant = token === undefined ? undefined : this.#grants.get(token);
    if (!grant || grant.expiresAt <= grant.participant.place.clock.now()) return undefined;
    const own = alias === grant.alias || alias === grant.participant.place.alias;
    return own ? grant.participant : undefined;
  }

  /** The alias a token was asked for under. */
  aliasOf(token: string): string {
    return this.#grants.get(token)?.alias ?? '';
  }

  /** Ends every token of a participant, as if their time had come. */
  expire(participant: Participant): void {
    this.revoke(participant);
    this.#onExpired(participant);
  }

  revoke(participant: Participant): void {
    this.#timers.get(participant)?.cancel();
    this.#timers.delete(participant);
    for (const [token, grant] of this.#grants)
      if (grant.participant === participant) this.#grants.delete(token);
  }

  /** A token that can be exchanged once. */
  issueTicket(ticket: Ticket): string {
    const token = randomBytes(32).toString('base64');
    this.#tickets.set(token, ticket);
    return token;
  }

  redeem(token: string, alias: string): Ticket | undefined {
    const ticket = this.#tickets.get(token);
    if (ticket?.alias !== alias) return undefined;
    this.#tickets.delete(token);
    return ticket;
  }

  close(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }
}
