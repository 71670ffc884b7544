/** What a conference is configured with: the words of a conference's page in the node's administration. */
import * as z from 'zod/mini';

const idp = z.object({ name: z.string(), uuid: z.string(), img: z._default(z.string(), '') });

/** Body of `POST /simulator/conferences`; every key but `alias` may be left out. */
export const conferenceSettings = z.object({
  alias: z.string().check(z.minLength(1)),
  name: z.optional(z.string()),
  host_pin: z.optional(z.string()),
  guest_pin: z.optional(z.string()),
  /** Guests may come in without a PIN where only hosts have one. */
  allow_guests: z._default(z.boolean(), true),
  /** The role of those who join where there is no PIN. */
  join_role: z._default(z.enum(['HOST', 'GUEST']), 'HOST'),
  locked: z._default(z.boolean(), false),
  direct_media: z._default(z.boolean(), false),
  use_relay_candidates_only: z._default(z.boolean(), false),
  turn: z.optional(z.array(z.unknown())),
  stun: z.optional(z.array(z.unknown())),
  /** Further TURN servers, in the answer to `calls`: media relay on TCP port 443. */
  call_turn: z.optional(z.array(z.unknown())),
  /** How often a client of direct media tells its statistics, in ms. */
  client_stats_update_interval: z._default(z.number(), 5_000),
  /** Lifetime of a token, in seconds. */
  token_expires: z._default(z.number(), 120),
  /** Time between two comments that keep the event stream open, in ms. */
  keep_alive_ms: z._default(z.number(), 10_000),
  version_id: z._default(z.string(), '36'),
  service_type: z._default(z.enum(['conference', 'lecture', 'gateway', 'test_call']), 'conference'),
  call_type: z._default(z.enum(['video', 'video-only', 'audio']), 'video'),
  chat_enabled: z._default(z.boolean(), true),
  guests_can_present: z._default(z.boolean(), true),
  live_captions_available: z._default(z.boolean(), true),
  /** What show_live_captions fails with, in the words of the text. */
  live_captions_failure: z.optional(z.string()),
  breakout_rooms: z._default(z.boolean(), true),
  classification_levels: z._default(z.record(z.string(), z.string()), {
    '0': 'Unclassified',
    '1': 'Official',
    '2': 'Official Sensitive',
    '3': 'RESTRICTED',
    '4': 'Confidential',
    '5': 'Secret',
    '6': 'Top Secret',
  }),
  classification: z._default(z.nullable(z.number()), null),
  message_text: z._default(z.nullable(z.string()), null),
  pinning_configs: z._default(z.array(z.string()), ['', 'basic_backfill', 'classroom']),
  layout: z._default(z.string(), '1:7'),
  /** Asks for an extension first; keys are extensions, values aliases. An alias of its own is an extension too. */
  virtual_reception: z.optional(
    z.object({
      type: z._default(z.enum(['standard', 'mssip']), 'standard'),
      extensions: z._default(z.record(z.string(), z.string()), {}),
    }),
  ),
  idp: z.optional(z.array(idp)),
  /** Refusals in the form of the text and of older nodes, where today's nodes answer in another. */
  older_answers: z._default(z.boolean(), false),
  /** Robots at the start; the first is a host. Their names go on as in a roster. */
  robots: z._default(z.number(), 0),
  /** What robots do of themselves while a client is connected. */
  robot_activity: z._default(z.array(z.enum(['talk', 'chat', 'slides', 'hands'])), []),
  /** Time between two turns of a robot, in ms. */
  robot_turn_ms: z._default(z.number(), 4_000),
  /** Of the video: 640×360 at 12.5 a second, or 160×90 at 10. Left out: as the node is told at its start. */
  picture_size: z.optional(z.enum(['full', 'small'])),
  /** `held`: its time stands still from the start, and moves as its `clock` in the control interface is told to. */
  clock: z._default(z.enum(['real', 'held']), 'real'),
  /** How long an unanswered call rings before it is given up, in ms. */
  ring_ms: z._default(z.number(), 30_000),
});

export type ConferenceSettings = z.infer<typeof conferenceSettings>;
/** Settings before the defaults are filled in. */
export type ConferenceInput = z.input<typeof conferenceSettings>;
export const settingsOf = (input: ConferenceInput): ConferenceSettings =>
  conferenceSettings.parse(input);
