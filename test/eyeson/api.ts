/** The stand-in for Eyeson's API, for tests: permalinks of one's own, their state, and what was asked. */
import { serverNamed } from '../server-named.ts';

export interface StandInPermalink {
  readonly permalink: {
    readonly id: string;
    readonly user_token: string;
    readonly guest_token: string;
  };
  readonly room: { readonly name: string; readonly started_at: string | null };
}
export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: string;
}
/** What a test changes behind the API's back. */
export interface PermalinkState {
  readonly name?: string;
  readonly expires_at?: string | null;
  readonly started_at?: string | null;
  readonly locked?: boolean;
  readonly over?: boolean;
}

export const API_KEY = 'stand-in-api-key';

let origins: Promise<Record<string, string>> | undefined;
/** Where stand-ins are, by name. */
export const originOf = async (name: 'eyeson' | 'eyeson-api'): Promise<string> =>
  (await (origins ??= serverNamed('stand-ins')))[name]!;

const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`${await originOf('eyeson-api')}/stand-in/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.json();
};

/** A permalink of a test's own. */
export const makePermalink = (state: PermalinkState = {}): Promise<StandInPermalink> =>
  control('POST', 'permalinks', state);
export const changePermalink = (
  { permalink }: StandInPermalink,
  state: PermalinkState,
): Promise<unknown> => control('PUT', `permalinks/${permalink.guest_token}`, state);
export const deletePermalink = ({ permalink }: StandInPermalink): Promise<unknown> =>
  control('DELETE', `permalinks/${permalink.guest_token}`);

/** From now on, what is asked of this path is answered with this status. */
export const forceStatus = (
  path: string,
  status: number,
  { times, error }: { times?: number; error?: string } = {},
): Promise<unknown> =>
  control('POST', 'forced', {
    path,
    status,
    ...(times && { times }),
    ...(error !== undefined && { error }),
  });

/** What was asked about this token or id. */
export const requestsOf = async (id: string): Promise<readonly ApiRequest[]> =>
  (await control<ApiRequest[]>('GET', 'requests')).filter(({ url }) => url.includes(id));

/** What comes of a call of the client for servers, in Node. */
export interface ServerAnswer {
  readonly result?: unknown;
  readonly error?: {
    readonly name: string;
    readonly message: string;
    readonly stack: string;
    readonly code?: string;
    readonly status?: number;
  };
  /** Requests that an error took. */
  readonly sent?: number;
}
export const callServer = async (
  method: string,
  args?: unknown,
  { apiKey = API_KEY, abort = false } = {},
): Promise<ServerAnswer> => {
  const server = await serverNamed('eyeson-server');
  const call = { origin: await originOf('eyeson-api'), apiKey, method, args, abort };
  return (await fetch(server, { method: 'POST', body: JSON.stringify(call) })).json();
};
