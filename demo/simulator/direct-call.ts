/**
 * Direct media: the node relays the offers, answers and candidates of two clients and takes no part in their media.
 * The first to call gets an empty answer; the second's offer goes to the first as `new_offer`, and its `ack` with an
 * SDP is what the second's `calls` is answered with. An `update` goes the same way as `update_sdp`.
 */
import { randomUUID } from 'node:crypto';
import type { Call, CallAck, CallAnswer, Candidate } from './call.ts';
import type { Conference } from './conference.ts';
import type { Participant } from './participant.ts';
import { setSplash, showSplash } from './splash.ts';

/** How long an offer waits for the other client's answer, in ms. */
const ANSWER_MS = 10_000;

const callsIn = new WeakMap<Conference, DirectCall[]>();

export const directCall = (participant: Participant): Call => new DirectCall(participant);

class DirectCall implements Call {
  readonly uuid = randomUUID();
  readonly #participant: Participant;
  readonly #calls: DirectCall[];
  /** Answers the offer of the other that is under way here. */
  #pending: ((answer: CallAnswer) => void) | undefined;
  #counts = { offers: 0, candidates: 0 };
  #closed = false;

  constructor(participant: Participant) {
    this.#participant = participant;
    this.#calls = callsIn.get(participant.conference) ?? [];
    callsIn.set(participant.conference, this.#calls);
    this.#calls.push(this);
  }

  get #peer(): DirectCall | undefined {
    return this.#calls.find((call) => call !== this);
  }

  answer(offer: string): Promise<CallAnswer> {
    return this.#offer('new_offer', offer);
  }

  update(offer: string): Promise<CallAnswer> {
    return this.#offer('update_sdp', offer);
  }

  async #offer(event: 'new_offer' | 'update_sdp', sdp: string): Promise<CallAnswer> {
    this.#counts.offers += 1;
    const peer = this.#peer;
    if (!peer) return { sdp: '' };
    // Two offers crossing: the one that came second is ignored, and its sender answers the other.
    if (this.#pending) return { sdp: '', offerIgnored: true };
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ sdp: '' }), ANSWER_MS);
      const settle = (answer: CallAnswer) => {
        clearTimeout(timer);
        if (peer.#pending === settle) peer.#pending = undefined;
        resolve(answer);
      };
      peer.#pending = settle;
      peer.#participant.send(event, { sdp });
    });
  }

  async ack({ sdp, offer_ignored }: CallAck): Promise<void> {
    this.#pending?.(offer_ignored ? { sdp: '', offerIgnored: true } : { sdp: sdp ?? '' });
    for (const call of this.#peer ? [this, this.#peer] : []) call.#connected();
  }

  #connected(): void {
    const { data, conference } = this.#participant;
    setSplash(this.#participant, undefined);
    if (data.has_media) return;
    data.has_media = true;
    data.presentation_supported = 'YES';
    conference.mediaChanged(this.#participant);
  }

  async addCandidate(candidate: Candidate): Promise<void> {
    this.#counts.candidates += 1;
    const peer = this.#peer;
    if (peer) peer.#participant.send('new_candidate', candidate);
  }

  presentationStolen(): void {}

  async report(): Promise<Record<string, unknown>> {
    return { kind: 'direct', ...this.#counts, peer: this.#peer?.uuid ?? null };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const peer = this.#peer;
    this.#calls.splice(this.#calls.indexOf(this), 1);
    this.#pending?.({ sdp: '' });
    if (!peer) return;
    peer.#pending?.({ sdp: '' });
    peer.#participant.send('peer_disconnect', null);
    showSplash(peer.#participant);
  }
}
