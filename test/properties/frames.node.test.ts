/** Whatever a frame says: nothing is thrown, nothing but known events comes of it, and no secret in them. */
import { expect } from 'chai';
import fc from 'fast-check';
import { withFacts } from '../../src/meeting/learn.ts';
import type { MeetingEvent } from '../../src/meeting/events.ts';
import type { SessionHost } from '../../src/meeting/session.ts';
import { reduce, type MeetingState } from '../../src/meeting/state.ts';
import { EXTERNAL_API_ID } from '../../src/providers/jitsi/external-api-id.ts';
import { anyJson, anyValue, checkAsync, inherited, objectWith } from './claims.ts';
import { systems } from './systems.ts';

const SECRET = 'PLANTED-SECRET';
const COMMON =
  /^(meeting-(loading|ready|prompt|joined|reconnecting|left|error)|participant-(joined|changed|left)|(audio-muted|video-muted|presentation|hand-raised|recording)-changed|chat-message)$/;
/** What Jitsi's events become others by. */
const TOLD = [
  'audio-mute-status-changed',
  'call-failed',
  'camera-error',
  'content-sharing-participants-changed',
  'display-name-change',
  'error-occurred',
  'incoming-message',
  'media-denied',
  'media-missing',
  'mic-error',
  'outgoing-message',
  'participant-joined',
  'participant-kicked-out',
  'participant-left',
  'participant-muted',
  'participant-role-changed',
  'password-required',
  'raise-hand-updated',
  'recording-status-changed',
  'request-failed',
  'screen-sharing-status-changed',
  'video-conference-joined',
  'video-conference-left',
  'video-mute-status-changed',
  'video-ready-to-close',
];
const STATES = /^(idle|loading|waiting|ready|joined|reconnecting|left|failed)$/;

const jitsiName = fc.oneof(
  fc.constantFrom(...TOLD),
  fc.constantFrom('__proto__', 'toString', 'video-conference-joined'),
  fc.string(),
);
const jitsiMessage = fc
  .tuple(
    fc.constantFrom('__ready__', 'message', 'message', 'message'),
    fc.oneof(
      anyJson,
      fc.record({
        type: fc.constantFrom('event', 'event', 'event', 'response', 'request'),
        id: fc.oneof(anyJson, fc.constant(1)),
        result: anyJson,
        error: anyJson,
        data: fc
          .tuple(
            jitsiName,
            objectWith(
              'id',
              'muted',
              'on',
              'error',
              'displayName',
              'formattedDisplayName',
              'handRaised',
              'roomName',
              'from',
              'nick',
              'message',
              'privateMessage',
              'details',
              'transcriptionId',
            ),
          )
          .map(([name, fields]) => ({ ...fields, name })),
      }),
    ),
  )
  .map(([method, params]) =>
    JSON.stringify({
      postis: true,
      scope: `jitsi_meet_external_api_${EXTERNAL_API_ID}`,
      method,
      params,
    }),
  );
const wherebyMessage = fc.record({
  type: fc.oneof(
    fc.constantFrom(
      'knock',
      'join',
      'leave',
      'participant_join',
      'participant_leave',
      'microphone_toggle',
      'recording_status_change',
      'connection_status_change',
      'participantupdate',
      '__proto__',
    ),
    fc.string(),
  ),
  payload: fc.oneof(anyJson, objectWith('participant', 'enabled', 'status', 'removed', 'count')),
});
const messages = { jitsi: jitsiMessage, whereby: wherebyMessage };
const commands = ['setAudioMuted', 'setPresenting', 'sendMessage', 'hangup', 'kickParticipant'];

for (const [name, message] of Object.entries(messages))
  describe(`a frame of ${name}`, () => {
    const { converse } = systems.find((system) => system.name === name)!;

    it('throws nothing, and says nothing but events, whatever it posts', async () => {
      const before = inherited();
      await checkAsync(
        fc.asyncProperty(
          fc.array(
            fc.oneof({ arbitrary: message, weight: 6 }, { arbitrary: anyValue, weight: 1 }),
            {
              maxLength: 12,
            },
          ),
          async (all) => {
            const told: MeetingEvent[] = [];
            const posted: unknown[] = [];
            const facts: NonNullable<SessionHost['facts']> = {};
            const { emit } = withFacts({
              emit: (event: MeetingEvent) => void told.push(event),
              facts,
            } as unknown as SessionHost);
            const values = { jwt: SECRET, room: 'a', roomKey: SECRET };
            const post = (one: unknown) => void posted.push(one);
            const conversation = await converse!({ post, emit, values });
            const under = commands.map((command) =>
              Promise.resolve(
                conversation.execute?.(
                  command,
                  { muted: true, text: 'x', presenting: true },
                  () => true,
                ),
              ).catch(() => 'refused'),
            );
            for (const one of all) for (const event of conversation.receive(one) ?? []) emit(event);
            conversation.close?.();
            void under;
            let state: MeetingState = 'loading';
            for (const event of told) {
              expect(
                COMMON.test(event.type) || event.type.startsWith(`${name}-`),
                event.type,
              ).to.equal(true);
              state = reduce(state, event);
              expect(state).to.match(STATES);
              if (event.type === 'meeting-left') expect(event.detail.reason).to.be.a('string');
              if (event.type === 'participant-joined') expect(event.detail.id).to.be.a('string');
              if (event.type === 'audio-muted-changed')
                expect(event.detail.muted).to.be.a('boolean');
            }
            expect(JSON.stringify(told)).not.to.include(SECRET);
            // Nothing that is posted is more than a message: it can be cloned, or is text.
            for (const one of posted) structuredClone(one);
          },
        ),
      );
      expect(inherited()).to.equal(before);
    });
  });

describe('what is known of a meeting', () => {
  it('has at most 10,000 participants, whoever comes', () => {
    const facts: NonNullable<SessionHost['facts']> = {};
    const { emit } = withFacts({ emit() {}, facts } as unknown as SessionHost);
    const all = Array.from({ length: 10_000 }, (_, id) => ({ id: `${id}` }));
    emit({ type: 'meeting-joined', detail: {} });
    Object.assign(facts, { participants: all });
    emit({ type: 'participant-joined', detail: { id: 'more' } });
    expect(facts.participants).to.have.lengthOf(10_000);
  });
});
