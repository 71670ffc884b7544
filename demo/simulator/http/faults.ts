/** Faults on demand: what a network, a proxy or a failing node does to requests. */
import * as z from 'zod/mini';

/** What a fault wants to know of a route. */
interface FaultyRoute {
  group: string;
  name: string;
}

/** Body of `POST /simulator/faults`. */
export const faultRequest = z.object({
  /** The conference it concerns; every one, if left out. */
  alias: z.optional(z.string()),
  /** `name` or `group.name` of a route, or `status`; every route, if left out. */
  route: z.optional(z.string()),
  /**
   * `delay`: the answer comes later. `drop`: the connection is cut. `half-open`: nothing is ever answered, or, for
   * `events`, the stream opens and stays silent. `status`: another answer than the node's.
   */
  kind: z.enum(['delay', 'drop', 'half-open', 'status']),
  delay_ms: z._default(z.number(), 0),
  status: z._default(z.number(), 500),
  /** Sent as JSON; a string is sent as it is. */
  body: z._default(z.unknown(), ''),
  /** How often it happens before it is over; always, if left out. */
  times: z.optional(z.number()),
  /** Requests it lets pass before. */
  skip: z._default(z.number(), 0),
  /** The request is carried out, and only its answer suffers. */
  after: z._default(z.boolean(), false),
});
export type Fault = z.infer<typeof faultRequest> & {
  id: number;
  /** The last request it cut, which a browser sends once more of itself. */
  cut?: { key: string; until: number };
};

/** How long the browser's own repetition of a request counts as the same request, in ms. */
const RESEND_MS = 250;

export class Faults {
  #faults: Fault[] = [];
  #next = 1;

  add(request: z.infer<typeof faultRequest>): Fault {
    const fault = { ...request, id: this.#next++ };
    this.#faults.push(fault);
    return fault;
  }

  list(alias?: string): readonly Fault[] {
    return this.#faults.filter((fault) => alias === undefined || fault.alias === alias);
  }

  /** @param alias Undefined: all of them. */
  clear(alias?: string): void {
    this.#faults = alias === undefined ? [] : this.#faults.filter((fault) => fault.alias !== alias);
  }

  /**
   * The faults a request meets. Each counts it; but a browser that finds a connection cut which it had used before
   * sends the request again without a word, and that is not counted.
   * @param key What makes two requests the same.
   */
  meet(alias: string, route: FaultyRoute, key: string): Fault[] {
    return this.#faults.filter((fault) => {
      if (!concerns(fault, alias, route)) return false;
      const { cut } = fault;
      delete fault.cut;
      if (cut?.key === key && Date.now() < cut.until) return true;
      if (fault.skip > 0) {
        fault.skip -= 1;
        return false;
      }
      if (fault.times === 0) return false;
      if (fault.times !== undefined) fault.times -= 1;
      if (fault.kind === 'drop') fault.cut = { key, until: Date.now() + RESEND_MS };
      return true;
    });
  }

  /** Whether a stream that opens now stays silent; the fault itself is counted by `meet`. */
  stalls(alias: string, name: string): boolean {
    return this.#stalling.delete(`${alias} ${name}`);
  }

  readonly #stalling = new Set<string>();

  stallNext(alias: string, name: string): void {
    this.#stalling.add(`${alias} ${name}`);
  }
}

const concerns = (fault: Fault, alias: string, { group, name }: FaultyRoute) =>
  (fault.alias === undefined || fault.alias.toLowerCase() === alias.toLowerCase()) &&
  (fault.route === undefined || fault.route === name || fault.route === `${group}.${name}`);
