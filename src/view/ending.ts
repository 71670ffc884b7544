/** What is seen once a meeting is over: left behind by a session that closes, drawn by the placeholder. */
import type { TemplateResult } from 'lit-html';
import type { MeetingError } from '../meeting/errors.ts';

export interface Ending {
  /** The fatal error that it is about; absent: the meeting was left, by whomever. */
  readonly error?: MeetingError | undefined;
  /** What takes the place of the placeholder's own words. Rejects where it could not be loaded. */
  draw(): Promise<TemplateResult>;
  /** What came of it; null: it could not be loaded. */
  drawn?: TemplateResult | null;
}

const endings = new WeakMap<ShadowRoot, Ending>();

/** To be called when nothing more is told: the next meeting in this element, of any system, takes it away. */
export const leaveEnding = (root: ShadowRoot, ending: Ending): void => {
  endings.set(root, ending);
  root.host.addEventListener('meeting-loading', () => endings.delete(root), { once: true });
};

/** @param error Of the element: an ending that is about another one is out of date. */
export const endingOf = (root: ShadowRoot, error: MeetingError | undefined): Ending | undefined => {
  const ending = endings.get(root);
  return ending?.error === error ? ending : undefined;
};
