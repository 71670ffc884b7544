/** The state follows the events of a closed list, whatever else an event is called. */
import { expect } from 'chai';
import { MeetingError } from '../src/meeting/errors.ts';
import type { MeetingEvent } from '../src/meeting/events.ts';
import { isOver, reduce, type MeetingState } from '../src/meeting/state.ts';

const states: readonly MeetingState[] = [
  ...(['idle', 'loading', 'waiting', 'ready', 'joined', 'reconnecting', 'left', 'failed'] as const),
];

const error = (fatal: boolean): MeetingEvent => ({
  type: 'meeting-error',
  detail: new MeetingError('request-failed', 'It went wrong.', { fatal }),
});

/** An event of a name that no table has; the wire and a page's own provider can bring one. */
const unknown = (type: string) => ({ type, detail: null }) as unknown as MeetingEvent;

describe('the state after an event', () => {
  const rows: readonly [MeetingEvent, MeetingState][] = [
    [{ type: 'meeting-loading', detail: null }, 'loading'],
    [{ type: 'meeting-ready', detail: null }, 'ready'],
    [{ type: 'meeting-prompt', detail: { kind: 'pin' } }, 'waiting'],
    [{ type: 'meeting-joined', detail: {} }, 'joined'],
    [{ type: 'meeting-reconnecting', detail: null }, 'reconnecting'],
    [{ type: 'meeting-left', detail: { reason: 'closed' } }, 'left'],
    [error(true), 'failed'],
  ];
  for (const [event, after] of rows)
    it(`${event.type} is ${after}, from every state`, () => {
      for (const state of states) expect(reduce(state, event)).to.equal(after);
    });

  it('of an error that ends nothing is the one before', () => {
    for (const state of states) expect(reduce(state, error(false))).to.equal(state);
  });

  it('of any other name is the one before', () => {
    const names = [
      'meeting-renamed',
      'meeting-',
      'meeting-idle',
      'meeting-failed',
      'meeting-prompted',
    ];
    const others = [
      'participant-left',
      'audio-muted-changed',
      'pexip-disconnect',
      'constructor',
      '',
    ];
    for (const name of [...names, ...others])
      for (const state of states) expect(reduce(state, unknown(name)), name).to.equal(state);
  });
});

describe('a meeting', () => {
  it('is over where it was left or has failed, and nowhere else', () => {
    expect(states.filter(isOver)).to.deep.equal(['left', 'failed']);
  });
});
