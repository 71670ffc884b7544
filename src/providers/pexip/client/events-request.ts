/**
 * The request that opens the event stream. Its token goes in a header, which a page of another origin may send only
 * once the node, and every proxy before it, has answered a preflight. Pexip's own clients open this one path with
 * `EventSource`, which sends no headers, so that a proxy may let every preflight through but this. Where the header
 * gets no answer and the node answers otherwise, the token goes in the query, as `EventSource` has it.
 *
 * What that means for logs: the URL of such a stream, and with it a token that lives for two minutes unless it is
 * renewed, may stand in the access log of the node or of a proxy before it. Where the header works, the query is never
 * used.
 * @see https://docs.pexip.com/api_client/api_rest.htm#server_sent
 */
import { isForeign } from './node-address.ts';

export class EventsRequest {
  readonly #url: string;
  readonly #probe: (signal: AbortSignal) => Promise<boolean>;
  /** What has brought an answer; stays. */
  #works: 'header' | 'query' | undefined;
  /** The header got no answer until the time for it was over. */
  #unanswered = false;

  /** @param probe Whether the node answers a request that needs no preflight. */
  constructor(url: string, probe: (signal: AbortSignal) => Promise<boolean>) {
    this.#url = url;
    this.#probe = probe;
  }

  async open(token: string, signal: AbortSignal): Promise<Response> {
    if (this.#works === 'query') return this.#openInQuery(token, signal);
    const unanswered = this.#unanswered;
    if (!unanswered)
      try {
        return await this.#openInHeader(token, signal);
      } catch (error) {
        if (this.#works || !isForeign(this.#url)) throw error;
        this.#unanswered = signal.aborted;
        if (signal.aborted) throw error;
      }
    this.#unanswered = false;
    // A page is told no more of a refused preflight than of a lost network. Does the node answer without one?
    await this.#probe(signal);
    if (unanswered) return this.#openInQuery(token, signal);
    return this.#openInHeader(token, signal).catch(() => this.#openInQuery(token, signal));
  }

  async #openInHeader(token: string, signal: AbortSignal): Promise<Response> {
    const response = await this.#fetch(this.#url, { token }, signal);
    this.#works = 'header';
    return response;
  }

  async #openInQuery(token: string, signal: AbortSignal): Promise<Response> {
    const query = `?token=${encodeURIComponent(token)}`;
    const response = await this.#fetch(`${this.#url}${query}`, {}, signal);
    this.#works = 'query';
    return response;
  }

  #fetch(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) {
    return fetch(url, {
      headers: { ...headers, accept: 'text/event-stream' },
      signal,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
    });
  }
}
