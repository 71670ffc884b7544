/** What a request of the client API is: its place in the table, who may send it, and who answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Call } from '../conference/call.ts';
import type { Conference } from '../conference/conference.ts';
import type { ConferencingNode } from '../conferencing-node.ts';
import type { Participant } from '../conference/participant.ts';

/**
 * Who may send a request: `open` needs no token; `any` participant; `self` is a participant for itself or a host
 * for anyone; `host` is a host only. Others get `result: false`.
 */
export type Access = 'open' | 'any' | 'self' | 'host';

/** A request of the API on its way to its handler. */
export interface ApiRequest<Body = unknown> {
  node: ConferencingNode;
  /** The alias in the path, decoded. */
  alias: string;
  /** The conference the path names: a breakout room, under `breakouts/<uuid>/`. */
  conference: Conference;
  /** Whose token was sent; under a breakout room, that host's participant in the room. */
  actor: Participant;
  /** The participant the path names; the actor if it names none. */
  participant: Participant;
  /** Throws where the path names no call. */
  call(): Call;
  token: string;
  body: Body;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

export interface Route {
  group: 'client' | 'conference' | 'participant' | 'breakout' | 'call' | 'node' | 'resource';
  name: string;
  method: 'GET' | 'POST';
  /** Below the conference: `participants/{participant_uuid}/mute`. A last `{resource_path}` takes the rest. */
  path: string;
  access: Access;
  body: z.ZodMiniType;
  /** Its value is the `result`. A `Bytes` is sent as it is; `STREAM` leaves the response to the handler. */
  handle(request: ApiRequest): unknown;
}

/** An answer that is no JSON. */
export class Bytes {
  readonly type: string;
  readonly bytes: Buffer;

  constructor(type: string, bytes: Buffer) {
    this.type = type;
    this.bytes = bytes;
  }
}

export const STREAM = Symbol('the response stays open');

/** A route without a body; what is sent all the same is not looked at. */
export function route(
  group: Route['group'],
  method: Route['method'],
  path: string,
  access: Access,
  handle: (request: ApiRequest) => unknown,
  name = path.slice(path.lastIndexOf('/') + 1),
): Route {
  return { group, method, path, access, handle, name, body: z.unknown() };
}

/** A POST whose body has a shape; any other is an illegal value. */
export function routeWithBody<Body>(
  group: Route['group'],
  path: string,
  access: Access,
  body: z.ZodMiniType<Body>,
  handle: (request: ApiRequest<Body>) => unknown,
  name = path.slice(path.lastIndexOf('/') + 1),
): Route {
  return {
    group,
    method: 'POST',
    path,
    access,
    body,
    name,
    handle: (request) => handle(request as ApiRequest<Body>),
  };
}
