/**
 * Clients of Eyeson's permalink API: `EyesonClient` for servers, with the API key, and `EyesonTokenClient` for whoever
 * holds a host's or guest's token, pages included. Every endpoint of the table is a method. Needs `fetch` alone.
 * @see https://docs.eyeson.com/docs/rest/references/permalink
 */
import { MeetingError } from '../../../meeting/errors.ts';
import { address } from '../../../wire/url.ts';
import {
  keyEndpoints,
  tokenEndpoints,
  type Endpoint,
  type Methods,
  type RequestOptions,
} from './endpoints.ts';
import { buildRequest, exchange } from './eyeson-http.ts';

export type { MeetingAccess, Permalink, PermalinkList } from './eyeson-answers.ts';
export type { Methods, RequestOptions } from './endpoints.ts';
export { MeetingError } from '../../../meeting/errors.ts';

/** Where the API is. */
export const API_ORIGIN = 'https://api.eyeson.team';

export interface EyesonTokenClientOptions {
  /** Where the API is; http: on loopback only. Default: `https://api.eyeson.team`. */
  readonly origin?: string;
}
export interface EyesonClientOptions extends EyesonTokenClientOptions {
  /** The team's API key: a secret of the server. */
  readonly apiKey: string;
}

/** Gives a class a method for every row. */
const addMethods = <T extends object>(
  prototype: T,
  table: Readonly<Record<string, unknown>>,
  send: (
    target: T,
    name: string,
    row: Endpoint,
    args: unknown,
    options?: RequestOptions,
  ) => unknown,
): void => {
  for (const [name, row] of Object.entries(table))
    Object.defineProperty(prototype, name, {
      async value(this: T, args?: unknown, options?: RequestOptions) {
        return send(this, name, row as Endpoint, args, options);
      },
    });
};

/** What a token alone allows: in a page, in a worker, on a server. */
export class EyesonTokenClient {
  readonly #origin: string;

  /** @throws {MeetingError} `argument-invalid`. */
  constructor({ origin = API_ORIGIN, ...others }: EyesonTokenClientOptions = {}) {
    // A misspelt origin would send what is secret elsewhere.
    for (const name of Object.keys(others))
      throw new MeetingError(
        'argument-invalid',
        `${name}: wanted no option but origin and, on servers, apiKey.`,
      );
    const read = typeof origin === 'string' ? address().read(origin) : undefined;
    if (!read)
      throw new MeetingError('argument-invalid', `origin: wanted an origin like ${API_ORIGIN}.`);
    this.#origin = read;
  }

  protected send(
    name: string,
    row: Endpoint,
    args: unknown,
    options: RequestOptions | undefined,
    apiKey?: string,
  ): Promise<unknown> {
    return exchange(name, row, this.#origin, buildRequest(name, row, args), apiKey, options);
  }

  static {
    addMethods(this.prototype, tokenEndpoints, (client, ...request) => client.send(...request));
  }
}
export interface EyesonTokenClient extends Methods<typeof tokenEndpoints> {}

/** No server runtime calls itself this; pages and their workers all do. */
const inBrowser = (): boolean =>
  'document' in globalThis || /^Mozilla\//.test(globalThis.navigator?.userAgent ?? '');

/** Everything, with the API key: on a server. */
export class EyesonClient extends EyesonTokenClient {
  readonly #apiKey: string;

  /** @throws {MeetingError} `argument-invalid`; in a browser, always. */
  constructor({ apiKey, ...options }: EyesonClientOptions) {
    super(options);
    if (inBrowser())
      throw new MeetingError(
        'argument-invalid',
        'apiKey: wanted on a server, never in a browser: every visitor could read it there, and do with all meetings as they like. Pages use EyesonTokenClient.',
      );
    if (typeof apiKey !== 'string' || !/^[!-~]+$/.test(apiKey))
      throw new MeetingError('argument-invalid', "apiKey: wanted the team's API key.");
    this.#apiKey = apiKey;
  }

  static {
    addMethods(this.prototype, keyEndpoints, (client, name, row, args, options) =>
      client.send(name, row, args, options, client.#apiKey),
    );
  }
}
export interface EyesonClient extends Methods<typeof keyEndpoints> {}
