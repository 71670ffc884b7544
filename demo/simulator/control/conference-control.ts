/** The control interface of one conference: `/simulator/conferences/<alias>/<noun>`. */
import * as z from 'zod/mini';
import { sendCaption } from '../conference/captions.ts';
import { clockReport, moveClock } from './clock-control.ts';
import type { Conference } from '../conference/conference.ts';
import type { ConferencingNode } from '../conferencing-node.ts';
import type { Participant, ParticipantData } from '../conference/participant.ts';
import { addRobot, robotName } from '../conference/robots.ts';
import { setSplash } from '../conference/splash.ts';

interface ConferenceControl {
  node: ConferencingNode;
  conference: Conference;
  query: URLSearchParams;
  body: unknown;
}

/** Any field of a participant, as on the wire. */
const fields = z._default(z.record(z.string(), z.unknown()), {});
const count = z._default(z.number().check(z.gte(0)), 1);
const addressed = { participant_uuid: z.optional(z.string()) };

const joining = z.object({ count, display_name: z.optional(z.string()), fields });
const updating = z.object({ count, ...addressed, fields });
const leaving = z.object({ count: z.optional(z.number()), ...addressed });
const rawEvent = z.object({
  ...addressed,
  event: z.string(),
  data: z._default(z.unknown(), null),
  id: z.optional(z.string()),
  times: count,
});
const caption = z.object({ data: z.string(), is_final: z._default(z.boolean(), true) });
const presenting = z.object({
  action: z.enum(['start', 'stop', 'frame']),
  ...addressed,
  source: z._default(z.enum(['video', 'static']), 'video'),
});
const streaming = z.object({ action: z.enum(['drop', 'stall', 'end', 'resume']), ...addressed });
const speaking = z.object({ participant_uuid: z.string(), speaking: z.boolean() });
const splash = z.object({ ...addressed, screen_key: z.nullable(z.string()) });

function robotsOf(conference: Conference): Participant[] {
  return [...conference.participants.values()].filter(({ robot }) => robot);
}

/** The one named, or everyone who listens. */
function addressees(conference: Conference, uuid: string | undefined): Participant[] {
  if (uuid === undefined) return [...conference.audience];
  const participant = conference.participants.get(uuid);
  if (!participant) throw new Error(`There is no participant ${uuid} in ${conference.alias}.`);
  return [participant];
}

