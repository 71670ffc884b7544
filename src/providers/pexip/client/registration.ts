/**
 * A device alias that is registered at a node, so that it can be called. `register()` asks the nodes in turn; the
 * token is then renewed and the event stream kept open as in a conference, and a registration that dies is made again.
 * The document of the Pexip client REST API leaves registrations out; this is how Pexip's own clients make them.
 * @see https://github.com/pexip/pexip-swift-sdk
 */
import { MeetingError } from '../../../meeting/errors.ts';
import { anything } from '../../../wire/json-reader.ts';
import { ConferenceSession, TIMING, type Timing } from './conference-session.ts';
import { pause as waitFor } from './wake.ts';
import { ListenerTarget } from './listener-target.ts';
import { pathPart, readAddresses } from './node-address.ts';
import { buildRequest, exchange, isRefusal, readAnswer, requestFailed } from './node-http.ts';
import {
  readRegistrationEvent,
  type RegistrationEvent,
  type RegistrationEventDetails,
  type RegistrationEventName,
  type RegistrationStatus,
} from './registration-events.ts';
import { releaseToken } from './release-token.ts';
import { ask } from './request-row.ts';
import { readToken, type TokenGrant } from './token.ts';

export { MeetingError } from '../../../meeting/errors.ts';
export type {
  RegistrationEvent,
  RegistrationEventDetails,
  RegistrationStatus,
} from './registration-events.ts';

export interface PexipRegistrationOptions {
  /** Nodes, in the order to try, such as those of a DNS SRV record: `vc.example.com`. http: on loopback only. */
  readonly address: string | readonly string[];
  /** The device alias: `alice@example.com`. */
  readonly alias: string;
  readonly username: string;
  readonly password: string;
  /** In ms; for tests and for unusual networks. */
  readonly timing?: Partial<Timing>;
}

const REQUEST = ask(anything);

/** For a header: the credentials in UTF-8, in base64. */
const authorization = (username: string, password: string): string => {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `x-pexip-basic ${btoa(String.fromCharCode(...bytes))}`;
};

export class PexipRegistration extends ListenerTarget<RegistrationEvent> {
  readonly #nodes: readonly string[];
  readonly #alias: string;
  readonly #path: string;
  readonly #authorization: string;
  readonly #secrets: readonly string[];
  readonly #timing: Timing;
  #status: RegistrationStatus = 'idle';
  #session: ConferenceSession | undefined;
  /** Registering, for the first time or again. */
  #asking: AbortController | undefined;

  /** @throws {MeetingError} `argument-invalid`. */
  constructor({ address, alias, username, password, timing }: PexipRegistrationOptions) {
    super();
    this.#nodes = readAddresses(address);
    this.#alias = alias;
    this.#path = `registrations/${pathPart('alias', alias)}/`;
    for (const [name, value] of Object.entries({ username, password }))
      if (typeof value !== 'string' || value === '')
        throw new MeetingError('argument-invalid', `${name}: wanted: a text that is not empty.`);
    this.#authorization = authorization(username, password);
    this.#secrets = [password, this.#authorization];
    this.#timing = { ...TIMING, ...timing };
  }

  get status(): RegistrationStatus {
    return this.#status;
  }

