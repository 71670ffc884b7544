/** The requests a node has had, for tests to read. It holds tokens and PINs, as the wire does. */

export interface LoggedRequest {
  /** Unix time in ms. */
  time: number;
  alias: string;
  /** `group.name` of the route; empty where there was none. */
  route: string;
  method: string;
  /** As it was sent: encoded, with its query. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** The body, parsed where it is JSON; undefined where there was none. */
  body: unknown;
  /** Status of the answer; 0 while there is none, or where a fault kept it back. */
  status: number;
}

/** Requests kept per alias. */
const KEPT = 5000;

export class RequestLog {
  readonly #byAlias = new Map<string, LoggedRequest[]>();

  add(request: LoggedRequest): LoggedRequest {
    const requests = this.#byAlias.get(request.alias) ?? [];
    this.#byAlias.set(request.alias, requests);
    requests.push(request);
    if (requests.length > KEPT) requests.shift();
    return request;
  }

  read(alias: string): readonly LoggedRequest[] {
    return this.#byAlias.get(alias) ?? [];
  }

  clear(alias: string): void {
    this.#byAlias.delete(alias);
  }
}
