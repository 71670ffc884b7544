/** THE TABLE of endpoints: each once. Methods, checks, types and tests derive from it. */
import { boolean, integer, optional, secret, text } from '../../../meeting/option.ts';
import type { Reader } from '../../../wire/json-reader.ts';
import { meetingAccess, permalink, permalinkList } from './eyeson-answers.ts';
import { allOptional, type GroupArguments, type OptionGroup } from './fields.ts';
import { locale, meetingOptions, webAddress } from './meeting-options.ts';

export interface Endpoint<F extends OptionGroup = OptionGroup, R = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `{field}` is filled from the fields; the others go into the query of a GET, or into the form. */
  readonly path: string;
  readonly fields: F;
  /** What its documents say it answers, success first. */
  readonly statuses: readonly [number, ...number[]];
  /** `done`: nothing but success. */
  readonly result: 'done' | Reader<R>;
}

export interface RequestOptions {
  /** Gives the request up. What the server has done by then stays done. */
  readonly signal?: AbortSignal;
}

type Method<E> =
  E extends Endpoint<infer F, infer R>
    ? Record<never, never> extends GroupArguments<F>
      ? (args?: GroupArguments<F>, options?: RequestOptions) => Promise<R>
      : (args: GroupArguments<F>, options?: RequestOptions) => Promise<R>
    : never;
/**
 * The methods of a table.
 * @throws {MeetingError} `argument-invalid`, before anything is sent; `unauthorized`, `link-invalid`, `meeting-over`,
 * `meeting-locked`, `request-failed`, `wire-invalid`. The signal's own reason, if that ended it.
 */
export type Methods<T> = { readonly [K in keyof T]: Method<T[K]> };

const endpoint = <const F extends OptionGroup, R>(row: Endpoint<F, R>): Endpoint<F, R> => row;
const done = <const F extends OptionGroup>(
  row: Omit<Endpoint<F>, 'result'>,
): Endpoint<F, void> => ({
  ...row,
  result: 'done',
});

const token = secret(text('a token', /^\w+$/));
const permalinkId = text('the id of a permalink', /^\w+$/);
const name = text('a name', /\S/);
const host = {
  ...allOptional({
    /** An id of one's own. Default: a random one. */
    id: text(),
    avatar: webAddress,
  }),
  name,
};
const settings = {
  ...allOptional({
    /** Of the room. */
    name,
    /** From when on the meeting can no longer be started. Default: never. */
    expires_at: text(
      'a time like 2026-05-15T10:00:00Z',
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/,
    ),
  }),
  options: meetingOptions,
};

/** With the API key: for servers. @see https://docs.eyeson.com/docs/rest/references/permalink */
export const keyEndpoints = {
  /** A new permalink, with its first host. `links.gui` is the host's secret, `links.guest_join` for everyone. */
  createPermalink: endpoint({
    method: 'POST',
    path: '/permalink',
    fields: { ...settings, user: host },
    statuses: [201, 400, 401, 423, 503],
    result: permalink,
  }),
  listPermalinks: endpoint({
    method: 'GET',
    path: '/permalink',
    fields: allOptional({
      /** Default: 1. */
      page: integer(1, 1_000_000),
      /** Permalinks on a page. Default: 25. */
      limit: integer(1, 1000),
      /** The expired ones, or the others. Default: both. */
      expired: boolean,
    }),
    statuses: [200, 401],
    result: permalinkList,
  }),
  getPermalink: endpoint({
    method: 'GET',
    path: '/permalink/{permalink_id}',
    fields: { permalink_id: permalinkId },
    statuses: [200, 401, 404],
    result: permalink,
  }),
  updatePermalink: endpoint({
    method: 'PUT',
    path: '/permalink/{permalink_id}',
    fields: { permalink_id: permalinkId, ...settings },
    statuses: [200, 400, 401, 404],
    result: permalink,
  }),
  /** All its links and tokens become invalid. */
  deletePermalink: done({
    method: 'DELETE',
    path: '/permalink/{permalink_id}',
    fields: { permalink_id: permalinkId },
    statuses: [204, 401, 404],
  }),
  /** One more host, with a token to start the meeting with. */
  addHost: endpoint({
    method: 'POST',
    path: '/permalink/{permalink_id}/users',
    fields: { permalink_id: permalinkId, user: host },
    statuses: [201, 400, 401, 404],
    result: permalink,
  }),
  /** The host's token becomes invalid. */
  removeHost: done({
    method: 'DELETE',
    path: '/permalink/{permalink_id}/users/{user_token}',
    fields: { permalink_id: permalinkId, user_token: token },
    statuses: [204, 401, 404],
  }),
};

/** With a token alone: for pages and servers. @see https://docs.eyeson.com/docs/rest/references/user */
export const tokenEndpoints = {
  /** When the link expires, and whether its meeting runs. The token: a host's or the guests'. */
  readPermalink: endpoint({
    method: 'GET',
    path: '/permalink/{token}',
    fields: { token },
    statuses: [200, 404],
    result: permalink,
  }),
  /** Starts the meeting, or joins the one that runs, as this host. */
  startMeeting: endpoint({
    method: 'POST',
    path: '/permalink/{user_token}',
    fields: { user_token: token },
    statuses: [201, 404, 410, 423, 503],
    result: meetingAccess,
  }),
  /** Lets a guest into the meeting, while it runs. */
  registerGuest: endpoint({
    method: 'POST',
    path: '/guests/{guest_token}',
    fields: {
      guest_token: token,
      name,
      ...allOptional({ id: text(), avatar: webAddress, email: text('an email address', /.@./) }),
      custom_fields: { locale: optional(locale) },
    },
    statuses: [201, 400, 410, 423],
    result: meetingAccess,
  }),
};
