/** A layout of one's own, as the official client asks for it. The text does not have these requests. */
import * as z from 'zod/mini';
import { conferenceOf } from '../conference/conference.ts';
import { layoutName } from '../conference/conference-layout.ts';
import type { Participant, VideoMix } from '../conference/participant.ts';
import { illegalValue } from '../conference/refusal.ts';
import { route, routeWithBody } from './route.ts';
import type { Route } from './route.ts';

/** Names of mixes that belong to whoever asks; the simulator has no others beside `main`. */
const PERSONAL = /^main\.!./;

function receive(participant: Participant, name: string, config?: VideoMix['mix_config']): boolean {
  const conference = conferenceOf(participant);
  participant.data.receive_from_video_mix = {
    mix_name: name,
    timestamp: conference.clock.unixTime(),
    ...(config && { mix_config: config }),
  };
  conference.show(participant);
  conference.layout.changed();
  return true;
}

function personal(name: string | undefined): string {
  if (name === undefined || !PERSONAL.test(name)) throw illegalValue();
  return name;
}

export const videoMixRoutes: readonly Route[] = [
  routeWithBody(
    'conference',
    'video_mixes/create',
    'any',
    z.object({ mix_name: z.string() }),
    ({ actor, body }) => receive(actor, personal(body.mix_name)),
    'video_mix_create',
  ),
  routeWithBody(
    'conference',
    'video_mixes/{mix_name}/configure',
    'any',
    z.object({ transform_layout: z.object({ layout: z.optional(layoutName) }) }),
    ({ actor, body, params }) => receive(actor, personal(params.mix_name), body),
    'video_mix_configure',
  ),
  route(
    'conference',
    'POST',
    'video_mixes/{mix_name}/delete',
    'any',
    ({ actor, params }) => {
      if (actor.data.receive_from_video_mix.mix_name !== personal(params.mix_name)) return false;
      return receive(actor, 'main');
    },
    'video_mix_delete',
  ),
];
