/** The floor: who presents, and with what. */
import type { Clock } from './clock.ts';
import type { Participant } from './participant.ts';
import { PresentationFrames } from './presentation-frames.ts';

/** What the floor needs of its conference. */
interface FloorHost {
  readonly clock: Clock;
  readonly participants: ReadonlyMap<string, Participant>;
  readonly audience: ReadonlySet<Participant>;
  show(participant: Participant): void;
  broadcast(name: string, data: unknown, to: (viewer: Participant) => boolean): void;
}

export class Floor {
  readonly #conference: FloorHost;
  readonly frames: PresentationFrames;
  presenter: Participant | undefined;
  source: 'video' | 'static' = 'video';

  constructor(conference: FloorHost) {
    this.#conference = conference;
    this.frames = new PresentationFrames({
      clock: conference.clock,
      announce: () => this.#announceFrame(),
    });
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
    // What the one before showed is nobody's any more.
    this.frames.received = undefined;
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

  #announceFrame(): void {
    const { presenter } = this;
    if (presenter)
      this.#conference.broadcast('presentation_frame', {}, (viewer) => mayWatch(viewer, presenter));
  }

  #setPresenting(participant: Participant, presenting: boolean): void {
    participant.data.is_presenting = presenting ? 'YES' : 'NO';
    if (this.#conference.participants.has(participant.uuid)) this.#conference.show(participant);
  }
}

export const mayWatch = (viewer: Participant, presenter: Participant): boolean =>
  viewer !== presenter && !viewer.waiting && viewer.data.rx_presentation_policy === 'ALLOW';
