/** The devices that the browser has, by kind, and which of them are chosen. */
import type { Device, DeviceKind, Devices } from './media-state.ts';

/** Attributes: ids of devices. */
export interface DeviceValues {
  readonly audioInput?: string;
  readonly videoInput?: string;
  readonly audioOutput?: string;
}

const listDevices = async (): Promise<Omit<Devices, 'selected'>> => {
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

export class DeviceList {
  readonly #signal: AbortSignal;
  #devices: Devices;

  /** @param onChange A device came or went. Never called once `signal` is aborted. */
  constructor(values: DeviceValues, signal: AbortSignal, onChange: () => void) {
    const { audioInput, videoInput, audioOutput } = values;
    this.#signal = signal;
    this.#devices = Object.freeze({
      audioinput: [],
      videoinput: [],
      audiooutput: [],
      selected: {
        ...(audioInput && { audioinput: audioInput }),
        ...(videoInput && { videoinput: videoInput }),
        ...(audioOutput && { audiooutput: audioOutput }),
      },
    });
    navigator.mediaDevices?.addEventListener('devicechange', onChange, { signal });
  }

  get devices(): Devices {
    return this.#devices;
  }

  /** @param id Undefined: whichever the browser takes. */
  choose(kind: DeviceKind, id: string | undefined): void {
    const { [kind]: _before, ...others } = this.#devices.selected;
    const selected = { ...others, ...(id !== undefined && { [kind]: id }) };
    this.#devices = Object.freeze({ ...this.#devices, selected });
  }

  /** @param used Says, once there is a list, which devices are in use: they are the chosen ones. @returns Whether it still counts. */
  async read(used: () => { readonly [K in DeviceKind]?: string }): Promise<boolean> {
    const found = await listDevices();
    if (this.#signal.aborted) return false;
    const selected = { ...this.#devices.selected, ...used() };
    this.#devices = Object.freeze({ ...found, selected });
    return true;
  }
}
