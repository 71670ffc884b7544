/** Where the focus goes when what has it goes: shortcuts are heard there, and a screen reader reads on from there. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { participant } from '../../demo/view/fake-meeting.ts';
import { states } from '../../demo/view/states.ts';
import { closeStands, focused, mountState, nextFrame, type Stand } from './stand.ts';

afterEach(closeStands);

const press = async (key: string) => {
  await sendKeys({ press: key });
  await nextFrame();
};

/** Whatever takes the control away that has the focus. */
const losses: readonly (readonly [
  what: string,
  state: keyof typeof states,
  control: string,
  lose: (stand: Stand) => unknown,
])[] = [
  [
    'a question is answered',
    'prompt-pin',
    'input',
    ({ meeting }) => meeting.update({ status: 'joining', prompt: null }),
  ],
  [
    'somebody is admitted',
    'people',
    '.row .primary',
    ({ meeting }) => meeting.put(participant('wait', 'Priya Natarajan')),
  ],
  [
    'one is moved to another room',
    'host',
    '.audio',
    ({ meeting }) => meeting.update({ status: 'transferring' }),
  ],
  [
    'a button is offered no more',
    'host',
    '.audio',
    ({ meeting }) => meeting.update({ may: new Set() }),
  ],
];

describe('the focus', () => {
  for (const [what, state, control, lose] of losses)
    it(`stays in the view when ${what}`, async () => {
      const stand = await mountState(states[state]);
      stand.find(control).focus();
      await lose(stand);
      await nextFrame();
      expect(focused(stand)).to.equal(stand.find('.view'));
    });

  for (const [key, opener] of [
    ['p', '.opens-people'],
    ['c', '.opens-chat'],
  ] as const)
    it(`is on ${opener} once ${key} has closed the panel that it opened`, async () => {
      const stand = await mountState(states.host);
      stand.find('.view').focus();
      await press(key);
      expect(stand.has('.panel')).to.be.true;
      stand.find('.panel').focus();
      await press(key);
      expect(stand.has('.panel')).to.be.false;
      expect(focused(stand)).to.equal(stand.find(opener));
      await press(key);
      expect(stand.has('.panel'), 'shortcuts go on').to.be.true;
    });

  it('is not taken from the page', async () => {
    const stand = await mountState(states.host);
    const own = document.createElement('input');
    document.body.append(own);
    own.focus();
    stand.meeting.update({ status: 'transferring' });
    await nextFrame();
    expect(document.activeElement).to.equal(own);
    own.remove();
  });
});
