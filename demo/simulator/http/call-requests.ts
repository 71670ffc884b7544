/** The requests that begin a call and work on it. */
import { conferenceOf } from '../conference/conference.ts';
import * as z from 'zod/mini';
import { callRequest } from '../conference/call.ts';
import type { CallRequest } from '../conference/call.ts';
import { openCall } from '../media/open-call.ts';
import { dtmfRequest, feccRequest, sendFecc } from './participant-requests.ts';
import { routeWithBody, route } from './route.ts';
import type { ApiRequest, Route } from './route.ts';

async function begin({ participant, body }: ApiRequest<CallRequest>) {
  if (body.fecc_supported !== undefined)
    participant.data.fecc_supported = body.fecc_supported ? 'YES' : 'NO';
  const { call, answer } = await openCall(participant, body);
  const { call_turn: turn } = conferenceOf(participant).settings;
  return {
    call_uuid: call.uuid,
    sdp: answer.sdp,
    ...(answer.offerIgnored && { offer_ignored: true }),
    ...(turn && { turn }),
  };
}

const CALL = 'participants/{participant_uuid}/calls/{call_uuid}';

export const callRoutes: readonly Route[] = [
  routeWithBody('participant', 'participants/{participant_uuid}/calls', 'self', callRequest, begin),
  routeWithBody(
    'call',
    `${CALL}/ack`,
    'self',
    z.object({ sdp: z.optional(z.string()), offer_ignored: z.optional(z.boolean()) }),
    async ({ call, body }) => {
      await call().ack(body);
      return true;
    },
  ),
  route('call', 'POST', `${CALL}/disconnect`, 'self', ({ call, participant }) => {
    const ended = call();
    ended.close();
    participant.calls.delete(ended.uuid);
    return null;
  }),
  routeWithBody('call', `${CALL}/dtmf`, 'self', dtmfRequest, ({ call }) => {
    call();
    return true;
  }),
  routeWithBody(
    'call',
    `${CALL}/new_candidate`,
    'self',
    z.object({
      candidate: z.string(),
      mid: z.string(),
      ufrag: z.optional(z.string()),
      pwd: z.optional(z.string()),
    }),
    async ({ call, body }) => {
      await call().addCandidate(body);
      return null;
    },
  ),
  routeWithBody(
    'call',
    `${CALL}/update`,
    'self',
    z.object({ sdp: z.string(), fecc_supported: z.optional(z.boolean()) }),
    async ({ call, body, participant, conference }) => {
      if (body.fecc_supported !== undefined)
        participant.data.fecc_supported = body.fecc_supported ? 'YES' : 'NO';
      const answer = await call().update(body.sdp);
      // Both forms are seen: the bare SDP of the text, and the object that direct media needs.
      return conference.settings.direct_media
        ? {
            call_uuid: call().uuid,
            sdp: answer.sdp,
            ...(answer.offerIgnored && { offer_ignored: true }),
          }
        : answer.sdp;
    },
  ),
  routeWithBody('call', `${CALL}/fecc`, 'self', feccRequest, ({ call, participant, body }) => {
    call();
    return sendFecc(participant, body);
  }),
  // The clients post statistics here; the text says participants/<uuid>/statistics.
  routeWithBody(
    'call',
    `${CALL}/statistics`,
    'self',
    z.record(z.string(), z.unknown()),
    ({ call, participant, body }) => {
      call();
      participant.statistics = body;
      return null;
    },
  ),
];
