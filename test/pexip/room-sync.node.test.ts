/** What a list of participants that is sent again amounts to: who came, who went, and whether one presents still. */
import { expect } from 'chai';
import type { PexipState } from '../../src/providers/pexip/client/pexip-state.ts';
import { grantedState, reduce } from '../../src/providers/pexip/client/reduce.ts';
import { RoomSync, type Told } from '../../src/providers/pexip/client/room.ts';

const after = (state: PexipState, ...events: readonly Told[]) =>
  events.reduce((before, [name, detail]) => reduce(before, name, detail), state);
const joined = (...events: readonly Told[]) =>
  after(grantedState('meet.alice', { participant_uuid: 'me' }), ...events);
const person = (uuid: string, rest: object = {}) => ({ uuid, ...rest });
const came = (uuid: string, rest: object = {}): Told => ['participant_create', person(uuid, rest)];

describe('a list of participants that is sent again', () => {
  const BEGIN: Told = ['participant_sync_begin', null];
  const END: Told = ['participant_sync_end', null];
  const PRESENTATION = { presenter_name: 'Bob', source: 'video' };

  /** What is told in place of these events, one after another; the state goes with it. */
  const following = (sync: RoomSync, state: PexipState, ...events: readonly Told[]) => {
    const told: Told[] = [];
    let room = state;
    for (const [name, detail] of events) {
      const instead = sync.tell(room, name, detail);
      told.push(...instead);
      room = after(room, ...instead);
    }
    return told;
  };

  it('for the first time is told as it came', () => {
    const events = [BEGIN, came('alice'), came('bob'), END];
    expect(following(new RoomSync(), joined(), ...events)).to.deep.equal(events);
  });

  it('is told as what has changed: who is new, who is different, who has gone', () => {
    const before = joined(came('alice'), came('bob'), came('carol'));
    const told = following(
      new RoomSync(),
      before,
      BEGIN,
      came('alice'),
      came('bob', { is_muted: 'YES' }),
      came('dave'),
      END,
    );
    expect(told).to.deep.equal([
      BEGIN,
      ['participant_update', { uuid: 'bob', is_muted: 'YES' }],
      came('dave'),
      ['participant_delete', { uuid: 'carol' }],
      END,
    ]);
    expect(Object.isFrozen(told.at(-2)![1])).to.equal(true);
  });

  it('counts an update within it as a sign of life, and a departure as none', () => {
    const update: Told = ['participant_update', person('alice')];
    const gone: Told = ['participant_delete', { uuid: 'bob' }];
    const told = following(
      new RoomSync(),
      joined(came('alice'), came('bob')),
      ...[BEGIN, came('bob'), update, gone, END],
    );
    expect(told).to.deep.equal([BEGIN, update, gone, END]);
    // The one who left within the list has come again before its end.
    const again = following(
      new RoomSync(),
      joined(came('bob')),
      ...[BEGIN, came('bob'), gone, came('bob'), END],
    );
    expect(again).to.deep.equal([BEGIN, gone, came('bob'), END]);
  });

  it('says nothing of who has gone, outside of a list or where it was cut', () => {
    const before = joined(came('alice'), came('bob'));
    expect(following(new RoomSync(), before, END)).to.deep.equal([END]);
    expect(following(new RoomSync(), before, came('alice'))).to.deep.equal([came('alice')]);
    const cut = new RoomSync();
    following(cut, before, BEGIN, came('alice'));
    cut.lose(before);
    expect(following(cut, before, END)).to.deep.equal([END]);
    const whole = new RoomSync();
    following(whole, before, BEGIN, came('alice'), came('bob'), END);
    expect(following(whole, before, END), 'a second end').to.deep.equal([END]);
  });

  it('lets events be that have nothing to do with it', () => {
    const events: Told[] = [
      ['layout', { view: '1:7' }],
      ['new_in_version_99', { uuid: 'alice' }],
    ];
    expect(following(new RoomSync(), joined(), BEGIN, ...events)).to.deep.equal([BEGIN, ...events]);
  });

  it('lets events be that name nobody', () => {
    const nameless: Told = ['participant_update', {}];
    const gone: Told = ['participant_delete', null];
    const events = [BEGIN, nameless, gone];
    expect(following(new RoomSync(), joined(), BEGIN, nameless)).to.deep.equal([BEGIN, nameless]);
    expect(new RoomSync().tell(joined(), ...gone)).to.deep.equal([gone]);
    const sync = new RoomSync();
    sync.tell(joined(), ...BEGIN);
    expect(sync.tell(joined(), ...gone)).to.deep.equal([events[2]]);
  });

  describe('with a presentation from before', () => {
    const presenting = came('bob', { is_presenting: 'YES' });
    const before = () => joined(presenting, ['presentation_start', PRESENTATION]);
    const lost = () => {
      const sync = new RoomSync();
      sync.lose(before());
      return sync;
    };
    const start: Told = ['presentation_start', PRESENTATION];

    it('that goes on is not started twice; the next one is', () => {
      const sync = lost();
      expect(following(sync, before(), BEGIN, presenting, END, start)).to.deep.equal([BEGIN, END]);
      expect(sync.tell(before(), ...start)).to.deep.equal([start]);
    });

    it('that is another one by now is told', () => {
      const other: Told = ['presentation_start', { presenter_name: 'Carol' }];
      const sync = lost();
      expect(sync.tell(before(), ...other)).to.deep.equal([other]);
      expect(sync.tell(before(), ...start), 'the one before is over').to.deep.equal([start]);
    });

    it('is over where nobody on the list presents', () => {
      const stop: Told = ['presentation_stop', null];
      const idle = came('bob', { is_presenting: 'NO' });
      expect(following(lost(), before(), BEGIN, idle, END)).to.deep.equal([
        BEGIN,
        ['participant_update', idle[1]],
        stop,
        END,
      ]);
      expect(following(lost(), before(), BEGIN, END)).to.deep.equal([
        BEGIN,
        ['participant_delete', { uuid: 'bob' }],
        stop,
        END,
      ]);
    });

    for (const name of ['presentation_stop', 'presentation_ended'])
      it(`is over with a ${name}, and the same one may start anew`, () => {
        const over: Told = [name, null];
        const sync = lost();
        expect(sync.tell(before(), ...over)).to.deep.equal([over]);
        expect(sync.tell(before(), ...start)).to.deep.equal([start]);
      });

    it('and nobody who presents, without a loss, stays', () => {
      const idle = came('bob', { is_presenting: 'NO' });
      expect(following(new RoomSync(), before(), BEGIN, idle, END)).to.deep.equal([
        BEGIN,
        ['participant_update', idle[1]],
        END,
      ]);
    });
  });
});
