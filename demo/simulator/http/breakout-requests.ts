/** The requests on breakout rooms. */
import * as z from 'zod/mini';
import {
  closeBreakout,
  emptyBreakout,
  moveTo,
  openBreakout,
  roomOf,
} from '../conference/breakout.ts';
import type { Conference } from '../conference/conference.ts';
import { chatMessage } from './conference-requests.ts';
import { illegalValue } from '../conference/refusal.ts';
import { route, routeWithBody } from './route.ts';
import type { ApiRequest, Route } from './route.ts';

const breakoutsRequest = z.object({
  name: z.string(),
  description: z.optional(z.string()),
  duration: z.optional(z.number().check(z.gte(0))),
  end_action: z._default(z.enum(['transfer', 'disconnect']), 'transfer'),
  participants: z.optional(z.record(z.string(), z.array(z.string()))),
  guests_allowed_to_leave: z._default(z.boolean(), false),
});

function open({
  conference: main,
  body,
  node,
  actor,
}: ApiRequest<z.infer<typeof breakoutsRequest>>) {
  if (!main.settings.breakout_rooms || main.parent) return false;
  const room = openBreakout(
    main,
    {
      name: body.name,
      description: body.description ?? '',
      endAction: body.end_action,
      guestsAllowedToLeave: body.guests_allowed_to_leave,
    },
    body.duration ?? 0,
  );
  node.adopt(room);
  for (const [word, uuids] of Object.entries(body.participants ?? {})) {
    const from = roomOf(main, word);
    for (const uuid of uuids) {
      const participant = from?.participants.get(uuid);
      if (participant) moveTo(participant, room, actor);
    }
  }
  return { breakout_uuid: room.uuid };
}

const moveRequest = z.object({ breakout_uuid: z.string(), participants: z.array(z.string()) });

function moveParticipants({
  conference: room,
  body,
  actor,
}: ApiRequest<z.infer<typeof moveRequest>>): boolean {
  const main = room.parent ?? room;
  const listed = body.participants.map((uuid) => room.participants.get(uuid));
  const all = [...room.participants.values()].filter(({ owner, data }) => !owner || data.has_media);
  const moving = (body.participants.length === 0 ? all : listed).filter(
    (participant) => participant !== undefined,
  );
  if (body.breakout_uuid !== 'previous' && !roomOf(main, body.breakout_uuid)) throw illegalValue();
  let moved = true;
  for (const participant of moving) {
    const target = roomOf(main, body.breakout_uuid, participant);
    if (target && target !== room) moveTo(participant, target, actor);
    else moved = false;
  }
  return moved && moving.length === (body.participants.length || all.length);
}

function setBuzz(room: Conference, value: boolean): boolean {
  if (!room.parent) return false;
  room.breakoutBuzz = { value, time: value ? room.clock.unixTime() : 0 };
  room.updated();
  return true;
}

/** Those that are asked of the main room, or of a room as if it were one. */
export const breakoutRoutes: readonly Route[] = [
  routeWithBody('conference', 'breakouts', 'host', breakoutsRequest, open),
  route(
    'breakout',
    'POST',
    'breakouts/empty',
    'host',
    ({ conference }) => {
      for (const room of conference.breakouts.values()) emptyBreakout(room);
      return true;
    },
    'breakouts_empty',
  ),
  route('breakout', 'POST', 'breakoutbuzz', 'any', ({ conference }) => setBuzz(conference, true)),
  route('breakout', 'POST', 'clearbreakoutbuzz', 'any', ({ conference }) =>
    setBuzz(conference, false),
  ),
  route('breakout', 'POST', 'leavebreakout', 'any', ({ conference, actor }) => {
    const { parent, breakout } = conference;
    if (!parent || (!actor.host && !breakout?.guestsAllowedToLeave)) return false;
    moveTo(actor, parent, actor);
    return true;
  }),
  // Beyond the text, as the official client asks: to everyone in a room, and every room closed.
  routeWithBody(
    'breakout',
    'breakouts/message',
    'host',
    chatMessage,
    ({ conference, actor, body }) => {
      const message = { origin: actor.data.display_name, uuid: actor.uuid, ...body, direct: false };
      for (const room of conference.breakouts.values())
        room.broadcast('message_received', message, ({ owner }) => owner !== actor);
      return true;
    },
    'breakouts_message',
  ),
  route(
    'breakout',
    'POST',
    'breakouts/disconnect',
    'host',
    ({ conference }) => {
      for (const room of [...conference.breakouts.values()]) closeBreakout(room);
      return true;
    },
    'breakouts_disconnect',
  ),
  // Beyond the text, which has it from a room: from the main room, too.
  routeWithBody(
    'breakout',
    'participants/breakout',
    'host',
    moveRequest,
    moveParticipants,
    'breakout_move',
  ),
];

/** Those that mean something else, or something more, under `breakouts/<uuid>/`. They come before the conference's own. */
export const roomRoutes: readonly Route[] = [
  // Beyond the text: a token that lets one guest into the room, once.
  route('breakout', 'POST', 'request_guest_token', 'host', ({ conference }) =>
    conference.tokens.issueTicket({ alias: conference.alias, role: 'guest' }),
  ),
  route(
    'breakout',
    'POST',
    'disconnect',
    'host',
    ({ conference }) => {
      closeBreakout(conference);
      return true;
    },
    'breakout_close',
  ),
  route(
    'breakout',
    'POST',
    'clearbreakoutbuzz',
    'any',
    ({ conference }) => setBuzz(conference, false),
    'breakout_clearbreakoutbuzz',
  ),
];
