/** What requests are made on: the table's rows as methods. */
import type { Options } from '../../../meeting/option.ts';
import { pathPart } from './node-address.ts';
import type { Methods, Request, RequestOptions } from './requests.ts';
import {
  breakoutRequests,
  callRequests,
  conferenceRequests,
  participantRequests,
} from './requests.ts';

type Row = Request<Options, unknown>;
/** Sends a request of the table. `below`: the path under the conference, with a slash at its end. */
export type Send = (
  name: string,
  row: Row,
  below: string,
  args: unknown,
  options: RequestOptions | undefined,
) => Promise<unknown>;

/** Gives a class a method for every row. */
export function addRequests<T extends object>(
  prototype: T,
  table: Readonly<Record<string, Row>>,
  send: (target: T) => [send: Send, below: string],
): void {
  for (const [name, row] of Object.entries(table))
    Object.defineProperty(prototype, name, {
      async value(this: T, args?: unknown, options?: RequestOptions) {
        const [sender, below] = send(this);
        return sender(name, row, below, args, options);
      },
    });
}

/** Holds how to send, and where. */
abstract class RequestTarget {
  readonly #send: Send;
  readonly #below: string;

  constructor(send: Send, below: string) {
    this.#send = send;
    this.#below = below;
  }
  static way(target: RequestTarget): [Send, string] {
    return [target.#send, target.#below];
  }
  protected at(path: string): [Send, string] {
    return [this.#send, `${this.#below}${path}/`];
  }
}

/** One call of a participant. */
export class CallTarget extends RequestTarget {}
export interface CallTarget extends Methods<typeof callRequests> {}
addRequests(CallTarget.prototype, callRequests, RequestTarget.way);

/** One participant. */
export class ParticipantTarget extends RequestTarget {
  call(callUuid: string): CallTarget {
    return new CallTarget(...this.at(`calls/${pathPart('call_uuid', callUuid)}`));
  }
}
export interface ParticipantTarget extends Methods<typeof participantRequests> {}
addRequests(ParticipantTarget.prototype, participantRequests, RequestTarget.way);

/** One breakout room: what can be asked of a conference can be asked of it. */
export class BreakoutTarget extends RequestTarget {
  participant(uuid: string): ParticipantTarget {
    return new ParticipantTarget(...this.at(`participants/${pathPart('participant_uuid', uuid)}`));
  }
  call(uuid: string, callUuid: string): CallTarget {
    return this.participant(uuid).call(callUuid);
  }
}
export interface BreakoutTarget
  extends Methods<typeof conferenceRequests>, Methods<typeof breakoutRequests> {}
addRequests(BreakoutTarget.prototype, conferenceRequests, RequestTarget.way);
addRequests(BreakoutTarget.prototype, breakoutRequests, RequestTarget.way);
