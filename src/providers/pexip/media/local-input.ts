/** A microphone or a camera: opened, muted, sent with its effect, unplugged. At most one track, and it is stopped. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { Effect } from './effects/effect.ts';
import type { LocalEffects } from './effects/local-effects.ts';
import type { LocalMediaHost } from './media-hosts.ts';
import type { DeviceStatus } from './media-state.ts';
import { isDenied, mediaError, openDevice, type Local, type Wanted } from './open-devices.ts';
import { SentTrack } from './sent-track.ts';
import { Wish } from './wish.ts';

export interface InputHost extends LocalMediaHost {
  readonly effects: LocalEffects;
  wanted(): Wanted;
  /** There is a call, or one is being opened: without, nothing is. */
  isOpen(): boolean;
  /** Another device is in use. */
  onDevice(): void;
}

export class LocalInput {
  readonly #kind: Local;
  readonly #host: InputHost;
  readonly #track = new SentTrack();
  readonly #wish = new Wish();
  #muted: boolean;
  #silenced = false;
  #status: DeviceStatus;
  #stream: MediaStream | null = null;

  constructor(kind: Local, muted: boolean, status: DeviceStatus, host: InputHost) {
    this.#kind = kind;
    this.#muted = muted;
    this.#status = status;
    this.#host = host;
  }

  get device(): MediaStreamTrack | null {
    return this.#track.device;
  }
  get sent(): MediaStreamTrack | null {
    return this.#track.sent;
  }
  /** A camera's picture as it is sent, a microphone's sound as it comes. */
  get stream(): MediaStream | null {
    return this.#stream;
  }
  get status(): DeviceStatus {
    return this.#status;
  }
  /** By oneself. */
  get muted(): boolean {
    return this.#muted;
  }
  /** Aborted once something else is wanted. */
  get wish(): AbortSignal {
    return this.#wish.signal;
  }

