/** The names of the common events, for who listens to them all. The compiler keeps the list whole. */
import type { MeetingEventMap } from '../src/meeting/events.ts';

const names: Record<keyof MeetingEventMap, true> = {
  'meeting-loading': true,
  'meeting-ready': true,
  'meeting-prompt': true,
  'meeting-joined': true,
  'meeting-reconnecting': true,
  'meeting-left': true,
  'meeting-error': true,
  'participant-joined': true,
  'participant-changed': true,
  'participant-left': true,
  'audio-muted-changed': true,
  'video-muted-changed': true,
  'presentation-changed': true,
  'hand-raised-changed': true,
  'recording-changed': true,
  'chat-message': true,
};

export const eventNames = Object.keys(names) as (keyof MeetingEventMap)[];
