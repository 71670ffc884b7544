/** What is known of a meeting, for who wants to read it instead of listening. */
import type { Participant } from './events.ts';

/** Properties of the element. Null: no meeting is open, or its system has not said, or never does. */
export interface MeetingFacts {
  /** The others. */
  readonly participants: readonly Participant[] | null;
  /** Whether the local microphone is muted. */
  readonly audioMuted: boolean | null;
  /** Whether the local camera is muted. */
  readonly videoMuted: boolean | null;
  /** Whether the local participant presents. */
  readonly presenting: boolean | null;
  /** Whether the meeting is being recorded. Not `recording`: so is a parameter of Whereby's called. */
  readonly recorded: boolean | null;
  /** Whether the local participant's hand is raised. */
  readonly handRaised: boolean | null;
}

export const factNames = [
  'participants',
  'audioMuted',
  'videoMuted',
  'presenting',
  'recorded',
  'handRaised',
] as const satisfies readonly (keyof MeetingFacts)[];
