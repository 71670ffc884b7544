/** Questions on the way into a meeting, and their answers. */
import type { MeetingPrompt } from '../../../meeting/events.ts';
import type { Prompt } from './model.ts';

/** What the page is told of a question. */
export const describePrompt = (prompt: Prompt): MeetingPrompt => {
  const { kind, optional, wrong, choices, role } = prompt;
  return {
    kind,
    ...(optional && { optional }),
    ...(wrong && { wrong }),
    ...(choices && { choices: choices.map(({ uuid = '', name = '' }) => ({ id: uuid, name })) }),
    ...(choices && role && { pin: true }),
  };
};

/** One question at a time: asked, answered by `answerPrompt`, given up when the meeting closes. */
export class Questions {
  readonly #onChange: () => void;
  #prompt: Prompt | null = null;
  #answer: ((value: string | undefined) => void) | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get prompt(): Prompt | null {
    return this.#prompt;
  }

  /** @returns What was answered; undefined: without a value. Never settles once it is closed. */
  ask(prompt: Prompt): Promise<string | undefined> {
    this.#prompt = Object.freeze(prompt);
    this.#onChange();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** @returns Whether there was a question. */
  answer(value: string | undefined): boolean {
    const answer = this.#answer;
    if (!answer) return false;
    this.#answer = undefined;
    this.#prompt = null;
    this.#onChange();
    answer(value);
    return true;
  }

  close(): void {
    this.#answer = undefined;
    this.#prompt = null;
  }
}
