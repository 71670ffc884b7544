/** The state of a meeting, and the one function that changes it. */
import type { MeetingEvent } from './events.ts';

/**
 * `idle`: nothing is open. `loading`: asked for. `waiting`: the system asks something. `ready`: the frame is there;
 * whether its user has joined is known only from systems that say so. `joined`, `reconnecting`, `left`, `failed`.
 */
export type MeetingState =
  'idle' | 'loading' | 'waiting' | 'ready' | 'joined' | 'reconnecting' | 'left' | 'failed';

const next: Partial<Record<MeetingEvent['type'], MeetingState>> = {
  'meeting-loading': 'loading',
  'meeting-prompt': 'waiting',
  'meeting-ready': 'ready',
  'meeting-joined': 'joined',
  'meeting-reconnecting': 'reconnecting',
  'meeting-left': 'left',
};

/** The state after an event. */
export const reduce = (state: MeetingState, { type, detail }: MeetingEvent): MeetingState =>
  type == 'meeting-error' ? (detail.fatal ? 'failed' : state) : (next[type] ?? state);
