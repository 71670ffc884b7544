/** Devices in the words of all systems. */
import type { MeetingDevice } from '../../../meeting/further-commands.ts';
import type { Devices } from '../media/media-state.ts';

/** As the browser has them now; `selected`: those that the call uses. */
export const listDevices = async ({ selected }: Devices): Promise<readonly MeetingDevice[]> => {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const canChoose = ({ kind, deviceId }: MediaDeviceInfo) =>
    // Without an id the browser may not tell yet.
    deviceId && (kind !== 'audiooutput' || 'setSinkId' in HTMLMediaElement.prototype);
  return all.filter(canChoose).map(({ kind, deviceId, label }) => ({
    kind,
    id: deviceId,
    label,
    selected: selected[kind] === deviceId,
  }));
};
