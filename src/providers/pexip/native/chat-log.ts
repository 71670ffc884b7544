/** The lists that people read: chat and captions, numbered and timed; a node sends neither. */
import type { CaptionLine, ChatMessage } from './model.ts';
import type { Caption, Message } from '../client/wire.ts';

const MESSAGES = 1000;
const CAPTIONS = 50;

/** Chat messages, one's own among them: a node does not send them back. */
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

/** Captions: a line grows until it is final. */
export class Captions {
  #next = 1;
  #lines: readonly CaptionLine[] = Object.freeze([]);

  get lines(): readonly CaptionLine[] {
    return this.#lines;
  }

  receive({ data = '', is_final = false }: Caption): void {
    const last = this.#lines.at(-1);
    const growing = last && !last.final;
    const line = Object.freeze({
      id: growing ? last.id : this.#next++,
      text: data,
      final: is_final,
    });
    this.#lines = Object.freeze([
      ...(growing ? this.#lines.slice(0, -1) : this.#lines).slice(1 - CAPTIONS),
      line,
    ]);
  }
}
