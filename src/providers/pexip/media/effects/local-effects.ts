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

/** How long one may take until it works, in ms: what it needs, a picture among it, comes from somewhere else. */
const OPENING_MS = 30_000;

/** @throws It does not work in time: what waits for it goes on, and it is given up. */
const inTime = async (open: (signal: AbortSignal) => Promise<Effect>): Promise<Effect> => {
  const limit = new AbortController();
  const { signal } = limit;
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
  const giveUp = () => limit.abort(new Error('It did not come in time.'));
  const timer = setTimeout(giveUp, OPENING_MS);
  return Promise.race([open(signal), late]).finally(() => clearTimeout(timer));
};

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

  /**
   * Once the effect is what is sent, and not before: the device leaves to the page what the page does, and does itself
   * what it does not.
   */
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
    const opening = inTime(async (signal) => {
      if (kind === 'audio')
        return (await import('./noise.ts')).openNoiseSuppression(track, lost, signal);
      return (await import('./background.ts')).openBackground(track, choice, lost, signal);
    });
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
