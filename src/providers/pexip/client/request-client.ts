/** The requests of a client, on the conference it is in: methods of the tables, and the ways to the others. */
import { MeetingError } from '../../../meeting/errors.ts';
import { TIMING, type ConferenceSession, type Timing } from './conference-session.ts';
import type { PexipEvent } from './wire-events.ts';
import { ListenerTarget } from './listener-target.ts';
import { buildRequest, exchange, readResult } from './node-http.ts';
import { pathPart, readAddresses } from './node-address.ts';
import { openRow, type OpenRequest } from './open-request.ts';
import { addRequests, BreakoutTarget, ParticipantTarget } from './request-target.ts';
import type { CallTarget, Send } from './request-target.ts';
import type { Methods, RequestOptions } from './requests.ts';
import {
  breakoutsRequests,
  conferenceRequests,
  nodeRequests,
  resourceRequests,
} from './requests.ts';

export interface PexipClientOptions {
  /** Nodes, in the order to try: `vc.example.com`, `https://10.0.0.1:8443`. http: on loopback only. */
  readonly address: string | readonly string[];
  /** The conference: `meet.alice`, `meet@example.com`. */
  readonly alias: string;
  /** In ms; for tests and for unusual networks. */
  readonly timing?: Partial<Timing>;
}

export abstract class RequestClient extends ListenerTarget<PexipEvent> {
  protected readonly nodes: readonly string[];
  protected readonly timing: Timing;

  /** @throws {MeetingError} `argument-invalid`. */
  constructor({ address, timing }: PexipClientOptions) {
    super();
    this.nodes = readAddresses(address);
    this.timing = { ...TIMING, ...timing };
  }

  /** What authenticates requests; undefined: in no conference. */
  protected abstract get session(): ConferenceSession | undefined;

  /** @throws {MeetingError} `session-closed`. */
  protected get live(): ConferenceSession {
    if (!this.session) throw new MeetingError('session-closed', 'The client is in no conference.');
    return this.session;
  }

  participant(uuid: string): ParticipantTarget {
    return new ParticipantTarget(this.#send, `participants/${pathPart('participant_uuid', uuid)}/`);
  }

  /**
   * Any request on the conference, with its token: one that has no method here.
   * @returns The answer's `result` as it came; null where nothing came.
   * @throws {MeetingError} As the methods do: `argument-invalid`, `request-failed`, `session-closed`.
   */
  async request(request: OpenRequest, options?: RequestOptions): Promise<unknown> {
    const { body } = request;
    return this.live.send(`${request.path}`.slice(0, 100), openRow(request), '', body, options);
  }

  call(uuid: string, callUuid: string): CallTarget {
    return this.participant(uuid).call(callUuid);
  }

  breakout(uuid: string): BreakoutTarget {
    return new BreakoutTarget(this.#send, `breakouts/${pathPart('breakout_uuid', uuid)}/`);
  }

  readonly #send: Send = (name, row, below, args, options) =>
    this.live.send(name, row, below, args, options);

  readonly #sendToNode: Send = async (name, row, _below, args, options = {}) => {
    const node = this.session?.node ?? this.nodes[0] ?? '';
    const request = buildRequest(name, row, `${node}/`, args);
    const timeout = this.timing.request;
    const response = await exchange(name, request, { timeout, ...options });
    return readResult(name, row, response, [], options.signal);
  };

  static {
    addRequests(this.prototype, conferenceRequests, (client) => [client.#send, '']);
    addRequests(this.prototype, breakoutsRequests, (client) => [client.#send, '']);
    addRequests(this.prototype, resourceRequests, (client) => [client.#send, '']);
    addRequests(this.prototype, nodeRequests, (client) => [client.#sendToNode, '']);
  }
}

export interface RequestClient
  extends
    Methods<typeof conferenceRequests>,
    Methods<typeof breakoutsRequests>,
    Methods<typeof resourceRequests>,
    Methods<typeof nodeRequests> {}
