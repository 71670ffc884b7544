/** The requests on a whole conference; the same work on a breakout room. */
import * as z from 'zod/mini';
import type { Conference } from '../conference/conference.ts';
import { transforms } from '../conference/conference-layout.ts';
import { dialRequest, dialOut } from '../conference/dial-out.ts';
import { layouts, svgOf } from '../pictures/layouts.ts';
import { illegalValue } from '../conference/refusal.ts';
import { route, routeWithBody } from './route.ts';
import type { Route } from './route.ts';

export const chatMessage = z.object({
  type: z.enum(['text/plain', 'application/json']),
  payload: z.string(),
});

/** Locks or unlocks; unlocking lets in whom the lock held. */
function setLocked(conference: Conference, locked: boolean): boolean {
  conference.locked = locked;
  conference.updated();
  if (!locked) conference.letIn();
  return true;
}

function setGuestsMuted(conference: Conference, muted: boolean): boolean {
  conference.guestsMuted = muted;
  for (const participant of conference.participants.values()) {
    if (participant.host) continue;
    participant.data.is_muted = muted ? 'YES' : 'NO';
    conference.show(participant);
  }
  conference.updated();
  return true;
}

export const conferenceRoutes: readonly Route[] = [
  routeWithBody('conference', 'dial', 'host', dialRequest, ({ conference, body, actor }) =>
    dialOut(conference, body, actor),
  ),
  route('conference', 'GET', 'conference_status', 'any', ({ conference }) => conference.status()),
  route('conference', 'POST', 'lock', 'host', ({ conference }) => setLocked(conference, true)),
  route('conference', 'POST', 'unlock', 'host', ({ conference }) => setLocked(conference, false)),
  route('conference', 'POST', 'start_conference', 'host', ({ conference }) => {
    conference.start();
    return true;
  }),
  route('conference', 'POST', 'muteguests', 'host', ({ conference }) =>
    setGuestsMuted(conference, true),
  ),
  route('conference', 'POST', 'unmuteguests', 'host', ({ conference }) =>
    setGuestsMuted(conference, false),
  ),
  routeWithBody(
    'conference',
    'set_guests_can_unmute',
    'host',
    z.object({ setting: z.boolean() }),
    ({ conference, body }) => {
      conference.guestsCanUnmute = body.setting;
      conference.updated();
      return true;
    },
  ),
  route('conference', 'POST', 'disconnect', 'host', ({ conference }) => {
    for (const room of conference.breakouts.values())
      for (const participant of [...room.participants.values()])
        room.remove(participant, 'API initiated conference disconnect');
    for (const participant of [...conference.participants.values()])
      conference.remove(participant, 'API initiated conference disconnect');
    return true;
  }),
  routeWithBody('conference', 'message', 'any', chatMessage, ({ conference, actor, body }) => {
    if (!conference.settings.chat_enabled || actor.waiting) return false;
    const message = { origin: actor.data.display_name, uuid: actor.uuid, ...body, direct: false };
    conference.broadcast(
      'message_received',
      message,
      (viewer) => viewer !== actor && !viewer.waiting,
    );
    conference.emit('message', actor, { payload: body.payload, direct: undefined });
    return true;
  }),
  route('conference', 'GET', 'participants', 'any', ({ conference, actor }) =>
    [...conference.participants.values()]
      .filter((other) => other === actor || (!actor.waiting && (actor.host || !other.waiting)))
      .map((other) => other.wire(actor.host)),
  ),
  routeWithBody(
    'conference',
    'transform_layout',
    'host',
    z.object({ transforms }),
    ({ conference, body }) => {
      conference.layout.transform(body.transforms);
      return true;
    },
  ),
  route('conference', 'POST', 'clearallbuzz', 'host', ({ conference }) => {
    for (const participant of conference.participants.values()) {
      if (participant.data.buzz_time === 0) continue;
      participant.data.buzz_time = 0;
      conference.show(participant);
    }
    return true;
  }),
  route('conference', 'POST', 'clearspotlights', 'host', ({ conference }) => {
    for (const participant of conference.participants.values()) {
      if (participant.data.spotlight === 0) continue;
      participant.data.spotlight = 0;
      conference.show(participant);
    }
    conference.layout.changed();
    return true;
  }),
  routeWithBody(
    'conference',
    'silent_video_detection',
    'host',
    z.object({
      config: z.object({
        enable: z.optional(z.boolean()),
        silent_after: z.optional(z.number().check(z.gte(1), z.lte(120))),
        require_no_faces: z.optional(z.boolean()),
        reactivate_after: z.optional(z.number().check(z.gte(1), z.lte(5))),
      }),
    }),
    ({ conference, body }) => {
      Object.assign(conference.silentVideoDetection, body.config);
      return true;
    },
  ),
  routeWithBody(
    'conference',
    'set_classification_level',
    'host',
    z.object({ level: z.number() }),
    ({ conference, body }) => {
      if (conference.settings.classification_levels[body.level] === undefined) throw illegalValue();
      conference.classification = body.level;
      conference.updated();
      return true;
    },
  ),
  route(
    'conference',
    'GET',
    'get_classification_level',
    'any',
    ({ conference }) => conference.status().classification,
  ),
  route('conference', 'GET', 'available_layouts', 'any', ({ query }) =>
    query.get('annotate') === 'true'
      ? layouts.map(({ name, tags }) => ({ name, tags }))
      : layouts.map(({ name, view }) => (/^\d+:\d+$/.test(view) ? view : name)),
  ),
  // Keyed by both of a layout's names: available_layouts uses the older, the layout event both.
  route('conference', 'GET', 'layout_svgs', 'any', () =>
    Object.fromEntries(
      layouts.flatMap((layout) =>
        [...new Set([layout.view, layout.name])].map((name) => [name, svgOf(layout)]),
      ),
    ),
  ),
  routeWithBody(
    'conference',
    'set_message_text',
    'host',
    z.object({ text: z.string() }),
    ({ conference, body }) => {
      conference.messageText = body.text === '' ? null : body.text;
      conference.messageTime = conference.clock.unixTime();
      conference.updated();
      return true;
    },
  ),
  route('conference', 'GET', 'get_message_text', 'any', ({ conference }) => ({
    text: conference.messageText ?? '',
    set_time: conference.messageTime ? new Date(conference.messageTime * 1000).toISOString() : '',
  })),
  routeWithBody(
    'conference',
    'set_pinning_config',
    'host',
    z.object({ pinning_config: z.string() }),
    ({ conference, body }) => {
      if (!conference.settings.pinning_configs.includes(body.pinning_config)) throw illegalValue();
      conference.pinningConfig = body.pinning_config;
      conference.updated();
      return true;
    },
  ),
  route('conference', 'GET', 'get_pinning_config', 'any', ({ conference }) => ({
    pinning_config: conference.pinningConfig,
  })),
];
