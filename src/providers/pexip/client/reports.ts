/** What cannot be read is said once for each kind of it, and has an end: a node may go on without one. */
import { REPORTS } from './limits.ts';

export class Reports {
  readonly #said = new Set<string>();

  /** Whether it is to be said; from then on it is said. */
  isNews(message: string): boolean {
    if (this.#said.has(message) || this.#said.size >= REPORTS) return false;
    this.#said.add(message);
    return true;
  }
}
