/** Oneself on the stage, layouts of one's own, and links in chat, as people meet them. */
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { guestModel, type FakeMeeting } from '../../demo/view/fake-meeting.ts';
import { openScene } from '../../demo/view/scenes.ts';
import { states } from '../../demo/view/states.ts';
import { until } from '../until.ts';
import { closeStands, focused, mountState, nextFrame, type Stand } from './stand.ts';

afterEach(closeStands);

const boxOf = ({ find }: Stand, selector: string) => find(selector).getBoundingClientRect();

/** `end end`: the corner where the self-view is. */
const cornerOf = (stand: Stand): string => {
  const [self, stage] = [boxOf(stand, '.self'), boxOf(stand, '.stage')];
  const half = (at: number, of: number) => (at < of / 2 ? 'start' : 'end');
  return `${half(self.top - stage.top, stage.height)} ${half(self.left - stage.left, stage.width)}`;
};

const overlaps = (a: DOMRect, b: DOMRect) =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

/** A size that has settled is asked for, and a ratio that was refused is asked for later. */
const asked = (meeting: FakeMeeting, times: number) => until(() => meeting.ratios.length === times);

describe('the self-view', function () {
  this.timeout(20_000);

  for (const state of ['host', 'presentation', 'captions'] as const)
    for (const [width, height] of [
      [1280, 760],
      [390, 780],
      [320, 240],
      [844, 390],
    ] as const)
      it(`covers no picture in ${state}, ${width} × ${height}`, async () => {
        const stand = await mountState(states[state], { width, height });
        await nextFrame();
        const self = boxOf(stand, '.self');
        for (const tile of stand.root.querySelectorAll('.tile'))
          expect(overlaps(self, tile.getBoundingClientRect()), tile.className).to.be.false;
        expect(self.width).to.be.greaterThan(20);
      });

  it('walks from corner to corner by arrow keys, the other way round from right to left', async () => {
    const stand = await mountState(states.host);
    await nextFrame();
    expect(cornerOf(stand)).to.equal('end end');
    stand.find('.self').focus();
    const walked: string[] = [];
    for (const press of ['ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight']) {
      await sendKeys({ press });
      await nextFrame();
      walked.push(cornerOf(stand));
    }
    expect(walked).to.deep.equal(['start end', 'start start', 'end start', 'end end']);
    expect(focused(stand)).to.equal(stand.find('.self'));
    stand.close();
    const reversed = await mountState(states.host, { dir: 'rtl' });
    await nextFrame();
    expect(cornerOf(reversed)).to.equal('end start');
    reversed.find('.self').focus();
    await sendKeys({ press: 'ArrowRight' });
    await nextFrame();
    expect(cornerOf(reversed)).to.equal('end end');
  });

  it('is dragged to the corner where it is let go, and stays on a click', async () => {
    const stand = await mountState(states.host, { width: 700, height: 460 });
    await nextFrame();
    const [self, stage] = [boxOf(stand, '.self'), boxOf(stand, '.stage')];
    const from = [self.left + self.width * 0.2, self.top + self.height * 0.8].map(Math.round);
    const to = [stage.left + 60, stage.top + 60].map(Math.round);
    await sendMouse({ type: 'move', position: from as [number, number] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'up' });
    expect(cornerOf(stand)).to.equal('end end');
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: to as [number, number] });
    expect(stand.find('.self').classList.contains('dragged')).to.be.true;
    await sendMouse({ type: 'up' });
    await nextFrame();
    expect(cornerOf(stand)).to.equal('start start');
    expect(stand.find('.self').classList.contains('dragged')).to.be.false;
  });

  it('is made smaller, hidden, and found again', async () => {
    const stand = await mountState(states.host);
    await nextFrame();
    const before = boxOf(stand, '.self').width;
    await stand.act('.self [aria-label="Make self view smaller"]');
    expect(boxOf(stand, '.self').width).to.be.lessThan(before);
    await stand.act('.self [aria-label="Hide self view"]');
    expect(stand.has('.self')).to.be.false;
    expect(focused(stand)).to.equal(stand.find('.shows-self'));
    const [main, stage] = [boxOf(stand, '.tile.main'), boxOf(stand, '.stage')];
    expect(main.width).to.equal(stage.width);
    await stand.act('.shows-self');
    expect(stand.has('.self')).to.be.true;
    expect(focused(stand)).to.equal(stand.find('.self'));
  });

  it('takes a tap where its tools are not seen', async () => {
    const stand = await mountState(states.host, { width: 390, height: 600 });
    await stand.act('.self [aria-label="Make self view smaller"]');
    const { left, top, width } = boxOf(stand, '.self-tools');
    await until(() => getComputedStyle(stand.find('.self-tools')).opacity === '0');
    const under = stand.root.elementFromPoint(left + width / 4, top + 4);
    expect(under?.closest('.self-tools')).to.equal(null);
    stand.find('.self').focus();
    await until(() => getComputedStyle(stand.find('.self-tools')).opacity === '1');
    const now = stand.root.elementFromPoint(left + width / 4, top + 4);
    expect(now?.closest('.self-tools')).not.to.equal(null);
  });

  it('leaves an upright page its height: the node is asked for an upright picture', async () => {
    const { meeting, host } = await mountState(states.host, { width: 390, height: 780 });
    await until(() => meeting.ratios.length > 0);
    const [, args] = meeting.ratios[0]!;
    expect((args as { ratio: number }).ratio).to.be.within(0.5, 0.9);
    expect(host.isConnected).to.be.true;
  });

  it('asks the node for that picture again as another participant, and in another call', async () => {
    const { meeting } = await mountState(states.host, { width: 390, height: 780 });
    await asked(meeting, 1);
    const { self, streams } = meeting.model;
    meeting.update({ self: { ...self, uuid: 'again' } });
    await asked(meeting, 2);
    const room = openScene('people');
    meeting.update({ streams: { ...streams, main: null } });
    await nextFrame();
    meeting.update({ streams: { ...streams, main: room.stream } });
    await asked(meeting, 3);
    room.close();
    const [first, ...others] = meeting.ratios;
    for (const other of others) expect(other).to.deep.equal(first);
  });

  it('asks the node for that picture again where it did not take it', async () => {
    const { meeting, host } = await mountState(states.host, { width: 390, height: 780 });
    await asked(meeting, 1);
    // Another shape, which is not taken at first.
    meeting.ratioFailure = new Error('No.');
    host.style.width = '700px';
    await asked(meeting, 3);
    expect(meeting.ratios[2]).to.deep.equal(meeting.ratios[1]);
    expect(meeting.ratios[1]).not.to.deep.equal(meeting.ratios[0]);
  });
});

