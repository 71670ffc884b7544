/**
 * Registered device aliases: who may register, who is registered, and the calls that ring there. As Pexip's own clients
 * register; the document of the API leaves it out.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Clock } from '../conference/clock.ts';
import type { Pulse } from '../conference/pulse.ts';
import { EventStream } from './event-stream.ts';
import type { Outcome } from './outcome.ts';

export const REGISTRATIONS = '/api/client/v2/registrations/';

/** Body of `POST /simulator/registrations`. */
export const registrationSettings = z.object({
  alias: z.string().check(z.minLength(1)),
  username: z.string(),
  password: z.string(),
  /** Lifetime of a token, in seconds. */
  token_expires: z._default(z.number(), 120),
  /** Names of this node, as in the Host header, that answer 503. */
  full: z._default(z.array(z.string()), []),
});
type Settings = z.infer<typeof registrationSettings>;

/** Body of `POST /simulator/incoming`. */
export const incomingCall = z.object({
  alias: z.string(),
  conference_alias: z.string(),
  remote_display_name: z._default(z.string(), 'Somebody'),
});

interface Device {
  readonly settings: Settings;
  readonly tokens: Set<string>;
  readonly streams: Set<EventStream>;
  events: number;
}

const json = (status: number, result: unknown): Outcome => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ status: status === 200 ? 'success' : 'failed', result }),
});

/** No base64url: clients must not think it safe in a query. */
const newToken = () => randomBytes(48).toString('base64');

export class Registrations {
  readonly #devices = new Map<string, Device>();

  configure(settings: Settings): void {
    this.#devices.set(settings.alias, {
      settings,
      tokens: new Set(),
      streams: new Set(),
      events: 0,
    });
  }

  report(alias: string) {
    const { tokens, streams } = this.#devices.get(alias) ?? {};
    return { tokens: tokens?.size ?? 0, streams: streams?.size ?? 0 };
  }

  /** Ends every token of an alias, as if their time had come. */
  expire(alias: string): void {
    const device = this.#devices.get(alias);
    device?.tokens.clear();
    for (const stream of device?.streams ?? []) stream.drop();
  }

  /** Tells every stream of an alias. */
  tell(alias: string, event: string, data: unknown): void {
    const device = this.#devices.get(alias);
    if (!device) return;
    device.events += 1;
    const id = Buffer.from(`1_${device.events}`).toString('base64');
    for (const stream of device.streams) stream.send(event, JSON.stringify(data), id);
  }

  /** @returns Undefined where the response stays open. */
  handle(
    node: { readonly clock: Clock; readonly pulse: Pulse },
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    { alias, verb, query }: { alias: string; verb: string; query: URLSearchParams },
  ): Outcome | undefined {
    const device = this.#devices.get(alias);
    if (!device) return json(404, 'Device alias not found');
    const { settings, tokens, streams } = device;
    const { headers } = incoming;
    const given = String(headers.token ?? query.get('token') ?? '');
    const fresh = () => {
      const token = newToken();
      tokens.add(token);
      node.pulse.beat();
      return { token, expires: String(settings.token_expires) };
    };
    if (verb === 'request_token') {
      if (settings.full.includes(String(headers.host).replace(/:\d+$/, '')))
        return json(503, 'No capacity');
      const wanted = Buffer.from(`${settings.username}:${settings.password}`).toString('base64');
      if (headers['x-pexip-authorization'] !== `x-pexip-basic ${wanted}`)
        return json(401, 'Invalid credentials');
      return json(200, {
        ...fresh(),
        registration_uuid: randomUUID(),
        directory_enabled: true,
        route_via_registrar: true,
        version: { version_id: '36', pseudo_version: '1.0' },
      });
    }
    if (!tokens.has(given)) return json(403, 'Invalid token');
    if (verb === 'refresh_token') {
      tokens.delete(given);
      return json(200, fresh());
    }
    if (verb === 'release_token') {
      tokens.delete(given);
      for (const stream of streams) stream.end();
      node.pulse.beat();
      return json(200, true);
    }
    if (verb !== 'events') return json(404, 'Not found');
    const stream = new EventStream(outgoing, {
      clock: node.clock,
      keepAliveMs: 10_000,
      onClose: () => {
        streams.delete(stream);
        node.pulse.beat();
      },
    });
    streams.add(stream);
    node.pulse.beat();
    return undefined;
  }
}
