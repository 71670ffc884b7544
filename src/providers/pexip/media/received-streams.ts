/** What a call receives, as two streams that stay the same objects however often their tracks are others. */
import type { SectionMids } from './session-description.ts';

export class ReceivedStreams {
  /** What the conference sends, sound and all. */
  readonly main = new MediaStream();
  readonly presentation = new MediaStream();

  add({ track, transceiver }: RTCTrackEvent, { slides }: SectionMids): void {
    const isSlides = transceiver.mid !== null && transceiver.mid === slides;
    const stream = isSlides ? this.presentation : this.main;
    for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old);
    stream.addTrack(track);
  }
}
