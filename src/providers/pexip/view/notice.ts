/** One notice over the stage. Types only. */
import type { IconName } from './icons.ts';

export interface Notice {
  /** One notice of a key at a time: a newer one takes the place of the one before. */
  readonly key: string;
  readonly icon: IconName;
  readonly text: string;
  /** `name`: what it is called where it is not seen, if that is more than `label`. A promise: it is under way. */
  readonly action?: {
    readonly label: string;
    readonly name?: string;
    readonly run: () => void | Promise<unknown>;
  };
  /** Who waits to be let in, by uuid: the notice goes with them, whatever is done in it. */
  readonly waiting?: readonly string[];
  /** What somebody waits for. */
  readonly urgent?: boolean;
  /** Until it is dismissed, or the reason for it is gone. */
  readonly stays?: boolean;
}
