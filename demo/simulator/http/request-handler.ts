/** From a matched route to its answer: who asks, whether they may, what they sent. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { controlIn } from '../conference/breakout.ts';
import { conferenceOf } from '../conference/conference.ts';
import type { Conference } from '../conference/conference.ts';
import type { ConferencingNode } from '../conferencing-node.ts';
import type { Participant } from '../conference/participant.ts';
import {
  callNotFound,
  conferenceNotFound,
  illegalValue,
  invalidToken,
  participantNotFound,
  Refusal,
} from '../conference/refusal.ts';
import type { Outcome } from './outcome.ts';
import { Bytes, STREAM } from './route.ts';
import type { ApiRequest } from './route.ts';
import type { Match } from './route-table.ts';

interface Asked {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  alias: string;
  match: Match | undefined;
  query: URLSearchParams;
  body: unknown;
}

/** @returns Undefined where the handler keeps the response open. */
export async function handleRequest(
  node: ConferencingNode,
  asked: Asked,
): Promise<Outcome | undefined> {
  try {
    const result = await answer(node, asked);
    if (result === STREAM) return undefined;
    if (result instanceof Bytes) return { status: 200, type: result.type, body: result.bytes };
    return json(200, 'success', result);
  } catch (error) {
    if (error instanceof Refusal) return json(error.httpStatus, error.word, error.result);
    console.error(error);
    return json(500, 'failed', 'Internal error');
  }
}

const json = (status: number, word: string, result: unknown): Outcome => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ status: word, result: result ?? null }),
});

async function answer(node: ConferencingNode, asked: Asked): Promise<unknown> {
  const { alias, match, incoming, query } = asked;
  const conference = node.conferences.get(alias);
  if (!conference || !match) throw conferenceNotFound();
  const { route, params } = match;
  const token = headerOf(incoming, 'token') ?? query.get('token') ?? '';

  if (route.access === 'open') {
    if (node.inMaintenance(incoming.headers.host))
      throw new Refusal(503, 'Maintenance mode', 'failed');
    const { outgoing } = asked;
    const body = readBody(match, asked.body);
    const open: Omit<ApiRequest, 'actor' | 'participant' | 'call'> = {
      ...{ node, alias, conference, token, params, query, incoming, outgoing, body },
    };
    return route.handle(open as ApiRequest);
  }
  const sender = node.tokens.find(token, alias);
  if (!sender) throw invalidToken();
  const room = match.room === undefined ? conferenceOf(sender) : roomOf(sender, match.room);
  const actor = match.room === undefined ? sender : actorIn(room, sender);
  if (!actor) return false;
  const participant = subjectOf(room, params.participant_uuid, actor);
  const own = participant === actor || participant === sender;
  if (!actor.host && (route.access === 'host' || (route.access === 'self' && !own))) return false;
  return route.handle({
    node,
    alias,
    conference: room,
    actor,
    participant,
    token,
    params,
    query,
    incoming,
    outgoing: asked.outgoing,
    body: readBody(match, asked.body),
    call: () => {
      const call = participant.calls.get(params.call_uuid ?? '');
      if (!call) throw callNotFound();
      return call;
    },
  });
}

const headerOf = (incoming: IncomingMessage, name: string): string | undefined => {
  const value = incoming.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** A room's host acts through the participant it has there; whoever is in the room, as itself. */
function actorIn(room: Conference, sender: Participant): Participant | undefined {
  if (conferenceOf(sender) === room) return sender;
  return sender.host && conferenceOf(sender) === room.parent ? controlIn(room, sender) : undefined;
}

function roomOf(sender: Participant, uuid: string): Conference {
  const main = conferenceOf(sender).parent ?? conferenceOf(sender);
  const room = main.breakouts.get(uuid);
  if (!room) throw conferenceNotFound();
  return room;
}

function subjectOf(
  conference: Conference,
  uuid: string | undefined,
  actor: Participant,
): Participant {
  if (uuid === undefined) return actor;
  const participant = conference.participants.get(uuid);
  if (!participant) throw participantNotFound();
  return participant;
}

function readBody({ route }: Match, body: unknown): unknown {
  const read = route.body.safeParse(body === undefined || body === '' ? {} : body);
  if (!read.success) throw illegalValue();
  return read.data;
}
