/** What the client knows of a conference, event by event. */
import { expect } from 'chai';
import { CAPTIONS, CONFERENCE_FIELDS, MESSAGES } from '../../src/providers/pexip/client/limits.ts';
import type { PexipState } from '../../src/providers/pexip/client/pexip-state.ts';
import { grantedState, reduce } from '../../src/providers/pexip/client/reduce.ts';

const GRANT = { participant_uuid: 'me', role: 'HOST', current_service_type: 'conference' };

const after = (state: PexipState, ...events: readonly (readonly [string, unknown])[]) =>
  events.reduce((before, [name, detail]) => reduce(before, name, detail), state);
const joined = (...events: readonly (readonly [string, unknown])[]) =>
  after(grantedState('meet.alice', GRANT), ...events);
const person = (uuid: string, rest: object = {}) => ({ uuid, ...rest });
const came = (uuid: string, rest: object = {}) =>
  ['participant_create', person(uuid, rest)] as const;
const within = (event: string, data: unknown) =>
  ['breakout_event', { breakout_uuid: 'room', event, data }] as const;

describe('an event', () => {
  it('that changes nothing leaves the state as it is', () => {
    const state = joined();
    for (const [name, detail] of [
      ['new_in_version_99', {}],
      ['bye', null],
      ['participant_sync_begin', null],
      ['participant_sync_end', null],
      ['breakout_begin', {}],
      ['breakout_event', { event: 'participant_create', data: person('x') }],
      ['breakout_refer', {}],
    ] as const)
      expect(reduce(state, name, detail), name).to.equal(state);
  });

  it('gives a new state, and leaves the one before', () => {
    const before = joined(came('bob'));
    const next = after(before, came('carol'), ['participant_delete', { uuid: 'bob' }]);
    expect([...before.participants.keys()]).to.deep.equal(['bob']);
    expect([...next.participants.keys()]).to.deep.equal(['carol']);
    expect(Object.isFrozen(next)).to.equal(true);
  });

  it('of a participant says what is new of them', () => {
    const state = joined(came('bob', { is_muted: 'NO' }), [
      'participant_update',
      person('bob', { is_muted: 'YES' }),
    ]);
    expect(state.participants.get('bob')).to.deep.equal({ uuid: 'bob', is_muted: 'YES' });
    expect(state.self, 'it is somebody else').to.equal(undefined);
    expect(state.role).to.equal('chair');
  });

  it('of a departure without a name takes nobody away', () => {
    expect(joined(came('bob'), ['participant_delete', {}]).participants.size).to.equal(1);
  });

  it('of oneself says one’s role, and whether one waits', () => {
    const waiting = joined(came('me', { role: 'guest', service_type: 'waiting_room' }));
    expect(waiting).to.include({ role: 'guest', status: 'waiting' });
    expect(waiting.self).to.deep.equal(waiting.participants.get('me'));
    const inside = after(waiting, [
      'participant_update',
      person('me', { service_type: 'conference' }),
    ]);
    expect(inside).to.include({ role: 'guest', status: 'joined' });
    expect(after(inside, ['participant_update', person('me')])).to.include({
      role: 'guest',
      status: 'joined',
    });
    const waitsStill = after(waiting, ['participant_update', person('me')]);
    expect(waitsStill.status).to.equal('waiting');
  });

  it('of oneself opens nothing that is not open', () => {
    for (const status of ['idle', 'joining', 'left'] as const) {
      const state = { ...joined(), status };
      expect(after(state, came('me', { service_type: 'conference' })).status).to.equal(status);
    }
  });

  it('of the conference adds what it says to what is known', () => {
    const state = joined(
      ['conference_update', { locked: true, started: false }],
      ['conference_update', { started: true, new_field: 1 }],
    );
    expect(state.conference).to.deep.equal({ locked: true, started: true, new_field: 1 });
    expect(Object.isFrozen(state.conference)).to.equal(true);
  });

  it('of the conference with a banner and a classification shows them, and without takes them away', () => {
    const classification = { levels: {}, current: 1 };
    const shown = joined(['conference_update', { message_text: 'Hello', classification }]);
    expect(shown.message_text).to.equal('Hello');
    expect(shown.classification).to.deep.equal(classification);
    expect(after(shown, ['conference_update', { locked: true }]).message_text).to.equal('Hello');
    expect(after(shown, ['conference_update', { message_text: null }]).message_text).to.equal('');
  });

  it('of the conference adds fields that nobody knows up to a bound, and known ones beyond it', () => {
    const many = Object.fromEntries(
      Array.from({ length: CONFERENCE_FIELDS + 5 }, (_, i) => [`field_${i}`, i]),
    );
    const full = joined(['conference_update', many]);
    expect(Object.keys(full.conference)).to.have.length(CONFERENCE_FIELDS);
    const more = after(full, ['conference_update', { field_0: 'new', other: 1, locked: true }]);
    expect(more.conference).to.include({ field_0: 'new', locked: true });
    expect(more.conference).not.to.have.property('other');
  });

  it('of layout, stage and presentation is what counts from then on', () => {
    const layout = { view: '1:7' };
    const stage = [{ participant_uuid: 'bob', stage_index: 0, vad: 100 }];
    const presentation = { presenter_name: 'Bob' };
    const state = joined(
      ['layout', layout],
      ['stage', stage],
      ['presentation_start', presentation],
      ['presentation_frame', { id: '7' }],
    );
    expect(state).to.include({ layout, stage, presentation, presentation_frame: '7' });
    expect(after(state, ['stage', null]).stage).to.deep.equal([]);
    const none = { presentation: undefined, presentation_frame: undefined };
    for (const end of ['presentation_stop', 'presentation_ended'])
      expect(after(state, [end, null]), end).to.include(none);
    const next = after(state, ['presentation_start', { presenter_name: 'Carol' }]);
    expect(next.presentation_frame, 'the picture before is another presentation’s').to.equal(
      undefined,
    );
  });

  it('of a splash screen shows it until one says that there is none', () => {
    const shown = joined(['splash_screen', { screen_key: 'direct_media_welcome' }]);
    expect(shown.splash_screen).to.equal('direct_media_welcome');
    expect(after(shown, ['splash_screen', null]).splash_screen).to.equal(undefined);
  });

  it('of a message is kept, with the last of those before', () => {
    const state = joined(
      ...Array.from(
        { length: MESSAGES + 2 },
        (_, i) => ['message_received', { payload: `${i}` }] as const,
      ),
    );
    expect(state.messages).to.have.length(MESSAGES);
    expect(state.messages.at(0)!.payload).to.equal('2');
    expect(state.messages.at(-1)!.payload).to.equal(`${MESSAGES + 1}`);
  });

  it('of a caption takes the place of the last one while that was not final', () => {
    const caption = (data: string, is_final: boolean) =>
      ['live_captions', { data, is_final }] as const;
    const state = joined(
      caption('a', false),
      caption('ab', true),
      caption('c', false),
      caption('cd', false),
    );
    expect(state.captions.map(({ data }) => data)).to.deep.equal(['ab', 'cd']);
    const many = joined(...Array.from({ length: CAPTIONS + 2 }, (_, i) => caption(`${i}`, true)));
    expect(many.captions).to.have.length(CAPTIONS);
    expect(many.captions.at(0)!.data).to.equal('2');
    expect(many.captions.at(-1)!.data).to.equal(`${CAPTIONS + 1}`);
  });
});

