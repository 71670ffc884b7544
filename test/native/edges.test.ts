/** A native meeting where nodes, networks and people do what they rarely do. */
import { expect } from '@open-wc/testing';
import type { MeetingError } from '../../src/meeting/errors.ts';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { drawn, gone, mount, nextEvent, recordEvents } from '../element.ts';
import { closeAll, roster, Scene, sse } from '../pexip/node.ts';

const ANN = { uuid: 'ann', display_name: 'Ann', service_type: 'conference', role: 'chair' };
const BOB = { uuid: 'bob', display_name: 'Bob' };
const PINS = { pin: 'required', guest_pin: 'required' };

/** What the node answers to whoever knocks. */
const ask = (scene: Scene, result: object, times?: number) =>
  scene.rule({
    path: 'request_token',
    status: 403,
    body: { status: 'success', result },
    ...(times !== undefined && { times }),
  });
const grant = (scene: Scene, extra: object = {}, rule: object = {}) =>
  scene.rule({
    path: 'request_token',
    body: {
      status: 'success',
      result: {
        token: 'TOKEN',
        expires: '120',
        participant_uuid: 'ann',
        role: 'HOST',
        current_service_type: 'conference',
        ...extra,
      },
    },
    ...rule,
  });
const WAITING = { role: 'GUEST', current_service_type: 'waiting_room' };
const waiting = (entry: object) => ({ ...entry, role: 'guest', service_type: 'waiting_room' });

const native = (scene: Scene, attributes: { [name: string]: string } = {}): MeetingEmbedElement =>
  mount({
    provider: 'pexip',
    mode: 'native',
    // The scene's own name is no address over http:.
    address: scene.url.replace(/n\d+\.localhost/, 'localhost'),
    alias: scene.alias,
    name: 'Ann',
    callType: 'none',
    ...attributes,
  });
const outcome = (promise: Promise<string>) =>
  promise.then(
    (result) => result,
    (error) => error.code as string,
  );
/** Pexip's own event. */
const wire = (element: MeetingEmbedElement, name: string) =>
  new Promise((resolve) => element.addEventListener(`pexip-${name}`, resolve, { once: true }));
const paths = async (scene: Scene) => (await scene.log()).map(({ path }) => path);

