/** Microphone and camera of a meeting: asked for together, chosen, let go while there is no call. */
import type { MeetingError } from '../../../meeting/errors.ts';
import { DeviceList } from './device-list.ts';
import { LocalEffects } from './effects/local-effects.ts';
import { LocalInput, type InputHost } from './local-input.ts';
import { INPUT, KINDS, openDevices, type Local } from './open-devices.ts';
import type { LocalMediaHost, LocalMediaValues } from './media-hosts.ts';
import type {
  Background,
  DeviceKind,
  Devices,
  DeviceStatus,
  NoiseSuppression,
} from './media-state.ts';

export type { Local } from './open-devices.ts';

export class LocalMedia {
  readonly #host: LocalMediaHost;
  readonly #abort = new AbortController();
  readonly #inputs: Readonly<Record<Local, LocalInput>>;
  readonly #effects: LocalEffects;
  readonly #list: DeviceList;
  #acquired: Promise<void> | undefined;
  /** There is no call: what is chosen counts for the next one. */
  #released = false;

  constructor(values: LocalMediaValues, host: LocalMediaHost) {
    const { callType, muteMicrophone, muteCamera } = values;
    this.#host = host;
    this.#effects = new LocalEffects(values.background, values.noiseSuppression);
    const { signal } = this.#abort;
    const inputHost: InputHost = {
      ...host,
      effects: this.#effects,
      wanted: () => this.#wanted,
      isOpen: () => !signal.aborted && !this.#released,
      onDevice: () => void this.#listDevices(),
    };
    const status = (isOff: boolean) => (isOff ? 'off' : 'ready');
    const none = callType === 'none';
    this.#inputs = {
      audio: new LocalInput('audio', !!muteMicrophone, status(none), inputHost),
      video: new LocalInput(
        'video',
        !!muteCamera,
        status(none || callType === 'audioonly'),
        inputHost,
      ),
    };
    this.#list = new DeviceList(values, signal, () => void this.#onDeviceChange());
  }

  /** What is sent. A muted microphone's track is there, and silent; a muted camera's is not. */
  get tracks(): Readonly<Record<Local, MediaStreamTrack | null>> {
    return { audio: this.#inputs.audio.sent, video: this.#inputs.video.sent };
  }
  get background(): Background {
    return this.#effects.background;
  }
  get noiseSuppression(): NoiseSuppression {
    return this.#effects.noiseSuppression;
  }
  /** The camera's picture, as it is sent. */
  get self(): MediaStream | null {
    return this.#inputs.video.stream;
  }
  /** The microphone's sound, as it comes. */
  get microphone(): MediaStream | null {
    return this.#inputs.audio.stream;
  }
  get devices(): Devices {
    return this.#list.devices;
  }
  /** Nothing of this kind is sent, whatever the reason. */
  isMuted(kind: Local): boolean {
    return this.#inputs[kind].muted || !this.#inputs[kind].device;
  }
  status(kind: Local): DeviceStatus {
    return this.#inputs[kind].status;
  }

  /** Asks for both, once. What is refused or missing, the call goes on without; with a background, the picture comes later. */
  acquire(): Promise<void> {
    this.#released = false;
    return (this.#acquired ??= this.#acquire());
  }

  /** @throws {MeetingError} `media-denied`, `media-missing`: it stays muted. */
  setMuted(kind: Local, muted: boolean): Promise<void> {
    return this.#inputs[kind].setMuted(muted);
  }

  /** What a host mutes makes no sound, whatever oneself wants. */
  setMutedByHost(muted: boolean): void {
    this.#inputs.audio.silence(muted);
  }

  /** @throws {MeetingError} `media-denied`, `media-missing`: the device before goes on. */
  async select(kind: DeviceKind, id: string): Promise<void> {
    const before = this.devices.selected[kind];
    this.#list.choose(kind, id);
    const local = KINDS.find((one) => INPUT[one] === kind);
    const input = local && this.#inputs[local];
    const used = input?.device;
    if (input && (used || !input.muted))
      await input.replace().catch(async (error: MeetingError) => {
        this.#list.choose(kind, before);
        // It may have been let go for the sake of one that another program has.
        if (used && !input.device && error.code !== 'effect-failed')
          await input.replace().catch(() => {});
        throw error;
      });
    this.#host.onChange();
  }

  /** @throws {MeetingError} `effect-failed`: nobody sees what was to be hidden, the camera is off. */
  async setBackground(background: Background): Promise<void> {
    this.#effects.background = background;
    this.#host.onChange();
    await this.#inputs.video.applyEffect();
  }

  /** @throws {MeetingError} `effect-failed`: the microphone goes on without. */
  async setNoiseSuppression(noiseSuppression: NoiseSuppression): Promise<void> {
    this.#effects.noiseSuppression = noiseSuppression;
    this.#host.onChange();
    await this.#inputs.audio.applyEffect();
  }

  /** Lets the devices go while there is no call: nobody is filmed without one. The next `acquire()` has them back. */
  release(): void {
    for (const kind of KINDS) this.#inputs[kind].release();
    this.#acquired = undefined;
    this.#released = true;
    this.#host.onChange();
  }

  close(): void {
    this.#abort.abort();
    for (const kind of KINDS) this.#inputs[kind].close();
  }

  async #acquire(): Promise<void> {
    const inputs = this.#inputs;
    const wanted = KINDS.filter((kind) => inputs[kind].status !== 'off' && !inputs[kind].muted);
    const wishes = { audio: inputs.audio.wish, video: inputs.video.wish };
    const together =
      wanted.length > 1
        ? await openDevices(wanted, this.#wanted).catch(() => undefined)
        : undefined;
    // A background may take its time: the call begins with the sound, and its picture comes later.
    const isLate = (kind: Local) => kind === 'video' && this.#effects.background !== 'none';
    const onFailed = (error: MeetingError) => this.#host.onFailed(error);
    const coming = (kind: Local, comes: Promise<void>) =>
      isLate(kind) ? void comes.then(() => inputs[kind].announce()).catch(onFailed) : comes;
    for (const track of together?.getTracks() ?? []) {
      const kind = track.kind as Local;
      await coming(kind, inputs[kind].begin(track, wishes[kind]));
    }
    // One that is missing must not cost the other. Where a policy allows one alone, Chromium gives that and says nothing.
    const given = together?.getTracks().map(({ kind }) => kind) ?? [];
    for (const kind of wanted.filter((kind) => !given.includes(kind)))
      if (!wishes[kind].aborted) await coming(kind, inputs[kind].replace().catch(onFailed));
    void this.#listDevices();
  }

  get #wanted() {
    return { selected: this.devices.selected, audio: this.#effects.audioConstraints };
  }

  async #onDeviceChange(): Promise<void> {
    await this.#listDevices();
    for (const kind of KINDS) {
      const input = this.#inputs[kind];
      if (input.status !== 'missing' || input.muted) continue;
      if (this.devices[INPUT[kind]].length === 0) continue;
      // That it was missed is told already.
      await input.replace().catch(() => {});
      if (!this.isMuted(kind)) this.#host.onPlugged(kind);
    }
  }

  async #listDevices(): Promise<void> {
    const used = () =>
      Object.fromEntries(
        KINDS.flatMap((kind) => {
          const id = this.#inputs[kind].device?.getSettings().deviceId;
          return id ? [[INPUT[kind], id]] : [];
        }),
      );
    if (await this.#list.read(used)) this.#host.onChange();
  }
}
