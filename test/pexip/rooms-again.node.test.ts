/** Breakout rooms once a stream that was lost is back: those that go on, and those that are over. */
import { expect } from 'chai';
import { EventFeed } from '../../src/providers/pexip/client/event-feed.ts';
import type { PexipState } from '../../src/providers/pexip/client/pexip-state.ts';
import { initialState } from '../../src/providers/pexip/client/reduce.ts';
import { FakeTime } from '../soak/fake-time.ts';

const time = new FakeTime();
beforeEach(() => time.install());
afterEach(() => time.restore());

/** A feed without a network, with these rooms, whose stream was lost and is back with its list of participants. */
const backAgain = (...rooms: string[]) => {
  let state: PexipState = initialState('meet.alice');
  const told: string[] = [];
  const feed = new EventFeed({
    get: () => state,
    set: (next) => (state = next),
    secrets: () => [],
    emit: (name, detail) => {
      const { breakout_uuid = '' } = (detail ?? {}) as { breakout_uuid?: string };
      told.push(`${name} ${breakout_uuid}`);
      return true;
    },
    onRefer: () => undefined,
    onDisconnect: () => undefined,
    onRefresh: () => undefined,
  });
  const take = (name: string, data: unknown = null) => feed.take(name, JSON.stringify(data), '');
  const begin = (breakout_uuid: string, participant_uuid = 'control') =>
    take('breakout_begin', { breakout_uuid, participant_uuid });
  for (const room of rooms) begin(room);
  feed.lose();
  take('participant_sync_begin');
  take('participant_sync_end');
  told.length = 0;
  return { take, begin, told, state: () => state };
};

describe('a breakout room of before', () => {
  it('is not told again where it is as it was, and is where one is there as another participant', () => {
    const { begin, told, state } = backAgain('room', 'other');
    begin('room');
    expect(told).to.deep.equal([]);
    begin('other', 'control-2');
    expect(told).to.deep.equal(['breakout_begin other']);
    expect(state().breakouts.get('other')?.participant_uuid).to.equal('control-2');
  });

  it('is over where nobody speaks of it any more, five seconds after the last room was told', async () => {
    const { take, begin, told, state } = backAgain('a', 'b', 'c', 'd');
    await time.pass(4000);
    begin('a');
    for (const event of ['participant_sync_begin', 'participant_create', 'participant_sync_end']) {
      await time.pass(4000);
      take('breakout_event', { breakout_uuid: 'a', event, data: { uuid: 'bob' } });
    }
    await time.pass(4000);
    begin('b');
    await time.pass(4999);
    expect([...state().breakouts.keys()]).to.deep.equal(['a', 'b', 'c', 'd']);
    await time.pass(1);
    expect([...state().breakouts.keys()]).to.deep.equal(['a', 'b']);
    expect(told.filter((name) => name.startsWith('breakout_end'))).to.deep.equal([
      'breakout_end c',
      'breakout_end d',
    ]);
  });

  it('is over however much is said meanwhile in those that go on', async () => {
    const { take, begin, state } = backAgain('a', 'b');
    begin('a');
    for (let second = 0; second < 6; second++) {
      take('stage', []);
      take('breakout_event', { breakout_uuid: 'a', event: 'stage', data: [] });
      await time.pass(1000);
    }
    expect([...state().breakouts.keys()]).to.deep.equal(['a']);
  });
});
