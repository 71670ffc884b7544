/** For everyone: axe in every state, live regions, narrow and reversed pages, little motion. */
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { hostModel, participant } from '../../demo/view/fake-meeting.ts';
import { states, type StateName, type ViewState } from '../../demo/view/states.ts';
import { MeetingError } from '../../src/meeting/errors.ts';
import { text } from '../../src/view/text/native/en.ts';
import { until } from '../until.ts';
import { closeStands, mountState, nextFrame } from './stand.ts';

afterEach(closeStands);

const all = Object.entries<ViewState>(states) as [StateName, ViewState][];

describe('the view, for everyone', () => {
  for (const [name, state] of all) {
    it(`has no finding of axe in ${name}`, async () => {
      const { host } = await mountState(state);
      await expect(host).to.be.accessible();
    }).timeout(60_000);

    // All else is the same in both.
    it(`can be read in ${name}, dark`, async () => {
      await import('axe-core');
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      document.documentElement.style.colorScheme = 'dark';
      try {
        const { host } = await mountState(state);
        const { violations } = await axe.run(host, { runOnly: ['color-contrast'] });
        expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).to.deep.equal([]);
      } finally {
        document.documentElement.style.colorScheme = '';
      }
    }).timeout(60_000);
  }

  for (const dir of ['ltr', 'rtl'] as const)
    for (const [name, state] of all)
      it(`fits 320 px in ${name}, ${dir}`, async () => {
        const { root } = await mountState(state, { width: 320, height: 568, dir });
        const view = root.querySelector('.view')!.getBoundingClientRect();
        const outside = [...root.querySelectorAll<HTMLElement>('.view *')]
          .filter((one) => one.checkVisibility() && !one.closest('.menu,dialog,.unseen,svg'))
          .filter((one) => !one.matches('.presentation .main, .presentation .main *'))
          .filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width && (box.left < view.left - 1 || box.right > view.right + 1);
          });
        expect(outside.map((one) => one.outerHTML.slice(0, 120))).to.deep.equal([]);
        const small = [...root.querySelectorAll<HTMLElement>('.toolbar button')]
          .filter((one) => one.checkVisibility())
          .filter((one) => one.offsetWidth < 44 || one.offsetHeight < 44);
        expect(small.map((one) => one.className)).to.deep.equal([]);
      });

  for (const [name, state] of all)
    it(`writes no style attribute in ${name}, which a strict Content-Security-Policy refuses`, async () => {
      const { setAttribute } = Element.prototype;
      const written: string[] = [];
      Element.prototype.setAttribute = function (name, value) {
        if (name === 'style') written.push(`${this.localName}: ${value}`);
        setAttribute.call(this, name, value);
      };
      try {
        await mountState(state);
      } finally {
        Element.prototype.setAttribute = setAttribute;
      }
      expect(written).to.deep.equal([]);
    });

  it('turns around for languages that run right to left', async () => {
    const { find } = await mountState(states.people, { dir: 'rtl' });
    const panel = find('.panel').getBoundingClientRect();
    expect(panel.right).to.be.lessThan(find('.stage').getBoundingClientRect().left + 1);
    const self = find('.self').getBoundingClientRect();
    expect(self.left - find('.stage').getBoundingClientRect().left).to.be.lessThan(20);
  });

  it('keeps what does not fit the toolbar in its menu', async () => {
    const { act, has } = await mountState(states.host, { width: 360, height: 640 });
    expect(has('.wide')).to.be.false;
    await act('.opens-more');
    for (const icon of ['present', 'hand', 'captions']) expect(has(`@${icon}`), icon).to.be.true;
    const wide = await mountState(states.more);
    expect(wide.has('@present')).to.be.false;
  });

  it('stands still where little motion is wanted', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const { find } = await mountState(states.joining);
    expect(getComputedStyle(find('.spinner')).animationName).to.equal('none');
    await emulateMedia({ reducedMotion: 'no-preference' });
    expect(getComputedStyle(find('.spinner')).animationName).to.equal('turn');
  });

  const news = (root: ShadowRoot) =>
    root.querySelector('.view > .unseen[role="status"]')!.textContent!.trim();

  it('says who comes, goes, waits, raises a hand and writes; not who was there', async () => {
    const { meeting, root } = await mountState(states.chat);
    expect(news(root)).to.equal('');
    meeting.put(
      participant('new', 'Zoë Smith'),
      participant('knock', 'Kim', { service_type: 'waiting_room' }),
    );
    meeting.put({ ...meeting.model.participants.get('lin')!, buzz_time: 5 });
    meeting.remove('noor');
    meeting.update({
      messages: [
        ...states.chat.model.messages,
        {
          id: 107,
          time: 0,
          uuid: 'lin',
          name: 'Lin Wei',
          text: 'Hi!',
          type: 'text/plain',
          direct: false,
          local: false,
        },
        {
          id: 108,
          time: 0,
          uuid: 'lin',
          name: 'Lin Wei',
          text: '{}',
          type: 'application/json',
          direct: false,
          local: false,
        },
      ],
    });
    await until(() => news(root));
    for (const sentence of [
      'Zoë Smith has joined',
      'Kim is waiting to be let in',
      'Noor Haddad has left',
      'Lin Wei has raised a hand',
      'Lin Wei: Hi!',
    ])
      expect(news(root)).to.include(sentence);
    expect(news(root)).not.to.include('{}');
    expect(news(root)).not.to.include('Camille');
  });

  it('says a sentence again that is the same as the one before', async () => {
    const { view, root } = await mountState(states.host);
    const lost = new MeetingError('call-failed', 'The connection failed.');
    view.report(lost);
    await until(() => news(root));
    const said = news(root);
    const spoken = new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        resolve();
      }).observe(root.querySelector('.view > .unseen')!, { childList: true, subtree: true });
    });
    view.report(lost);
    await spoken;
    expect(news(root)).to.equal(said);
  });

  it('says that the connection is lost and is back, and what a host does to one’s microphone', async () => {
    const { meeting, root } = await mountState(states.host);
    const { self } = meeting.model;
    for (const [change, sentence] of [
      [{ status: 'reconnecting' }, text.reconnecting],
      [{ status: 'joined' }, text.reconnected],
      [{ self: { ...self, audioMuted: true, mutedByHost: true } }, text.mutedByHost],
      [{ self }, text.unmutedByHost],
    ] as const) {
      meeting.update(change);
      await until(() => news(root) === sentence);
    }
  });

  it('says who has joined once they have, not while they are called or wait; who left, if they were in', async () => {
    const { meeting, root } = await mountState(states.host);
    meeting.put(
      participant('called', 'Called', { service_type: 'connecting' }),
      participant('rings', 'Unanswered', { service_type: 'connecting' }),
      participant('knocks', 'Kim', { service_type: 'waiting_room' }),
      participant('gives-up', 'Impatient', { service_type: 'waiting_room' }),
    );
    await until(() => news(root));
    expect(news(root)).to.equal('Kim is waiting to be let in. Impatient is waiting to be let in');
    meeting.put(participant('called', 'Called'), participant('knocks', 'Kim'));
    for (const uuid of ['rings', 'gives-up', 'noor']) meeting.remove(uuid);
    await until(() => !news(root).includes('Impatient'));
    expect(news(root)).to.equal('Called has joined. Kim has joined. Noor Haddad has left');
  });

  it('counts a crowd in one sentence', async () => {
    const { meeting, root } = await mountState(states.host);
    for (let at = 0; at < 40; at++) meeting.put(participant(`new-${at}`, `Guest ${at}`));
    await until(() => news(root));
    expect(news(root)).to.equal('40 people have joined');
  });

  it('shows captions in a live region, the last lines only', async () => {
    const { meeting, find } = await mountState(states.captions);
    const region = find('.captions');
    expect(region.role).to.equal('log');
    meeting.update({
      captions: Array.from({ length: 9 }, (_, id) => ({ id, text: `Line ${id}`, final: true })),
    });
    await nextFrame();
    expect([...region.querySelectorAll('p')].map((line) => line.textContent)).to.deep.equal([
      'Line 6',
      'Line 7',
      'Line 8',
    ]);
  });

  for (const [lang, leave, count] of [
    ['de-AT', 'Verlassen', '10 Personen'],
    ['fr', 'Quitter', '10 personnes'],
    ['en', 'Leave', '10 people'],
    ['tlh', 'Leave', '10 people'],
  ] as const)
    it(`speaks ${lang}`, async () => {
      const { find } = await mountState({ model: hostModel }, { lang });
      expect(find('.leave').ariaLabel).to.equal(leave);
      expect(find('.opens-people').ariaLabel).to.include(count);
    });
});
