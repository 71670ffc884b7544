/** What is done to the microphone's sound and the camera's picture before they are sent: by the device, or in the page. */
import { MeetingError } from '../../../../meeting/errors.ts';
import type { Background, NoiseSuppression } from '../media-state.ts';
import { NAME, type Local } from '../open-devices.ts';
import type { Effect } from './effect.ts';

/** By which constraint a device does it itself. */
const NATIVE = { audio: 'voiceIsolation', video: 'backgroundBlur' } as const;
type NativeConstraint = (typeof NATIVE)[Local];
type Capabilities = { readonly [K in NativeConstraint]?: readonly boolean[] };

const WHAT = { audio: 'Noise suppression', video: 'The background' } as const;

const failure = (kind: Local, how: string, cause: unknown) =>
  new MeetingError('effect-failed', `${WHAT[kind]} ${how}.`, { device: NAME[kind], cause });

export class LocalEffects {
  background: Background;
  noiseSuppression: NoiseSuppression;
  /** Tracks whose device does it. */
  readonly #native = new WeakSet<MediaStreamTrack>();

  constructor(background: Background = 'none', noiseSuppression: NoiseSuppression = 'off') {
    this.background = background;
    this.noiseSuppression = noiseSuppression;
  }

  /** What a microphone is asked for: one suppression at a time. */
  get audioConstraints(): MediaTrackConstraints {
    return this.noiseSuppression === 'off'
      ? {}
      : { noiseSuppression: false, echoCancellation: true, autoGainControl: true };
  }

  /**
   * What is sent in a track's place; null: itself.
   * @throws {MeetingError} `effect-failed`.
   */
  async open(
    kind: Local,
    track: MediaStreamTrack,
    onLost: (error: MeetingError) => void,
  ): Promise<Effect | null> {
    for (;;) {
      const choice = this.#choice(kind);
      const isChosen = () => choice === this.#choice(kind);
      const effect = await this.#openOne(kind, track, choice, onLost).catch((error: unknown) => {
        if (isChosen()) throw error;
        return null;
      });
      // Another was chosen meanwhile, whatever became of this one.
      if (isChosen()) return effect;
      effect?.close();
    }
  }

  /** Once it is what is sent, and not before: the device does no more what the page does, and again what it does not. */
  async settle(kind: Local, track: MediaStreamTrack, effect: Effect | null): Promise<void> {
    if (effect) await this.#applyNative(kind, track, false);
    if (kind === 'video') return;
    const noiseSuppression = !effect && !this.#native.has(track);
    const constraints = track.getConstraints();
    if ((constraints.noiseSuppression ?? true) === noiseSuppression) return;
    await track.applyConstraints({ ...constraints, noiseSuppression }).catch(() => {});
  }

  #choice(kind: Local): string {
    return kind === 'audio' ? this.noiseSuppression : this.background;
  }

  async #openOne(
    kind: Local,
    track: MediaStreamTrack,
    choice: string,
    onLost: (error: MeetingError) => void,
  ): Promise<Effect | null> {
    if (choice === 'off' || choice === 'none') {
      await this.#applyNative(kind, track, false);
      return null;
    }
    const isNative = kind === 'audio' || choice === 'blur';
    if (isNative && (await this.#applyNative(kind, track, true))) return null;
    const lost = (cause: unknown) => onLost(failure(kind, 'was lost', cause));
    const opening =
      kind === 'audio'
        ? import('./noise.ts').then(({ openNoiseSuppression }) => openNoiseSuppression(track, lost))
        : import('./background.ts').then(({ openBackground }) =>
            openBackground(track, choice, lost),
          );
    return opening.catch((cause: unknown) => {
      throw failure(kind, 'could not be started', cause);
    });
  }

  /** @returns Whether the device does what is wanted. */
  async #applyNative(kind: Local, track: MediaStreamTrack, isWanted: boolean): Promise<boolean> {
    const name = NATIVE[kind];
    if (!isWanted && !this.#native.has(track)) return false;
    // Firefox has none.
    const capabilities: Capabilities = track.getCapabilities?.() ?? {};
    if (!capabilities[name]?.includes(isWanted)) return false;
    const wish: MediaTrackConstraints = { ...track.getConstraints(), [name]: isWanted };
    const applied = await track.applyConstraints(wish).then(
      () => true,
      () => false,
    );
    if (applied && isWanted) this.#native.add(track);
    else this.#native.delete(track);
    return applied && isWanted;
  }
}
