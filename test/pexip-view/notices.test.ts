/** Notices over the stage: what comes, what goes by itself, what one can do in them. */
import { expect } from '@open-wc/testing';
import { guestModel, hostModel, participant } from '../../demo/view/fake-meeting.ts';
import type { ChatMessage, MeetingModel } from '../../src/providers/pexip/native/model.ts';
import { MeetingError } from '../../src/meeting/errors.ts';
import { text } from '../../src/view/text/native/en.ts';
import { until } from '../until.ts';
import { closeStands, focused, mountState, nextFrame, type Stand } from './stand.ts';

const realTimeout = window.setTimeout;
/** Timers of the length of a notice, run by the test. */
let due = new Map<number, () => void>();
let timers = 0;

beforeEach(() => {
  due = new Map();
  window.setTimeout = ((run: () => void, ms?: number) => {
    if (ms !== 8000) return realTimeout(run, ms);
    due.set(--timers, run);
    return timers;
  }) as typeof setTimeout;
  const { clearTimeout } = window;
  window.clearTimeout = ((id: number) => {
    if (id < 0) due.delete(id);
    else clearTimeout(id);
  }) as typeof window.clearTimeout;
});
const realClear = window.clearTimeout;
afterEach(() => {
  closeStands();
  window.setTimeout = realTimeout;
  window.clearTimeout = realClear;
});

const turnClock = async () => {
  for (const [id, run] of [...due]) {
    due.delete(id);
    run();
  }
  await nextFrame();
};

const said = ({ root }: Stand): string[] =>
  [...root.querySelectorAll<HTMLElement>('.notice .says')].map((one) => one.textContent!);

const alone: MeetingModel = {
  ...hostModel,
  participants: new Map([['self', participant('self', 'Alice Bennett', { role: 'chair' })]]),
};

const message = (id: number, text: string): ChatMessage => ({
  id,
  time: 0,
  uuid: 'lin',
  name: 'Lin Wei',
  text,
  type: 'text/plain',
  direct: false,
  local: false,
});

