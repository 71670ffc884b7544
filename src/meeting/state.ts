/** The state of a meeting, and the one function that changes it. */
import type { MeetingEvent } from './events.ts';

/**
 * `idle`: nothing is open. `loading`: asked for. `waiting`: the system asks something. `ready`: the frame is there;
 * whether its user has joined is known only from systems that say so. `joined`, `reconnecting`, `left`, `failed`.
 */
export type MeetingState =
  'idle' | 'loading' | 'waiting' | 'ready' | 'joined' | 'reconnecting' | 'left' | 'failed';

/** The events that change the state; no other does, but for an error that ends the meeting. */
const states: ReadonlyMap<MeetingEvent['type'], MeetingState> = new Map([
  ['meeting-loading', 'loading'],
  ['meeting-ready', 'ready'],
  ['meeting-prompt', 'waiting'],
  ['meeting-joined', 'joined'],
  ['meeting-reconnecting', 'reconnecting'],
  ['meeting-left', 'left'],
]);

/** The state after an event. */
export const reduce = (state: MeetingState, { type, detail }: MeetingEvent): MeetingState =>
  type === 'meeting-error' && detail.fatal ? 'failed' : (states.get(type) ?? state);

/** Whether nothing goes on any more. */
export const isOver = (state: MeetingState): boolean => state === 'left' || state === 'failed';
