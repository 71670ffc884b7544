/**
 * The data channel of direct media: chat and camera control go to the other side without the node. Both sides open it
 * under the id that the node names; it is there once media flows.
 */
import { isRecord } from '../../../wire/json-reader.ts';
import type { PexipEventDetails } from '../client/wire-events.ts';
import { wireEvents } from '../client/wire-events.ts';

/** What goes through it, in the words of the events that say the same where a node is between. */
export type PeerEvent =
  | { readonly name: 'message_received'; readonly detail: PexipEventDetails['message_received'] }
  | { readonly name: 'fecc'; readonly detail: PexipEventDetails['fecc'] };

/** What a stranger sends in one piece and is read, in characters; longer ones are dropped, and not sent either. */
const LENGTH = 64_000;

/** On the wire: `{ "type": "message" | "fecc", "body": … }`, as Pexip's own clients write it. */
const readPeerEvent = (data: unknown): PeerEvent | undefined => {
  if (typeof data !== 'string' || data.length > LENGTH) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (!isRecord(read)) return undefined;
  const { type, body } = read;
  if (type === 'message' && isRecord(body)) {
    const detail = wireEvents.message_received({ ...body, direct: false }, []);
    return detail && { name: 'message_received', detail };
  }
  if (type !== 'fecc') return undefined;
  const detail = wireEvents.fecc(body, []);
  return detail && { name: 'fecc', detail };
};

export class PeerChannel {
  readonly #connection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;

  /** @param signal Ends it. */
  constructor(
    connection: RTCPeerConnection,
    id: number,
    signal: AbortSignal,
    onEvent: (event: PeerEvent) => void,
  ) {
    this.#connection = connection;
    this.#channel = connection.createDataChannel('pexChannel', { negotiated: true, id });
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      const event = readPeerEvent(data);
      if (event) onEvent(event);
    };
    this.#channel.addEventListener('message', onMessage, { signal });
  }

  /** @returns False: it does not reach the other side, and nothing was sent. */
  send({ name, detail }: PeerEvent): boolean {
    const type = name === 'fecc' ? 'fecc' : 'message';
    const data = JSON.stringify({ type, body: detail });
    // A channel stays open for minutes after its connection is lost, and says nothing of what is lost in it.
    const reaches =
      this.#channel.readyState === 'open' && this.#connection.connectionState === 'connected';
    if (!reaches || data.length > LENGTH) return false;
    try {
      this.#channel.send(data);
      return true;
    } catch {
      // Its buffer is full, or it is more than the other side has said it takes.
      return false;
    }
  }
}
