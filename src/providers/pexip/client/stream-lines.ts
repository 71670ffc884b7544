/** Lines of an event stream as signs of life. @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */

/** A field, a comment, or an empty line. */
const KNOWN = /^(?:data|event|id|retry)?(?::|$)/;
/** The longest of these beginnings. */
const BEGINNING_LENGTH = 'event:'.length;

/** Bytes alone prove nothing: a proxy that sends what is no event would keep a dead stream for ever. */
export class StreamLines {
  /** The first characters of the line that is not over. */
  #beginning = '';
  #length = 0;

  /** How much of the line that is not over has come, in characters. */
  get pending(): number {
    return this.#length;
  }

  /** @returns Whether a line that an event stream may hold has come to its end. */
  feed(text: string): boolean {
    let known = false;
    const [rest = '', ...next] = text.split(/\r\n?|\n/);
    this.#take(rest);
    for (const line of next) {
      known ||= KNOWN.test(this.#beginning);
      this.#beginning = '';
      this.#length = 0;
      this.#take(line);
    }
    return known;
  }

  #take(text: string): void {
    this.#beginning += text.slice(0, BEGINNING_LENGTH - this.#beginning.length);
    this.#length += text.length;
  }
}
