/** What the client knows before it has joined, at the moment that it has, and once it is let in again. */
import { expect } from 'chai';
import type { PexipState } from '../../src/providers/pexip/client/pexip-state.ts';
import {
  grantedAgainState,
  grantedState,
  initialState,
  reduce,
} from '../../src/providers/pexip/client/reduce.ts';

const GRANT = { participant_uuid: 'me', role: 'HOST', current_service_type: 'conference' };

const after = (state: PexipState, ...events: readonly (readonly [string, unknown])[]) =>
  events.reduce((before, [name, detail]) => reduce(before, name, detail), state);
const joined = (...events: readonly (readonly [string, unknown])[]) =>
  after(grantedState('meet.alice', GRANT), ...events);
const person = (uuid: string, rest: object = {}) => ({ uuid, ...rest });
const came = (uuid: string, rest: object = {}) =>
  ['participant_create', person(uuid, rest)] as const;

describe('a client that has not joined', () => {
  it('knows its alias, and nothing else', () => {
    const { participants, breakouts, ...rest } = initialState('meet.alice');
    expect([participants.size, breakouts.size]).to.deep.equal([0, 0]);
    expect(rest).to.deep.equal({
      status: 'idle',
      connection: 'closed',
      alias: 'meet.alice',
      self: undefined,
      self_uuid: undefined,
      role: undefined,
      conference: {},
      layout: undefined,
      stage: [],
      presentation: undefined,
      presentation_frame: undefined,
      messages: [],
      captions: [],
      media_room: 'main',
      message_text: '',
      classification: undefined,
      splash_screen: undefined,
      left: undefined,
    });
  });

  it('gives a state that nobody can change, to its lists', () => {
    for (const state of [
      initialState('a'),
      joined(came('me'), ['message_received', { payload: 'x' }], ['live_captions', {}]),
    ])
      for (const part of [
        state,
        state.participants,
        state.conference,
        state.stage,
        state.messages,
        state.captions,
        state.breakouts,
      ])
        expect(Object.isFrozen(part)).to.equal(true);
  });
});

describe('a grant', () => {
  for (const [what, grant, wanted] of [
    ['to a host', GRANT, { status: 'joined', role: 'chair', self_uuid: 'me' }],
    ['to a guest', { ...GRANT, role: 'GUEST' }, { status: 'joined', role: 'guest' }],
    ['without a role', { participant_uuid: 'me' }, { status: 'joined', role: undefined }],
    [
      'to the waiting room',
      { ...GRANT, current_service_type: 'waiting_room' },
      { status: 'waiting', connection: 'connecting' },
    ],
  ] as const)
    it(`${what} says who one is`, () => {
      expect(grantedState('meet.alice', grant)).to.include({
        alias: 'meet.alice',
        connection: 'connecting',
        ...wanted,
      });
    });

  it('in place of one that died keeps what was known, but oneself', () => {
    const before = joined(
      came('me', { role: 'chair' }),
      came('bob'),
      ['conference_update', { locked: true }],
      ['breakout_begin', { breakout_uuid: 'room' }],
      ['breakout_refer', { breakout_uuid: 'room' }],
    );
    const again = grantedAgainState({ ...before, connection: 'reconnecting' }, 'meet.alice', {
      participant_uuid: 'me-2',
      role: 'GUEST',
      current_service_type: 'waiting_room',
    });
    expect([...again.participants.keys()]).to.deep.equal(['bob']);
    expect(again.conference.locked).to.equal(true);
    expect([...again.breakouts.keys()]).to.deep.equal(['room']);
    expect(again).to.include({
      status: 'waiting',
      connection: 'reconnecting',
      self_uuid: 'me-2',
      role: 'guest',
      self: undefined,
      media_room: 'main',
    });
    expect(Object.isFrozen(again)).to.equal(true);
  });

  it('in place of one whose participant was not told takes nobody away', () => {
    const before = after(initialState('a'), came('bob'), came(''));
    expect([...grantedAgainState(before, 'a', GRANT).participants.keys()]).to.include('bob');
  });
});
