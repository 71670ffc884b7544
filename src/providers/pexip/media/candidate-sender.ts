/** Takes the candidates that a browser finds to the node, as soon as there is a call they belong to. */
import type { callRequests, Methods } from '../client/requests.ts';

/** How many are on their way at once: browsers open six connections to a host, and `ack` needs one. */
const AT_ONCE = 2;
/** What ends a list of candidates. */
const END = { candidate: '', mid: '0' };

/** The call they belong to. */
type CallTarget = Pick<Methods<typeof callRequests>, 'new_candidate'>;

export class CandidateSender {
  readonly #connection: RTCPeerConnection;
  readonly #signal: AbortSignal;
  readonly #waiting: (RTCIceCandidate | null)[] = [];
  #underWay = 0;
  #call: CallTarget | undefined;

  /** @param signal Ends it. */
  constructor(connection: RTCPeerConnection, signal: AbortSignal) {
    this.#connection = connection;
    this.#signal = signal;
    connection.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        this.#waiting.push(candidate);
        this.#sendNext();
      },
      { signal },
    );
  }

  sendTo(call: CallTarget): void {
    this.#call = call;
    this.#sendNext();
  }

  #sendNext(): void {
    while (this.#call && this.#underWay < AT_ONCE && !this.#signal.aborted) {
      const candidate = this.#waiting.shift();
      if (candidate === undefined) return;
      void this.#send(this.#call, candidate);
    }
  }

  async #send(call: CallTarget, found: RTCIceCandidate | null): Promise<void> {
    const ended = !found?.candidate;
    const pwd = /a=ice-pwd:(\S+)/.exec(this.#connection.localDescription?.sdp ?? '')?.[1];
    this.#underWay++;
    await call
      .new_candidate(
        ended
          ? END
          : {
              candidate: found.candidate,
              mid: found.sdpMid ?? '0',
              ...(found.usernameFragment && { ufrag: found.usernameFragment }),
              ...(pwd && { pwd }),
            },
        { signal: this.#signal },
      )
      // One candidate less is no reason to end a call.
      .catch(() => {});
    this.#underWay--;
    this.#sendNext();
  }
}
