/** The devices that the browser has, by kind. */
import type { Device, DeviceKind, Devices } from './media-state.ts';

export const listDevices = async (): Promise<Omit<Devices, 'selected'>> => {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  const of = (kind: DeviceKind): readonly Device[] =>
    all
      .filter((device) => device.kind === kind && device.deviceId)
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return {
    audioinput: of('audioinput'),
    videoinput: of('videoinput'),
    audiooutput: 'setSinkId' in HTMLMediaElement.prototype ? of('audiooutput') : [],
  };
};
