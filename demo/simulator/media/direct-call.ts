/**
 * Direct media: the node relays the offers, answers and candidates of two clients and takes no part in their media.
 * The first to call gets an empty answer; the second's offer goes to the first as `new_offer`, and its `ack` with an
 * SDP is what the second's `calls` is answered with. An `update` goes the same way as `update_sdp`.
 * When a third comes in, or somebody whose client knows no direct media, the node takes over: each client gets
 * `peer_disconnect` and then a `new_offer` of the node's own.
 */
import { randomUUID } from 'node:crypto';
import type { Call, CallAck, CallAnswer, Candidate } from '../conference/call.ts';
import { conferenceOf } from '../conference/conference.ts';
import type { Conference } from '../conference/conference.ts';
import type { MediaCall } from './media-call.ts';
import type { Participant } from '../conference/participant.ts';
import { setSplash, showSplash } from '../conference/splash.ts';

/** How long an offer waits for the other client's answer, in ms. */
const ANSWER_MS = 10_000;

type LoadMediaCall = () => Promise<Pick<typeof import('./media-call.ts'), 'MediaCall'>>;

const callsBy = new WeakMap<Conference, DirectCall[]>();

/** The calls of a conference that go from client to client. */
export const directCallsIn = (conference: Conference): readonly DirectCall[] =>
  (callsBy.get(conference) ?? []).filter((call) => !call.escalated);

export class DirectCall implements Call {
  readonly uuid = randomUUID();
  readonly participant: Participant;
  readonly #load: LoadMediaCall;
  readonly #calls: DirectCall[];
  /** Answers the offer of the other that is under way here. */
  #pending: ((answer: CallAnswer) => void) | undefined;
  #counts = { offers: 0, candidates: 0 };
  #closed = false;
  /** The client's last SDP, offer or answer. */
  #sdp = '';
  /** The call to the node that has taken this one's place. */
  #node: MediaCall | undefined;
  escalated = false;

  /** @param load The call to the node, which needs the media engine: loaded once it is wanted. */
  constructor(participant: Participant, load: LoadMediaCall = () => import('./media-call.ts')) {
    this.participant = participant;
    this.#load = load;
    this.#calls = callsBy.get(conferenceOf(participant)) ?? [];
    callsBy.set(conferenceOf(participant), this.#calls);
    this.#calls.push(this);
  }

  get #peer(): DirectCall | undefined {
    return this.#calls.find((call) => call !== this && !call.escalated);
  }

  answer(offer: string): Promise<CallAnswer> {
    return this.#offer('new_offer', offer);
  }

  update(offer: string): Promise<CallAnswer> {
    return this.#offer('update_sdp', offer);
  }

  async #offer(event: 'new_offer' | 'update_sdp', sdp: string): Promise<CallAnswer> {
    this.#counts.offers += 1;
    this.#sdp = sdp;
    // The node's own offer is on its way: this one crosses it, and the client answers the other.
    if (this.escalated && (!this.#node || this.#node.offering))
      return { sdp: '', offerIgnored: true };
    if (this.#node) return this.#node.update(sdp);
    const peer = this.#peer;
    if (!peer) return { sdp: '' };
    // Two offers crossing: the one that came second is ignored, and its sender answers the other.
    if (this.#pending) return { sdp: '', offerIgnored: true };
    return new Promise((resolve) => {
      const timer = conferenceOf(this.participant).clock.timeout(
        () => settle({ sdp: '' }),
        ANSWER_MS,
      );
      const settle = (answer: CallAnswer) => {
        timer.cancel();
        if (peer.#pending === settle) peer.#pending = undefined;
        resolve(answer);
      };
      peer.#pending = settle;
      peer.participant.send(event, { sdp });
    });
  }

  /** The node takes over: it hangs up for the other client, and offers its own media. */
  async escalate(): Promise<void> {
    if (this.escalated || this.#closed) return;
    this.escalated = true;
    this.#settle({ sdp: '' });
    setSplash(this.participant, 'direct_media_escalate');
    this.participant.send('peer_disconnect', null);
    const { MediaCall } = await this.#load();
    if (this.#closed) return;
    const request = { call_type: 'WEBRTC', sdp: '', media_type: 'video' } as const;
    this.#node = new MediaCall(this.participant, request, this.uuid);
    const sdp = await this.#node.offer(this.#sdp).catch((error: unknown) => {
      if (!this.#closed) throw error;
    });
    if (sdp === undefined || this.#closed) return;
    this.participant.send('new_offer', { sdp });
  }

  #settle(answer: CallAnswer): void {
    this.#pending?.(answer);
    this.#pending = undefined;
  }

  async ack({ sdp, offer_ignored }: CallAck): Promise<void> {
    if (this.#node) return this.#node.ack({ sdp });
    if (sdp) this.#sdp = sdp;
    // One with neither says that the answer to the client's own offer has come.
    if (offer_ignored) this.#settle({ sdp: '', offerIgnored: true });
    else if (sdp) this.#settle({ sdp });
    for (const call of this.#peer ? [this, this.#peer] : []) call.#connected();
  }

  #connected(): void {
    const { data } = this.participant;
    const conference = conferenceOf(this.participant);
    setSplash(this.participant, undefined);
    if (data.has_media) return;
    data.has_media = true;
    data.presentation_supported = 'YES';
    conference.mediaChanged(this.participant);
  }

  async addCandidate(candidate: Candidate): Promise<void> {
    this.#counts.candidates += 1;
    if (this.#node) return this.#node.addCandidate(candidate);
    const peer = this.#peer;
    if (peer) peer.participant.send('new_candidate', candidate);
  }

  presentationStolen(): void {}

  async report(): Promise<Record<string, unknown>> {
    if (this.#node) return { ...(await this.#node.report()), escalated: true };
    return { kind: 'direct', ...this.#counts, peer: this.#peer?.uuid ?? null };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const peer = this.#peer;
    this.#calls.splice(this.#calls.indexOf(this), 1);
    this.#settle({ sdp: '' });
    const { data, uuid } = this.participant;
    const conference = conferenceOf(this.participant);
    conference.floor.release(this.participant);
    if (this.#node) return this.#node.close();
    if (data.has_media && conference.participants.has(uuid)) {
      data.has_media = false;
      data.presentation_supported = 'NO';
      conference.mediaChanged(this.participant);
    }
    if (!peer) return;
    peer.#settle({ sdp: '' });
    peer.participant.send('peer_disconnect', null);
    showSplash(peer.participant);
  }
}
