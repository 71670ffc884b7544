/** Takes the candidates that a browser finds to the node, as soon as there is a call they belong to. */
import type { callRequests, Methods } from '../client/requests.ts';

/** How many are on their way at once: browsers open six connections to a host, and `ack` needs one. */
const AT_ONCE = 2;
/** What ends a list of candidates. */
const END = { candidate: '', mid: '0' };

/** The call they belong to. */
type CallTarget = Pick<Methods<typeof callRequests>, 'new_candidate'>;

/** One as the node is told of it, and the description that it was found for. */
interface Found {
  readonly body: Parameters<CallTarget['new_candidate']>[0];
  readonly ufrag: string | undefined;
}

const ufragLine = (ufrag: string): string => `a=ice-ufrag:${ufrag}\r\n`;

/** With the credentials of the moment: a restart has others. */
const readFound = (found: RTCIceCandidate | null, sdp: string): Found => {
  const ufrag = found?.usernameFragment || /a=ice-ufrag:(\S+)/.exec(sdp)?.[1];
  if (!found?.candidate) return { body: END, ufrag };
  const section = sdp.split(/^(?=m=)/m).find((one) => ufrag && one.includes(ufragLine(ufrag)));
  const pwd = /a=ice-pwd:(\S+)/.exec(section ?? sdp)?.[1];
  const { candidate, sdpMid } = found;
  return {
    body: { candidate, mid: sdpMid ?? '0', ...(ufrag && { ufrag }), ...(pwd && { pwd }) },
    ufrag,
  };
};

export class CandidateSender {
  readonly #connection: RTCPeerConnection;
  readonly #signal: AbortSignal;
  readonly #waiting: Found[] = [];
  #underWay = 0;
  #call: CallTarget | undefined;

  /** @param signal Ends it. */
  constructor(connection: RTCPeerConnection, signal: AbortSignal) {
    this.#connection = connection;
    this.#signal = signal;
    connection.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        this.#waiting.push(readFound(candidate, this.#sdp));
        this.#sendNext();
      },
      { signal },
    );
  }

  sendTo(call: CallTarget): void {
    this.#call = call;
    this.#sendNext();
  }

  get #sdp(): string {
    return this.#connection.localDescription?.sdp ?? '';
  }

  #sendNext(): void {
    while (this.#call && this.#underWay < AT_ONCE && !this.#signal.aborted) {
      const [next] = this.#waiting;
      if (!next) return;
      // Of before a restart, or of an offer that was taken back.
      const isStale = next.ufrag && !this.#sdp.includes(ufragLine(next.ufrag));
      // The end comes after what it is the end of.
      if (!isStale && next.body === END && this.#underWay > 0) return;
      this.#waiting.shift();
      if (!isStale) void this.#send(this.#call, next);
    }
  }

  async #send(call: CallTarget, { body }: Found): Promise<void> {
    // Nothing of the next list overtakes the end of this one.
    const ways = body === END ? AT_ONCE : 1;
    this.#underWay += ways;
    // One candidate less is no reason to end a call.
    await call.new_candidate(body, { signal: this.#signal }).catch(() => {});
    this.#underWay -= ways;
    this.#sendNext();
  }
}
