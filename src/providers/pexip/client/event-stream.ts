/**
 * Server-sent events, read with fetch: the token goes in the header, and silence can be seen.
 *
 * A stream that ends is opened again, and so is one that has fallen silent: where the node sends keep-alives, after
 * 2.5 of them and at least `silence`; where it sends none, at once if the node does not answer a probe after
 * `silence`, and after three times that in any case. With the default of 20 s, a lost network is noticed within 30 s
 * and a stream dead by itself within 60 s.
 */
import { createParser } from 'eventsource-parser';
import { EVENT_LENGTH } from './limits.ts';
import { isRefusal } from './node-http.ts';
import { StreamLines } from './stream-lines.ts';
import { atMostSince, now, onWake, pause } from './wake.ts';
import type { Moment } from './wake.ts';

export interface StreamTiming {
  /** Without a line for so long, in ms, the stream is under suspicion. */
  readonly silence: number;
  /** How long the answer's headers may take, in ms. A probe: the same. */
  readonly connect: number;
  /** Pauses before each attempt, in ms; the last one repeats. Each is varied by half. */
  readonly pauses: readonly number[];
}

export interface StreamHost {
  open(signal: AbortSignal): Promise<Response>;
  /** Whether the node answers at all. */
  probe(signal: AbortSignal): Promise<boolean>;
  onEvent(name: string, data: string, id: string): void;
  /** An event that is too long to be kept; the connection ends. */
  onTooLong(): void;
  /** Bytes came. */
  onAlive(): void;
  onLost(cause: 'closed' | 'silent' | 'failed'): void;
  /** Open, for the first time or again. `attempts`: 1 or more where it was lost before. */
  onOpen(attempts: number): void;
  /** The node refuses the token, or does not know the conference. The next attempt waits for this. */
  onRefused(): Promise<void>;
}

/** A stream that has lived for so long, in ms, starts over with the shortest pause when it is lost. */
const SETTLED_MS = 10_000;
/** Keep-alives that may be missed. */
const MISSED = 2.5;
const PATIENCE = 3;

export class EventStream {
  readonly #host: StreamHost;
  readonly #timing: StreamTiming;
  readonly #closing = new AbortController();
  /** The longest time between keep-alives of this node, in ms; 0: it has sent none. */
  #cadence = 0;

  constructor(host: StreamHost, timing: StreamTiming) {
    this.#host = host;
    this.#timing = timing;
    void this.#run();
  }

  close(): void {
    this.#closing.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    let attempts = 0;
    let failures = 0;
    while (!signal.aborted) {
      const began = performance.now();
      const end = await this.#connect(attempts);
      if (signal.aborted) return;
      failures = end.opened && performance.now() - began > SETTLED_MS ? 0 : failures + 1;
      if (end.opened) attempts = 0;
      if (attempts === 0) this.#host.onLost(end.cause);
      attempts += 1;
      if (signal.aborted) return;
      const { pauses } = this.#timing;
      const usual = pauses[Math.min(failures, pauses.length) - 1] ?? pauses[0] ?? 0;
      await Promise.all([
        pause(usual * (0.5 + Math.random()), signal),
        end.refused && this.#host.onRefused(),
      ]);
    }
  }

  /** One connection, from its beginning to its end. */
  async #connect(attempts: number) {
    const connection = new AbortController();
    const signal = AbortSignal.any([this.#closing.signal, connection.signal]);
    const timer = setTimeout(() => connection.abort(), this.#timing.connect);
    const end = {
      opened: false,
      refused: false,
      cause: 'failed' as 'closed' | 'silent' | 'failed',
    };
    try {
      const response = await this.#host.open(signal);
      clearTimeout(timer);
      signal.throwIfAborted();
      const { status, body, headers } = response;
      if (!response.ok || !body || !/event-stream/.test(headers.get('content-type') ?? '')) {
        end.refused = isRefusal(status);
        return end;
      }
      end.opened = true;
      end.cause = 'closed';
      this.#host.onOpen(attempts);
      await this.#read(body, signal, () => {
        end.cause = 'silent';
        connection.abort();
      });
    } catch {
      // Cut, refused, or given up: all the same from here.
    } finally {
      clearTimeout(timer);
      // Whatever ended it: a stream that nobody reads would stay open.
      connection.abort();
    }
    return end;
  }

  async #read(
    body: ReadableStream<Uint8Array>,
    signal: AbortSignal,
    onSilent: () => void,
  ): Promise<void> {
    let last = now();
    const stopWatching = this.#watch(() => last, signal, onSilent);
    const decoder = new TextDecoder();
    const lines = new StreamLines();
    const onTooLong = () => {
      this.#host.onTooLong();
      onSilent();
    };
    const parser = createParser({
      onEvent: ({ event = 'message', data, id = '' }) => {
        if (signal.aborted) return;
        try {
          this.#host.onEvent(event, data, id);
        } catch (error) {
          // Ours, not the network's: the next event is delivered all the same.
          report(error);
        }
      },
      maxBufferSize: EVENT_LENGTH,
      onError: (error) => {
        if (error.type === 'max-buffer-size-exceeded') onTooLong();
      },
      onComment: () => {
        // One at the beginning is a greeting.
        const gap = performance.now() - last.steady;
        if (gap > this.#timing.silence / 10) this.#cadence = Math.max(this.#cadence, gap);
      },
    });
    const reader = body.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done || signal.aborted) return;
        const text = decoder.decode(value, { stream: true });
        parser.feed(text);
        if (lines.feed(text)) last = now();
        // The parser does not keep what is no field, and so has no bound for it.
        if (lines.pending > EVENT_LENGTH && !signal.aborted) onTooLong();
        this.#host.onAlive();
      }
    } finally {
      stopWatching();
    }
  }

  /** Looks now and then for how long nothing has come, and at once when the page wakes. */
  #watch(last: () => Moment, signal: AbortSignal, onSilent: () => void): () => void {
    const { silence, connect } = this.#timing;
    let timer: ReturnType<typeof setTimeout>;
    let answered: Moment | undefined;
    const look = async (woken: boolean) => {
      clearTimeout(timer);
      const since = last();
      const quiet = woken ? atMostSince(since) : performance.now() - since.steady;
      const limit = this.#cadence
        ? Math.min(Math.max(silence, this.#cadence * MISSED), silence * PATIENCE)
        : silence * PATIENCE;
      if (quiet >= limit) return onSilent();
      if (woken || (!this.#cadence && quiet >= silence && answered !== since)) {
        answered = since;
        const probing = AbortSignal.any([signal, AbortSignal.timeout(connect)]);
        const answers = await this.#host.probe(probing).catch(() => false);
        if (signal.aborted) return;
        if (!answers && last() === since) return onSilent();
      }
      clearTimeout(timer);
      const next = this.#cadence || answered === last() ? limit : silence;
      const due = last().steady + next - performance.now();
      timer = setTimeout(() => void look(false), Math.max(1, due));
    };
    timer = setTimeout(() => void look(false), silence);
    const stopWaking = onWake(() => void look(true));
    return () => {
      clearTimeout(timer);
      stopWaking();
    };
  }
}

/** Tells whoever watches for uncaught errors; the work goes on. */
const report = (error: unknown): void => {
  if (typeof reportError === 'function') reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
};