describe('a breakout room', () => {
  const begun = () =>
    joined(['breakout_begin', { breakout_uuid: 'room', participant_uuid: 'me-there' }]);

  it('begins empty, with oneself named in it', () => {
    const { participants, ...room } = begun().breakouts.get('room')!;
    expect(participants.size).to.equal(0);
    expect(room).to.deep.equal({
      breakout_uuid: 'room',
      participant_uuid: 'me-there',
      conference: {},
      layout: undefined,
      stage: [],
      presentation: undefined,
      messages: [],
    });
  });

  it('has events of its own, which the main room has not', () => {
    const state = after(
      begun(),
      within('participant_create', person('bob')),
      within('message_received', { payload: 'Hi' }),
    );
    const room = state.breakouts.get('room')!;
    expect([...room.participants.keys()]).to.deep.equal(['bob']);
    expect(room.messages.map(({ payload }) => payload)).to.deep.equal(['Hi']);
    expect(room.participant_uuid, 'what was known stays').to.equal('me-there');
    expect(Object.isFrozen(room)).to.equal(true);
    expect([state.participants.size, state.messages.length]).to.deep.equal([0, 0]);
  });

  it('that begins again keeps who is in it', () => {
    const state = after(begun(), within('participant_create', person('bob')), [
      'breakout_begin',
      { breakout_uuid: 'room', participant_uuid: 'me-again' },
    ]);
    const room = state.breakouts.get('room')!;
    expect([...room.participants.keys()]).to.deep.equal(['bob']);
    expect(room.participant_uuid).to.equal('me-again');
  });

  it('is there from an event of it on, known or not', () => {
    for (const event of [
      within('participant_create', person('bob')),
      within('new', 1),
      ['breakout_event', { breakout_uuid: 'room' }] as const,
    ])
      expect([...joined(event).breakouts.keys()]).to.deep.equal(['room']);
  });

  it('may be where one’s media goes, until it ends', () => {
    const inside = after(begun(), ['breakout_refer', { breakout_uuid: 'room' }]);
    expect(inside.media_room).to.equal('room');
    const other = after(inside, ['breakout_end', { breakout_uuid: 'other' }]);
    expect(other.media_room).to.equal('room');
    expect(after(inside, ['breakout_end', {}]).breakouts.size, 'nameless').to.equal(1);
    const ended = after(inside, ['breakout_end', { breakout_uuid: 'room' }]);
    expect(ended.media_room).to.equal('main');
    expect(ended.breakouts.size).to.equal(0);
  });
});
