/** From Pexip's events to the page's: each under its own name, and those that all systems have in common. */
import type { MeetingEvent, Participant as CommonParticipant } from '../../../meeting/events.ts';
import type { PexipEventDetails, WireEventName } from '../client/wire-events.ts';
import { wireEvents } from '../client/wire-events.ts';
import type { Participant } from '../client/wire.ts';

/** `participant_create` → `pexip-participant-create`. */
export type DomEventName<K extends string> = K extends `${infer A}_${infer B}`
  ? DomEventName<`${A}-${B}`>
  : `pexip-${K}`;
/** Server-sent events as the element dispatches them: the detail is the payload. */
export type PexipDomEventMap = {
  [K in WireEventName as DomEventName<K>]: CustomEvent<PexipEventDetails[K]>;
} & {
  /** An event that is not in Pexip's text: its name and payload. */
  'pexip-event': CustomEvent<{ readonly event: string; readonly data: unknown }>;
};

export const wireEventNames = Object.keys(wireEvents) as WireEventName[];

export const domEventName = (name: string): `pexip-${string}` =>
  `pexip-${name.replaceAll('_', '-')}`;

/** A participant in the words common to all systems. */
export const translateParticipant = (participant: Participant): CommonParticipant => ({
  id: participant.uuid,
  name: participant.display_name ?? '',
  role: participant.role === 'chair' ? 'host' : 'guest',
  audioMuted: participant.is_muted === 'YES' || !!participant.is_client_muted,
  videoMuted: !!participant.is_video_muted,
  handRaised: !!participant.buzz_time,
});

/** Who is who, where an event speaks of more than its payload says. */
export interface Context {
  readonly self: string | undefined;
  /** The participant before the event. */
  readonly before: Participant | undefined;
}

const muted = (participant: Participant | undefined) =>
  participant?.is_muted === 'YES' || !!participant?.is_client_muted;

/** What has changed for the local participant. */
const translateSelf = (before: Participant | undefined, now: Participant): MeetingEvent[] => {
  const events: MeetingEvent[] = [];
  if (before && muted(before) !== muted(now))
    events.push({ type: 'audio-muted-changed', detail: { muted: muted(now) } });
  if (before && !!before.is_video_muted !== !!now.is_video_muted)
    events.push({ type: 'video-muted-changed', detail: { muted: !!now.is_video_muted } });
  if (!!before?.buzz_time !== !!now.buzz_time)
    events.push({ type: 'hand-raised-changed', detail: { raised: !!now.buzz_time } });
  return events;
};

/** The common events that a server-sent event amounts to; often none. */
export const translate = <K extends WireEventName>(
  name: K,
  detail: PexipEventDetails[K],
  { self, before }: Context,
): readonly MeetingEvent[] => {
  switch (name as WireEventName) {
    case 'participant_create':
    case 'participant_update': {
      const participant = detail as PexipEventDetails['participant_update'];
      if (participant.uuid === self) return translateSelf(before, participant);
      return [
        {
          type: before ? 'participant-changed' : 'participant-joined',
          detail: translateParticipant(participant),
        },
      ];
    }
    case 'participant_delete': {
      const { uuid = '' } = detail as PexipEventDetails['participant_delete'];
      if (uuid === self) return [];
      return [
        { type: 'participant-left', detail: before ? translateParticipant(before) : { id: uuid } },
      ];
    }
    case 'presentation_start': {
      const { presenter_uuid } = detail as PexipEventDetails['presentation_start'];
      const participantId = presenter_uuid ? { participantId: presenter_uuid } : {};
      return [
        {
          type: 'presentation-changed',
          detail: { presenting: true, local: false, ...participantId },
        },
      ];
    }
    case 'presentation_stop':
      return [{ type: 'presentation-changed', detail: { presenting: false, local: false } }];
    case 'message_received': {
      const message = detail as PexipEventDetails['message_received'];
      // Other types are for programs: they are there as pexip-message-received.
      if (message.type !== 'text/plain') return [];
      return [
        {
          type: 'chat-message',
          detail: {
            text: message.payload ?? '',
            from: message.origin ?? '',
            ...(message.uuid && { participantId: message.uuid }),
            direct: !!message.direct,
            local: false,
          },
        },
      ];
    }
    default:
      return [];
  }
};
