/** The other side's candidates: those that come before the description they belong to are kept until it is set. */
import type { PexipEventDetails } from '../client/wire-events.ts';

/** So many are kept; one side has a dozen. */
const MAX_EARLY = 100;

export class RemoteCandidates {
  readonly #connection: RTCPeerConnection;
  #early: RTCIceCandidateInit[] = [];

  constructor(connection: RTCPeerConnection) {
    this.#connection = connection;
  }

  async add({ candidate = '', mid, ufrag }: PexipEventDetails['new_candidate']): Promise<void> {
    const init: RTCIceCandidateInit = {
      candidate: candidate.replace(/^a=/, ''),
      sdpMid: mid ?? '0',
      ...(ufrag && { usernameFragment: ufrag }),
    };
    // It may belong to the answer that is on its way: candidates and answers come in two streams.
    if (this.#connection.signalingState === 'have-local-offer') this.#keep(init);
    else await this.#connection.addIceCandidate(init).catch(() => this.#keep(init));
  }

  /** A description is set, or an offer taken back that they might have been for. Those of a later one are kept. */
  async release(): Promise<void> {
    if (!this.#connection.remoteDescription) return;
    for (const candidate of this.#early.splice(0))
      await this.#connection.addIceCandidate(candidate).catch(() => this.#keep(candidate));
  }

  #keep(init: RTCIceCandidateInit): void {
    this.#early.push(init);
    // The oldest may be of a description that never comes.
    if (this.#early.length > MAX_EARLY) this.#early.shift();
  }
}
