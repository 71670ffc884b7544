/** Pictures of a presentation: one is asked for at a time, and of those that wait meanwhile the newest alone. */
import { PICTURE_MS } from './limits.ts';

export interface PictureHost {
  load(id: string, signal: AbortSignal): Promise<Blob>;
  /** In the order they were wanted. */
  onPicture(picture: Blob): void;
}

/**
 * A node tells of new pictures faster than a slow network brings them. Each on its own way would keep every connection
 * to the node busy, and chat and mutes would wait behind them. One that is under way when a newer one is told is still
 * shown, since otherwise nothing ever would be; it is given up where it takes longer than `PICTURE_MS`.
 */
export class NewestPicture {
  readonly #host: PictureHost;
  readonly #patience: number;
  #wanted: string | undefined;
  #loading: AbortController | undefined;
  #began = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param patience How long a picture may take once a newer one waits, in ms. */
  constructor(host: PictureHost, patience = PICTURE_MS) {
    this.#host = host;
    this.#patience = patience;
  }

  want(id: string): void {
    this.#wanted = id;
    const loading = this.#loading;
    if (!loading) void this.#run();
    else
      this.#timer ??= setTimeout(
        () => loading.abort(),
        Math.max(0, this.#began + this.#patience - performance.now()),
      );
  }

  /** Nothing is presented any more, or as a stream: what is under way is given up. */
  clear(): void {
    this.#wanted = undefined;
    this.#stopWaiting();
    this.#loading?.abort();
    this.#loading = undefined;
  }

  async #run(): Promise<void> {
    while (this.#wanted !== undefined) {
      const id = this.#wanted;
      this.#wanted = undefined;
      const loading = (this.#loading = new AbortController());
      this.#began = performance.now();
      const picture = await this.#host.load(id, loading.signal).catch(() => undefined);
      if (this.#loading !== loading) return;
      this.#stopWaiting();
      this.#loading = undefined;
      if (picture) this.#host.onPicture(picture);
    }
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
