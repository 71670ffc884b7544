/** Whether the green room is shown: from the first question until one is let in. Its code loads when it is wanted. */
import type { TemplateResult } from 'lit-html';
import type { Context } from '../context.ts';
import { waiting } from '../prompt.ts';
import type { GreenRoom } from './green-room.ts';

export class Door {
  #room: GreenRoom | 'loading' | undefined = 'loading';

  constructor(root: ShadowRoot, lang: string, onChange: () => void) {
    void import('./green-room.ts')
      .then(({ openGreenRoom }) => openGreenRoom(root, lang))
      // Without it, the questions are asked all the same.
      .catch(() => undefined)
      .then((room) => {
        // Let in meanwhile, or closed.
        if (this.#room !== 'loading') return;
        this.#room = room;
        onChange();
      });
  }

  get isLoading(): boolean {
    return this.#room === 'loading';
  }

  /** Undefined: one is through, or there is none. */
  render(context: Context): TemplateResult | undefined {
    if (!/^(prompt|joining)$/.test(context.model.status)) this.close();
    const room = this.#room;
    return room === 'loading' ? waiting(context) : room?.render(context);
  }

  close(): void {
    if (this.#room instanceof Object) this.#room.close();
    this.#room = undefined;
  }
}
