/** Microphone and camera: asked for, chosen, muted, unplugged. At most one track of each, and each is stopped. */
import { MeetingError } from '../../../meeting/errors.ts';
import { DeviceList } from './device-list.ts';
import type { Effect } from './effects/effect.ts';
import { LocalEffects } from './effects/local-effects.ts';
import {
  INPUT,
  KINDS,
  isDenied,
  mediaError,
  openDevice,
  openDevices,
  type Local,
} from './open-devices.ts';
import { SentTrack } from './sent-track.ts';
import { Wish } from './wish.ts';
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
  readonly #tracks = { audio: new SentTrack(), video: new SentTrack() };
  readonly #effects: LocalEffects;
  readonly #muted: Record<Local, boolean>;
  readonly #status: Record<Local, DeviceStatus>;
  readonly #wishes = { audio: new Wish(), video: new Wish() };
  #mutedByHost = false;
  #self: MediaStream | null = null;
  #microphone: MediaStream | null = null;
  readonly #list: DeviceList;
  #acquired: Promise<void> | undefined;
  /** There is no call: what is chosen counts for the next one. */
  #released = false;

  constructor(values: LocalMediaValues, host: LocalMediaHost) {
    const { callType, muteMicrophone, muteCamera } = values;
    this.#host = host;
    this.#effects = new LocalEffects(values.background, values.noiseSuppression);
    this.#muted = { audio: !!muteMicrophone, video: !!muteCamera };
    this.#status = {
      audio: callType === 'none' ? 'off' : 'ready',
      video: callType === 'none' || callType === 'audioonly' ? 'off' : 'ready',
    };
    const { signal } = this.#abort;
    this.#list = new DeviceList(values, signal, () => void this.#onDeviceChange());
  }

  /** What is sent. A muted microphone's track is there, and silent; a muted camera's is not. */
  get tracks(): Readonly<Record<Local, MediaStreamTrack | null>> {
    return { audio: this.#tracks.audio.sent, video: this.#tracks.video.sent };
  }
  get background(): Background {
    return this.#effects.background;
  }
  get noiseSuppression(): NoiseSuppression {
    return this.#effects.noiseSuppression;
  }
  /** The camera's picture, as it is sent. */
  get self(): MediaStream | null {
    return this.#self;
  }
  /** The microphone's sound, as it comes. */
  get microphone(): MediaStream | null {
    return this.#microphone;
  }
  get devices(): Devices {
    return this.#list.devices;
  }
  /** Nothing of this kind is sent, whatever the reason. */
  isMuted(kind: Local): boolean {
    return this.#muted[kind] || !this.#tracks[kind].device;
  }
  status(kind: Local): DeviceStatus {
    return this.#status[kind];
  }

  /** Asks for both, once; what is refused or missing, the call goes on without, and without what hides the room until it is there. */
  acquire(): Promise<void> {
    this.#released = false;
    return (this.#acquired ??= this.#acquire());
  }

  /** @throws {MeetingError} `media-denied`, `media-missing`: it stays muted. */
  async setMuted(kind: Local, muted: boolean): Promise<void> {
    this.#muted[kind] = muted;
    this.#wishes[kind].renew();
    // The camera's light goes out.
    if (kind === 'video' && muted) await this.#drop('video');
    this.#applyMute();
    if (!muted && !this.#tracks[kind].device)
      await this.#replace(kind).catch((error: unknown) => {
        this.#muted[kind] = true;
        throw error;
      });
    this.#host.onChange();
  }

  /** What a host mutes makes no sound, whatever oneself wants. */
  setMutedByHost(muted: boolean): void {
    this.#mutedByHost = muted;
    this.#applyMute();
    this.#host.onChange();
  }

  /** @throws {MeetingError} `media-denied`, `media-missing`: the device before goes on. */
  async select(kind: DeviceKind, id: string): Promise<void> {
    const before = this.devices.selected[kind];
    this.#list.choose(kind, id);
    const local = KINDS.find((one) => INPUT[one] === kind);
    const used = local && this.#tracks[local].device;
    if (local && (used || !this.#muted[local]))
      await this.#replace(local).catch(async (error: MeetingError) => {
        this.#list.choose(kind, before);
        // It may have been let go for the sake of one that another program has.
        if (used && !this.#tracks[local].device && error.code !== 'effect-failed')
          await this.#replace(local).catch(() => {});
        throw error;
      });
    this.#host.onChange();
  }

  /** @throws {MeetingError} `effect-failed`: nobody sees what was to be hidden, the camera is off. */
  async setBackground(background: Background): Promise<void> {
    this.#effects.background = background;
    this.#host.onChange();
    await this.#applyEffect('video');
  }

  /** @throws {MeetingError} `effect-failed`: the microphone goes on without. */
  async setNoiseSuppression(noiseSuppression: NoiseSuppression): Promise<void> {
    this.#effects.noiseSuppression = noiseSuppression;
    this.#host.onChange();
    await this.#applyEffect('audio');
  }

  /** Lets the devices go while there is no call: nobody is filmed without one. The next `acquire()` has them back. */
  release(): void {
    for (const kind of KINDS) {
      this.#wishes[kind].renew();
      this.#stop(kind);
    }
    this.#self = null;
    this.#acquired = undefined;
    this.#released = true;
    this.#host.onChange();
  }

  close(): void {
    this.#abort.abort();
    for (const kind of KINDS) {
      this.#wishes[kind].end();
      this.#stop(kind);
    }
  }

  async #acquire(): Promise<void> {
    const wanted = KINDS.filter((kind) => this.#status[kind] !== 'off' && !this.#muted[kind]);
    const wishes = { audio: this.#wishes.audio.signal, video: this.#wishes.video.signal };
    const together =
      wanted.length > 1
        ? await openDevices(wanted, this.#wanted).catch(() => undefined)
        : undefined;
    // A background may take its time: the call begins with the sound, and its picture comes later.
    const isLate = (kind: Local) => kind === 'video' && this.#effects.background !== 'none';
    const onFailed = (error: MeetingError) => this.#host.onFailed(error);
    const coming = (kind: Local, comes: Promise<unknown>) =>
      isLate(kind) ? void comes.then(() => this.#onLate(kind)).catch(onFailed) : comes;
    for (const track of together?.getTracks() ?? []) {
      const kind = track.kind as Local;
      const taken = this.#take(kind, track, wishes[kind]).catch((error: MeetingError) =>
        this.#onEffectFailed(kind, error),
      );
      await coming(kind, taken);
    }
    // One that is missing must not cost the other. Where a policy allows one alone, Chromium gives that and says nothing.
    const given = together?.getTracks().map(({ kind }) => kind) ?? [];
    for (const kind of wanted.filter((kind) => !given.includes(kind)))
      if (!wishes[kind].aborted) await coming(kind, this.#replace(kind).catch(onFailed));
    void this.#listDevices();
  }

  /** The call may be there by now, and knows of none. */
  async #onLate(kind: Local): Promise<void> {
    if (this.isMuted(kind)) return;
    await this.#host.onTrack(kind, this.#tracks[kind].sent);
    this.#host.onPlugged(kind);
  }

  get #wanted() {
    return { selected: this.devices.selected, audio: this.#effects.audioConstraints };
  }

  /** Another track of this kind. The other side sees no new offer. */
  async #replace(kind: Local): Promise<void> {
    // What the meeting was not to have, by `callType`, is opened by nothing; without a call, nothing is.
    if (this.#abort.signal.aborted || this.#status[kind] === 'off' || this.#released) return;
    const wish = this.#wishes[kind].renew();
    try {
      const track = await openDevice(kind, this.#wanted, wish, () => this.#drop(kind));
      if (!track || !(await this.#take(kind, track, wish))) return;
    } catch (cause) {
      if (wish.aborted) return;
      if (cause instanceof MeetingError) {
        if (!this.#tracks[kind].device) this.#muted[kind] = true;
        this.#host.onChange();
        throw cause;
      }
      if (!this.#tracks[kind].device) this.#status[kind] = isDenied(cause) ? 'denied' : 'missing';
      this.#host.onChange();
      throw mediaError(kind, cause);
    }
    await this.#host.onTrack(kind, this.#tracks[kind].sent);
    void this.#listDevices();
  }

  /**
   * @returns False: nobody wants it any more, and it was let go.
   * @throws {MeetingError} `effect-failed`: it was let go, since it would show what is to be hidden.
   */
  async #take(kind: Local, track: MediaStreamTrack, wish: AbortSignal): Promise<boolean> {
    const letGo = () => track.stop();
    wish.addEventListener('abort', letGo);
    let effect: Effect | null = null;
    try {
      // A microphone goes on without meanwhile.
      if (kind === 'video' && !wish.aborted) effect = await this.#openEffect(kind, track);
    } catch (error) {
      letGo();
      if (wish.aborted) return false;
      throw error;
    } finally {
      wish.removeEventListener('abort', letGo);
    }
    if (wish.aborted) {
      effect?.close();
      letGo();
      return false;
    }
    this.#tracks[kind].put(track, () => void this.#onEnded(kind, track));
    this.#status[kind] = 'ready';
    if (kind === 'audio') this.#microphone = new MediaStream([track]);
    this.#send(kind, effect);
    if (kind === 'audio')
      void this.#applyEffect(kind).catch((error: MeetingError) => this.#host.onFailed(error));
    return true;
  }

  /** From now on, the effect's track is what is sent. */
  #send(kind: Local, effect: Effect | null): void {
    this.#tracks[kind].use(effect);
    const { sent } = this.#tracks[kind];
    if (kind === 'video') this.#self = sent && new MediaStream([sent]);
    this.#applyMute();
    this.#host.onChange();
  }

  #openEffect(kind: Local, track: MediaStreamTrack): Promise<Effect | null> {
    return this.#effects.open(kind, track, (error) => {
      if (track === this.#tracks[kind].device) void this.#onEffectFailed(kind, error);
    });
  }

  /** The device stays, and what is sent of it is another. */
  async #applyEffect(kind: Local): Promise<void> {
    const one = this.#tracks[kind];
    const track = one.device;
    if (!track) return;
    const effect = await this.#openEffect(kind, track).catch(async (error: unknown) => {
      if (track === one.device) await this.#withoutEffect(kind);
      throw error;
    });
    if (track !== one.device) return effect?.close();
    const before = one.sent;
    this.#send(kind, effect);
    if (before !== one.sent) await this.#host.onTrack(kind, one.sent);
    await this.#effects.settle(kind, track, effect);
  }

  async #withoutEffect(kind: Local): Promise<void> {
    if (kind === 'audio') {
      this.#effects.noiseSuppression = 'off';
      this.#send(kind, null);
      const { device } = this.#tracks[kind];
      await this.#host.onTrack(kind, device);
      return device ? this.#effects.settle(kind, device, null) : undefined;
    }
    // Another camera that is being opened is not shown either: what is told of is that it is off.
    this.#wishes[kind].renew();
    this.#muted[kind] = true;
    await this.#drop(kind);
    this.#host.onPlugged(kind);
    this.#host.onChange();
  }

  async #onEffectFailed(kind: Local, error: MeetingError): Promise<void> {
    await this.#withoutEffect(kind);
    this.#host.onFailed(error);
  }

  #stop(kind: Local): void {
    this.#tracks[kind].stop();
    if (kind === 'audio') this.#microphone = null;
  }

  async #drop(kind: Local): Promise<void> {
    this.#stop(kind);
    if (kind === 'video') this.#self = null;
    await this.#host.onTrack(kind, null);
  }

  /** A device was unplugged: the call goes on with another, or without. */
  async #onEnded(kind: Local, track: MediaStreamTrack): Promise<void> {
    if (this.#tracks[kind].device !== track) return;
    await this.#drop(kind);
    // A muted microphone is asked for when it is wanted again.
    if (!this.#muted[kind])
      await this.#replace(kind).catch((error: MeetingError) => this.#host.onFailed(error));
    if (this.isMuted(kind)) this.#host.onPlugged(kind);
    this.#host.onChange();
  }

  async #onDeviceChange(): Promise<void> {
    await this.#listDevices();
    for (const kind of KINDS) {
      if (this.#status[kind] !== 'missing' || this.#muted[kind]) continue;
      if (this.devices[INPUT[kind]].length === 0) continue;
      // That it was missed is told already.
      await this.#replace(kind).catch(() => {});
      if (!this.isMuted(kind)) this.#host.onPlugged(kind);
    }
  }

  #applyMute(): void {
    const { device } = this.#tracks.audio;
    if (device) device.enabled = !this.#muted.audio && !this.#mutedByHost;
  }

  async #listDevices(): Promise<void> {
    const used = () =>
      Object.fromEntries(
        KINDS.flatMap((kind) => {
          const id = this.#tracks[kind].device?.getSettings().deviceId;
          return id ? [[INPUT[kind], id]] : [];
        }),
      );
    if (await this.#list.read(used)) this.#host.onChange();
  }
}
