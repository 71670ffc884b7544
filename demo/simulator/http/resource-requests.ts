/** The requests that are answered with something other than an envelope: pictures and the event stream. */
import { avatarOf } from '../pictures/avatar.ts';
import { beginAll } from '../conference/breakout.ts';
import { EventStream } from './event-stream.ts';
import { Refusal } from '../conference/refusal.ts';
import { Bytes, route, STREAM } from './route.ts';
import type { ApiRequest, Route } from './route.ts';
import { theme, themeResource } from '../pictures/theme.ts';

function openEvents({ actor, conference, node, alias, outgoing }: ApiRequest): typeof STREAM {
  const stream = new EventStream(outgoing, {
    clock: conference.clock,
    keepAliveMs: conference.settings.keep_alive_ms,
    onClose: () => {
      actor.streams.delete(stream);
      if (actor.streams.size === 0 && conference.participants.has(actor.uuid))
        conference.unheard(actor);
    },
  });
  stream.stalled = node.faults.stalls(alias, 'events');
  actor.streams.add(stream);
  conference.sync(actor);
  beginAll(actor);
  return STREAM;
}

function frame({ conference, query, incoming }: ApiRequest, size: 'low' | 'high'): Bytes {
  if (!conference.floor.presenter) throw new Refusal(404, 'No presentation', 'failure');
  if ((query.get('id') ?? incoming.headers.id) === undefined)
    throw new Refusal(403, 'No frame id', 'failure');
  return new Bytes('image/jpeg', conference.floor.frames.jpeg(size));
}

export const resourceRoutes: readonly Route[] = [
  route('resource', 'GET', 'events', 'any', openEvents),
  route('resource', 'GET', 'presentation.jpeg', 'any', (request) => frame(request, 'low')),
  route('resource', 'GET', 'presentation_high.jpeg', 'any', (request) => frame(request, 'high')),
  route(
    'participant',
    'GET',
    'participants/{participant_uuid}/avatar.jpg',
    'any',
    ({ participant }) => new Bytes('image/jpeg', avatarOf(participant.data)),
  ),
  route('conference', 'GET', 'theme', 'any', () => theme),
  route(
    'conference',
    'GET',
    'theme/{resource_path}',
    'any',
    ({ params }) => {
      const bytes = themeResource(params.resource_path ?? '');
      if (!bytes) throw new Refusal(404, 'No such resource', 'failure');
      return new Bytes('image/jpeg', bytes);
    },
    'theme_resource',
  ),
];
