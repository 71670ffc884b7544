/**
 * `ack`, which starts media: once, when ICE has connected, and in any case soon after the answer is set. A node may begin
 * DTLS with it, so it must not wait for DTLS, and for no candidate either.
 */
import type { MeetingError } from '../../../meeting/errors.ts';
import { isRefusal } from '../client/node-http.ts';
import type { callRequests, Methods } from '../client/requests.ts';

type Target = Pick<Methods<typeof callRequests>, 'ack'>;

/** So long after the answer, in ms, it goes out whether or not ICE has connected. */
const AFTER_ANSWER_MS = 500;
/** Where it gets no answer, or the node is busy, it is sent again after so long, in ms: without it, no media comes. */
const RETRY_AFTER_MS = [1000, 3000, 9000];

export class Acknowledgement {
  readonly #connection: RTCPeerConnection;
  readonly #signal: AbortSignal;
  readonly #onFailed: (error: unknown) => void;
  #target: Target | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sent = false;

  /** @param signal Ends it. */
  constructor(
    connection: RTCPeerConnection,
    signal: AbortSignal,
    onFailed: (error: unknown) => void,
  ) {
    this.#connection = connection;
    this.#signal = signal;
    this.#onFailed = onFailed;
    connection.addEventListener('iceconnectionstatechange', () => this.#onIce(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** The call that it is sent for. */
  sendTo(target: Target): void {
    this.#target = target;
  }

  /** The node's answer is set. */
  onAnswer(): void {
    this.#onIce();
    if (!this.#sent && !this.#signal.aborted)
      this.#timer = setTimeout(() => this.#sendOnce(), AFTER_ANSWER_MS);
  }

  /** The answer to an offer of the other side's, in direct media: each has one. */
  async answer(sdp: string): Promise<void> {
    this.#sent = true;
    await this.#target?.ack({ sdp }, { signal: this.#signal });
  }

  /** There is no answer to an offer of the other side's. */
  async ignore(): Promise<void> {
    const none = { sdp: 'offer_ignored', offer_ignored: true };
    await this.#target?.ack(none, { signal: this.#signal }).catch(() => {});
  }

  #onIce(): void {
    const { iceConnectionState } = this.#connection;
    if (iceConnectionState === 'connected' || iceConnectionState === 'completed') this.#sendOnce();
  }

  #send(target: Target, attempt = 0): void {
    target.ack({}, { signal: this.#signal }).catch((error: Partial<MeetingError>) => {
      // Of a call that has another in its place.
      if (this.#signal.aborted) return;
      const pause = RETRY_AFTER_MS[attempt];
      if (pause === undefined || isRefusal(error.status)) return this.#onFailed(error);
      this.#timer = setTimeout(() => this.#send(target, attempt + 1), pause);
    });
  }

  #sendOnce(): void {
    clearTimeout(this.#timer);
    if (this.#sent || !this.#target) return;
    this.#sent = true;
    this.#send(this.#target);
  }
}
