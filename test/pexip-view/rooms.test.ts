/** Breakout rooms, as their hosts fill them while people come and go; and forms that are being filled meanwhile. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { participant } from '../../demo/view/fake-meeting.ts';
import { states } from '../../demo/view/states.ts';
import { closeStands, mountState, nextFrame, type Stand } from './stand.ts';

afterEach(closeStands);

const valueOf = ({ find }: Stand, selector: string) => (find(selector) as HTMLSelectElement).value;

/** Others come before those in the list, and somebody goes. */
const changeRoster = async ({ meeting }: Stand) => {
  meeting.put(participant('aaron', 'Aaron Ash', { buzz_time: 1 }), participant('abe', 'Abe Ash'));
  meeting.remove('jonas');
  await nextFrame();
};

const changeRoom = async ({ meeting }: Stand) => {
  const [first, ...rest] = meeting.model.breakouts;
  const participants = first!.participants.slice(1);
  meeting.update({ breakouts: [{ ...first!, participants }, ...rest] });
  await nextFrame();
};

describe('breakout rooms', () => {
  it('are opened with whom the host has ticked, whoever comes and goes meanwhile', async () => {
    const stand = await mountState(states['create-room']);
    await stand.act('dialog [value="lin"]', '[name="name"] <- Budget');
    await changeRoster(stand);
    await stand.act('dialog .primary');
    const [, args] = stand.meeting.calls.at(-1)!;
    expect((args as { participantIds: string[] }).participantIds).to.deep.equal(['lin']);
  });

  it('are filled with whom the host has chosen, whoever comes and goes meanwhile', async () => {
    const stand = await mountState(states.rooms);
    const { act, meeting } = stand;
    await act('.card .foot select <- lin');
    await changeRoster(stand);
    await act('.card .foot form button');
    expect(meeting.calls).to.deep.equal([
      ['moveToBreakout', { participantIds: ['lin'], from: 'main', to: 'room-1' }],
    ]);
  });

  it('give up whom the host has chosen, whoever leaves meanwhile, and whichever room closes', async () => {
    const stand = await mountState(states.rooms);
    const { act, meeting } = stand;
    await act('.card li:nth-of-type(2) select <- main');
    await changeRoom(stand);
    await act('.card li button');
    const move = { participantIds: ['b'], from: 'room-1', to: 'main' };
    expect(meeting.calls).to.deep.equal([['moveToBreakout', move]]);
    await act('.card:nth-of-type(2) .foot select <- lin');
    meeting.update({ breakouts: meeting.model.breakouts.slice(1) });
    await nextFrame();
    await act('.card .foot form button');
    const [, args] = meeting.calls.at(-1)!;
    expect(args).to.deep.equal({ participantIds: ['lin'], from: 'main', to: 'room-2' });
  });

  it('take one after the other from the same list, and again whom the node did not move', async () => {
    const stand = await mountState(states.rooms);
    const { act, meeting } = stand;
    const first = ['.card li select <- room-2', '.card li button'];
    meeting.failure = new Error('No.');
    await act(...first);
    expect(valueOf(stand, '.card li select')).to.equal('');
    await act(...first);
    await changeRoom(stand);
    expect(valueOf(stand, '.card li select')).to.equal('');
    await act('.card li button', ...first);
    const moved = meeting.calls.map(
      ([, args]) => (args as { participantIds: string[] }).participantIds,
    );
    expect(moved).to.deep.equal([['a'], ['a'], ['b']]);
  });

  for (const selector of ['.card li select', '.card .foot select'])
    it(`move nobody while arrow keys walk through ${selector}`, async () => {
      const stand = await mountState(states.rooms);
      stand.find(selector).focus();
      await sendKeys({ press: 'ArrowDown' });
      expect(valueOf(stand, selector)).not.to.equal('');
      await nextFrame();
      expect(stand.meeting.calls).to.deep.equal([]);
    });
});

describe('a form', () => {
  it('classifies the meeting by its button, and has the level of the meeting afterwards', async () => {
    const stand = await mountState(states.manage);
    const { act, meeting, find } = stand;
    const level = '.panel form select';
    const classify = (current: number) => {
      const { conference } = meeting.model;
      const classification = { ...conference.classification!, current };
      meeting.update({ conference: { ...conference, classification } });
      return nextFrame();
    };
    await classify(1);
    find('.panel label select').focus();
    await sendKeys({ press: 'ArrowDown' });
    await nextFrame();
    expect(meeting.calls).to.deep.equal([]);
    meeting.failure = new Error('No.');
    await act('.panel form button');
    expect(meeting.calls.splice(0)).to.deep.equal([['setClassification', { level: 2 }]]);
    await nextFrame();
    expect(valueOf(stand, level)).to.equal('1');
    await act(`${level} <- 0`, '.panel form button');
    expect(meeting.calls).to.deep.equal([['setClassification', { level: 0 }]]);
    await classify(0);
    expect(valueOf(stand, level)).to.equal('0');
    await classify(2);
    expect(valueOf(stand, level)).to.equal('2');
  });

  it('keeps what has been chosen in it while the meeting goes on', async () => {
    const stand = await mountState(states.dial);
    await stand.act('[name="protocol"] <- sip', '[name="role"] <- HOST');
    await changeRoster(stand);
    expect(valueOf(stand, '[name="protocol"]')).to.equal('sip');
    expect(valueOf(stand, '[name="role"]')).to.equal('HOST');
  });
});
