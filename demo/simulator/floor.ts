/** The floor: who presents, and with what. */
import type { Conference } from './conference.ts';
import type { Participant } from './participant.ts';
import { PresentationFrames } from './presentation-frames.ts';

export class Floor {
  readonly #conference: Conference;
  readonly frames: PresentationFrames;
  presenter: Participant | undefined;
  source: 'video' | 'static' = 'video';

  constructor(conference: Conference) {
    this.#conference = conference;
    this.frames = new PresentationFrames(conference);
  }

  /** Takes the floor, from another if need be. The presenter itself is not told by presentation_start. */
  take(participant: Participant, source: 'video' | 'static' = 'video'): void {
    if (this.presenter === participant) return;
    const previous = this.presenter;
    if (previous) this.#setPresenting(previous, false);
    this.presenter = participant;
    this.source = source;
    this.#setPresenting(participant, true);
    for (const viewer of this.#conference.audience) this.tell(viewer);
    for (const call of previous?.calls.values() ?? []) call.presentationStolen();
    this.frames.start();
  }

  release(participant: Participant): void {
    if (this.presenter !== participant) return;
    this.presenter = undefined;
    this.frames.stop();
    this.#setPresenting(participant, false);
    for (const viewer of this.#conference.audience)
      if (mayWatch(viewer, participant)) viewer.send('presentation_stop', {});
  }

  /** Tells one viewer who presents. */
  tell(viewer: Participant): void {
    const { presenter } = this;
    if (!presenter || !mayWatch(viewer, presenter)) return;
    viewer.send('presentation_start', {
      presenter_name: presenter.data.display_name,
      presenter_uri: presenter.wire(viewer.host).uri,
      presenter_uuid: presenter.uuid,
      source: this.source,
    });
  }

  /** A viewer has been allowed to see the presentation, or no longer. */
  policyChanged(viewer: Participant): void {
    if (!this.presenter) return;
    if (viewer.data.rx_presentation_policy === 'ALLOW') this.tell(viewer);
    else viewer.send('presentation_stop', {});
  }

  #setPresenting(participant: Participant, presenting: boolean): void {
    participant.data.is_presenting = presenting ? 'YES' : 'NO';
    if (this.#conference.participants.has(participant.uuid)) this.#conference.show(participant);
  }
}

export const mayWatch = (viewer: Participant, presenter: Participant): boolean =>
  viewer !== presenter && !viewer.waiting && viewer.data.rx_presentation_policy === 'ALLOW';
