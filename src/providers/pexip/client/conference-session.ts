/** One participation: a token kept alive, the event stream it opens, and the requests it authenticates. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { Options } from '../../../meeting/option.ts';
import { EventStream } from './event-stream.ts';
import type { StreamHost, StreamTiming } from './event-stream.ts';
import { EventsRequest } from './events-request.ts';
import type { LeaveReason } from './pexip-state.ts';
import {
  buildRequest,
  exchange,
  readAnswer,
  readResult,
  refuseRedirect,
  sentence,
} from './node-http.ts';
import type { ComebackTiming } from './comeback.ts';
import { conferencePath } from './node-address.ts';
import { COMEBACK_MS, EVENT_LENGTH, TOKEN_LIFE_MS } from './limits.ts';
import { clientRequests, EVENTS, nodeRequests } from './requests.ts';
import type { Request, RequestOptions } from './requests.ts';
import { releaseToken } from './release-token.ts';
import { Token } from './token.ts';
import type { TokenGrant } from './token.ts';

/** In ms. */
export interface Timing extends StreamTiming, ComebackTiming {
  /** How long a node may take to answer request_token before the next is tried. */
  readonly join: number;
  /** How long any other request may take. */
  readonly request: number;
  /** The least life of a token that is believed. */
  readonly life: number;
}

export const TIMING: Timing = {
  join: 10_000,
  request: 30_000,
  life: TOKEN_LIFE_MS,
  comeback: COMEBACK_MS,
  connect: 10_000,
  silence: 20_000,
  pauses: [300, 2000, 5000, 15_000, 20_000],
};

export interface SessionListener extends Pick<StreamHost, 'onEvent' | 'onLost' | 'onOpen'> {
  /** What has led in: a PIN, a password. */
  readonly secrets: readonly string[];
  /** The node has ended it. `message`: in the node's words, if it had any. */
  onEnded(reason: LeaveReason, message: string): void;
  /** The event stream cannot be had as it is; it is tried again. */
  onTrouble(error: MeetingError): void;
}

/** A token younger than this, in ms, is not renewed because the event stream is refused. */
const FRESH_MS = 15_000;

export class ConferenceSession {
  readonly alias: string;
  readonly node: string;
  readonly #below: string;
  readonly #token: Token;
  readonly #stream: EventStream;
  readonly #timing: Timing;
  readonly #secrets: readonly string[];
  readonly #closing = new AbortController();

  /** @param below What the paths of its requests are below: a conference's, or a registration's. */
  constructor(
    node: string,
    alias: string,
    grant: TokenGrant,
    timing: Timing,
    listener: SessionListener,
    below = conferencePath(node, alias),
  ) {
    this.node = node;
    this.alias = alias;
    this.#below = below;
    this.#timing = timing;
    this.#secrets = listener.secrets;
    this.#token = new Token(grant, {
      leastLife: timing.life,
      refresh: (token, timeout) => this.#refresh(token, timeout),
      onDead: (reason, answer) => listener.onEnded(reason, sentence(answer?.result, this.secrets)),
      onLate: (token) => void releaseToken(this.#below, token, timing.request),
    });
    const url = `${this.#below}${EVENTS}`;
    const events = new EventsRequest(url, (signal) => this.#probe(signal));
    this.#stream = new EventStream(
      {
        open: async (signal) => {
          const response = await events.open(this.#token.value, signal);
          try {
            return refuseRedirect('events', url, response);
          } catch (error) {
            listener.onTrouble(error as MeetingError);
            throw error;
          }
        },
        onTooLong: () =>
          listener.onTrouble(
            new MeetingError(
              'wire-invalid',
              `events: an event is longer than ${EVENT_LENGTH} characters; the stream is opened again.`,
            ),
          ),
        probe: (signal) => this.#probe(signal),
        onEvent: (name, data, id) => listener.onEvent(name, data, id),
        onAlive: () => this.#token.check(),
        onLost: (cause) => listener.onLost(cause),
        onOpen: (attempts) => listener.onOpen(attempts),
        onRefused: async () => {
          if (this.#token.age > FRESH_MS) await this.#token.refresh();
        },
      },
      timing,
    );
  }

  /** @throws {MeetingError} `argument-invalid`, `request-failed`, `session-closed`. */
  async send<R>(
    name: string,
    row: Request<Options, R>,
    below: string,
    args: unknown,
    options: RequestOptions = {},
  ): Promise<R> {
    const request = buildRequest(name, row, `${this.#below}${below}`, args);
    const token = this.#token.value;
    const headers = { ...request.headers, token };
    const closing = this.#closing.signal;
    const signal = options.signal ? AbortSignal.any([options.signal, closing]) : closing;
    const response = await exchange(
      name,
      { ...request, headers },
      { timeout: this.#timing.request, signal, ...(row.result === 'blob' && { priority: 'low' }) },
    );
    const given = (args ?? {}) as Readonly<Record<string, unknown>>;
    const secrets = Object.entries(row.arguments).flatMap(([key, { secret }]) =>
      secret && typeof given[key] === 'string' ? [given[key]] : [],
    );
    return readResult(name, row, response, [token, ...this.secrets, ...secrets], signal);
  }

  /** What authenticates, did before it was renewed, or has led in: nothing that the page sees may hold it. */
  get secrets(): readonly string[] {
    return [...this.#token.values, ...this.#secrets];
  }

  /** Renews the token now. */
  refresh(): Promise<void> {
    return this.#token.refresh();
  }

  /** Ends what runs here, and nothing at the node. Idempotent. */
  close(why = 'The meeting was left.'): void {
    this.#token.close();
    this.#stream.close();
    this.#closing.abort(new MeetingError('session-closed', why));
  }

  /** Ends it at the node as well. @param closing The page is going away at this moment. */
  async release(closing = false): Promise<void> {
    this.close();
    await releaseToken(this.#below, this.#token.value, this.#timing.request, closing);
  }

  async #refresh(token: string, timeout: number) {
    const request = buildRequest('refresh_token', clientRequests.refresh_token, this.#below);
    const headers = { ...request.headers, token };
    return readAnswer(
      'refresh_token',
      await exchange('refresh_token', { ...request, headers }, { timeout }),
    );
  }

  async #probe(signal: AbortSignal): Promise<boolean> {
    const request = buildRequest('status', nodeRequests.status, `${this.node}/`);
    await exchange('status', request, { timeout: this.#timing.connect, signal });
    return true;
  }
}