export const conferenceControls: Readonly<Record<string, (request: ConferenceControl) => unknown>> =
  {
    GET: ({ conference }) => ({
      alias: conference.alias,
      status: conference.status(),
      participants: [...conference.participants.values()].map(
        ({ data, streams, statistics, aspectRatio, calls }) => ({
          ...data,
          streams: streams.size,
          calls: [...calls.keys()],
          statistics,
          aspect_ratio: aspectRatio,
        }),
      ),
      breakouts: [...conference.breakouts.values()].map(({ alias, uuid }) => ({ alias, uuid })),
      silent_video_detection: conference.silentVideoDetection,
    }),
    DELETE: ({ node, conference }) => node.remove(conference.alias),

    /** Robots come in, `count` at once; `fields` are wire fields of each. */
    'POST robots': ({ conference, body }) => {
      const { count, display_name, fields } = joining.parse(body);
      const first = robotsOf(conference).length;
      return Array.from(
        { length: count },
        (_, index) =>
          addRobot(
            conference,
            display_name ?? robotName(first + index),
            fields as Partial<ParticipantData>,
          ).uuid,
      );
    },
    /** `count` updates, one robot after the other; `overlay_text` counts them, unless `fields` says otherwise. */
    'PATCH robots': ({ conference, body }) => {
      const { count, participant_uuid, fields } = updating.parse(body);
      const robots =
        participant_uuid === undefined
          ? robotsOf(conference)
          : addressees(conference, participant_uuid);
      for (let index = 0; index < count && robots.length > 0; index++) {
        const robot = robots[index % robots.length];
        if (!robot) continue;
        Object.assign(robot.data, { overlay_text: `Update ${index + 1}` }, fields);
        conference.show(robot);
      }
      return { updates: robots.length === 0 ? 0 : count };
    },
    /** Robots go: the one named, the last `count`, or all. */
    'DELETE robots': ({ conference, body }) => {
      const { count, participant_uuid } = leaving.parse(body);
      const robots = robotsOf(conference);
      const going =
        participant_uuid !== undefined
          ? addressees(conference, participant_uuid)
          : count === undefined
            ? robots
            : robots.slice(-count);
      for (const robot of going) conference.remove(robot);
      return going.map(({ uuid }) => uuid);
    },
    /** Any event, in any form, to the one named or to everyone. */
    'POST events': ({ conference, body }) => {
      const { participant_uuid, event, data, id, times } = rawEvent.parse(body);
      const json = JSON.stringify(data);
      for (const participant of addressees(conference, participant_uuid))
        for (let time = 0; time < times; time++)
          participant.sendJson(event, json, ...(id === undefined ? [] : [id]));
      return true;
    },
    'POST captions': ({ conference, body }) => {
      const { data, is_final } = caption.parse(body);
      sendCaption(conference, data, is_final);
      return true;
    },
    /** The one named presents, or the first robot. */
    'POST presentation': ({ conference, body }) => {
      const { action, participant_uuid, source } = presenting.parse(body);
      const { floor } = conference;
      const [presenter] =
        participant_uuid === undefined
          ? robotsOf(conference)
          : addressees(conference, participant_uuid);
      if (action === 'start' && presenter) floor.take(presenter, source);
      else if (action === 'stop' && floor.presenter) floor.release(floor.presenter);
      else if (action === 'frame') floor.frames.announce();
      return { presenter: floor.presenter?.uuid ?? null };
    },
    'POST splash_screen': ({ conference, body }) => {
      const { participant_uuid, screen_key } = splash.parse(body);
      for (const participant of addressees(conference, participant_uuid))
        setSplash(participant, screen_key ?? undefined);
      return true;
    },
    'POST speak': ({ conference, body }) => {
      const { participant_uuid, speaking: isSpeaking } = speaking.parse(body);
      for (const participant of addressees(conference, participant_uuid))
        conference.speak(participant, isSpeaking);
      return true;
    },
    /** Open event streams: cut, silenced while their sockets stay open, ended in order, or silent no longer. */
    'POST streams': ({ conference, body }) => {
      const { action, participant_uuid } = streaming.parse(body);
      const streams = addressees(conference, participant_uuid).flatMap((participant) => [
        ...participant.streams,
      ]);
      for (const stream of streams) {
        if (action === 'drop') stream.drop();
        else if (action === 'end') stream.end();
        else stream.stalled = action === 'stall';
      }
      return { streams: streams.length };
    },
    /** The tokens of the one named, or of everyone who listens, expire now. */
    'POST expire': ({ node, conference, body }) => {
      const { participant_uuid } = z.object(addressed).parse(body);
      for (const participant of addressees(conference, participant_uuid))
        node.tokens.expire(participant);
      return true;
    },
    'POST disconnect': ({ conference, body }) => {
      const { participant_uuid, reason } = z
        .object({ ...addressed, reason: z._default(z.string(), 'Conference terminated') })
        .parse(body);
      for (const participant of addressees(conference, participant_uuid))
        conference.remove(participant, reason);
      return true;
    },
    'GET clock': ({ conference }) => clockReport(conference.clock),
    /** Its time stands still, goes on, or moves by so much: what is due on the way happens. */
    'POST clock': async ({ conference, body }) => {
      await moveClock(conference.clock, body);
      return clockReport(conference.clock);
    },
    /** `?route=` reads those of one route. */
    'GET requests': ({ node, conference, query }) => {
      const wanted = query.get('route');
      return node.log
        .read(conference.alias)
        .filter(
          ({ route }) => wanted === null || [route, route.replace(/^\w*\./, '')].includes(wanted),
        );
    },
    'DELETE requests': ({ node, conference }) => node.log.clear(conference.alias),
    /** What every call has sent and received. */
    'GET media': async ({ conference }) =>
      Promise.all(
        [...conference.participants.values()].flatMap((participant) =>
          [...participant.calls.values()].map(async (call) => ({
            participant_uuid: participant.uuid,
            call_uuid: call.uuid,
            ...(await call.report()),
          })),
        ),
      ),
  };
