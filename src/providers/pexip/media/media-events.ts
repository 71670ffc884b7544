/** What a conference's server-sent events mean for the local participant's media. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { PexipClient } from '../client/pexip-client.ts';
import type { Grant } from '../client/wire.ts';
import type { PexipEventDetails, WireEventName } from '../client/wire-events.ts';
import type { WebRtcCall } from './webrtc-call.ts';

export interface MediaEventHost {
  call(): WebRtcCall | undefined;
  /** The room that the call belongs to. */
  room(): string;
  /** The call stays, with another at its far end: another client, or the node itself. */
  renew(client: PexipClient, grant: Grant, callUuid: string): void;
  /** The media belongs to another room. */
  move(client: PexipClient, grant: Grant): void;
  setMutedByHost(muted: boolean): void;
  /** One presents oneself where the call is. */
  onPresenting(): void;
  /** Somebody else does. */
  onPresented(): void;
  /** There is no call any more. */
  onOver(error: MeetingError): void;
}

export const onMediaEvent = (
  host: MediaEventHost,
  client: PexipClient,
  name: WireEventName,
  detail: unknown,
): void => {
  const { grant, state } = client;
  const call = host.call();
  /** Of the room where the media is. */
  const onParticipant = (participant: unknown) => {
    const { uuid, is_muted, is_presenting } =
      participant as PexipEventDetails['participant_update'];
    const { participant_uuid = state.self_uuid } = state.breakouts.get(host.room()) ?? {};
    if (uuid !== participant_uuid) return;
    host.setMutedByHost(is_muted === 'YES');
    if (is_presenting === 'YES') host.onPresenting();
  };
  switch (name) {
    case 'new_offer':
    case 'update_sdp':
      void call?.onOffer(detail as PexipEventDetails['new_offer']);
      return;
    case 'new_candidate':
      void call?.onCandidate(detail as PexipEventDetails['new_candidate']);
      return;
    case 'peer_disconnect':
      if (grant && call?.callUuid) host.renew(client, grant, call.callUuid);
      return;
    case 'breakout_refer':
    case 'breakout_end':
      if (grant && state.media_room !== host.room()) host.move(client, grant);
      return;
    case 'participant_create':
    case 'participant_update':
      if (host.room() === 'main') onParticipant(detail);
      return;
    case 'presentation_start':
      if (host.room() === 'main') host.onPresented();
      return;
    case 'breakout_event': {
      const { event, breakout_uuid, data } = detail as PexipEventDetails['breakout_event'];
      if (breakout_uuid !== host.room()) return;
      if (event === 'presentation_start') host.onPresented();
      if (event === 'participant_create' || event === 'participant_update') onParticipant(data);
      return;
    }
    case 'call_disconnected': {
      const { call_uuid, reason } = detail as PexipEventDetails['call_disconnected'];
      if (!call || call_uuid !== call.callUuid) return;
      const message = `The node ended the call: ${reason || 'no reason given'}.`;
      host.onOver(new MeetingError('call-failed', message));
    }
  }
};
