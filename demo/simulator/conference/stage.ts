/** Who spoke last, and who is speaking. */

/** One entry of the `stage` event. */
export interface Speaker {
  participant_uuid: string;
  /** 0: the most recent speaker. */
  stage_index: number;
  /** 100 while speaking, else 0. */
  vad: 0 | 100;
}

export class Stage {
  #order: string[] = [];
  readonly #speaking = new Set<string>();

  enter(uuid: string): void {
    if (!this.#order.includes(uuid)) this.#order.push(uuid);
  }

  leave(uuid: string): void {
    this.#order = this.#order.filter((other) => other !== uuid);
    this.#speaking.delete(uuid);
  }

  has(uuid: string): boolean {
    return this.#order.includes(uuid);
  }

  /** @returns Whether anything changed. */
  speak(uuid: string, speaking: boolean): boolean {
    if (!this.has(uuid) || this.#speaking.has(uuid) === speaking) return false;
    if (speaking) {
      this.#speaking.add(uuid);
      this.#order = [uuid, ...this.#order.filter((other) => other !== uuid)];
    } else this.#speaking.delete(uuid);
    return true;
  }

  get speakers(): Speaker[] {
    return this.#order.map((participant_uuid, stage_index) => ({
      stage_index,
      participant_uuid,
      vad: this.#speaking.has(participant_uuid) ? 100 : 0,
    }));
  }
}
