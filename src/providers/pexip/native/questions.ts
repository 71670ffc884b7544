/** Questions on the way into a meeting, and their answers. */
import type { MeetingPrompt } from '../../../meeting/events.ts';
import type { Prompt } from './model.ts';

/** What the page is told of a question. */
export const describePrompt = ({ kind, optional, wrong, choices }: Prompt): MeetingPrompt => ({
  kind,
  ...(optional && { optional }),
  ...(wrong && { wrong }),
  ...(choices && { choices: choices.map(({ uuid = '', name = '' }) => ({ id: uuid, name })) }),
});

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

/**
 * Signs in with an identity provider in a window of its own. Its way back, on the node, sends
 * `{ result: 'success', token }` to its opener.
 * @returns The token, undefined where the window was closed, or `blocked` where the browser allowed none.
 */
export const signIn = (redirectUrl: string, signal: AbortSignal): Promise<string | undefined> =>
  new Promise((resolve) => {
    const popup = open(redirectUrl, '_blank', 'popup,width=600,height=700');
    if (!popup) return resolve('blocked');
    const finish = (token?: string) => {
      removeEventListener('message', onMessage);
      signal.removeEventListener('abort', onAbort);
      clearInterval(timer);
      popup.close();
      resolve(token);
    };
    // The window may pass through any origin of the provider's: only what it is counts, not where it is.
    const onMessage = ({ source, data }: MessageEvent) => {
      if (source !== popup) return;
      if (data?.result === 'success' && typeof data.token === 'string') finish(data.token);
      else if (data?.result === 'failure') finish();
    };
    const onAbort = () => finish();
    // A closed window says nothing.
    const timer = setInterval(() => {
      if (popup.closed) finish();
    }, 500);
    addEventListener('message', onMessage);
    signal.addEventListener('abort', onAbort);
  });
