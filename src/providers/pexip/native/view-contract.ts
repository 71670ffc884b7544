/** What the session and the view that it is drawn with expect of each other. Types only; the headless meeting names none of them. */
import type { TemplateResult } from 'lit-html';
import type { MeetingError } from '../../../meeting/errors.ts';
import type { Controls } from './control-names.ts';
import type { MeetingModel } from './model.ts';

/** Where the view reads from. It draws at most once per frame, however often it is told. */
export interface ModelSource {
  readonly model: MeetingModel;
  /** @returns Ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export interface ViewOptions {
  /** `none`: the page draws its own controls; stage, captions and prompts stay. A list: these, and no others. */
  readonly controls?: Controls;
  /** Whether keys work while the focus is in the meeting. Default: true. */
  readonly shortcuts?: boolean;
  /** Whether the screen stays on during a meeting. Default: true. */
  readonly wakeLock?: boolean;
  /** Microphone, camera and loudspeaker can be tried beside the questions at the door. Default: false. */
  readonly prejoin?: boolean;
  /** A language tag; one that is not shipped falls back to English. Default: the page's. */
  readonly lang?: string;
  /** Default: the element's. */
  readonly dir?: 'ltr' | 'rtl';
  /** What assistive technology calls the meeting; default: its name. */
  readonly title?: string;
}

export interface MeetingView {
  /** Tells people of an error that the meeting goes on with. */
  report(error: MeetingError): void;
  /** Gives everything back: nodes, listeners, observers, timers, streams. Idempotent. */
  close(): void;
}

/** What is known of a meeting that is over. */
export interface EndOptions {
  /** What made it fail; undefined: it was left. */
  readonly error: MeetingError | undefined;
  /** Why it was left, as in `meeting-left`: `closed`, or the node's own words. */
  readonly left: string;
  /** What the meeting was looked for by. */
  readonly alias: string;
  /** As in `ViewOptions`. */
  readonly title: string;
  /** Whether the focus was in the view. */
  readonly focus: boolean;
}

/** Draws in the view's place that it is over. */
export type DrawEnd = (root: ShadowRoot, options: EndOptions) => Promise<TemplateResult>;
