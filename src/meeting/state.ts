/** The state of a meeting, and the one function that changes it. */
import type { MeetingEvent } from './events.ts';

/**
 * `idle`: nothing is open. `loading`: asked for. `waiting`: the system asks something. `ready`: the frame is there;
 * whether its user has joined is known only from systems that say so. `joined`, `reconnecting`, `left`, `failed`.
 */
export type MeetingState =
  'idle' | 'loading' | 'waiting' | 'ready' | 'joined' | 'reconnecting' | 'left' | 'failed';

/** The state after an event: `meeting-…` events are named for it, but for two. */
export const reduce = (state: MeetingState, { type, detail }: MeetingEvent): MeetingState => {
  if (type === 'meeting-error') return detail.fatal ? 'failed' : state;
  if (type === 'meeting-prompt') return 'waiting';
  return type.startsWith('meeting-') ? (type.slice(8) as MeetingState) : state;
};