  /**
   * Registers. Nodes are tried in turn where one does not answer or takes nobody.
   * @throws {MeetingError} `command-failed`: it is registered, or registering, already; `session-closed`: it was taken
   * back meanwhile; `request-failed`: `status` 401 where the credentials are wrong.
   */
  async register(): Promise<void> {
    if (this.#asking || this.#session)
      throw new MeetingError('command-failed', 'register: it is registered, or registering.');
    const asking = (this.#asking = new AbortController());
    this.#setStatus('registering');
    try {
      this.#enter(await this.#request(asking.signal));
    } catch (error) {
      if (this.#asking === asking) {
        this.#asking = undefined;
        this.#setStatus('idle');
      }
      throw error;
    }
  }

  /** Takes the registration back, whatever is under way. Idempotent; never rejects. */
  async unregister(): Promise<void> {
    this.#asking?.abort(new MeetingError('session-closed', 'register: it was taken back.'));
    this.#asking = undefined;
    const session = this.#session;
    this.#session = undefined;
    globalThis.removeEventListener?.('pagehide', this.#onPageHide);
    this.#setStatus('idle');
    await session?.release();
  }

  readonly #onPageHide = (): void => void this.#session?.release(true);

  /** One node after another. */
  async #request(signal: AbortSignal): Promise<{ node: string; token: TokenGrant }> {
    let failure: unknown;
    for (const node of this.#nodes) {
      try {
        return { node, token: await this.#requestAt(node, signal) };
      } catch (error) {
        signal.throwIfAborted();
        failure = error;
        if (isRefusal((error as Partial<MeetingError>).status)) throw error;
      }
    }
    throw failure;
  }

  async #requestAt(node: string, signal: AbortSignal): Promise<TokenGrant> {
    const request = buildRequest('request_token', REQUEST, `${node}/${this.#path}`);
    // Servers in front of a node may take the one for themselves.
    const credentials = {
      authorization: this.#authorization,
      'x-pexip-authorization': this.#authorization,
    };
    const response = await exchange(
      'request_token',
      { ...request, headers: { ...request.headers, ...credentials } },
      { timeout: this.#timing.join },
    );
    const answer = await readAnswer('request_token', response);
    const token = readToken(answer.result);
    if (signal.aborted && token)
      void releaseToken(`${node}/${this.#path}`, token.token, this.#timing.request);
    signal.throwIfAborted();
    if (answer.refused || !token) throw requestFailed('request_token', answer, this.#secrets);
    return token;
  }

  #enter({ node, token }: { node: string; token: TokenGrant }): void {
    this.#asking = undefined;
    const session: ConferenceSession = new ConferenceSession(
      node,
      this.#alias,
      token,
      this.#timing,
      {
        secrets: this.#secrets,
        onEvent: (name, data) => {
          if (this.#session === session) this.#take(name, data);
        },
        onLost: () => this.#setStatus('reconnecting'),
        onOpen: () => this.#setStatus('registered'),
        onEnded: (reason, message) => void this.#again(session, message || reason),
        onTrouble: (error) => this.#emit('wire-invalid', { error }),
      },
      `${node}/${this.#path}`,
    );
    this.#session = session;
    globalThis.addEventListener?.('pagehide', this.#onPageHide);
    this.#setStatus('registered');
  }

  /** Its token has died: once more from the beginning, for a while. */
  async #again(dead: ConferenceSession, why: string): Promise<void> {
    dead.close();
    if (this.#session !== dead) return;
    this.#session = undefined;
    const { signal } = (this.#asking = new AbortController());
    this.#setStatus('reconnecting');
    const { comeback, pauses } = this.#timing;
    const until = performance.now() + comeback;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        return this.#enter(await this.#request(signal));
      } catch (cause) {
        if (signal.aborted) return;
        const pause = (pauses[Math.min(attempt, pauses.length - 1)] ?? 0) * (0.5 + Math.random());
        const { status } = cause as Partial<MeetingError>;
        if (isRefusal(status) || performance.now() + pause > until) {
          this.#asking = undefined;
          this.#setStatus('idle');
          const message = `The registration is lost: ${why}.`;
          const error = new MeetingError('token-expired', message, { cause });
          return this.#emit('lost', { error });
        }
        await waitFor(pause, signal);
      }
    }
  }

  #take(name: string, data: string): void {
    const read = readRegistrationEvent(name, data);
    if (!read) return;
    if (read.detail) this.#emit(read.name, read.detail);
    else {
      const message = `${name}: what came cannot be read.`;
      this.#emit('wire-invalid', { error: new MeetingError('wire-invalid', message) });
    }
  }

  #setStatus(status: RegistrationStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#emit('state', { status });
  }

  #emit<K extends RegistrationEventName>(name: K, detail: RegistrationEventDetails[K]): void {
    this.dispatchEvent(new CustomEvent(name, { detail }) as RegistrationEvent);
  }
}
