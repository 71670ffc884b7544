/** Microphone and camera: asked for, chosen, muted, unplugged. At most one track of each, and each is stopped. */
import { MeetingError } from '../../../meeting/errors.ts';
import { listDevices } from './device-list.ts';
import type { Effect } from './effects/effect.ts';
import { LocalEffects } from './effects/local-effects.ts';
import type {
  Background,
  DeviceKind,
  Devices,
  DeviceStatus,
  NoiseSuppression,
} from './media-state.ts';

/** The attributes it reads. */
export interface LocalMediaValues {
  readonly callType?: 'none' | 'audioonly' | 'video';
  readonly muteMicrophone?: boolean;
  readonly muteCamera?: boolean;
  readonly audioInput?: string;
  readonly videoInput?: string;
  readonly audioOutput?: string;
  readonly background?: Background;
  readonly noiseSuppression?: NoiseSuppression;
}

export type Local = 'audio' | 'video';

export interface LocalMediaHost {
  onChange(): void;
  /** Another track is to be sent; null: none. */
  onTrack(kind: Local, track: MediaStreamTrack | null): Promise<void>;
  /** A device was unplugged, or plugged in that had been missed. */
  onPlugged(kind: Local): void;
  /** The call goes on without. */
  onFailed(error: MeetingError): void;
}

const KINDS = ['audio', 'video'] as const satisfies readonly Local[];
const INPUT = { audio: 'audioinput', video: 'videoinput' } as const satisfies {
  [kind in Local]: DeviceKind;
};
const NAME = { audio: 'microphone', video: 'camera' } as const;
const VIDEO_SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** What browsers reject with need not be an Error. */
const nameOf = (error: unknown) => String((error as { name?: unknown } | null)?.name);

export class LocalMedia {
  readonly #host: LocalMediaHost;
  readonly #abort = new AbortController();
  /** As the devices give them. */
  readonly #tracks: Record<Local, MediaStreamTrack | null> = { audio: null, video: null };
  readonly #effects: LocalEffects;
  /** What is sent in their place. */
  readonly #working: Record<Local, Effect | null> = { audio: null, video: null };
  readonly #muted: Record<Local, boolean>;
  readonly #status: Record<Local, DeviceStatus>;
  /** Generation counter: a track from an outdated request is stopped. */
  readonly #wishes: Record<Local, number> = { audio: 0, video: 0 };
  #mutedByHost = false;
  #self: MediaStream | null = null;
  #microphone: MediaStream | null = null;
  #devices: Devices;
  #acquired: Promise<void> | undefined;
  /** There is no call: what is chosen counts for the next one. */
  #released = false;

