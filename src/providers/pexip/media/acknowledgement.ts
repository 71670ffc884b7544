/**
 * `ack`, which starts media: once, when ICE has connected, and in any case soon after the answer is set. A node may begin
 * DTLS with it, so it must not wait for DTLS, and for no candidate either. In direct media it takes answers, too.
 */
import type { MeetingError } from '../../../meeting/errors.ts';
import { isRefusal } from '../client/node-http.ts';
import type { callRequests, Methods } from '../client/requests.ts';

type Target = Pick<Methods<typeof callRequests>, 'ack'>;
type Body = Parameters<Target['ack']>[0];

/** So long after the answer, in ms, it goes out whether or not ICE has connected. */
const AFTER_ANSWER_MS = 500;
/** Where it gets no answer, or the node is busy, it is sent again after so long, in ms: without it, no media comes. */
const RETRY_AFTER_MS = [1000, 3000, 9000];

export interface AcknowledgementHost {
  /** The node did not take the one that starts media. */
  onFailed(error: unknown): void;
  /** Nor an answer to an offer of the other side's. */
  onAnswerFailed(error: unknown): void;
}

export class Acknowledgement {
  readonly #connection: RTCPeerConnection;
  readonly #signal: AbortSignal;
  readonly #host: AcknowledgementHost;
  #target: Target | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sent = false;
  /** Ends the one that starts media. */
  #starting: AbortController | undefined;
  /** Ends what is sent of the offer before. */
  #replying: AbortController | undefined;

  /** @param signal Ends it. */
  constructor(connection: RTCPeerConnection, signal: AbortSignal, host: AcknowledgementHost) {
    this.#connection = connection;
    this.#signal = signal;
    this.#host = host;
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

  /** The answer to an offer of the other side's, in direct media: each has one, until the next offer comes. */
  answer(sdp: string): void {
    this.#sent = true;
    // It starts media as well.
    clearTimeout(this.#timer);
    this.#starting?.abort();
    this.#reply({ sdp }, (error) => this.#host.onAnswerFailed(error));
  }

  /** There is no answer to an offer of the other side's. */
  ignore(): void {
    this.#reply({ sdp: 'offer_ignored', offer_ignored: true }, () => {});
  }

  #onIce(): void {
    const { iceConnectionState } = this.#connection;
    if (iceConnectionState === 'connected' || iceConnectionState === 'completed') this.#sendOnce();
  }

  #sendOnce(): void {
    if (this.#sent || !this.#target) return;
    this.#sent = true;
    clearTimeout(this.#timer);
    this.#starting = this.#begin({}, (error) => this.#host.onFailed(error));
  }

  #reply(body: Body, onFailed: (error: unknown) => void): void {
    this.#replying?.abort();
    this.#replying = this.#begin(body, onFailed);
  }

  /** @returns Ends it. */
  #begin(body: Body, onFailed: (error: unknown) => void): AbortController {
    const sending = new AbortController();
    const signal = AbortSignal.any([this.#signal, sending.signal]);
    if (this.#target) this.#send(this.#target, body, signal, onFailed);
    return sending;
  }

  #send(
    target: Target,
    body: Body,
    signal: AbortSignal,
    onFailed: (error: unknown) => void,
    attempt = 0,
  ): void {
    target.ack(body, { signal }).catch((error: Partial<MeetingError>) => {
      // Of a call, or of an offer, that has another in its place.
      if (signal.aborted) return;
      const pause = RETRY_AFTER_MS[attempt];
      if (pause === undefined || isRefusal(error.status)) return onFailed(error);
      const again = () => this.#send(target, body, signal, onFailed, attempt + 1);
      const timer = setTimeout(again, pause);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    });
  }
}
