/** The way into the meeting: every question, every answer. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { guestModel } from '../../demo/view/fake-meeting.ts';
import { states, type StateName } from '../../demo/view/states.ts';
import { MeetingError } from '../../src/meeting/errors.ts';
import { text } from '../../src/view/text/native/en.ts';
import { closeStands, focused, mountState, nextFrame } from './stand.ts';

afterEach(closeStands);

const answers: readonly (readonly [StateName, readonly string[], object])[] = [
  ['prompt-name', ['input <- Ann Lee', '.primary'], { value: 'Ann Lee' }],
  ['prompt-pin', ['input <- 1234', '.primary'], { value: '1234' }],
  ['prompt-pin-optional', ['input <- 1234', '.primary'], { value: '1234' }],
  ['prompt-pin-optional', ['.choice'], {}],
  ['prompt-pin-wrong', ['input <- 4321', '.primary'], { value: '4321' }],
  ['prompt-extension', ['input <- 5551', '.primary'], { value: '5551' }],
  ['prompt-identity', ['.choice:nth-of-type(2)'], { value: 'idp-2' }],
  ['prompt-start', ['.primary'], {}],
];

describe('the prompts of the view', () => {
  for (const [state, steps, args] of answers)
    it(`answers ${state} by ${steps[0]}`, async () => {
      const { act, meeting } = await mountState(states[state]);
      await act(...steps);
      expect(meeting.calls).to.deep.equal([['answerPrompt', args]]);
    });

  for (const state of Object.keys(states).filter((name) => /^(prompt|wait|joining)/.test(name)))
    it(`goes away from ${state}`, async () => {
      const { act, meeting } = await mountState(states[state as StateName]);
      await act('.plain');
      expect(meeting.calls).to.deep.equal([['hangup']]);
    });

  it('is answered by keyboard alone, with the focus in the field', async () => {
    const stand = await mountState(states['prompt-pin']);
    expect(focused(stand)?.localName).to.equal('input');
    await sendKeys({ type: '1234' });
    await sendKeys({ press: 'Enter' });
    expect(stand.meeting.calls).to.deep.equal([['answerPrompt', { value: '1234' }]]);
  });

  it('does not send an empty answer', async () => {
    const { act, meeting } = await mountState(states['prompt-pin']);
    await act('.primary');
    expect(meeting.calls).to.deep.equal([]);
  });

  it('says that a PIN was wrong, beside the field and aloud', async () => {
    const { find, meeting } = await mountState(states['prompt-pin-optional']);
    expect(find('input').ariaInvalid).to.equal('false');
    meeting.update({ prompt: { ...meeting.model.prompt!, wrong: true } });
    await nextFrame();
    expect(find('input').ariaInvalid).to.equal('true');
    expect(find('[role="alert"]').textContent).to.include('That PIN is not right');
    expect(find('input').getAttribute('aria-describedby')).to.include('wrong');
  });

  it('shows no PIN while it is typed', async () => {
    const { find } = await mountState(states['prompt-pin']);
    expect((find('input') as HTMLInputElement).type).to.equal('password');
  });

  it('leaves the focus of the page alone, where it is elsewhere', async () => {
    const own = document.createElement('input');
    document.body.append(own);
    own.focus();
    await mountState(states['prompt-pin']);
    expect(document.activeElement).to.equal(own);
    own.remove();
  });

  it('an error at the door is told, and stays while the question changes', async () => {
    const { find, meeting, view, act, has } = await mountState(states.joining);
    view.report(new MeetingError('command-failed', 'The browser refused the window.'));
    expect(find('.failure').textContent).to.include(text.notices.popupBlocked);
    meeting.update({ ...states['prompt-identity'].model });
    await nextFrame();
    expect(find('.failure').textContent).to.include(text.notices.popupBlocked);
    await act('.failure button');
    expect(has('.failure .toast')).to.be.false;
  });

  it('an error from before the view was there is told, too', async () => {
    const error = new MeetingError('command-failed', 'The browser refused the window.');
    const { find } = await mountState({ model: { ...guestModel, status: 'joining', error } });
    expect(find('.failure').textContent).to.include(text.notices.popupBlocked);
  });

  it('goes from question to waiting to meeting', async () => {
    const { meeting, has, find } = await mountState(states['prompt-pin']);
    meeting.update({ status: 'waiting', prompt: null, waitingFor: 'admission' });
    await nextFrame();
    expect(find('[role="status"]').textContent).to.include('locked');
    meeting.update({ status: 'joined', waitingFor: null });
    await nextFrame();
    expect(has('.stage')).to.be.true;
    expect(has('.prompt')).to.be.false;
  });
});