  constructor(values: LocalMediaValues, host: LocalMediaHost) {
    const { callType, muteMicrophone, muteCamera, audioInput, videoInput, audioOutput } = values;
    this.#host = host;
    this.#effects = new LocalEffects(values.background, values.noiseSuppression);
    this.#muted = { audio: !!muteMicrophone, video: !!muteCamera };
    this.#status = {
      audio: callType === 'none' ? 'off' : 'ready',
      video: callType === 'none' || callType === 'audioonly' ? 'off' : 'ready',
    };
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
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#onDeviceChange(), {
      signal: this.#abort.signal,
    });
  }

  /** What is sent. A muted microphone's track is there, and silent; a muted camera's is not. */
  get tracks(): Readonly<Record<Local, MediaStreamTrack | null>> {
    return { audio: this.#sent('audio'), video: this.#sent('video') };
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
    return this.#devices;
  }
  /** Nothing of this kind is sent, whatever the reason. */
  isMuted(kind: Local): boolean {
    return this.#muted[kind] || !this.#tracks[kind];
  }
  status(kind: Local): DeviceStatus {
    return this.#status[kind];
  }

  /** Asks for both, once; what is refused or missing, the call goes on without. */
  acquire(): Promise<void> {
    this.#released = false;
    return (this.#acquired ??= this.#acquire());
  }

  /** @throws {MeetingError} `media-denied`, `media-missing`: it stays muted. */
  async setMuted(kind: Local, muted: boolean): Promise<void> {
    this.#muted[kind] = muted;
    this.#wishes[kind]++;
    // The camera's light goes out.
    if (kind === 'video' && muted) await this.#drop('video');
    this.#applyMute();
    if (!muted && !this.#tracks[kind])
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
    const { selected } = this.#devices;
    this.#devices = Object.freeze({ ...this.#devices, selected: { ...selected, [kind]: id } });
    const local = KINDS.find((one) => INPUT[one] === kind);
    if (local && (this.#tracks[local] || !this.#muted[local])) await this.#replace(local);
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
      this.#wishes[kind]++;
      this.#stop(kind);
    }
    this.#self = null;
    this.#acquired = undefined;
    this.#released = true;
    this.#host.onChange();
  }

  close(): void {
    this.#abort.abort();
    for (const kind of KINDS) this.#stop(kind);
  }

  async #acquire(): Promise<void> {
    const wanted = KINDS.filter((kind) => this.#status[kind] !== 'off' && !this.#muted[kind]);
    const wishes = { ...this.#wishes };
    const together =
      wanted.length > 1 ? await this.#getUserMedia(wanted).catch(() => undefined) : undefined;
    for (const track of together?.getTracks() ?? []) {
      const kind = track.kind as Local;
      await this.#take(kind, track, wishes[kind]).catch((error: MeetingError) =>
        this.#onEffectFailed(kind, error),
      );
    }
    // One that is missing must not cost the other.
    for (const kind of together ? [] : wanted)
      if (wishes[kind] === this.#wishes[kind])
        await this.#replace(kind).catch((error: MeetingError) => this.#host.onFailed(error));
    void this.#listDevices();
  }

  #sent(kind: Local): MediaStreamTrack | null {
    return this.#working[kind]?.track ?? this.#tracks[kind];
  }

  async #getUserMedia(kinds: readonly Local[], anyDevice = false): Promise<MediaStream> {
    const { selected } = this.#devices;
    const constraints = kinds.map((kind) => {
      const id = anyDevice ? undefined : selected[INPUT[kind]];
      const size = kind === 'video' ? VIDEO_SIZE : this.#effects.audioConstraints;
      return [kind, { ...size, ...(id && { deviceId: { exact: id } }) }];
    });
    return navigator.mediaDevices.getUserMedia(Object.fromEntries(constraints));
  }

  /** The device that is chosen, or another where it is gone. */
  async #getTrack(kind: Local): Promise<MediaStreamTrack | undefined> {
    const stream = await this.#getUserMedia([kind]).catch(async (error: unknown) => {
      if (!/Overconstrained|NotFound|NotReadable/.test(nameOf(error))) throw error;
      // Some can open one camera at a time.
      const busy = nameOf(error) === 'NotReadableError';
      if (busy) await this.#drop(kind);
      return this.#getUserMedia([kind], !busy);
    });
    return stream.getTracks()[0];
  }

  /** Another track of this kind. The other side sees no new offer. */
  async #replace(kind: Local): Promise<void> {
    // What the meeting was not to have, by `callType`, is opened by nothing; without a call, nothing is.
    if (this.#abort.signal.aborted || this.#status[kind] === 'off' || this.#released) return;
    const wish = ++this.#wishes[kind];
    try {
      const track = await this.#getTrack(kind);
      if (!track || !(await this.#take(kind, track, wish))) return;
    } catch (cause) {
      if (this.#abort.signal.aborted || wish !== this.#wishes[kind]) return;
      if (cause instanceof MeetingError) {
        if (!this.#tracks[kind]) this.#muted[kind] = true;
        this.#host.onChange();
        throw cause;
      }
      const denied = nameOf(cause) === 'NotAllowedError';
      if (!this.#tracks[kind]) this.#status[kind] = denied ? 'denied' : 'missing';
      this.#host.onChange();
      const name = NAME[kind];
      throw new MeetingError(
        denied ? 'media-denied' : 'media-missing',
        denied ? `The ${name} was refused.` : `No ${name} could be opened.`,
        { cause },
      );
    }
    await this.#host.onTrack(kind, this.#sent(kind));
    void this.#listDevices();
  }

  /**
   * @returns False: nobody wants it any more, and it was let go.
   * @throws {MeetingError} `effect-failed`: it was let go, since it would show what is to be hidden.
   */
  async #take(kind: Local, track: MediaStreamTrack, wish: number): Promise<boolean> {
    const { signal } = this.#abort;
    const isWanted = () => !signal.aborted && wish === this.#wishes[kind];
    const letGo = () => track.stop();
    signal.addEventListener('abort', letGo);
    let effect: Effect | null = null;
    try {
      // A microphone goes on without meanwhile.
      if (kind === 'video' && isWanted()) effect = await this.#openEffect(kind, track);
    } catch (error) {
      letGo();
      throw error;
    } finally {
      signal.removeEventListener('abort', letGo);
    }
    if (!isWanted()) {
      effect?.close();
      letGo();
      return false;
    }
    this.#stop(kind);
    this.#tracks[kind] = track;
    this.#status[kind] = 'ready';
    // Not addEventListener: Firefox calls no listener of a track's.
    track.onended = () => void this.#onEnded(kind, track);
    if (kind === 'audio') this.#microphone = new MediaStream([track]);
    this.#send(kind, effect);
    if (kind === 'audio')
      void this.#applyEffect(kind).catch((error: MeetingError) => this.#host.onFailed(error));
    return true;
  }

  /** From now on, the effect's track is what is sent. */
  #send(kind: Local, effect: Effect | null): void {
    this.#working[kind]?.close();
    this.#working[kind] = effect;
    const sent = this.#sent(kind);
    if (kind === 'video') this.#self = sent && new MediaStream([sent]);
    this.#applyMute();
    this.#host.onChange();
  }

  #openEffect(kind: Local, track: MediaStreamTrack): Promise<Effect | null> {
    return this.#effects.open(kind, track, (error) => {
      if (track === this.#tracks[kind]) void this.#onEffectFailed(kind, error);
    });
  }

  /** The device stays, and what is sent of it is another. */
  async #applyEffect(kind: Local): Promise<void> {
    const track = this.#tracks[kind];
    if (!track) return;
    const effect = await this.#openEffect(kind, track).catch(async (error: unknown) => {
      if (track === this.#tracks[kind]) await this.#withoutEffect(kind);
      throw error;
    });
    if (track !== this.#tracks[kind]) return effect?.close();
    const before = this.#sent(kind);
    this.#send(kind, effect);
    if (before !== this.#sent(kind)) await this.#host.onTrack(kind, this.#sent(kind));
  }

  async #withoutEffect(kind: Local): Promise<void> {
    if (kind === 'audio') {
      this.#effects.noiseSuppression = 'off';
      this.#send(kind, null);
      return this.#host.onTrack(kind, this.#sent(kind));
    }
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
    const track = this.#tracks[kind];
    this.#working[kind]?.close();
    this.#working[kind] = null;
    if (!track) return;
    track.onended = null;
    track.stop();
    this.#tracks[kind] = null;
    if (kind === 'audio') this.#microphone = null;
  }

  async #drop(kind: Local): Promise<void> {
    this.#stop(kind);
    if (kind === 'video') this.#self = null;
    await this.#host.onTrack(kind, null);
  }

  /** A device was unplugged: the call goes on with another, or without. */
  async #onEnded(kind: Local, track: MediaStreamTrack): Promise<void> {
    if (this.#tracks[kind] !== track) return;
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
      if (this.#devices[INPUT[kind]].length === 0) continue;
      // That it was missed is told already.
      await this.#replace(kind).catch(() => {});
      if (!this.isMuted(kind)) this.#host.onPlugged(kind);
    }
  }

  #applyMute(): void {
    const { audio } = this.#tracks;
    if (audio) audio.enabled = !this.#muted.audio && !this.#mutedByHost;
  }

  async #listDevices(): Promise<void> {
    const found = await listDevices();
    if (this.#abort.signal.aborted) return;
    const used = KINDS.flatMap((kind) => {
      const id = this.#tracks[kind]?.getSettings().deviceId;
      return id ? [[INPUT[kind], id]] : [];
    });
    const selected = { ...this.#devices.selected, ...Object.fromEntries(used) };
    this.#devices = Object.freeze({ ...found, selected });
    this.#host.onChange();
  }
}