describe('the notices of the view', () => {
  it('who waits in the lobby is seen at once, admitted by a button in the notice, and counted on People', async () => {
    const stand = await mountState({ model: alone });
    expect(said(stand)).to.deep.equal([]);
    stand.meeting.put(participant('kim', 'Kim', { service_type: 'waiting_room' }));
    await nextFrame();
    expect(said(stand)).to.deep.equal(['Kim is waiting to be let in']);
    expect(stand.find('.opens-people .badge').textContent).to.equal('1');
    expect(stand.find('.opens-people').ariaLabel).to.include('1 person is waiting');
    await turnClock();
    expect(said(stand), 'stays').to.have.lengthOf(1);
    await stand.act('.notice .primary');
    expect(stand.meeting.calls).to.deep.equal([['admit', { participantId: 'kim' }]]);
    stand.meeting.put(participant('kim', 'Kim'));
    await nextFrame();
    expect(said(stand)).to.deep.equal([]);
    expect(stand.has('.opens-people .badge')).to.equal(false);
  });

  it('many who wait are one notice, which opens the list of people and goes with it', async () => {
    const stand = await mountState({ model: alone });
    for (const name of ['Kim', 'Lee', 'Zoë'])
      stand.meeting.put(participant(name, name, { service_type: 'waiting_room' }));
    await nextFrame();
    expect(said(stand)).to.deep.equal(['3 people are waiting to be let in']);
    await stand.act('.notice .primary');
    expect(stand.has('.roster, .panel')).to.equal(true);
    expect(said(stand)).to.deep.equal([]);
  });

  const waits = (name: string) => participant(name, name, { service_type: 'waiting_room' });

  it('a second one who waits changes the notice, and leaves the focus in the view', async () => {
    const stand = await mountState({ model: alone });
    stand.meeting.put(waits('Kim'));
    await nextFrame();
    stand.find('.notice .primary').focus();
    stand.meeting.put(waits('Lee'));
    await nextFrame();
    expect(said(stand)).to.deep.equal(['2 people are waiting to be let in']);
    expect(focused(stand)).to.equal(stand.find('.view'));
  });

  it('the button that admits one never comes to admit another, and admits once', async () => {
    const stand = await mountState({ model: alone }, { controls: ['microphone', 'leave'] });
    stand.meeting.put(waits('Kim'));
    stand.meeting.put(waits('Lee'));
    await nextFrame();
    const button = stand.find('.notice .primary');
    expect(button.ariaLabel).to.equal('Admit Kim');
    stand.meeting.pending = new Promise(() => {});
    button.click();
    button.click();
    stand.meeting.remove('Kim');
    await nextFrame();
    expect(said(stand)).to.deep.equal(['Lee is waiting to be let in']);
    button.click();
    expect(stand.meeting.calls).to.deep.equal([['admit', { participantId: 'Kim' }]]);
  });

  it('who could not be admitted, or was only looked at, is in sight again', async () => {
    const stand = await mountState({ model: alone });
    stand.meeting.put(waits('Kim'));
    await nextFrame();
    stand.meeting.failure = new MeetingError('request-failed', 'No.');
    await stand.act('.notice .primary');
    expect(said(stand)).to.deep.equal(['Kim is waiting to be let in']);
    stand.meeting.put(waits('Lee'));
    await nextFrame();
    await stand.act('.notice .primary');
    expect(said(stand)).to.deep.equal([]);
    await stand.act('.panel .head button');
    expect(said(stand)).to.deep.equal(['2 people are waiting to be let in']);
    await stand.act('.notice .quiet');
    expect(said(stand), 'dismissed').to.deep.equal([]);
    stand.meeting.put(waits('Zoë'));
    await nextFrame();
    expect(said(stand)).to.deep.equal(['Zoë is waiting to be let in']);
  });

  it('a message is shown by its notice, with the focus where one answers', async () => {
    const stand = await mountState({ model: alone });
    stand.meeting.update({ messages: [message(1, 'Hello')] });
    await nextFrame();
    await stand.act('.notice .small');
    expect(said(stand)).to.deep.equal([]);
    expect(focused(stand)).to.equal(stand.find('.chat [name="message"]'));
  });

  it('a guest sees nobody who waits', async () => {
    const stand = await mountState({ model: { ...guestModel, participants: alone.participants } });
    stand.meeting.put(participant('kim', 'Kim', { service_type: 'waiting_room' }));
    await nextFrame();
    expect(said(stand)).to.deep.equal([]);
  });

  it('hands, chat, who presents, and what records: each is told, and goes by itself', async () => {
    const stand = await mountState({ model: alone });
    const { meeting } = stand;
    const told: string[] = [];
    meeting.put(participant('lin', 'Lin Wei', { buzz_time: 5 }));
    await nextFrame();
    told.push(...said(stand));
    await turnClock();
    meeting.update({ messages: [message(1, `Hello ${'there '.repeat(60)}`)] });
    await nextFrame();
    told.push(...said(stand));
    await turnClock();
    meeting.update({ presentation: { presenterName: 'Tomás', local: false, picture: null } });
    await nextFrame();
    told.push(...said(stand));
    await turnClock();
    for (const mark of ['is_recording', 'is_streaming_conference', 'is_transcribing']) {
      meeting.put(participant(mark, mark, { [mark]: true }));
      await nextFrame();
      told.push(...said(stand));
      await turnClock();
    }
    expect(said(stand)).to.deep.equal([]);
    expect(told[1])
      .to.match(/^Lin Wei: Hello there .*…$/)
      .and.have.lengthOf.below(140);
    told.splice(1, 1);
    expect(told).to.deep.equal([
      'Lin Wei has raised a hand',
      'Tomás is presenting',
      'This meeting is being recorded',
      'This meeting is being streamed',
      'This meeting is being transcribed',
    ]);
  });

  it('what was said, and who had a hand up, before one came in is no news; that it is recorded is', async () => {
    const recorder = participant('rec', 'Recorder', { is_recording: true });
    const stand = await mountState({
      model: {
        ...hostModel,
        messages: [message(1, 'Old')],
        participants: new Map([...hostModel.participants, ['rec', recorder]]),
      },
    });
    expect(said(stand)).to.deep.equal([
      'Priya Natarajan is waiting to be let in',
      'This meeting is being recorded',
    ]);
  });

  it('three at most; they wait while somebody points at them or is in them', async () => {
    const stand = await mountState({ model: alone });
    for (let at = 0; at < 9; at++)
      stand.meeting.put(participant(`p${at}`, `P${at}`, { buzz_time: at + 1 }));
    await nextFrame();
    expect(said(stand)).to.have.lengthOf(3);
    stand.find('.notices').dispatchEvent(new PointerEvent('pointerenter'));
    await turnClock();
    expect(said(stand)).to.have.lengthOf(3);
    stand.find('.notices').dispatchEvent(new PointerEvent('pointerleave'));
    stand.find('.notice .quiet').focus();
    await turnClock();
    expect(said(stand)).to.have.lengthOf(3);
    stand.find('.audio').focus();
    await turnClock();
    expect(said(stand)).to.deep.equal([]);
  });

  it('they go in an engine that tells nobody of a focus that went with its button', async () => {
    const stand = await mountState({ model: alone });
    stand.root.addEventListener('focusout', (event) => event.stopPropagation(), { capture: true });
    stand.meeting.put(participant('lin', 'Lin', { buzz_time: 1 }));
    await nextFrame();
    stand.find('.notice .quiet').focus();
    await stand.act('.notice .quiet');
    stand.meeting.put(participant('kim', 'Kim', { buzz_time: 2 }));
    await nextFrame();
    expect(said(stand)).to.deep.equal(['Kim has raised a hand']);
    await turnClock();
    expect(said(stand)).to.deep.equal([]);
  });

  it('they go after a meeting that was left while somebody pointed at them', async () => {
    const stand = await mountState({ model: alone });
    stand.find('.notices').dispatchEvent(new PointerEvent('pointerenter'));
    stand.meeting.update({ status: 'transferring' });
    await nextFrame();
    stand.meeting.update({ status: 'joined' });
    await nextFrame();
    stand.meeting.put(participant('lin', 'Lin', { buzz_time: 1 }));
    await nextFrame();
    expect(said(stand)).to.deep.equal(['Lin has raised a hand']);
    await turnClock();
    expect(said(stand)).to.deep.equal([]);
  });

  it('dismissed by button and by Escape, with the focus kept in the view', async () => {
    const stand = await mountState({ model: alone });
    stand.meeting.put(participant('kim', 'Kim', { service_type: 'waiting_room' }));
    stand.meeting.put(participant('lin', 'Lin', { buzz_time: 1 }));
    await nextFrame();
    expect(said(stand)).to.have.lengthOf(2);
    await stand.act('.notice .quiet');
    expect(said(stand)).to.deep.equal(['Lin has raised a hand']);
    expect(focused(stand)?.closest('.notice')).not.to.equal(null);
    focused(stand)!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    await nextFrame();
    expect(said(stand)).to.deep.equal([]);
    expect(focused(stand)).to.equal(stand.find('.opens-more'));
  });

  const troubles = [
    ['media-denied', 'microphone', text.microphoneDenied],
    ['media-denied', 'camera', text.cameraDenied],
    ['media-missing', 'microphone', text.microphoneMissing],
    ['media-missing', 'camera', text.cameraMissing],
    ['effect-failed', 'microphone', text.noiseFailed],
    ['effect-failed', 'camera', text.effectFailed],
  ] as const;
  for (const [code, device, words] of troubles)
    it(`${code} of the ${device} is told of this one, whatever the state of the other is`, async () => {
      const other = { microphone: 'denied', camera: 'missing', videoMuted: true } as const;
      const self = { ...alone.self, ...other, background: 'blur' };
      const stand = await mountState({ model: { ...alone, self } });
      stand.view.report(new MeetingError(code, 'It failed.', { device }));
      await nextFrame();
      expect(said(stand)).to.deep.equal([words]);
    });

  it('of both devices, each error is a notice of its own', async () => {
    const stand = await mountState({ model: alone });
    for (const device of ['microphone', 'camera'] as const)
      stand.view.report(new MeetingError('media-denied', 'It was refused.', { device }));
    await nextFrame();
    expect(said(stand)).to.deep.equal([text.cameraDenied, text.microphoneDenied]);
  });

  it('an error that the meeting goes on with is told in the words of the page, and stays', async () => {
    const stand = await mountState({ model: { ...alone, call: 'failed' } }, { lang: 'de' });
    stand.view.report(new MeetingError('call-failed', 'The connection failed.'));
    stand.view.report(new MeetingError('wire-invalid', 'participant_create: uuid is missing.'));
    await nextFrame();
    expect(said(stand)).to.deep.equal(['Ton und Bild sind abgerissen.']);
    await turnClock();
    expect(said(stand)).to.have.lengthOf(1);
    await stand.act('.notice .small');
    expect(stand.meeting.calls).to.deep.equal([['restartCall']]);
    expect(said(stand)).to.deep.equal([]);
    stand.view.report(new MeetingError('call-failed', 'The connection failed.'));
    stand.meeting.update({ call: 'connected' });
    await nextFrame();
    expect(said(stand), 'made again by itself').to.deep.equal([]);
    await until(() =>
      stand
        .find('.view > .unseen[role="status"]')
        .textContent!.includes('Ton und Bild sind abgerissen.'),
    );
  });
});
