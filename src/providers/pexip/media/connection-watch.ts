/**
 * Watches whether media flows, and says when to look for another path: soon after a loss, again with growing pauses,
 * and not for ever. A new network is a new chance.
 */
import { onNetworkChange } from './network-change.ts';
import type { CallStatus } from './media-state.ts';

/** A connection that is lost for so long, in ms, is restarted; each further try waits twice as long, up to a limit. */
const RESTART_AFTER_MS = 3000;
const PAUSE_MAX_MS = 48_000;
/** Tries without success after which a call is given up: about three minutes, with the pauses between them. */
const RESTARTS_MAX = 6;

export interface WatchHost {
  /** Another path is to be found, in the same call. */
  onRestart(): void;
  onStatus(): void;
  /** It was restarted as often as it may be. */
  onGivenUp(restarts: number): void;
}

export class ConnectionWatch {
  readonly #connection: RTCPeerConnection;
  readonly #host: WatchHost;
  readonly #signal: AbortSignal;
  #status: CallStatus = 'connecting';
  /** Since media flowed. */
  #restarts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param signal Ends it. */
  constructor(connection: RTCPeerConnection, host: WatchHost, signal: AbortSignal) {
    this.#connection = connection;
    this.#host = host;
    this.#signal = signal;
    connection.addEventListener('connectionstatechange', () => this.#onState(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
    onNetworkChange(() => {
      this.#restarts = 0;
      clearTimeout(this.#timer);
      host.onRestart();
    }, signal);
  }

  get status(): CallStatus {
    return this.#status;
  }

  /** Later once more: nobody was reached by the restart before. */
  retry(): void {
    clearTimeout(this.#timer);
    if (this.#signal.aborted) return;
    const pause = Math.min(RESTART_AFTER_MS * 2 ** this.#restarts, PAUSE_MAX_MS);
    this.#timer = setTimeout(() => this.#restart(), pause);
  }

  #onState(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') {
      clearTimeout(this.#timer);
      this.#restarts = 0;
      this.#setStatus('connected');
    }
    if (connectionState === 'disconnected' || connectionState === 'failed')
      this.#setStatus(this.#status === 'connecting' ? 'connecting' : 'lost');
    if (connectionState === 'disconnected') this.retry();
    if (connectionState === 'failed') this.#restart();
  }

  #restart(): void {
    clearTimeout(this.#timer);
    if (this.#restarts === RESTARTS_MAX) {
      if (this.#status !== 'connected') return this.#host.onGivenUp(this.#restarts);
      // Media flows as before: there was no need of another path.
      this.#restarts = 0;
      return;
    }
    this.#restarts += 1;
    this.#host.onRestart();
  }

  #setStatus(status: CallStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#host.onStatus();
  }
}
