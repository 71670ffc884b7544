/** Hears whether somebody speaks into a microphone that is muted: on a copy of the track, which goes nowhere. */

/** Between two looks. */
const LOOK_MS = 150;
/** Root mean square, of full scale, from which a look hears a voice. A quiet room is at 0.005, a voice at 0.05. */
const VOICE_LEVEL = 0.025;
/** So many looks in a row are a voice; a click of a key is one or two. */
const LOOKS_TO_SPEAK = 4;
/** So many without a voice end it: people pause. */
const LOOKS_TO_END = 14;

/** Counts looks. Pure. */
export class VoiceCount {
  #heard = 0;
  #silent = 0;
  #speaking = false;

  /** @returns Whether somebody speaks. */
  add(level: number): boolean {
    const voice = level >= VOICE_LEVEL;
    this.#heard = voice ? this.#heard + 1 : 0;
    this.#silent = voice ? 0 : this.#silent + 1;
    if (this.#heard >= LOOKS_TO_SPEAK) this.#speaking = true;
    if (this.#silent >= LOOKS_TO_END) this.#speaking = false;
    return this.#speaking;
  }
}

export class VoiceDetector {
  readonly #onChange: () => void;
  #track: MediaStreamTrack | null = null;
  #close: (() => void) | undefined;
  #speaking = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get speaking(): boolean {
    return this.#speaking;
  }

  /** Listens to a track; null: to none. */
  listen(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#close?.();
    this.#close = undefined;
    this.#track = track;
    this.#set(false);
    if (track?.readyState === 'live' && 'AudioContext' in globalThis) this.#open(track);
  }

  #open(track: MediaStreamTrack): void {
    const copy = track.clone();
    copy.enabled = true;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 512 });
    context.createMediaStreamSource(new MediaStream([copy])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const count = new VoiceCount();
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const sum = samples.reduce((total, sample) => total + sample * sample, 0);
      this.#set(count.add(Math.sqrt(sum / samples.length)));
    }, LOOK_MS);
    this.#close = () => {
      clearInterval(timer);
      copy.stop();
      context.close().catch(() => {});
    };
  }

  #set(speaking: boolean): void {
    if (speaking === this.#speaking) return;
    this.#speaking = speaking;
    this.#onChange();
  }
}