describe('layouts', () => {
  it('are for everyone, or for a host alone', async () => {
    const { meeting, act, find } = await mountState(states.layout);
    expect(find('.layout[aria-pressed="true"]').innerText.trim()).to.equal(
      'Up to 4 people, equal in size',
    );
    await act('.scopes button:nth-of-type(2)', '.layout:nth-of-type(3)');
    expect(meeting.calls.at(-1)).to.deep.equal(['setPersonalLayout', { layout: '1:7' }]);
    await act('.layout.meeting');
    expect(meeting.calls.at(-1)).to.deep.equal(['setPersonalLayout', {}]);
  });

  it("are a guest's own, and adaptive composition is not", async () => {
    const stand = await mountState({
      ...states.host,
      model: guestModel,
      clicks: ['.opens-more', '@layout'],
    });
    expect(stand.has('.scopes')).to.be.false;
    await stand.act('.layout:nth-of-type(2)');
    expect(stand.meeting.calls.at(-1)).to.deep.equal(['setPersonalLayout', { layout: '1:0' }]);
    const names = [...stand.root.querySelectorAll('.layout')].map((one) => one.textContent?.trim());
    expect(names).not.to.include('Adaptive');
  });
});

it('links in chat lead away from the page and tell it nothing', async () => {
  const { meeting, find, root } = await mountState(states.chat);
  const text = 'Notes: https://docs.example/notes. javascript:alert(1) https://a@b.example';
  meeting.update({ messages: [{ ...meeting.model.messages[0]!, id: 500, text }] });
  await nextFrame();
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.bubble a')];
  expect(links.map(({ href, target, rel }) => [href, target, rel])).to.deep.equal([
    ['https://docs.example/notes', '_blank', 'noopener noreferrer'],
  ]);
  expect(find('.bubble').textContent).to.equal(text);
});
