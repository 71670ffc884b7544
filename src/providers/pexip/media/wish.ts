/** What is wanted of a device at the moment: each new wish ends the one before. */

export class Wish {
  #controller = new AbortController();

  /** Aborted once something else is wanted: what was opened for it is stopped. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  renew(): AbortSignal {
    this.end();
    this.#controller = new AbortController();
    return this.signal;
  }

  end(): void {
    this.#controller.abort();
  }
}
