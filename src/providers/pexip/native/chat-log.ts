/** The lists that people read: chat, numbered and timed, and captions, numbered; a node sends neither. */
import type { CaptionLine, ChatMessage } from './model.ts';
import type { Caption, Message } from '../client/wire.ts';

const MESSAGES = 1000;

/**
 * Chat messages, one's own among them: a node does not send them back. They stay when one is moved to another
 * conference, where the client's state begins anew.
 */
export class Chat {
  #next = 1;
  #messages: readonly ChatMessage[] = Object.freeze([]);

  get messages(): readonly ChatMessage[] {
    return this.#messages;
  }

  receive({
    uuid = '',
    origin = '',
    payload = '',
    type = 'text/plain',
    direct = false,
  }: Message): void {
    this.#add({ uuid, name: origin, text: payload, type, direct, local: false });
  }

  /** After the node has taken it. `to`: the uuid of the only one it went to. */
  send(text: string, uuid: string, name: string, to?: string): void {
    this.#add({
      uuid,
      name,
      text,
      type: 'text/plain',
      direct: to !== undefined,
      local: true,
      ...(to !== undefined && { to }),
    });
  }

  #add(message: Omit<ChatMessage, 'id' | 'time'>): void {
    const next = Object.freeze({ ...message, id: this.#next++, time: Date.now() });
    this.#messages = Object.freeze([...this.#messages.slice(1 - MESSAGES), next]);
  }
}

/**
 * Captions of the client's state as lines: one grows until it is final, under the same number. The client keeps them;
 * this keeps their numbers.
 */
export class CaptionLines {
  readonly #lines = new WeakMap<Caption, CaptionLine>();
  #next = 1;
  #captions: readonly Caption[] = [];
  #last: CaptionLine | undefined;
  #all: readonly CaptionLine[] = Object.freeze([]);

  of(captions: readonly Caption[]): readonly CaptionLine[] {
    if (captions === this.#captions) return this.#all;
    this.#captions = captions;
    return (this.#all = Object.freeze(captions.map((caption) => this.#lineOf(caption))));
  }

  #lineOf(caption: Caption): CaptionLine {
    const known = this.#lines.get(caption);
    if (known) return known;
    const { data = '', is_final = false } = caption;
    const id = this.#last && !this.#last.final ? this.#last.id : this.#next++;
    const line = Object.freeze({ id, text: data, final: is_final });
    this.#lines.set(caption, line);
    return (this.#last = line);
  }
}
