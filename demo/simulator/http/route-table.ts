/** The table of routes: every request of the client API, and how one is found. */
import { breakoutRoutes, roomRoutes } from './breakout-requests.ts';
import { callRoutes } from './call-requests.ts';
import { conferenceRoutes } from './conference-requests.ts';
import { joinRoutes } from './join.ts';
import { participantRoutes } from './participant-requests.ts';
import { resourceRoutes } from './resource-requests.ts';
import type { Route } from './route.ts';
import { videoMixRoutes } from './video-mix-requests.ts';

/** The prefix of everything the API knows of one conference. */
export const CONFERENCES = '/api/client/v2/conferences/';
export const STATUS = '/api/client/v2/status';

export const routes: readonly Route[] = [
  ...joinRoutes,
  ...conferenceRoutes,
  ...breakoutRoutes,
  ...participantRoutes,
  ...callRoutes,
  ...resourceRoutes,
  ...videoMixRoutes,
];

/** Those a breakout room answers under `breakouts/<uuid>/`. Its own come first. */
export const routesInRoom: readonly Route[] = [
  ...roomRoutes,
  ...routes.filter(({ group }) => group !== 'client'),
];

export interface Match {
  route: Route;
  params: Record<string, string>;
  /** The breakout room named in the path. */
  room: string | undefined;
}

/** @param segments The path below the conference, decoded. */
export function matchRoute(method: string, segments: readonly string[]): Match | undefined {
  const [first, room, ...rest] = segments;
  const inRoom = first === 'breakouts' && room !== undefined && rest.length > 0;
  for (const route of inRoom ? routesInRoom : routes) {
    const params =
      route.method === method ? matchPath(route.path, inRoom ? rest : segments) : undefined;
    if (params) return { route, params, room: inRoom ? room : undefined };
  }
  return undefined;
}

function matchPath(path: string, segments: readonly string[]): Record<string, string> | undefined {
  const wanted = path.split('/');
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (part === '{resource_path}')
      return { ...params, resource_path: segments.slice(index).join('/') };
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return wanted.length === segments.length ? params : undefined;
}
