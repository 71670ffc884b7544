/** What a room says: its messages, and what they amount to in the words of all systems. */
import type { MeetingEvent } from '../../meeting/events.ts';

export type Fields = Readonly<Record<string, unknown>>;
export interface Message {
  readonly type: string;
  readonly payload: Fields;
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const readText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `{ type, payload }`, with a name as Whereby's are; other messages are none of Whereby's. */
export const readMessage = (data: unknown): Message | undefined =>
  isObject(data) && /^[a-z]\w{0,63}$/.test(readText(data.type))
    ? { type: data.type as string, payload: isObject(data.payload) ? data.payload : {} }
    : undefined;

/** Whereby tells of others by what the page has given them: an `externalId`, or `metadata`. */
const readParticipant = (participant: unknown) => {
  const { externalId, metadata } = isObject(participant) ? participant : ({} as Fields);
  return { id: readText(externalId) || readText(metadata) };
};

/** Those that say what all systems say, by type; `connection_status_change` takes a memory, and is the conversation's. */
const translations: Readonly<Record<string, (payload: Fields) => MeetingEvent>> = {
  knock: () => ({
    type: 'meeting-prompt',
    detail: { kind: 'waiting', message: 'The host has been asked to let you in.' },
  }),
  // Back before the door.
  cancel_knock: () => ({ type: 'meeting-ready', detail: null }),
  join: () => ({ type: 'meeting-joined', detail: {} }),
  leave: ({ removed }) => ({
    type: 'meeting-left',
    detail: { reason: removed ? 'removed' : 'left' },
  }),
  meeting_end: () => ({ type: 'meeting-left', detail: { reason: 'ended' } }),
  participant_join: ({ participant }) => ({
    type: 'participant-joined',
    detail: readParticipant(participant),
  }),
  participant_leave: ({ participant }) => ({
    type: 'participant-left',
    detail: readParticipant(participant),
  }),
  microphone_toggle: ({ enabled }) => ({
    type: 'audio-muted-changed',
    detail: { muted: !enabled },
  }),
  camera_toggle: ({ enabled }) => ({ type: 'video-muted-changed', detail: { muted: !enabled } }),
  screenshare_toggle: ({ enabled }) => ({
    type: 'presentation-changed',
    detail: { presenting: !!enabled, local: true },
  }),
};

/** What a message amounts to; often nothing. */
export const translate = ({ type, payload }: Message): readonly MeetingEvent[] =>
  Object.hasOwn(translations, type) ? [translations[type]!(payload)] : [];
