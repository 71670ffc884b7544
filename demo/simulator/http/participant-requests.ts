/** The requests on one participant. */
import { conferenceOf } from '../conference/conference.ts';
import * as z from 'zod/mini';
import { chatMessage } from './conference-requests.ts';
import { showCaptions } from '../conference/captions.ts';
import type { Participant, ParticipantData } from '../conference/participant.ts';
import { Refusal, illegalValue } from '../conference/refusal.ts';
import { routeWithBody, route } from './route.ts';
import type { Access, ApiRequest, Route } from './route.ts';
import { move } from '../conference/transfer.ts';

/** Changes what the wire says of a participant, and tells everyone. */
function change(participant: Participant, changes: Partial<ParticipantData>): true {
  Object.assign(participant.data, changes);
  conferenceOf(participant).show(participant);
  return true;
}

/** A POST without a body that changes the participant. */
const changing = (
  name: string,
  access: Access,
  changes: (request: ApiRequest) => Partial<ParticipantData>,
): Route =>
  route('participant', 'POST', `participants/{participant_uuid}/${name}`, access, (request) =>
    change(request.participant, changes(request)),
  );

const posting = <Body>(
  name: string,
  access: Access,
  body: z.ZodMiniType<Body>,
  handle: (request: ApiRequest<Body>) => unknown,
) => routeWithBody('participant', `participants/{participant_uuid}/${name}`, access, body, handle);

