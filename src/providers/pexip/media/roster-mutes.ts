/** What the roster says of one's own microphone and camera: whether they are sent. */
import type { PexipClient } from '../client/pexip-client.ts';
import type { Local } from './open-devices.ts';

export const tellRoster = async (
  { grant, me }: PexipClient,
  kind: Local,
  muted: boolean,
): Promise<void> => {
  if (!grant) return;
  if (kind === 'audio') await (muted ? me.client_mute() : me.client_unmute());
  else await (muted ? me.video_muted() : me.video_unmuted());
};

/** Microphone and camera are taken to be on until the node hears otherwise. */
export const isMutedInRoster = ({ state: { self } }: PexipClient, kind: Local): boolean =>
  !!(kind === 'audio' ? self?.is_client_muted : self?.is_video_muted);
