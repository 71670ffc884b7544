/**
 * The control interface under `/simulator/`: it sets conferences up and makes things happen in them.
 *
 * Time: each conference has a clock of its own, so that one test's does not move another's.
 *
 *     await control('POST', 'conferences', { alias, clock: 'held' });             // stands still from the start
 *     await control('POST', `conferences/${alias}/clock`, { advance_ms: 2000 });  // and moves on: robots, captions,
 *     await control('POST', `conferences/${alias}/clock`, { held: false });       // tokens, rings, ends of rooms
 *
 * Waiting: any GET is answered once its answer is as wanted (long-poll.ts), 504 if it is not so in time.
 *
 *     await control('GET', `conferences/${alias}/requests?route=ack&until=length&at_least=2`);
 *     await control('GET', `conferences/${alias}/media?until=*.received.width&at_least=640`);
 *     await control('GET', `conferences/${alias}?until=participants.*.is_presenting&is=YES`);
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { clockReport, moveClock } from './clock-control.ts';
import { conferenceControls } from './conference-control.ts';
import { conferenceSettings } from '../conference/conference-settings.ts';
import type { ConferencingNode } from '../conferencing-node.ts';
import { faultRequest } from '../http/faults.ts';
import { incomingCall, registrationSettings } from '../http/registrations.ts';
import { SIGN_IN_PATH, signInPage } from '../http/identity-provider.ts';
import { NotInTime, waitUntil } from './long-poll.ts';
import type { Outcome } from '../http/outcome.ts';
import { CONFERENCES, routes } from '../http/route-table.ts';

interface ControlRequest {
  node: ConferencingNode;
  query: URLSearchParams;
  body: unknown;
}

const maintenanceRequest = z.object({ enabled: z.boolean(), host: z._default(z.string(), '*') });

/** Method and path → handler. Those of one conference are in conference-control.ts. */
const controls: Readonly<Record<string, (request: ControlRequest) => unknown>> = {
  /** The table of routes. */
  'GET routes': () =>
    routes.map(({ group, name, method, path, access }) => ({
      group,
      name,
      method,
      path: `${CONFERENCES}{conference_alias}/${path}`,
      access,
    })),
  'GET conferences': ({ node }) =>
    node.conferences.values().map(({ alias, uuid, participants, parent }) => ({
      alias,
      uuid,
      participants: participants.size,
      breakout: parent !== undefined,
    })),
  /** Makes a conference; one of that alias is closed first. */
  'POST conferences': ({ node, body }) => {
    const { alias, uuid, participants } = node.create(conferenceSettings.parse(body));
    return { alias, uuid, participants: [...participants.values()].map(({ data }) => data) };
  },
  /** How many tokens and event streams an alias has. */
  'GET registrations': ({ node, query }) => node.registrations.report(query.get('alias') ?? ''),

  'POST registrations': ({ node, body }) =>
    node.registrations.configure(registrationSettings.parse(body)),

  'DELETE registrations': ({ node, query }) => node.registrations.expire(query.get('alias') ?? ''),

  /** Rings at a registered alias. @returns The token that takes the call. */
  'POST incoming': ({ node, body }) => {
    const { alias, ...call } = incomingCall.parse(body);
    const token = node.tokens.issueTicket({ alias: call.conference_alias, role: 'guest' });
    node.registrations.tell(alias, 'incoming', { ...call, token });
    return { token };
  },

  'POST incoming_cancelled': ({ node, body }) => {
    const { alias, token } = z.object({ alias: z.string(), token: z.string() }).parse(body);
    node.registrations.tell(alias, 'incoming_cancelled', { token });
  },

  'GET clock': ({ node }) => clockReport(node.clock),
  /** Every clock at once, and those of conferences that are made while it is held: for a node of one's own. */
  'POST clock': async ({ node, body }) => {
    for (const clock of node.clocks) await moveClock(clock, body);
    return clockReport(node.clock);
  },
  'GET faults': ({ node, query }) => node.faults.list(query.get('alias') ?? undefined),
  'POST faults': ({ node, body }) => node.faults.add(faultRequest.parse(body)),
  /** `?alias=` clears those of one conference. */
  'DELETE faults': ({ node, query }) => node.faults.clear(query.get('alias') ?? undefined),
  /** `host`: one of the node's names, such as `second.localhost`; the others go on. */
  'POST maintenance': ({ node, body }) => {
    const { enabled, host } = maintenanceRequest.parse(body);
    if (enabled) node.maintenance.add(host);
    else node.maintenance.delete(host);
    return { enabled, host };
  },
};

interface ControlCall {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  url: URL;
  body: unknown;
}

export async function handleControl(
  node: ConferencingNode,
  { incoming, outgoing, url, body }: ControlCall,
): Promise<Outcome> {
  if (url.pathname === SIGN_IN_PATH)
    return {
      status: 200,
      type: 'text/html; charset=utf-8',
      body: signInPage(url.searchParams, node.tokens),
    };
  try {
    const [, , ...path] = url.pathname.split('/').map(decodeURIComponent);
    const [noun = '', alias, verb = ''] = path;
    const method = incoming.method ?? '';
    const query = url.searchParams;
    const answer = async (act: () => unknown) =>
      json(
        200,
        method === 'GET'
          ? await waitUntil(act, { query, pulse: node.pulse, outgoing })
          : await act(),
      );
    if (alias === undefined) {
      const control = controls[`${method} ${noun}`];
      if (control) return await answer(() => control({ node, query, body }));
    } else if (noun === 'conferences') {
      const conference = node.conferences.get(alias);
      const control = conferenceControls[`${method} ${verb}`.trim()];
      if (!conference) return json(404, { error: `There is no conference ${alias}.` });
      if (control)
        return await answer(() => control({ node, conference, query, body: body ?? {} }));
    }
    return json(404, { error: `There is no ${method} ${url.pathname}.` });
  } catch (error) {
    if (error instanceof NotInTime) return json(504, { error: error.message });
    return json(400, {
      error: error instanceof z.core.$ZodError ? z.prettifyError(error) : String(error),
    });
  }
}

const json = (status: number, result: unknown): Outcome => ({
  status,
  type: 'application/json',
  body: JSON.stringify(result ?? null),
});
