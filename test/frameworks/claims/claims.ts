/** What each framework is asked to do with the tag, written as people write it there. */

/** A value of each kind that frameworks pass on in ways of their own. */
export interface Given {
  readonly address: string;
  readonly displayName: string;
  readonly loadTimeout: number;
  readonly startWithAudioMuted: boolean;
  readonly toolbarButtons: readonly string[];
  readonly configOverwrite: Readonly<Record<string, unknown>> | undefined;
  readonly getToken: (() => string) | undefined;
  /** Whether the element is there at all. */
  readonly isShown: boolean;
}

/** Types of events that are listened to: the element's own have dashes, others' may have capitals. */
export const heardTypes = [
  'meeting-ready',
  'lowercaseevent',
  'camelEvent',
  'CAPSEVENT',
  'PascalEvent',
] as const;

/** Renders `<meeting-embed provider="jitsi" room="claims">` with a `<p slot="waiting">` in it. */
export type Show = (
  container: HTMLElement,
  given: Given,
  heard: (event: Event) => void,
) => { change(given: Given): void; close(): void };
