/** What a node says on its event stream, as text: a roster, then updates of it, then a message that says that all is said. */
export const participant = (index: number, text = '') => ({
  uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  display_name: `Participant ${index}`,
  overlay_text: text,
  role: index % 10 ? 'guest' : 'chair',
  service_type: 'conference',
  start_time: 1700484383.846972,
  buzz_time: 0,
  spotlight: 0,
  call_direction: 'in',
  call_tag: '',
  disconnect_supported: 'YES',
  encryption: 'On',
  external_node_uuid: '',
  fecc_supported: 'NO',
  has_media: true,
  is_audio_only_call: 'NO',
  is_client_muted: false,
  is_conjoined: false,
  is_external: false,
  is_idp_authenticated: false,
  is_main_video_dropped_out: false,
  is_muted: 'NO',
  is_presenting: 'NO',
  is_streaming_conference: false,
  is_video_call: 'YES',
  is_video_muted: false,
  is_video_silent: false,
  layout_group: null,
  local_alias: 'meet.alice',
  mute_supported: 'YES',
  needs_presentation_in_mix: false,
  presentation_supported: 'NO',
  protocol: 'webrtc',
  receive_from_audio_mix: 'main',
  rx_presentation_policy: 'ALLOW',
  send_to_audio_mixes: [{ mix_name: 'main', prominent: false }],
  show_live_captions: false,
  transfer_supported: 'YES',
  uri: 'Infinity_Connect_10.44.21.35',
  vendor: 'Pexip Infinity Connect/2.0.0-25227.0.0 (Windows NT 6.1; WOW64) Chrome/41.0.2272.76',
});

const sse = (event: string, data: unknown) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** The last event of every feed: a message in the chat, which every client tells by itself. */
const LAST = sse('message_received', {
  ...{
    origin: 'Bench',
    uuid: participant(0).uuid,
    type: 'text/plain',
    payload: 'Done',
    direct: false,
  },
});

/** A feed as a resource: all sides read the same bytes. */
export function feed(size: number, updates: number): { readonly url: string; revoke(): void } {
  const people = Array.from({ length: size }, (_, index) => participant(index));
  const changes = Array.from({ length: updates }, (_, index) =>
    sse('participant_update', participant(index % size, `Update ${index}`)),
  );
  const text = [
    sse('participant_sync_begin', null),
    ...people.map((one) => sse('participant_create', one)),
    sse('participant_sync_end', null),
    ...changes,
    LAST,
  ];
  const url = URL.createObjectURL(new Blob(text, { type: 'text/event-stream' }));
  return { url, revoke: () => URL.revokeObjectURL(url) };
}

/** What a node grants; as the official client's checks want it. */
export const GRANT = {
  token: 'token',
  expires: '120',
  participant_uuid: participant(0).uuid,
  display_name: 'Bench',
  role: 'HOST',
  version: { version_id: '36', pseudo_version: '77889.0.0' },
  ...{ chat_enabled: true, fecc_enabled: true, rtmp_enabled: true, allow_1080p: true },
  ...{
    analytics_enabled: false,
    vp9_enabled: false,
    guests_can_present: true,
    direct_media: false,
  },
  ...{ breakout_rooms: true, live_captions_available: true, route_via_registrar: false },
  ...{ trickle_ice_enabled: true, use_relay_candidates_only: false, call_type: 'video' },
  ...{ service_type: 'conference', current_service_type: 'conference' },
  ...{ conference_name: 'Bench', service_name: 'Bench', idp_uuid: '', call_tag: '' },
  ...{ bandwidth_in: 2464, bandwidth_out: 2464, client_stats_update_interval: 5000 },
};
