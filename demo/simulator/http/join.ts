/** How a participant comes in: request_token and what it asks back, refresh_token, release_token. */
import * as z from 'zod/mini';
import { conferenceOf } from '../conference/conference.ts';
import type { Conference } from '../conference/conference.ts';
import { movedFrom } from '../conference/referral.ts';
import { Participant } from '../conference/participant.ts';
import type { Role } from '../conference/participant.ts';
import { conferenceNotFound, Refusal } from '../conference/refusal.ts';
import { route, routeWithBody } from './route.ts';
import type { ApiRequest, Route } from './route.ts';
import { signInUrl } from './identity-provider.ts';
import { showSplash } from '../conference/splash.ts';

/** Clients send what they do not have as an empty string, or as `none`. */
const absentIfEmpty = z.pipe(
  z.optional(z.string()),
  z.transform((text: string | undefined) => (text === '' || text === 'none' ? undefined : text)),
);

const tokenRequest = z.object({
  display_name: z.optional(z.string()),
  call_tag: z.optional(z.string()),
  direct_media: z.optional(z.boolean()),
  chosen_idp: absentIfEmpty,
  sso_token: absentIfEmpty,
  /** Where the identity provider's page goes on to, if it was not opened as a window. */
  sso_redirect_target: absentIfEmpty,
  conference_extension: absentIfEmpty,
  token: absentIfEmpty,
});
type TokenRequest = z.infer<typeof tokenRequest>;

const versionOf = ({ settings }: Conference) => ({
  version_id: settings.version_id,
  pseudo_version: `${settings.version_id}.0.0-77889.0.0`,
});

/** The conference behind a Virtual Reception, once the extension is known. */
function behindReception(request: ApiRequest<TokenRequest>): Conference {
  const { conference, node, body } = request;
  const reception = conference.settings.virtual_reception;
  if (!reception) return conference;
  if (body.conference_extension === undefined)
    throw new Refusal(
      403,
      // The text's form, and that of today's nodes, which alone the official client understands.
      conference.settings.older_answers
        ? { conference_extension: reception.type, version: versionOf(conference) }
        : { conference_extension: 'required', conference_extension_type: reception.type },
    );
  const alias = reception.extensions[body.conference_extension] ?? body.conference_extension;
  const target = node.conferences.get(alias);
  if (!target || target.settings.virtual_reception)
    throw conference.settings.older_answers
      ? new Refusal(404, 'Neither conference nor gateway found')
      : conferenceNotFound();
  return target;
}

/** The identity provider's part. @returns The name it vouches for, if one is asked for. */
function authenticate(
  conference: Conference,
  request: ApiRequest<TokenRequest>,
): string | undefined {
  const { idp } = conference.settings;
  const { sso_token, chosen_idp } = request.body;
  if (!idp) return undefined;
  const { host_pin, guest_pin } = conference.settings;
  const hasPins = host_pin !== undefined || guest_pin !== undefined;
  // A PIN is the other way in, where there is one.
  if (hasPins && request.incoming.headers.pin && chosen_idp === undefined) return undefined;
  if (sso_token !== undefined) {
    const ticket = request.node.tokens.redeem(sso_token, `sso:${conference.alias}`);
    if (!ticket) throw new Refusal(403, 'SSO token is not valid');
    return ticket.displayName ?? '';
  }
  if (chosen_idp === undefined)
    throw new Refusal(403, {
      idp,
      ...(hasPins && pinsWanted(conference)),
      version: versionOf(conference),
    });
  const chosen = idp.find(({ uuid }) => uuid === chosen_idp);
  if (!chosen) throw new Refusal(403, 'Invalid identity provider');
  throw new Refusal(403, {
    redirect_url: signInUrl(
      request.incoming,
      conference.alias,
      chosen.uuid,
      request.body.sso_redirect_target,
    ),
    redirect_idp: { name: chosen.name, uuid: chosen.uuid },
    version: versionOf(conference),
  });
}

/** Whether hosts and guests need a PIN, in the node's words. */
const pinsWanted = ({ settings: { host_pin, guest_pin, allow_guests } }: Conference) => ({
  pin: host_pin === undefined ? 'none' : 'required',
  guest_pin: guest_pin !== undefined || !allow_guests ? 'required' : 'none',
});

