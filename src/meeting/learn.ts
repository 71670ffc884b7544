/** From events to what is known of a meeting. Of use to systems that talk alone: no part of the eager module. */
import type { MeetingEvent, MeetingEventDetails, SystemEvent } from './events.ts';
import type { MeetingFacts } from './facts.ts';
import type { SessionHost } from './session.ts';

/** Further participants are not listed; they are told of as events all the same. */
const MAX_PARTICIPANTS = 10_000;

type Change<K extends keyof MeetingEventDetails> = (
  detail: MeetingEventDetails[K],
  facts: Partial<MeetingFacts>,
) => Partial<MeetingFacts>;

/** THE TABLE: what each event says that stays true. */
const changes: { readonly [K in keyof MeetingEventDetails]?: Change<K> } = {
  // Who is in hears of the others, if only that there are none.
  'meeting-joined': (_, { participants }) => ({ participants: participants ?? [] }),
  'participant-joined': (participant, { participants }) => ({
    participants: [...(participants ?? []), participant].slice(0, MAX_PARTICIPANTS),
  }),
  'participant-changed': (participant, { participants }) => ({
    participants: (participants ?? []).map((one) =>
      one.id === participant.id ? participant : one,
    ),
  }),
  'participant-left': ({ id }, { participants }) => {
    const rest = [...(participants ?? [])];
    const at = rest.findIndex((one) => one.id === id);
    // One: some systems have no identifier for those that the page has not named.
    if (at >= 0) rest.splice(at, 1);
    return { participants: rest };
  },
  'audio-muted-changed': ({ muted }) => ({ audioMuted: muted }),
  'video-muted-changed': ({ muted }) => ({ videoMuted: muted }),
  'presentation-changed': ({ presenting, local }) => (local ? { presenting } : {}),
  'recording-changed': ({ recording }) => ({ recorded: recording }),
  'hand-raised-changed': ({ raised }) => ({ handRaised: raised }),
};

type CommonEvent = Exclude<MeetingEvent, SystemEvent>;

const isCommon = (event: MeetingEvent): event is CommonEvent => Object.hasOwn(changes, event.type);

const learn = <K extends keyof MeetingEventDetails>(
  { type, detail }: { readonly type: K; readonly detail: MeetingEventDetails[K] },
  facts: Partial<MeetingFacts>,
): Partial<MeetingFacts> | undefined => changes[type]?.(detail, facts);

/** A host that knows what is emitted through it, before whoever listens. */
export const withFacts = <H extends SessionHost>(host: H): H => ({
  ...host,
  emit(event: MeetingEvent) {
    const { facts } = host;
    if (facts && isCommon(event)) Object.assign(facts, learn(event, facts));
    host.emit(event);
  },
});
