/** One client's connection to the server-sent events of a conference. */
import type { ServerResponse } from 'node:http';
import type { Clock, Timer } from '../conference/clock.ts';

/** Writes events to one response. Ids have the form of a real node's: base64 of `<node>_<number>`. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #keepAlive: Timer;
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
    if (!this.stalled) this.#response.end();
  }

  /** Cuts the socket without ending the response. */
  drop(): void {
    this.#response.socket?.destroy();
  }

  #write(text: string): void {
    if (this.stalled || this.#response.writableEnded) return;
    // What happens in one turn goes out in one piece: a roster of thousands is no thousand packets.
    if (this.#response.writableCorked === 0) {
      this.#response.cork();
      process.nextTick(() => this.#response.uncork());
    }
    this.#response.write(text);
  }
}
