/** What goes along with a meeting: keys, push-to-talk, hints, full screen, the small window, a choice of controls. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { hostModel, participant } from '../../demo/view/fake-meeting.ts';
import { openState } from '../../demo/view/open-state.ts';
import { states } from '../../demo/view/states.ts';
import { MeetingError } from '../../src/meeting/errors.ts';
import { controlNames } from '../../src/providers/pexip/native/control-names.ts';
import { shortcuts } from '../../src/providers/pexip/view/shortcuts.ts';
import { WakeLock } from '../../src/providers/pexip/view/wake-lock.ts';
import { text } from '../../src/view/text/native/en.ts';
import { pretendScreen } from '../fakes/screen.ts';
import { until } from '../until.ts';
import { closeStands, focused, mountState, nextFrame } from './stand.ts';

afterEach(closeStands);

const { self } = hostModel;
const press = async (key: string) => {
  await sendKeys({ press: key });
  await nextFrame();
};

describe('keyboard shortcuts', () => {
  const asked: readonly (readonly [key: string, action: string, args: unknown])[] = [
    ['m', 'setAudioMuted', { muted: true }],
    ['v', 'setVideoMuted', { muted: true }],
    ['s', 'setPresenting', { presenting: true }],
    ['r', 'setHandRaised', { raised: true }],
    ['l', 'setCaptions', { shown: true }],
  ];
  for (const [key, action, args] of asked)
    it(`${key} asks for ${action}`, async () => {
      const { meeting, find } = await mountState(states.host);
      find('.view').focus();
      await press(key);
      expect(meeting.calls).to.deep.equal([[action, args]]);
    });

  for (const [key, panel] of [
    ['p', 'People'],
    ['c', 'Chat'],
  ] as const)
    it(`${key} opens ${panel}`, async () => {
      const { find } = await mountState(states.host);
      find('.view').focus();
      await press(key);
      expect(find('.panel').ariaLabel).to.equal(panel);
    });

  it('are listed by ?, each with what it does, and Escape closes the list', async () => {
    const stand = await mountState(states.host);
    stand.find('.view').focus();
    await press('?');
    const listed = [...stand.root.querySelectorAll('dialog dt')].map((one) => one.textContent);
    expect(listed).to.deep.equal([...shortcuts.map(({ key }) => key.toUpperCase()), 'Space']);
    for (const { label } of shortcuts)
      expect(stand.find('dialog').textContent).to.include(label(text));
    await press('Escape');
    expect(stand.has('dialog')).to.be.false;
    expect(focused(stand)).to.equal(stand.find('.view'));
  });

  it('are none while one writes, with a modifier, or outside of the meeting', async () => {
    const { meeting, act, find } = await mountState(states.host);
    await act('.opens-chat');
    find('[name="message"]').focus();
    await press('m');
    await sendKeys({ press: 'Space' });
    expect((find('[name="message"]') as HTMLInputElement).value).to.equal('m ');
    find('.view').focus();
    await sendKeys({ down: 'Alt' });
    await press('m');
    await sendKeys({ up: 'Alt' });
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    await press('m');
    outside.remove();
    expect(meeting.calls).to.deep.equal([]);
  });

  it('are off where the page says so', async () => {
    const { meeting, find } = await mountState(states.host, { shortcuts: false });
    find('.view').focus();
    await press('m');
    await press('?');
    expect(meeting.calls).to.deep.equal([]);
  });

  it('space talks for as long as it is held', async () => {
    const stand = await mountState({
      model: { ...hostModel, self: { ...self, audioMuted: true } },
    });
    const { meeting, find, root } = stand;
    find('.view').focus();
    await sendKeys({ down: 'Space' });
    await nextFrame();
    expect(meeting.calls).to.deep.equal([['setAudioMuted', { muted: false }]]);
    expect(root.querySelector('.voice')!.textContent).to.include(text.talkingNow);
    meeting.update({ self: { ...self, audioMuted: false } });
    await sendKeys({ up: 'Space' });
    await nextFrame();
    expect(meeting.calls.at(-1)).to.deep.equal(['setAudioMuted', { muted: true }]);
    expect(root.querySelector('.voice')!.textContent!.trim()).to.equal('');
  });

  it('space says that one is heard once one is, and why not where it fails', async () => {
    const { meeting, find, root } = await mountState({
      model: { ...hostModel, self: { ...self, audioMuted: true } },
    });
    meeting.failure = new MeetingError('media-denied', 'The microphone was refused.');
    find('.view').focus();
    await sendKeys({ down: 'Space' });
    await nextFrame();
    expect(root.querySelector('.voice')!.textContent!.trim()).to.equal('');
    expect(find('.failure').textContent).to.include(text.notices.denied);
    await sendKeys({ up: 'Space' });
    await nextFrame();
    expect(root.querySelector('.voice')!.textContent!.trim()).to.equal('');
  });

  for (const microphone of ['denied', 'missing'] as const)
    it(`space is not offered where the microphone is ${microphone}`, async () => {
      const { meeting, find, root } = await mountState({
        model: { ...hostModel, self: { ...self, audioMuted: true, microphone } },
      });
      find('.view').focus();
      await press('Space');
      expect(meeting.calls).to.deep.equal([]);
      await press('?');
      const listed = [...root.querySelectorAll('dialog dt')].map((one) => one.textContent);
      expect(listed).not.to.include(text.spaceKey);
    });

  for (const [state, scroller] of [
    ['people', '.rows'],
    ['chat', '.messages'],
    ['statistics', '.panel .scroller'],
  ] as const)
    it(`space scrolls ${scroller} that has the focus`, async () => {
      const base = states[state];
      const model = { ...base.model, self: { ...self, audioMuted: true } };
      const { meeting, find } = await mountState({ ...base, model }, { height: 320 });
      const region = find(scroller);
      expect(region.scrollHeight).to.be.above(region.clientHeight);
      meeting.calls.length = 0;
      region.focus();
      const pressed = new Promise<Event>((resolve) =>
        document.addEventListener('keydown', resolve, { once: true }),
      );
      await press('Space');
      expect((await pressed).defaultPrevented, 'left to the browser').to.be.false;
      expect(meeting.calls).to.deep.equal([]);
    });

  it('space mutes nobody who was heard, and presses the button that has the focus', async () => {
    const { meeting, find } = await mountState(states.host);
    find('.view').focus();
    await press('Space');
    expect(meeting.calls).to.deep.equal([]);
    find('.video').focus();
    await press('Space');
    expect(meeting.calls).to.deep.equal([['setVideoMuted', { muted: true }]]);
  });

  it('space that is held when the window loses the focus is let go', async () => {
    const { meeting, find } = await mountState({
      model: { ...hostModel, self: { ...self, audioMuted: true } },
    });
    find('.view').focus();
    await sendKeys({ down: 'Space' });
    window.dispatchEvent(new Event('blur'));
    expect(meeting.calls.at(-1)).to.deep.equal(['setAudioMuted', { muted: true }]);
    await sendKeys({ up: 'Space' });
  });
});

describe('hints', () => {
  it('say that nobody hears a voice, and unmute it', async () => {
    const { meeting, find, act, has } = await mountState(states.host);
    meeting.update({ self: { ...self, audioMuted: true, speaksMuted: true } });
    await nextFrame();
    expect(find('.voice').textContent).to.include('You are muted');
    expect(find('.voice').role).to.equal('status');
    await act('.voice button');
    expect(meeting.calls.at(-1)).to.deep.equal(['setAudioMuted', { muted: false }]);
    meeting.update({ self: { ...self, audioMuted: true, mutedByHost: true, speaksMuted: true } });
    await nextFrame();
    expect(has('.voice button')).to.be.false;
  });

  it('lie over no notice, in a meeting as narrow as a phone', async () => {
    const { meeting, find, has } = await mountState(states.host, { width: 320 });
    const waiting = participant('zoe', 'Zoe', { service_type: 'waiting_room' });
    meeting.update({
      self: { ...self, audioMuted: true, speaksMuted: true },
      participants: new Map([...hostModel.participants, ['zoe', waiting]]),
    });
    await nextFrame();
    expect(has('.voice .toast') && has('.notice')).to.be.true;
    const [voice, notice] = [find('.voice .toast'), find('.notice')].map((one) =>
      one.getBoundingClientRect(),
    );
    expect(voice!.bottom).to.be.at.most(notice!.top);
  });

  for (const [dir, side] of [
    ['ltr', 'paddingLeft'],
    ['rtl', 'paddingRight'],
  ] as const)
    it(`have their picture away from the edge where one begins to read (${dir})`, async () => {
      const { meeting, find } = await mountState(states.host, { dir });
      meeting.update({ self: { ...self, audioMuted: true, mutedByHost: true, speaksMuted: true } });
      await nextFrame();
      expect(getComputedStyle(find('.voice .toast'))[side]).to.equal('16px');
    });

  it('say in words what the connection is like, where it is not good', async () => {
    const { meeting, find, has } = await mountState(states.host);
    for (const [quality, words] of [
      ['fair', 'Unsteady connection'],
      ['poor', 'Poor connection'],
    ] as const) {
      meeting.update({ quality });
      await nextFrame();
      expect(find('.quality').textContent!.trim()).to.equal(words);
    }
    meeting.update({ quality: 'good' });
    await nextFrame();
    expect(has('.quality')).to.be.false;
  });
});

describe('beside the page', () => {
  it('the meeting takes the whole screen, and gives it back', async () => {
    const { host, act, find, root } = await mountState(states.host);
    const { calls, restore } = pretendScreen(host);
    try {
      find('.view').focus();
      await press('f');
      expect(calls).to.deep.equal(['request, true']);
      await act('.opens-more');
      const leave = root.querySelector('[data-icon="shrink"]')!;
      expect(leave.textContent).to.include('Leave full screen');
      // As Escape does.
      await document.exitFullscreen();
      await nextFrame();
      expect(root.querySelector('[data-icon="enlarge"]')!.textContent).to.include('Full screen');
    } finally {
      restore();
    }
  });

  it('the whole screen that a meeting has from the one before is given back by its menu', async () => {
    const first = await mountState(states.host);
    const { host } = first;
    const { restore } = pretendScreen(host);
    first.find('.view').focus();
    await press('f');
    first.view.close();
    // As an element that is joined again draws the next one.
    const { view } = await openState(host.shadowRoot!, states.host, { lang: 'en' });
    try {
      host.shadowRoot!.querySelector<HTMLElement>('.opens-more')!.click();
      await nextFrame();
      const item = host.shadowRoot!.querySelector('.menu [data-icon="shrink"]');
      expect(item?.textContent).to.include('Leave full screen');
    } finally {
      restore();
      view.close();
    }
  });

  it('a whole screen that the browser refuses is told for a while', async () => {
    const stand = await mountState(states.host);
    stand.host.requestFullscreen = () => Promise.reject(new TypeError('No gesture.'));
    const due: (() => void)[] = [];
    const { setTimeout } = window;
    window.setTimeout = ((run: () => void, ms?: number) =>
      ms === 10_000 ? due.push(run) : setTimeout(run, ms)) as typeof window.setTimeout;
    try {
      await stand.act('.opens-more', '@enlarge');
      expect(stand.find('.failure').textContent).to.include(text.failed);
    } finally {
      window.setTimeout = setTimeout;
    }
    for (const run of due) run();
    await nextFrame();
    expect(stand.has('.failure .toast')).to.be.false;
  });

  it('the small window has the picture and the controls, and closes with the meeting', async () => {
    const { documentPictureInPicture } = window as unknown as {
      documentPictureInPicture?: EventTarget & { window: Window | null };
    };
    // Firefox has none.
    if (!documentPictureInPicture) return;
    const stand = await mountState(states.host);
    const opened = new Promise<Event>((resolve) => {
      documentPictureInPicture.addEventListener('enter', resolve, { once: true });
    });
    stand.find('.opens-more').focus();
    await press('Enter');
    stand.find('@float').focus();
    await press('Enter');
    const { window: small } = (await opened) as Event & { window: Window };
    const page = small.document;
    await until(() => page.querySelector('video') && page.querySelector('.leave'));
    expect(getComputedStyle(page.querySelector('.view')!).display).to.equal('flex');
    page.querySelector<HTMLElement>('.leave')!.click();
    expect(stand.meeting.calls).to.deep.equal([['hangup']]);
    const closed = new Promise((resolve) => small.addEventListener('pagehide', resolve));
    stand.meeting.update({ status: 'left' });
    await closed;
  });

  it('the screen stays on in the meeting alone, unless the page says otherwise', async () => {
    const { wakeLock } = navigator;
    const locks: { released: boolean; release(): Promise<void> }[] = [];
    Object.defineProperty(navigator, 'wakeLock', {
      configurable: true,
      value: {
        async request() {
          const lock = { released: false, release: async () => void (lock.released = true) };
          locks.push(lock);
          return lock;
        },
      },
    });
    try {
      const { meeting } = await mountState(states.host);
      await nextFrame();
      expect(locks.map(({ released }) => released)).to.deep.equal([false]);
      meeting.update({ status: 'left' });
      await nextFrame();
      expect(locks.map(({ released }) => released)).to.deep.equal([true]);
      await mountState(states.host, { wakeLock: false });
      await mountState(states['waiting-host']);
      expect(locks.length).to.equal(1);
      const open = await mountState(states.host);
      await nextFrame();
      open.close();
      expect(locks.map(({ released }) => released)).to.deep.equal([true, true]);
    } finally {
      Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: wakeLock });
    }
  });
});

describe('the wake lock', () => {
  it('is one, and given back, where it is wanted, not wanted and wanted while the browser thinks', async () => {
    const { wakeLock } = navigator;
    const locks: { released: boolean; release(): Promise<void> }[] = [];
    const { promise: thought, resolve: decide } = Promise.withResolvers<void>();
    const request = async () => {
      await thought;
      const lock = { released: false, release: async () => void (lock.released = true) };
      locks.push(lock);
      return lock;
    };
    Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
    try {
      const lock = new WakeLock();
      for (const wanted of [true, false, true]) lock.set(wanted);
      decide();
      await nextFrame();
      expect(locks.map(({ released }) => released)).to.deep.equal([false]);
      lock.set(false);
      await nextFrame();
      expect(locks.map(({ released }) => released)).to.deep.equal([true]);
    } finally {
      Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: wakeLock });
    }
  });
});

describe('a list of controls', () => {
  it('shows these, and no others', async () => {
    const stand = await mountState(states.host, { controls: ['microphone', 'leave'] });
    const labels = [...stand.root.querySelectorAll('.toolbar button')].map((one) => one.ariaLabel);
    expect(labels).to.deep.equal(['Mute microphone', 'More', 'Leave']);
    expect(stand.has('.self')).to.be.false;
    await stand.act('.opens-more');
    const items = [...stand.root.querySelectorAll('.menu button')].map((one) => one.textContent);
    expect(items.map((one) => one?.trim())).to.deep.equal(['Keyboard shortcuts']);
  });

  it('has no list of keys that do nothing, and no menu without an item', async () => {
    const stand = await mountState(states.host, { shortcuts: false });
    await stand.act('.opens-more');
    expect(stand.has('@self')).to.be.true;
    expect(stand.has('@keyboard')).to.be.false;
    const controls = ['microphone', 'leave'] as const;
    const few = await mountState(states.host, { shortcuts: false, controls });
    const labels = [...few.root.querySelectorAll('.toolbar button')].map((one) => one.ariaLabel);
    expect(labels).to.deep.equal(['Mute microphone', 'Leave']);
    const wide = await mountState(states.host, { shortcuts: false, controls: ['hand'] });
    expect(wide.has('.opens-more'), 'its item is a button').to.be.false;
    const narrow = await mountState(states.host, {
      shortcuts: false,
      controls: ['hand'],
      width: 360,
    });
    await narrow.act('.opens-more');
    expect(narrow.has('@hand')).to.be.true;
  });

  it('opens no panel that it has not: who waits is admitted one by one, a message is read in its notice', async () => {
    const controls = ['microphone', 'leave'] as const;
    const { act, meeting, root } = await mountState(states.host, { controls });
    const notices = () =>
      [...root.querySelectorAll('.notice')].map((one) =>
        [...one.querySelectorAll('.says, .small')].map((part) => part.textContent!.trim()),
      );
    meeting.put(participant('kim', 'Kim', { service_type: 'waiting_room' }));
    meeting.update({ messages: states.chat.model.messages });
    await nextFrame();
    expect(notices()).to.deep.equal([
      ['Priya Natarajan is waiting to be let in', 'Admit'],
      ['Noor Haddad: مرحبا بالجميع، سألتحق بعد قليل'],
    ]);
    await act('.notice .small');
    expect(meeting.calls).to.deep.equal([['admit', { participantId: 'wait' }]]);
    meeting.put(participant('wait', 'Priya Natarajan'));
    await nextFrame();
    expect(notices()[0]).to.deep.equal(['Kim is waiting to be let in', 'Admit']);
  });

  it('with people and without chat, offers no message to one of them', async () => {
    const stand = await mountState(states.host, { controls: ['people'] });
    await stand.act('.opens-people', '[data-uuid="lin"] button');
    expect(stand.has('@micOff')).to.be.true;
    expect(stand.has('@chat')).to.be.false;
  });

  for (const [controls, fields] of [
    [['effects'], ['background', 'noise']],
    [['devices'], []],
  ] as const)
    it(`offers effects where it has them: ${controls.join()}`, async () => {
      const stand = await mountState(states.host, { controls });
      await stand.act('.opens-more', '@devices');
      const named = [...stand.root.querySelectorAll<HTMLSelectElement>('.panel select[name]')];
      expect(named.map(({ name }) => name)).to.deep.equal(fields);
    });

  it('has a name for each', async () => {
    const all = await mountState(states.host, { controls: [...controlNames] });
    const every = await mountState(states.host);
    const buttons = (root: ShadowRoot) => root.querySelectorAll('button').length;
    await all.act('.opens-more');
    await every.act('.opens-more');
    expect(buttons(all.root)).to.equal(buttons(every.root));
  });
});
