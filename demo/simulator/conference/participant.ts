/** A participant of a conference: what the wire says of it, and who hears its events. */
import { randomUUID } from 'node:crypto';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Pulse } from './pulse.ts';
import { vendorOf } from './vendor.ts';

/** What a participant knows of the conference it is in. */
export interface Place {
  readonly uuid: string;
  readonly alias: string;
  readonly clock: Clock;
  readonly pulse: Pulse;
}

/** One connection to its client. */
export interface Listener {
  /** True: nothing more is written, while the socket stays open. */
  stalled: boolean;
  /** @param json The data, already as JSON. */
  send(name: string, json: string, id: string): void;
  end(): void;
  drop(): void;
}

export type YesNo = 'YES' | 'NO';
export type Role = 'chair' | 'guest';
export interface AudioMix {
  mix_name: string;
  prominent: boolean;
}

export const yesNo = (value: boolean): YesNo => (value ? 'YES' : 'NO');

/** The picture a participant gets: everyone's, or one of its own. */
export interface VideoMix {
  mix_name: string;
  timestamp: number;
  mix_config?: { transform_layout: { layout?: string | undefined } };
}

/** The object of participant_create and participant_update, with the fields of a version 36 node. */
export type ParticipantData = ReturnType<typeof participantData>;

function participantData(name: string, role: Role, { alias, clock }: Place) {
  const uuid = randomUUID();
  return {
    api_url: `/participants/${uuid}/`,
    buzz_time: 0,
    call_direction: 'in' as 'in' | 'out',
    call_tag: '',
    can_receive_personal_mix: true,
    disconnect_supported: 'YES' as YesNo,
    display_name: name,
    encryption: 'On' as 'On' | 'Off',
    external_node_uuid: '',
    fecc_supported: 'NO' as YesNo,
    has_media: false,
    is_ai_enabled: false,
    is_audio_only_call: 'NO' as YesNo,
    is_client_muted: false,
    is_conjoined: false,
    is_external: false,
    is_idp_authenticated: false,
    is_main_video_dropped_out: false,
    is_muted: 'NO' as YesNo,
    is_on_hold: false,
    is_presenting: 'NO' as YesNo,
    is_public_streaming: false,
    is_recording: false,
    is_streaming_conference: false,
    is_transcribing: false,
    is_transferring: false,
    is_tx_muted: false,
    is_video_call: 'NO' as YesNo,
    is_video_muted: false,
    is_video_silent: false,
    last_spoken_time: 0,
    layout_group: null as string | null,
    local_alias: alias,
    mute_supported: 'YES' as YesNo,
    needs_presentation_in_mix: false,
    overlay_text: name,
    presentation_supported: 'NO' as YesNo,
    protocol: 'api' as 'api' | 'webrtc' | 'sip' | 'rtmp' | 'h323' | 'teams' | 'mssip',
    receive_from_audio_mix: 'main' as string | null,
    receive_from_video_mix: { mix_name: 'main', timestamp: clock.unixTime() } as VideoMix,
    role,
    rx_presentation_policy: 'ALLOW' as 'ALLOW' | 'DENY',
    send_to_audio_mixes: [{ mix_name: 'main', prominent: false }] as AudioMix[],
    service_type: 'conference' as string,
    show_live_captions: false,
    spotlight: 0,
    start_time: clock.unixTime(),
    studiosound_enabled: null as boolean | null,
    supports_direct_chat: true,
    transfer_supported: 'YES' as YesNo,
    uri: '',
    uuid,
    vendor: '',
  };
}

export class Participant {
  readonly data: ParticipantData;
  place: Place;
  /** The event streams of this participant's client; usually one. */
  readonly streams = new Set<Listener>();
  /** Whom the client has been told of, so that each change is a create, an update or a delete. */
  readonly seen = new Set<string>();
  readonly calls = new Map<string, Call>();
  /** A host's presence in a breakout room: the participant of the main room who hears this one's events. */
  owner: Participant | undefined;
  /** Joined with the host PIN, or made host by one: a lock does not hold it. */
  trusted = false;
  /** Admitted by a host, whatever the lock says. */
  admitted = false;
  /** Played by the simulator. */
  robot = false;
  /** The room it came from, for a transfer to `previous`. */
  previous: Place | undefined;
  /** What the client last asked for with preferred_aspect_ratio; 0 to 2. */
  aspectRatio: number | undefined;
  /** Its client supports direct media. */
  directMedia = false;
  splashScreen: string | undefined;
  /** The last media statistics its client has reported. */
  statistics: Record<string, unknown> | undefined;
  #eventNumber = 0;

  constructor(place: Place, name: string, role: Role, userAgent = '') {
    this.place = place;
    this.data = participantData(name, role, place);
    this.data.vendor = vendorOf(userAgent);
    this.data.uri = `Infinity_Connect_${this.data.uuid.slice(0, 8)}`;
  }

  get uuid(): string {
    return this.data.uuid;
  }
  get host(): boolean {
    return this.data.role === 'chair';
  }
  get waiting(): boolean {
    return this.data.service_type === 'waiting_room';
  }
  /** Somebody hears this participant's events. */
  get connected(): boolean {
    return this.owner ? this.owner.connected : this.streams.size > 0;
  }

  /** @returns The event's id. */
  send(name: string, data: unknown): string {
    return this.sendJson(name, JSON.stringify(data ?? null));
  }

  /** As `send`, for a payload that is written once and sent to many. */
  sendJson(name: string, json: string, id = this.#nextEventId()): string {
    if (this.owner) {
      const breakout = JSON.stringify(this.place.uuid);
      const eventId = name === 'presentation_stop' ? 'null' : JSON.stringify(id);
      this.owner.sendJson(
        'breakout_event',
        `{"breakout_uuid":${breakout},"event":${JSON.stringify(name)},"data":${json},"id":${eventId}}`,
      );
    } else {
      for (const stream of this.streams) stream.send(name, json, id);
    }
    this.place.pulse.beat();
    return id;
  }

  /** The wire form. To guests a node does not say who calls from where. */
  wire(viewerIsHost: boolean): ParticipantData {
    return viewerIsHost ? this.data : { ...this.data, uri: '', vendor: '', protocol: '' as 'api' };
  }

  #nextEventId(): string {
    return Buffer.from(`10.44.99.2_${++this.#eventNumber}`).toString('base64');
  }
}