export const dtmfRequest = z.object({ digits: z.string().check(z.regex(/^[0-9A-D*#,]+$/i)) });

export const feccRequest = z.object({
  action: z.enum(['start', 'stop', 'continue']),
  movement: z.optional(
    z.array(
      z.object({
        axis: z.enum(['pan', 'tilt', 'zoom']),
        direction: z.enum(['left', 'right', 'up', 'down', 'in', 'out']),
      }),
    ),
  ),
  timeout: z.optional(z.number()),
});

/** @returns Whether the participant's camera can be controlled at all. */
export function sendFecc(participant: Participant, body: z.infer<typeof feccRequest>): boolean {
  if (participant.data.fecc_supported === 'NO') return false;
  participant.send('fecc', body);
  return true;
}

/** A mix's name: parts between dots, none empty; `main` only as the first. */
const mixName = z
  .string()
  .check(
    z.refine((name) =>
      name.split('.').every((part, index) => part !== '' && (part !== 'main' || index === 0)),
    ),
  );

function unmute({ participant, actor, conference }: ApiRequest): boolean {
  if (!actor.host && !conference.guestsCanUnmute) return false;
  return change(participant, { is_muted: 'NO' });
}

function setRole({
  participant,
  actor,
  conference,
  body,
}: ApiRequest<{ role: 'chair' | 'guest' }>): boolean {
  participant.trusted = body.role === 'chair' && actor.host;
  participant.data.role = body.role;
  conference.showAnew(participant);
  conference.emit('audience');
  if (participant.waiting && !conference.mustWait(participant)) conference.admit(participant);
  if (participant.host && participant.data.has_media) conference.start();
  return true;
}

function spotlight({ participant, conference }: ApiRequest, on: boolean): boolean {
  change(participant, {
    spotlight: on ? participant.data.spotlight || conference.clock.unixTime() : 0,
  });
  conference.layout.changed();
  return true;
}

function policy({ participant, conference }: ApiRequest, allowed: boolean): boolean {
  change(participant, { rx_presentation_policy: allowed ? 'ALLOW' : 'DENY' });
  conference.floor.policyChanged(participant);
  return true;
}

const transferRequest = z.object({
  role: z.enum(['guest', 'host']),
  conference_alias: z.string(),
  pin: z.optional(z.string()),
});

function transfer({
  node,
  participant,
  body,
}: ApiRequest<z.infer<typeof transferRequest>>): boolean {
  const target = node.conferences.get(body.conference_alias);
  if (!target || target === conferenceOf(participant)) return false;
  const { host_pin, guest_pin, allow_guests } = target.settings;
  const wanted =
    body.role === 'host' ? host_pin : (guest_pin ?? (allow_guests ? undefined : host_pin));
  if (wanted !== undefined && body.pin !== wanted) return false;
  move(participant, target, body.role === 'host' ? 'chair' : 'guest');
  return true;
}

export const participantRoutes: readonly Route[] = [
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/disconnect',
    'self',
    ({ conference, participant }) => {
      conference.remove(participant, 'API initiated participant disconnect');
      return true;
    },
  ),
  changing('mute', 'self', () => ({ is_muted: 'YES' })),
  route('participant', 'POST', 'participants/{participant_uuid}/unmute', 'self', unmute),
  changing('video_muted', 'self', () => ({ is_video_muted: true })),
  changing('video_unmuted', 'self', () => ({ is_video_muted: false })),
  changing('client_mute', 'self', () => ({ is_client_muted: true })),
  changing('client_unmute', 'self', () => ({ is_client_muted: false })),
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/allowrxpresentation',
    'host',
    (request) => policy(request, true),
  ),
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/denyrxpresentation',
    'host',
    (request) => policy(request, false),
  ),
  route('participant', 'POST', 'participants/{participant_uuid}/spotlighton', 'host', (request) =>
    spotlight(request, true),
  ),
  route('participant', 'POST', 'participants/{participant_uuid}/spotlightoff', 'host', (request) =>
    spotlight(request, false),
  ),
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/unlock',
    'host',
    ({ participant, conference }) => {
      if (!participant.waiting) return false;
      participant.admitted = true;
      conference.admit(participant);
      return true;
    },
  ),
  posting('dtmf', 'any', dtmfRequest, ({ participant }) => participant.data.has_media),
  posting('message', 'any', chatMessage, ({ conference, participant, actor, body }) => {
    if (!conference.settings.chat_enabled || actor.waiting) return false;
    participant.send('message_received', {
      origin: actor.data.display_name,
      uuid: actor.uuid,
      ...body,
      direct: true,
    });
    conference.emit('message', actor, { payload: body.payload, direct: participant });
    return true;
  }),
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/show_live_captions',
    'self',
    ({ participant, conference }) => {
      const { live_captions_available, live_captions_failure } = conference.settings;
      if (!live_captions_available)
        throw new Refusal(200, 'Live captions not available', 'failure');
      if (live_captions_failure !== undefined)
        throw new Refusal(200, live_captions_failure, 'failure');
      showCaptions(participant, true);
      return null;
    },
  ),
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/hide_live_captions',
    'self',
    ({ participant }) => {
      showCaptions(participant, false);
      return null;
    },
  ),
  posting('overlaytext', 'self', z.object({ text: z.string() }), ({ participant, body }) =>
    change(participant, { overlay_text: body.text }),
  ),
  posting(
    'pres_in_mix',
    'self',
    z.object({ state: z.boolean() }),
    ({ participant, conference, body }) => {
      change(participant, { needs_presentation_in_mix: body.state });
      conference.layout.changed();
      return true;
    },
  ),
  posting('role', 'host', z.object({ role: z.enum(['chair', 'guest']) }), setRole),
  posting('fecc', 'host', feccRequest, ({ participant, body }) => sendFecc(participant, body)),
  changing('buzz', 'self', ({ participant, conference }) => ({
    buzz_time: participant.data.buzz_time || conference.clock.unixTime(),
  })),
  changing('clearbuzz', 'self', () => ({ buzz_time: 0 })),
  posting('transfer', 'host', transferRequest, transfer),
  // Real nodes answer both with null; the text says true.
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/take_floor',
    'self',
    ({ participant, conference }) => {
      if (participant.waiting || (!participant.host && !conference.settings.guests_can_present))
        throw new Refusal(403, 'Presentation is not allowed', 'failed');
      conference.floor.take(participant);
      return null;
    },
  ),
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/release_floor',
    'self',
    ({ participant, conference }) => {
      conference.floor.release(participant);
      return null;
    },
  ),
  // Beyond the text: somebody who was thought to be away is there.
  route(
    'participant',
    'POST',
    'participants/{participant_uuid}/notify_not_afk',
    'self',
    () => true,
  ),
  posting('statistics', 'self', z.record(z.string(), z.unknown()), ({ participant, body }) => {
    participant.statistics = body;
    return null;
  }),
  posting(
    'preferred_aspect_ratio',
    'self',
    z.object({ aspect_ratio: z.number().check(z.gte(0), z.lte(2)) }),
    ({ participant, body }) => {
      participant.aspectRatio = body.aspect_ratio;
      return true;
    },
  ),
  posting(
    'layout_group',
    'host',
    z.object({ layout_group: z.nullable(z.string()) }),
    ({ participant, body }) => change(participant, { layout_group: body.layout_group }),
  ),
  posting(
    'send_to_audio_mixes',
    'host',
    z.object({
      mixes: z.array(z.object({ mix_name: mixName, prominent: z._default(z.boolean(), false) })),
    }),
    ({ participant, body }) => {
      const names = new Set(body.mixes.map(({ mix_name }) => mix_name));
      if (names.size !== body.mixes.length) throw illegalValue();
      const mixes = body.mixes.length === 0 ? [{ mix_name: 'main', prominent: false }] : body.mixes;
      return change(participant, { send_to_audio_mixes: mixes });
    },
  ),
  posting(
    'receive_from_audio_mix',
    'host',
    z.object({ mix_name: z.nullable(mixName) }),
    ({ participant, body }) => change(participant, { receive_from_audio_mix: body.mix_name }),
  ),
];