describe('a native meeting at its edges', function () {
  this.timeout(60_000);
  afterEach(async () => {
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove());
    await closeAll();
  });

  it('in the waiting room stays there, although the stream is lost and found', async () => {
    const scene = new Scene();
    await grant(scene, WAITING);
    await scene.greet(roster(waiting(ANN)));
    const element = native(scene);
    await nextEvent(element, 'meeting-prompt');
    await scene.streams(1);
    const again = nextEvent(element, 'meeting-prompt');
    await scene.end();
    expect((await again).detail.kind).to.equal('waiting');
    expect(element.state).to.equal('waiting');
  });

  it('transferred into a waiting room waits there, without those it has left', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await here.greet(roster(ANN, BOB) + sse('splash_screen', { screen_key: 'welcome' }));
    await here.rule({
      path: 'theme',
      body: {
        status: 'success',
        result: { welcome: { elements: [{ type: 'text', text: 'Hi' }] } },
      },
    });
    await grant(here);
    await grant(there, WAITING);
    await there.greet(roster(waiting(ANN)));
    const element = native(here);
    const events = recordEvents(element, 'meeting-joined', 'meeting-prompt', 'participant-left');
    await drawn(element, '[part~="splash"]');
    const waits = nextEvent(element, 'meeting-prompt');
    await here.tell('refer', { alias: there.alias, token: 'ONE-TIME' });
    await waits;
    expect(events.map(([type]) => type)).to.deep.equal([
      'meeting-joined',
      'participant-left',
      'meeting-prompt',
    ]);
    expect(element.state).to.equal('waiting');
    await gone(element, '[part~="splash"]');
  });

  it('let in after a transfer has joined once', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await grant(here, WAITING);
    await here.greet(roster(waiting(ANN)));
    await there.greet(roster(ANN));
    const element = native(here);
    const joined = recordEvents(element, 'meeting-joined');
    await wire(element, 'participant-sync-end');
    const done = wire(element, 'participant-sync-end');
    await here.tell('refer', { alias: there.alias, token: 'ONE-TIME' });
    await done;
    expect(joined).to.have.lengthOf(1);
    expect(joined[0]![1]).to.include({ again: true });
  });

  it('a transfer that fails is an error, and the meeting goes on', async () => {
    const [here, there] = [new Scene(), new Scene()];
    await here.greet(roster(ANN));
    await ask(there, PINS);
    const element = native(here);
    await nextEvent(element, 'meeting-joined');
    await here.streams(1);
    const failed = nextEvent(element, 'meeting-error');
    await here.tell('refer', { alias: there.alias });
    const { detail } = await failed;
    expect(detail.fatal).to.equal(false);
    expect(detail.message).to.contain(there.alias);
    expect(element.state).to.equal('joined');
  });

  it('commands given early wait at the door, and hangup does not', async () => {
    const scene = new Scene();
    await ask(scene, PINS, 1);
    await scene.greet(roster(ANN));
    const element = native(scene);
    const raised = outcome(element.setHandRaised({ raised: true }));
    await nextEvent(element, 'meeting-prompt');
    expect(await element.answerPrompt({ value: '1234' })).to.equal('acknowledged');
    expect(await raised).to.equal('acknowledged');
  });

  it('hangup ends a join that the node has not answered yet', async () => {
    const scene = new Scene();
    await grant(scene, {}, { kind: 'held' });
    const element = native(scene);
    await scene.requests('request_token');
    const left = nextEvent(element, 'meeting-left');
    expect(await element.hangup()).to.equal('acknowledged');
    await left;
    expect(element.state).to.equal('left');
    await scene.let('request_token');
    await scene.requests('release_token');
  });

  it('captions that are wanted are asked for once the conference is known to have them', async () => {
    const scene = new Scene();
    await grant(scene);
    await scene.greet(roster(ANN));
    const element = native(scene, { captions: 'true' });
    await nextEvent(element, 'meeting-joined');
    await scene.streams(1);
    for (const locked of [false, true])
      await scene.tell('conference_update', { live_captions_available: true, locked });
    await scene.requests('participants/ann/show_live_captions');
    await element.setHandRaised({ raised: true });
    expect(
      (await paths(scene)).filter((path) => path.endsWith('show_live_captions')),
    ).to.have.lengthOf(1);
  });

  for (const [what, result, answer] of [
    ['a PIN in digits that no header holds', PINS, { value: '١٢٣٤' }],
    ['an extension that is none', { conference_extension: 'standard' }, {}],
    ['a choice of no identity provider', { idp: [{ name: 'ADFS', uuid: '7e43610f' }] }, {}],
  ] as const)
    it(`${what} is asked for again`, async () => {
      const scene = new Scene();
      await ask(scene, result);
      const element = native(scene);
      await nextEvent(element, 'meeting-prompt');
      const again = nextEvent(element, 'meeting-prompt');
      await element.answerPrompt(answer);
      await again;
      expect(element.state).to.equal('waiting');
      expect(element.error).to.equal(undefined);
    });

  it('a window to sign in with that the browser refuses is an error that is told, and opened again by a click alone', async () => {
    const scene = new Scene();
    await ask(scene, {
      redirect_url: 'https://idp.test/sso',
      redirect_idp: { name: 'ADFS', uuid: '7e43610f' },
    });
    const { open } = window;
    let asked = 0;
    window.open = () => {
      asked += 1;
      return null;
    };
    try {
      const element = native(scene);
      const refused = nextEvent(element, 'meeting-error');
      const prompt = nextEvent(element, 'meeting-prompt');
      expect((await refused).detail).to.include({ code: 'command-failed', fatal: false });
      expect((await prompt).detail).to.deep.equal({
        kind: 'identity-provider',
        choices: [{ id: '7e43610f', name: 'ADFS' }],
      });
      expect(asked).to.equal(1);
      const told = await drawn(element, '.failure .toast');
      expect(told.textContent).to.include('blocked the sign-in window');
      told.querySelector('button')!.click();
      await gone(element, '.failure .toast');
      const again = nextEvent(element, 'meeting-prompt');
      await element.answerPrompt({ value: '7e43610f' });
      await again;
      expect(asked).to.equal(2);
      await drawn(element, '.failure .toast');
    } finally {
      window.open = open;
    }
  });

  it('the view says that the connection is lost, and that it is back', async () => {
    const scene = new Scene();
    await scene.greet(roster(ANN));
    const element = native(scene);
    await nextEvent(element, 'meeting-joined');
    await drawn(element, '.leave');
    await scene.streams(1);
    await scene.rule({ path: 'events', status: 503, body: '' });
    const back = nextEvent(element, 'meeting-joined');
    await scene.end();
    await drawn(element, '.chip.warn');
    await scene.rule({ path: 'events' });
    await back;
    await gone(element, '.chip.warn');
  });

  it('a splash screen that loads slowly is not shown after its end', async () => {
    const scene = new Scene();
    const theme = {
      welcome: { elements: [{ type: 'text', text: 'Welcome' }] },
      other: { elements: [{ type: 'text', text: 'Other' }] },
    };
    await scene.rule({ path: 'theme', body: { status: 'success', result: theme } });
    await scene.rule({
      path: 'theme',
      kind: 'held',
      times: 1,
      body: { status: 'success', result: theme },
    });
    await scene.greet(roster(ANN));
    const element = native(scene);
    await nextEvent(element, 'meeting-joined');
    await scene.streams(1);
    await scene.write(
      sse('splash_screen', { screen_key: 'welcome' }) +
        sse('splash_screen', { screen_key: 'other' }),
    );
    await scene.requests('theme');
    await scene.let('theme');
    const shown = await drawn(element, '[part~="splash"]');
    expect(shown.textContent).to.contain('Other');
    await scene.requests('theme', 2);
    await scene.tell('splash_screen', { screen_key: 'unknown' });
    await gone(element, '[part~="splash"]');
  });

  it('a guest who becomes a host has layouts to choose from', async () => {
    const scene = new Scene();
    await grant(scene, { role: 'GUEST' });
    await scene.greet(roster({ ...ANN, role: 'guest' }));
    const element = native(scene);
    await wire(element, 'participant-sync-end');
    expect(await paths(scene)).not.to.include('layout_svgs');
    await scene.tell('participant_update', ANN);
    await scene.requests('layout_svgs');
  });

  it('a page without devices has a call that receives, and says what is missing', async () => {
    const scene = new Scene();
    await grant(scene);
    await scene.greet(roster(ANN));
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
    try {
      const element = native(scene, { callType: 'video' });
      const errors = recordEvents(element, 'meeting-error');
      await nextEvent(element, 'meeting-joined');
      await scene.requests('participants/ann/calls');
      const missing = errors.map(([, error]) => error as MeetingError);
      expect(
        missing.filter(({ code, fatal }) => code === 'media-missing' && !fatal),
        'microphone and camera',
      ).to.have.lengthOf(2);
    } finally {
      delete (navigator as { mediaDevices?: unknown }).mediaDevices;
    }
  });

  it('people are moved from the main room to a breakout room, and between rooms', async () => {
    const scene = new Scene();
    await grant(scene);
    await scene.greet(roster(ANN, BOB) + sse('conference_update', { breakout_rooms: true }));
    const element = native(scene);
    await nextEvent(element, 'participant-joined');
    for (const [from, path] of [
      ['main', 'participants/breakout'],
      ['room', 'breakouts/room/participants/breakout'],
    ]) {
      await element.execute('moveToBreakout', { participantIds: ['bob'], from, to: 'other' });
      const [request] = await scene.requests(path!);
      expect(JSON.parse(request?.body ?? '')).to.deep.equal({
        breakout_uuid: 'other',
        participants: ['bob'],
      });
    }
  });
});
