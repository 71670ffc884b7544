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
import { Reports } from './reports.ts';
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

/** The credentials in UTF-8, in base64. */
const credentials = (username: string, password: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)));

export class PexipRegistration extends ListenerTarget<RegistrationEvent> {
  readonly #nodes: readonly string[];
  readonly #alias: string;
  readonly #path: string;
  readonly #authorization: string;
  readonly #secrets: readonly string[];
  readonly #timing: Timing;
  readonly #reports = new Reports();
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
    const basic = credentials(username, password);
    this.#authorization = `x-pexip-basic ${basic}`;
    this.#secrets = [basic, password];
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
      await this.#requestAndEnter(asking.signal);
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
    await this.#end()?.release();
  }

  /** Takes it back, and lets go of every listener. */
  override destroy(): void {
    void this.unregister();
    super.destroy();
  }

  readonly #onPageHide = (): void => {
    void this.#end()?.release(true);
    // A page that comes back finds it so, and may register again.
    const error = new MeetingError(
      'session-closed',
      'The registration is over: its page has gone.',
    );
    this.#emit('lost', { error });
  };

  /** Ends what runs here. @returns What is to be released. */
  #end(): ConferenceSession | undefined {
    this.#asking?.abort(new MeetingError('session-closed', 'register: it was taken back.'));
    this.#asking = undefined;
    const session = this.#session;
    this.#session = undefined;
    globalThis.removeEventListener?.('pagehide', this.#onPageHide);
    this.#setStatus('idle');
    return session;
  }

  async #requestAndEnter(signal: AbortSignal): Promise<void> {
    const { node, token } = await this.#request(signal);
    // It may have been taken back since, in whatever moment.
    if (signal.aborted)
      void releaseToken(`${node}/${this.#path}`, token.token, this.#timing.request);
    signal.throwIfAborted();
    this.#enter({ node, token });
  }

  /** One node after another. */
  async #request(signal: AbortSignal): Promise<{ node: string; token: TokenGrant }> {
    let failure: unknown;
    for (const node of this.#nodes) {
      try {
        return { node, token: await this.#requestAt(node) };
      } catch (error) {
        signal.throwIfAborted();
        failure = error;
        if (isRefusal((error as Partial<MeetingError>).status)) throw error;
      }
    }
    throw failure;
  }

  async #requestAt(node: string): Promise<TokenGrant> {
    const request = buildRequest('request_token', REQUEST, `${node}/${this.#path}`);
    // Servers in front of a node may take the one for themselves.
    const authorization = {
      authorization: this.#authorization,
      'x-pexip-authorization': this.#authorization,
    };
    const response = await exchange(
      'request_token',
      { ...request, headers: { ...request.headers, ...authorization } },
      { timeout: this.#timing.join },
    );
    const answer = await readAnswer('request_token', response);
    const token = readToken(answer.result);
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
          if (this.#session === session) this.#take(name, data, session.secrets);
        },
        onLost: () => this.#setStatus('reconnecting'),
        onOpen: () => this.#setStatus('registered'),
        onEnded: (reason, message) => void this.#again(session, message || reason),
        onTrouble: (error) => this.#report(error),
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
        return await this.#requestAndEnter(signal);
      } catch (cause) {
        if (signal.aborted) return;
        const pause = (pauses[Math.min(attempt, pauses.length - 1)] ?? 0) * (0.5 + Math.random());
        const { status } = cause as Partial<MeetingError>;
        if (isRefusal(status) || performance.now() + pause > until) {
          this.#end();
          const message = `The registration is lost: ${why}.`;
          const error = new MeetingError('token-expired', message, { cause });
          return this.#emit('lost', { error });
        }
        await waitFor(pause, signal);
      }
    }
  }

  #take(name: string, data: string, secrets: readonly string[]): void {
    const read = readRegistrationEvent(name, data, secrets);
    if (!read) return;
    if (read.detail) this.#emit(read.name, read.detail);
    else this.#report(new MeetingError('wire-invalid', `${name}: what came cannot be read.`));
  }

  #report(error: MeetingError): void {
    if (this.#reports.isNews(error.message)) this.#emit('wire-invalid', { error });
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