  /** @throws {MeetingError} `media-denied`, `media-missing`: it stays muted. */
  async setMuted(muted: boolean): Promise<void> {
    this.#muted = muted;
    this.#wish.renew();
    // The camera's light goes out.
    if (this.#kind === 'video' && muted) await this.#drop();
    this.#applyMute();
    if (!muted && !this.device)
      await this.replace().catch((error: unknown) => {
        this.#muted = true;
        throw error;
      });
    this.#host.onChange();
  }

  /** It makes no sound, whatever oneself wants. */
  silence(silenced: boolean): void {
    this.#silenced = silenced;
    this.#applyMute();
    this.#host.onChange();
  }

  /** Another track of this kind. The other side sees no new offer. */
  async replace(): Promise<void> {
    // What the meeting was not to have, by `callType`, is opened by nothing.
    if (this.#status === 'off' || !this.#host.isOpen()) return;
    const wish = this.#wish.renew();
    try {
      const track = await openDevice(this.#kind, this.#host.wanted(), wish, () => this.#drop());
      if (!track || !(await this.#take(track, wish))) return;
    } catch (cause) {
      if (wish.aborted) return;
      if (cause instanceof MeetingError) {
        if (!this.device) this.#muted = true;
        this.#host.onChange();
        throw cause;
      }
      if (!this.device) this.#status = isDenied(cause) ? 'denied' : 'missing';
      this.#host.onChange();
      throw mediaError(this.#kind, cause);
    }
    await this.#host.onTrack(this.#kind, this.sent);
    this.#host.onDevice();
  }

  /** The first track, opened for a wish that may be another's by now. */
  async begin(track: MediaStreamTrack, wish: AbortSignal): Promise<void> {
    await this.#take(track, wish).catch((error: MeetingError) => this.#onEffectFailed(error));
  }

  /** It came when the call may have been there already, which knows of none. */
  async announce(): Promise<void> {
    if (!this.device) return;
    await this.#host.onTrack(this.#kind, this.sent);
    this.#host.onPlugged(this.#kind);
  }

  /** The device stays, and what is sent of it is another. */
  async applyEffect(): Promise<void> {
    const { device } = this;
    if (!device) return;
    const effect = await this.#openEffect(device).catch(async (error: unknown) => {
      if (device === this.device) await this.#withoutEffect();
      throw error;
    });
    if (device !== this.device) return effect?.close();
    const before = this.sent;
    this.#send(effect);
    if (before !== this.sent) await this.#host.onTrack(this.#kind, this.sent);
    await this.#host.effects.settle(this.#kind, device, effect);
  }

  /** Lets it go; what is on its way as well. */
  release(): void {
    this.#wish.renew();
    this.#stop();
  }

  close(): void {
    this.#wish.end();
    this.#stop();
  }

  /**
   * @returns False: nobody wants it any more, and it was let go.
   * @throws {MeetingError} `effect-failed`: it was let go, since it would show what is to be hidden.
   */
  async #take(track: MediaStreamTrack, wish: AbortSignal): Promise<boolean> {
    const isMicrophone = this.#kind === 'audio';
    const letGo = () => track.stop();
    wish.addEventListener('abort', letGo);
    let effect: Effect | null = null;
    try {
      // A microphone goes on without meanwhile.
      if (!isMicrophone && !wish.aborted) effect = await this.#openEffect(track);
    } catch (error) {
      // Of one that was unplugged meanwhile, nothing can be made: another takes its place.
      if (wish.aborted || track.readyState !== 'ended') {
        letGo();
        if (wish.aborted) return false;
        throw error;
      }
    } finally {
      wish.removeEventListener('abort', letGo);
    }
    if (wish.aborted) {
      effect?.close();
      letGo();
      return false;
    }
    this.#track.put(track, () => void this.#onEnded(track));
    this.#status = 'ready';
    if (isMicrophone) this.#stream = new MediaStream([track]);
    this.#send(effect);
    // Nobody was told, since nobody had asked yet.
    if (track.readyState === 'ended') void this.#onEnded(track);
    if (isMicrophone)
      void this.applyEffect().catch((error: MeetingError) => this.#host.onFailed(error));
    return true;
  }

  /** From now on, the effect's track is what is sent. */
  #send(effect: Effect | null): void {
    this.#track.use(effect);
    const { sent } = this;
    if (this.#kind === 'video') this.#stream = sent && new MediaStream([sent]);
    this.#applyMute();
    this.#host.onChange();
  }

  #openEffect(track: MediaStreamTrack): Promise<Effect | null> {
    return this.#host.effects.open(this.#kind, track, (error) => {
      if (track === this.device) void this.#onEffectFailed(error);
    });
  }

  async #withoutEffect(): Promise<void> {
    const { device } = this;
    if (this.#kind === 'audio') {
      this.#host.effects.noiseSuppression = 'off';
      this.#send(null);
      await this.#host.onTrack('audio', device);
      return device ? this.#host.effects.settle('audio', device, null) : undefined;
    }
    // Another camera that is being opened is not shown either: what is told of is that it is off.
    this.#wish.renew();
    this.#muted = true;
    await this.#drop();
    this.#host.onPlugged('video');
    this.#host.onChange();
  }

  async #onEffectFailed(error: MeetingError): Promise<void> {
    await this.#withoutEffect();
    this.#host.onFailed(error);
  }

  /** It was unplugged: the call goes on with another, or without. */
  async #onEnded(track: MediaStreamTrack): Promise<void> {
    if (this.device !== track) return;
    await this.#drop();
    // A muted microphone is asked for when it is wanted again.
    if (!this.#muted)
      await this.replace().catch((error: MeetingError) => this.#host.onFailed(error));
    if (this.#muted || !this.device) this.#host.onPlugged(this.#kind);
    this.#host.onChange();
  }

  #stop(): void {
    this.#track.stop();
    this.#stream = null;
  }

  async #drop(): Promise<void> {
    this.#stop();
    await this.#host.onTrack(this.#kind, null);
  }

  #applyMute(): void {
    const { device } = this;
    if (device && this.#kind === 'audio') device.enabled = !this.#muted && !this.#silenced;
  }
}
