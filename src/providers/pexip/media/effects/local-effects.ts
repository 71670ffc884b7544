/** What is done to the microphone's sound and the camera's picture before they are sent: by the device, or in the page. */
import { MeetingError } from '../../../../meeting/errors.ts';
import type { Background, NoiseSuppression } from '../media-state.ts';
import type { Effect } from './effect.ts';

type Local = 'audio' | 'video';

/** By which constraint a device does it itself. */
const NATIVE = { audio: 'voiceIsolation', video: 'backgroundBlur' } as const;
type NativeConstraint = (typeof NATIVE)[Local];
type Capabilities = { readonly [K in NativeConstraint]?: readonly boolean[] };

const failure = (what: string) => (cause: unknown) => {
  throw new MeetingError('effect-failed', `${what} could not be started.`, { cause });
};

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

  #choice(kind: Local): string {
    return kind === 'audio' ? this.noiseSuppression : this.background;
  }

  async #openOne(
    kind: Local,
    track: MediaStreamTrack,
    choice: string,
    onLost: (error: MeetingError) => void,
  ): Promise<Effect | null> {
    const isWanted = kind === 'audio' ? choice !== 'off' : choice === 'blur';
    if (await this.#applyNative(kind, track, isWanted)) return null;
    if (choice === 'off' || choice === 'none') return null;
    if (kind === 'audio') {
      const what = 'Noise suppression';
      return import('./noise.ts')
        .then(({ openNoiseSuppression }) => openNoiseSuppression(track))
        .catch(failure(what));
    }
    const what = 'The background';
    const lost = (cause: unknown) =>
      onLost(new MeetingError('effect-failed', `${what} was lost.`, { cause }));
    return import('./background.ts')
      .then(({ openBackground }) => openBackground(track, choice, lost))
      .catch(failure(what));
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
