/** What an effect is to the call that sends it. Types only. */

/** A track in another's place. */
export interface Effect {
  /** What is sent. */
  readonly track: MediaStreamTrack;
  /** Gives everything back but the track that went in, which is its owner's. Idempotent. */
  close(): void;
}
