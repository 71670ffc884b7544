/** The view itself: media, roster, strangers' text, and that nothing is left of it. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { FakeMeeting, hostModel, participant } from '../../demo/view/fake-meeting.ts';
import { states, type ViewState } from '../../demo/view/states.ts';
import { drawLayout } from '../../src/providers/pexip/view/layout-drawing.ts';
import { RosterOrder } from '../../src/providers/pexip/view/roster-order.ts';
import { timeLeft } from '../../src/providers/pexip/view/time-left.ts';
import { openView } from '../../src/providers/pexip/view/native-view.ts';
import { until } from '../until.ts';
import { closeStands, mountState, nextFrame } from './stand.ts';

afterEach(closeStands);

describe('the view of a native meeting', () => {
  it('plays main video with sound, itself and the presentation without, itself mirrored', async () => {
    const { root } = await mountState(states.presentation);
    const videos = [...root.querySelectorAll('video')];
    await until(() => videos.every((video) => video.videoWidth && !video.paused));
    const muted = Object.fromEntries(videos.map((video) => [video.ariaLabel, video.muted]));
    expect(muted).to.deep.equal({
      'Presentation by Tomás Rivera': true,
      'Video of the meeting': false,
      'Your camera': true,
    });
    expect(getComputedStyle(root.querySelector('.self video')!).scale).to.equal('-1 1');
  });

  it('goes on sounding while only the presentation is seen', async () => {
    const { root, act } = await mountState(states.presentation);
    const main = root.querySelector<HTMLVideoElement>('.main video')!;
    await act('.choices button:nth-child(2)');
    expect(root.querySelector('.main video')).to.equal(main);
    expect(!!main.srcObject).to.be.true;
    expect(main.checkVisibility({ visibilityProperty: true })).to.be.false;
    await act('.choices button:nth-child(3)');
    expect(root.querySelector('.presentation video')).to.be.null;
  });

  it('asks for a click where the browser refuses to play, and plays on it', async () => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = () =>
      Promise.reject(new DOMException('No gesture.', 'NotAllowedError'));
    const stand = await mountState({ ...states.host, stage: ['main'] }).finally(() => {
      HTMLMediaElement.prototype.play = play;
    });
    await until(() => stand.has('.refused button'));
    const video = stand.root.querySelector('video')!;
    video.pause();
    await stand.act('.refused button');
    await until(() => !video.paused);
    expect(stand.has('.refused')).to.be.false;
  });

  it('shows a presentation that comes as pictures', async () => {
    const { meeting, find } = await mountState(states.host);
    const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    meeting.update({ presentation: { presenterName: 'Ann', local: false, picture } });
    await nextFrame();
    const image = find('.presentation img') as HTMLImageElement;
    expect([image.src, image.alt]).to.deep.equal([picture, 'Presentation by Ann']);
  });

  it('shows text as text, whatever is in it', async () => {
    const evil = '<img src=x onerror="document.title=1"><b>hi</b>';
    const { meeting, root } = await mountState(states.chat);
    meeting.put(participant('evil', evil));
    meeting.update({
      name: evil,
      messages: [
        {
          id: 99,
          time: 0,
          uuid: 'evil',
          name: evil,
          text: evil,
          type: 'text/plain',
          direct: false,
          local: false,
        },
        {
          id: 100,
          time: 0,
          uuid: 'evil',
          name: evil,
          text: '{"a":1}',
          type: 'application/json',
          direct: false,
          local: false,
        },
      ],
      conference: { ...meeting.model.conference, banner: evil },
    });
    await nextFrame();
    expect(root.querySelector('.messages')!.textContent).to.include(evil);
    expect(root.querySelector('.banner')!.textContent).to.include(evil);
    expect(root.querySelectorAll('.messages li').length).to.equal(1);
    expect(root.querySelectorAll('img, .view b b').length).to.equal(0);
  });

  it('draws layouts from a stranger’s SVG without its scripts, styles and links', () => {
    const drawing = drawLayout(
      `<svg viewBox='0 0 10 10' onload='alert(1)'><script>alert(1)</script><style>*{}</style>
      <rect x='1' width="2" onclick='alert(1)' fill='url(#a)' style='x' href='javascript:1'/><image href='https://example.com/x'/>
      <a href='javascript:1'><circle cx='1' cy='1' r='1' fill='currentColor'/></a><foreignObject><iframe/></foreignObject></svg>`,
    ) as SVGElement;
    expect(drawing.innerHTML).to.equal(
      '<rect x="1" width="2"></rect><circle cx="1" cy="1" r="1" fill="currentColor"></circle>',
    );
    expect(drawing.getAttributeNames().sort()).to.deep.equal(['aria-hidden', 'class', 'viewBox']);
  });

  it('counts what has not been read, until the chat is open', async () => {
    const { meeting, find, has, act } = await mountState(states.host);
    meeting.update({ messages: states.chat.model.messages });
    await nextFrame();
    expect(find('.opens-chat .badge').textContent).to.equal('4'); // Two are one's own.
    await act('.opens-chat');
    expect(has('.opens-chat .badge')).to.be.false;
    await act('.opens-chat');
    expect(has('.opens-chat .badge')).to.be.false;
  });

  it('draws a roster of 5,000 as the rows in sight, wherever one scrolls', async () => {
    const { root, meeting, act } = await mountState(states['large-roster']);
    await nextFrame();
    await nextFrame();
    const rows = () => [...root.querySelectorAll<HTMLElement>('.row')];
    const inSight = Math.ceil(root.querySelector('.rows')!.clientHeight / 56);
    expect(rows().length).to.be.within(inSight, inSight + 13);
    expect(rows()[0]!.ariaSetSize).to.equal('5000');
    const scroller = root.querySelector('.rows')!;
    scroller.scrollTop = scroller.scrollHeight;
    await until(() => rows().at(-1)?.ariaPosInSet === '5000');
    expect(rows().length).to.be.at.most(inSight + 13);
    const box = scroller.getBoundingClientRect();
    expect(rows().at(-1)!.getBoundingClientRect().bottom).to.be.closeTo(box.bottom, 2);
    // A change redraws its row alone.
    const [changed, kept] = [rows().at(-1)!, rows().at(-2)!];
    const entry = meeting.model.participants.get(changed.dataset.uuid!)!;
    meeting.put({ ...entry, is_muted: 'YES' });
    await nextFrame();
    expect(changed.querySelector('.muted')).to.exist;
    expect(kept.isConnected).to.be.true;
    await act('.search input <- guest 4321');
    await until(() => rows().length === 1);
    expect(rows()[0]!.dataset.uuid).to.equal('guest-4320');
  });

  it('orders the roster by who needs an answer, and keeps the order through any change', () => {
    const order = new RosterOrder('en');
    const all = new Map(hostModel.participants);
    const read = (version: number) => order.read(all, version, 'self').map(({ uuid }) => uuid);
    expect(read(1).slice(0, 5)).to.deep.equal(['self', 'wait', 'jonas', 'dial', 'maya']);
    const change = (uuid: string, rest: object) => all.set(uuid, { ...all.get(uuid)!, ...rest });
    for (let at = 0; at < 200; at++) all.set(`g${at}`, participant(`g${at}`, `Guest ${at}`));
    read(2);
    change('g150', { buzz_time: 1 });
    change('g20', { role: 'chair' });
    change('wait', { service_type: 'conference' });
    all.delete('g3');
    all.set('a', participant('a', 'Aaron'));
    const changed = read(3);
    expect(changed.slice(0, 6)).to.deep.equal(['self', 'g150', 'jonas', 'dial', 'g20', 'maya']);
    expect(changed).to.deep.equal(
      new RosterOrder('en').read(all, 1, 'self').map(({ uuid }) => uuid),
    );
  });

  it('says how long a room stays open', () => {
    for (const [seconds, words] of [
      [0, '0:00'],
      [-5, '0:00'],
      [59, '0:59'],
      [725, '12:05'],
      [3661, '1:01:01'],
    ] as const)
      expect(timeLeft(1000 + seconds, 1_000_000)).to.equal(words);
  });

  it('closes what belongs to the meeting when it is over', async () => {
    const { meeting, has, act } = await mountState(states.chat);
    await act('.opens-more');
    meeting.update({ status: 'transferring' });
    await nextFrame();
    expect(has('.menu') || has('.panel')).to.be.false;
    meeting.update({ status: 'joined' });
    await nextFrame();
    expect(has('.panel')).to.be.false;
  });

  it('takes along to another room what has been read, and how one sees oneself', async () => {
    const { meeting, act, has, find } = await mountState(states.host);
    meeting.update({ messages: states.chat.model.messages });
    await nextFrame();
    await act('.opens-chat', '.self [aria-label="Make self view smaller"]');
    const move = async () => {
      meeting.update({ status: 'transferring' });
      await nextFrame();
      meeting.update({ status: 'joined' });
      await nextFrame();
    };
    await move();
    expect(has('.opens-chat .badge')).to.be.false;
    expect(find('.self').classList.contains('shrunk')).to.be.true;
    await act('.self [aria-label="Hide self view"]');
    await move();
    expect(has('.self')).to.be.false;
  });

  it('stops what it has begun when the room it was for is left', async () => {
    const { meeting } = await mountState(states.statistics);
    meeting.update({ status: 'transferring' });
    await nextFrame();
    expect(meeting.calls.at(-1)).to.deep.equal(['watchStatistics', { watching: false }]);

    const stand = await mountState(states.camera);
    stand.find('.key.left').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    stand.meeting.failure = new Error('This participant may not do that now.');
    stand.meeting.update({ status: 'transferring' });
    await nextFrame();
    const [, args] = stand.meeting.calls.at(-1)!;
    expect(args).to.include({ action: 'stop' });
    // Nobody has asked for it.
    await nextFrame();
    expect(stand.find('[role="alert"]').textContent!.trim()).to.equal('');
  });

  it('offers to find people for as long as some are not shown', async () => {
    const { meeting, act, has, root } = await mountState(states.people);
    await act('.search input <- lin');
    for (const uuid of ['board', 'tomas', 'dial', 'wait']) meeting.remove(uuid);
    await nextFrame();
    expect(root.querySelectorAll('.row').length).to.equal(1);
    expect(has('.search')).to.be.true;
    await act('.search input <- ');
    expect(root.querySelectorAll('.row').length).to.equal(6);
    expect(has('.search')).to.be.false;
  });

  it('draws once for many changes', async () => {
    const { meeting, root } = await mountState(states.people);
    let drawn = 0;
    const observer = new MutationObserver(() => drawn++);
    observer.observe(root.querySelector('.opens-people')!, { attributeFilter: ['title'] });
    for (let at = 0; at < 500; at++) meeting.put(participant(`n${at}`, `New ${at}`));
    await nextFrame();
    await nextFrame();
    observer.disconnect();
    expect(drawn).to.equal(1);
    expect(root.querySelector('.opens-people')!.getAttribute('title')).to.include('510 people');
  });

  it('leaves nothing: no node, listener, style, stream, subscription or timer', async () => {
    const busy: readonly ViewState[] = [
      states.presentation,
      states.camera,
      states.more,
      states.rooms,
      states['in-room'],
      states['large-roster'],
      states.statistics,
    ];
    const timers = new Set<unknown>();
    const { setTimeout: set, clearTimeout: clear, setInterval: every, clearInterval: end } = window;
    const once = async () => {
      for (const state of busy) {
        const stand = await mountState(state);
        const videos = [...stand.root.querySelectorAll('video')];
        stand.meeting.put(participant('new', 'Somebody new'));
        stand.meeting.failure = new Error('No.');
        if (stand.has('.audio')) await stand.act('.audio');
        stand.close();
        stand.close();
        expect(stand.root.childElementCount).to.equal(0);
        expect(stand.root.adoptedStyleSheets.length).to.equal(0);
        expect(stand.meeting.listeners.size).to.equal(0);
        // Compared here: a report of a stream’s insides would take minutes.
        expect(videos.filter((video) => video.srcObject).length).to.equal(0);
        stand.meeting.update({ name: 'Later' });
      }
    };
    interface Metrics {
      nodes: number;
      listeners: number;
    }
    await once();
    const before = await executeServerCommand<Metrics, undefined>('page-metrics');
    window.setTimeout = ((handler: () => void, ms?: number) => {
      const id = set(() => (timers.delete(id), handler()), ms);
      timers.add(id);
      return id;
    }) as typeof setTimeout;
    window.clearTimeout = (id) => (timers.delete(id), clear(id));
    window.setInterval = ((handler: () => void, ms?: number) => {
      const id = every(handler, ms);
      timers.add(id);
      return id;
    }) as typeof setInterval;
    window.clearInterval = (id) => (timers.delete(id), end(id));
    try {
      for (let cycle = 0; cycle < 2; cycle++) await once();
      expect([...timers]).to.deep.equal([]);
    } finally {
      Object.assign(window, {
        setTimeout: set,
        clearTimeout: clear,
        setInterval: every,
        clearInterval: end,
      });
    }
    const after = await executeServerCommand<Metrics, undefined>('page-metrics');
    expect(after.listeners).to.be.at.most(before.listeners);
    // One node that each view leaves is more.
    expect(after.nodes).to.be.below(before.nodes + 2 * busy.length);
  }).timeout(60_000);

  it('may be closed before its language has come', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    const meeting = new FakeMeeting();
    openView(root, meeting, meeting.actions, { lang: 'de' }).close();
    await nextFrame();
    expect(root.childElementCount).to.equal(0);
    expect(meeting.listeners.size).to.equal(0);
  });
});
