/** What goes into the call's section for sound: the microphone and, while a tab is shared with its sound, both. */
import { SoundMixer } from './sound-mixer.ts';

export class OutgoingSound {
  readonly #microphone: () => MediaStreamTrack | null;
  #mixer: SoundMixer | undefined;

  constructor(microphone: () => MediaStreamTrack | null) {
    this.#microphone = microphone;
  }

  get track(): MediaStreamTrack | null {
    return this.#mixer?.track ?? this.#microphone();
  }

  /** The microphone is another one, or none. */
  setMicrophone(track: MediaStreamTrack | null): void {
    this.#mixer?.setMicrophone(track);
  }

  /** The sound of a shared tab; undefined: there is none any more. */
  share(sound: MediaStreamTrack | undefined): void {
    this.close();
    if (!sound) return;
    this.#mixer = new SoundMixer(sound);
    this.#mixer.setMicrophone(this.#microphone());
  }

  close(): void {
    this.#mixer?.close();
    this.#mixer = undefined;
  }
}
