/** The microphone and the sound of a shared tab as one track: a call has one section for sound. */

export class SoundMixer {
  readonly #context = new AudioContext();
  readonly #out = this.#context.createMediaStreamDestination();
  readonly #shared: MediaStreamAudioSourceNode;
  #microphone: MediaStreamAudioSourceNode | undefined;

  constructor(shared: MediaStreamTrack) {
    this.#shared = this.#context.createMediaStreamSource(new MediaStream([shared]));
    this.#shared.connect(this.#out);
    // Made by a click on "share", which lets it sound; a browser that sees it otherwise sends silence.
    void this.#context.resume().catch(() => {});
  }

  /** What is sent: the same track, whatever microphone is in it. A muted one is silent in it, too. */
  get track(): MediaStreamTrack {
    return this.#out.stream.getAudioTracks()[0]!;
  }

  /** Null: none. */
  setMicrophone(track: MediaStreamTrack | null): void {
    this.#microphone?.disconnect();
    this.#microphone = track
      ? this.#context.createMediaStreamSource(new MediaStream([track]))
      : undefined;
    this.#microphone?.connect(this.#out);
  }

  /** The tracks that went in are their owners'. */
  close(): void {
    this.#microphone?.disconnect();
    this.#shared.disconnect();
    this.track.stop();
    void this.#context.close().catch(() => {});
  }
}
