/** Pexip's links that are wanted rarely, as modes: not into a conference, or not in the browser. */
import type { Mode } from '../../meeting/provider.ts';
import { meetingUrl } from '../../wire/url.ts';
import { encodeAlias, joinParameters, type JoinValues } from './join-parameters.ts';

/** Their URLs say nothing of the call, so that there is nothing that it has no use for. */
const unused = () => [];

/** The web app without a conference. */
export const home: Mode<JoinValues> = {
  unused,
  required: () => ['address'],
  buildUrl: ({ address }) => `${address}/webapp/home`,
};

/** A card with the settings, before the conference. */
export const invitation: Mode<JoinValues> = {
  unused,
  buildUrl: ({ address, alias: conference }) =>
    meetingUrl(`${address}/webapp/home`, { conference }),
};

/** The installed app, which has no `callType`. */
export const app: Mode<JoinValues> = {
  required: () => ['alias'],
  buildUrl: ({ address, alias = '', ...values }) =>
    meetingUrl(`pexip://${encodeAlias(alias)}`, {
      host: address && new URL(address).host,
      ...joinParameters({ ...values, callType: undefined }),
    }),
};
