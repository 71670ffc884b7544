/** A TCP proxy on loopback that behaves as networks do at their worst. */
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Faults {
  /**
   * `blackhole`: sockets stay open and no byte passes, on new ones neither: half-open. `refuse`: new connections are
   * reset. `pass`: nothing is wrong.
   */
  mode: 'pass' | 'blackhole' | 'refuse';
  /** Before each piece, either way, in ms. */
  latency: number;
  /** Pieces are of this many bytes; 0: as they come. */
  chunk: number;
  /** Bytes from upstream after which a connection is cut; 0: never. */
  cutAfter: number;
}

/** How often a held piece looks whether it may pass, in ms. */
const LOOK_MS = 20;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export class FaultProxy {
  readonly faults: Faults = { mode: 'pass', latency: 0, chunk: 0, cutAfter: 0 };
  readonly #pairs = new Set<readonly [client: Socket, upstream: Socket]>();
  readonly #server = createServer((client) => this.#accept(client));
  readonly #upstream: number;

  constructor(upstream: number) {
    this.#upstream = upstream;
  }

  /** @returns The port it listens on. */
  listen(): Promise<number> {
    return new Promise((resolve) =>
      this.#server.listen(0, '127.0.0.1', () =>
        resolve((this.#server.address() as AddressInfo).port),
      ),
    );
  }

  get open(): number {
    return this.#pairs.size;
  }

  /** Every connection ends with a reset. */
  reset(): void {
    for (const [client] of this.#pairs) client.resetAndDestroy();
  }

  close(): void {
    this.reset();
    this.#server.close();
  }

  #accept(client: Socket): void {
    if (this.faults.mode === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(this.#upstream, '127.0.0.1');
    const pair = [client, upstream] as const;
    this.#pairs.add(pair);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.setNoDelay();
      socket.on('error', () => undefined);
      socket.on('close', () => {
        other.destroy();
        this.#pairs.delete(pair);
      });
    }
    this.#pump(client, upstream, false);
    this.#pump(upstream, client, true);
  }

  #pump(from: Socket, to: Socket, down: boolean): void {
    let passed = 0;
    let queue = Promise.resolve();
    from.on('data', (data: Buffer) => {
      from.pause();
      queue = queue.then(async () => {
        const step = this.faults.chunk || data.length;
        for (let at = 0; at < data.length && !to.destroyed; at += step) {
          if (this.faults.latency) await pause(this.faults.latency);
          while (this.faults.mode === 'blackhole' && !from.destroyed) await pause(LOOK_MS);
          if (to.destroyed) return;
          const piece = data.subarray(at, at + step);
          to.write(piece);
          passed += piece.length;
          if (down && this.faults.cutAfter && passed >= this.faults.cutAfter) {
            from.destroy();
            to.destroy();
            return;
          }
        }
        from.resume();
      });
    });
  }
}
