/** Plays a stream in a video, and lets go of it with the video. */
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { noChange, type ElementPart } from 'lit-html';

class Play extends AsyncDirective {
  #video: HTMLVideoElement | undefined;
  #stream: MediaStream | null = null;
  #sink: string | undefined;

  override render(
    _stream: MediaStream | null,
    _onRefused: () => void,
    _sink?: string,
  ): typeof noChange {
    return noChange;
  }

  override update(
    part: ElementPart,
    [stream, onRefused, sink]: [MediaStream | null, () => void, string?],
  ): typeof noChange {
    const video = (this.#video = part.element as HTMLVideoElement);
    // The attribute alone mutes only what the parser makes.
    video.muted = video.hasAttribute('muted');
    if (sink !== this.#sink && 'setSinkId' in video) {
      this.#sink = sink;
      video.setSinkId(sink ?? '').catch(() => {}); // Gone again: the default goes on.
    }
    if (stream !== this.#stream) {
      this.#stream = stream;
      video.srcObject = stream;
      if (stream)
        video.play().catch((error: DOMException) => {
          // Any other reason: another stream has come, or the view has gone.
          if (error.name === 'NotAllowedError') onRefused();
        });
    }
    return noChange;
  }

  override disconnected(): void {
    if (this.#video) this.#video.srcObject = null;
    this.#stream = null;
  }
}

/** `onRefused`: the browser wants a click first. `sink`: the id of the speaker. */
export const play = directive(Play);