/** The role a PIN gives, or the question for one. `none` is a guest's word where only hosts have a PIN. */
function roleBy(pin: string | undefined, conference: Conference): { role: Role; trusted: boolean } {
  const { host_pin, guest_pin, allow_guests, join_role } = conference.settings;
  if (host_pin === undefined && guest_pin === undefined)
    return { role: join_role === 'HOST' ? 'chair' : 'guest', trusted: false };
  const guestPinWanted = guest_pin !== undefined || !allow_guests;
  if (pin === undefined || pin === '')
    throw new Refusal(403, { ...pinsWanted(conference), version: versionOf(conference) });
  if (pin === host_pin) return { role: 'chair', trusted: true };
  if (pin === guest_pin || (pin === 'none' && !guestPinWanted))
    return { role: 'guest', trusted: false };
  throw new Refusal(403, 'Invalid PIN');
}

function grant(participant: Participant, request: ApiRequest<TokenRequest>, directMedia: boolean) {
  const { data } = participant;
  const conference = conferenceOf(participant);
  const { settings } = conference;
  return {
    ...conference.tokens.issue(participant, request.alias, settings.token_expires),
    allow_1080p: true,
    analytics_enabled: false,
    bandwidth_in: 2464,
    bandwidth_out: 2464,
    breakout_rooms: settings.breakout_rooms,
    call_tag: data.call_tag,
    call_type: settings.call_type,
    chat_enabled: settings.chat_enabled,
    client_stats_update_interval: settings.client_stats_update_interval,
    conference_name: conference.name,
    current_service_type: data.service_type,
    direct_media: directMedia,
    display_name: data.display_name,
    fecc_enabled: true,
    guests_can_present: settings.guests_can_present,
    idp_uuid: '',
    live_captions_available: settings.live_captions_available,
    participant_uuid: participant.uuid,
    pex_datachannel_id: 3,
    role: participant.host ? 'HOST' : 'GUEST',
    route_via_registrar: false,
    rtmp_enabled: true,
    service_name: conference.name,
    service_type: settings.service_type === 'lecture' ? 'conference' : settings.service_type,
    ...(settings.stun && { stun: settings.stun }),
    trickle_ice_enabled: true,
    ...(settings.turn && { turn: settings.turn }),
    use_relay_candidates_only: settings.use_relay_candidates_only,
    version: versionOf(conference),
    vp9_enabled: false,
  };
}

function requestToken(request: ApiRequest<TokenRequest>) {
  const { body, incoming, node } = request;
  const ticket =
    body.token === undefined ? undefined : node.tokens.redeem(body.token, request.conference.alias);
  const conference = ticket ? request.conference : behindReception(request);
  const vouched = ticket ? undefined : authenticate(conference, request);
  const pin = incoming.headers.pin;
  const way = ticket?.role
    ? { role: ticket.role, trusted: ticket.role === 'chair' }
    : roleBy(typeof pin === 'string' ? pin : undefined, conference);
  const name = vouched || body.display_name || ticket?.displayName || 'User';
  const participant = new Participant(
    conference,
    name,
    way.role,
    incoming.headers['user-agent'] ?? '',
  );
  participant.trusted = way.trusted;
  participant.admitted = ticket?.role !== undefined;
  participant.data.call_tag = body.call_tag ?? '';
  participant.data.is_idp_authenticated = vouched !== undefined;
  participant.data.local_alias = request.alias;
  participant.data.service_type = conference.mustWait(participant)
    ? 'waiting_room'
    : conference.settings.service_type;
  const directMedia = conference.settings.direct_media && body.direct_media === true;
  participant.directMedia = directMedia;
  const result = grant(participant, request, directMedia);
  if (ticket?.from) movedFrom(ticket.from, participant);
  conference.add(participant);
  if (directMedia) showSplash(participant);
  return result;
}

export const joinRoutes: readonly Route[] = [
  routeWithBody('client', 'request_token', 'open', tokenRequest, requestToken),
  route('client', 'POST', 'refresh_token', 'any', ({ actor, alias }) => {
    const { tokens, settings } = conferenceOf(actor);
    return tokens.issue(actor, alias, settings.token_expires);
  }),
  route('client', 'POST', 'release_token', 'any', ({ actor }) => {
    conferenceOf(actor).remove(actor);
    return true;
  }),
];
