/** One client's connection to the server-sent events of a conference. */
import type { ServerResponse } from 'node:http';
import type { Clock, Timer } from '../conference/clock.ts';

/** What a turn has to say beyond this, in characters, goes out before the turn ends. */
const PIECE = 65_536;

/** Writes events to one response. Ids have the form of a real node's: base64 of `<node>_<number>`. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #keepAlive: Timer;
  /** What this turn has to say: it goes out in one piece. */
  #pending = '';
  /** True: nothing more is written, while the socket stays open. */
  stalled = false;

  constructor(
    response: ServerResponse,
    { clock, keepAliveMs, onClose }: { clock: Clock; keepAliveMs: number; onClose: () => void },
  ) {
    this.#response = response;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.flushHeaders();
    this.#keepAlive = clock.interval(() => this.#write(': keep-alive\n\n'), keepAliveMs);
    response.on('close', () => {
      this.#keepAlive.cancel();
      onClose();
    });
  }

  /** @param json The data, already as JSON. */
  send(name: string, json: string, id: string): void {
    this.#write(`event: ${name}\nid: ${id}\ndata: ${json}\n\n`);
  }

  /** Ends the response in the ordinary way. A stalled one stays open: that is what stalled means. */
  end(): void {
    this.#keepAlive.cancel();
    this.#flush();
    if (!this.stalled) this.#response.end();
  }

  /** Cuts the socket without ending the response. */
  drop(): void {
    this.#response.socket?.destroy();
  }

  #write(text: string): void {
    if (this.stalled || this.#response.writableEnded) return;
    // A roster of thousands is no thousand packets. Not by `cork()`: from version 22 on, Node loses what is corked
    // when the response ends in the same turn.
    if (this.#pending === '') process.nextTick(() => this.#flush());
    this.#pending += text;
    if (this.#pending.length > PIECE) this.#flush();
  }

  #flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '' && !this.#response.writableEnded) this.#response.write(text);
  }
}
