/**
 * Parts that load on demand: one that does not arrive is said, and ends no meeting. Asking again in the same page is
 * shown of the built files, in `chunks-again.test.ts`: Chromium remembers by its URL that a module did not load.
 */
import { expect } from '@open-wc/testing';
import type { MeetingError } from '../src/meeting/errors.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { turns } from './element.ts';

/** A page of its own, whose modules have never been asked for, and that does not get those that end so. */
async function openPage(...failing: string[]) {
  const name = `page-${crypto.randomUUID()}`;
  await fetch(`/flaky/${name}/`, { method: 'POST', body: JSON.stringify(failing) });
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><title>Page</title>';
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  const script = page.createElement('script');
  script.type = 'module';
  script.src = `/flaky/${name}/src/define.ts`;
  const defined = new Promise((resolve) => (script.onload = resolve));
  page.body.append(script);
  await defined;
  const element = page.createElement('meeting-embed');
  const heard: string[] = [];
  const errors: MeetingError[] = [];
  element.addEventListener('meeting-error', ({ detail }) => errors.push(detail));
  for (const type of ['meeting-error', 'meeting-ready', 'meeting-left'] as const)
    element.addEventListener(type, () => heard.push(type));
  /** These are not answered before the next call. */
  const hold = (...parts: string[]) =>
    fetch(`/flaky/${name}/held`, { method: 'POST', body: JSON.stringify(parts) });
  const put = (attributes: object) => {
    const patient = { 'load-timeout': '60000' };
    for (const [key, value] of Object.entries({ ...patient, ...attributes }))
      element.setAttribute(key, value);
    page.body.append(element);
  };
  return { window: frame.contentWindow!, element, heard, errors, hold, put };
}
const next = (element: MeetingEmbedElement, type: 'meeting-error' | 'meeting-ready') =>
  new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));
describe('a part that does not arrive', () => {
  let origin: string;
  let jitsi: string;
  let whereby: string;
  before(async () => {
    ({ jitsi, whereby, 'pexip-webapp': origin } = await (await fetch('/stand-ins.json')).json());
  });
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));
  const meeting = () => ({ provider: 'pexip', mode: 'app', address: origin, alias: 'meet.alice' });

  it('commands: the command is refused, and the meeting stays', async () => {
    const { element, heard, put } = await openPage('/command-queue.ts');
    const ready = next(element, 'meeting-ready');
    put(meeting());
    await ready;
    const failure = (command: string) => element.execute(command).catch((error) => error.code);
    expect(await failure('hangup')).to.equal('load-failed');
    // A button's command has nobody who holds its promise: the error is an event, and no end of the meeting.
    const told = next(element, 'meeting-error');
    element.dispatchEvent(
      Object.assign(new Event('command'), { command: '--hangup', source: null }),
    );
    await told;
    expect(element.state).to.equal('ready');
    expect(heard).to.deep.equal(['meeting-ready', 'meeting-error']);
  });

  it('the words for a mistake: load-failed, not a blank box', async () => {
    const { element, errors, put } = await openPage('/config-error.ts');
    const failed = next(element, 'meeting-error');
    put({ ...meeting(), bandwidth: '1' });
    await failed;
    expect(errors[0]).to.include({ code: 'load-failed', fatal: true });
    expect(element.state).to.equal('failed');
  });

  it('the placeholder before a meeting: load-failed once, not a blank box', async () => {
    const { element, errors, put } = await openPage('/placeholder.ts');
    const failed = next(element, 'meeting-error');
    put({ ...meeting(), loading: 'click' });
    element.append('Come in');
    element.loading = 'click';
    await failed;
    await turns(20);
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include({ code: 'load-failed', fatal: true });
  });

  it('the watch on attributes: said, and the meeting opens', async () => {
    const { element, errors, put } = await openPage('/lazy-attributes.ts');
    const ready = next(element, 'meeting-ready');
    const failed = next(element, 'meeting-error');
    put({ provider: 'jitsi', address: jitsi, room: 'a' });
    await Promise.all([ready, failed]);
    expect(errors.map(({ code, fatal }) => [code, fatal])).to.deep.equal([['load-failed', false]]);
  });

  for (const [name, file, attributes] of [
    [
      'the catalog',
      '/catalog.ts',
      () => ({ provider: 'zoom', src: 'https://zoom.us/j/5551112222' }),
    ],
    ['a system', '/jitsi.ts', () => ({ provider: 'jitsi', address: jitsi, room: 'a' })],
    ['a link', '/frame/link.ts', () => ({ provider: 'zoom', src: 'https://zoom.us/j/5551112222' })],
    ['a bridge', '/frame/bridge.ts', () => ({ provider: 'jitsi', address: jitsi, room: 'a' })],
    [
      'what understands a system',
      '/jitsi-conversation.ts',
      () => ({ provider: 'jitsi', address: jitsi, room: 'a' }),
    ],
    [
      'what is known of a meeting',
      '/learn.ts',
      () => ({ provider: 'jitsi', address: jitsi, room: 'a' }),
    ],
  ] as const)
    it(`${name}: load-failed, once`, async () => {
      const { element, errors, put } = await openPage(file);
      const failed = next(element, 'meeting-error');
      put(attributes());
      await failed;
      await turns(20);
      expect(errors.map(({ code, fatal }) => [code, fatal])).to.deep.equal([['load-failed', true]]);
      expect(element.state).to.equal('failed');
    });

  describe('that comes late: the frame is there already, and all that it said meanwhile is told, in order', () => {
    /** What a room of Whereby says by itself, and what the element makes of it. */
    const EVENTS = [
      'meeting-ready',
      'whereby-ready',
      'whereby-join',
      'meeting-joined',
      'whereby-participant-join',
      'participant-joined',
      'whereby-participantupdate',
    ];
    for (const part of ['/frame/bridge.ts', '/whereby-conversation.ts', '/learn.ts'])
      it(part, async () => {
        const { window, element, hold, put } = await openPage();
        await hold(part);
        const told: string[] = [];
        for (const type of EVENTS) element.addEventListener(type, () => told.push(type));
        const complete = new Promise((resolve) =>
          element.addEventListener('whereby-participantupdate', resolve, { once: true }),
        );
        const said: string[] = [];
        const saidAll = new Promise<void>((resolve) =>
          window.addEventListener('message', ({ data }) => {
            said.push(data.type);
            if (data.type === 'participantupdate') resolve();
          }),
        );
        put({ provider: 'whereby', address: whereby, room: 'late', 'allowed-origins': whereby });
        await saidAll;
        expect(said).to.deep.equal(['ready', 'join', 'participant_join', 'participantupdate']);
        expect([told, element.state]).to.deep.equal([[], 'loading']);
        await hold();
        await complete;
        expect(told).to.deep.equal(EVENTS);
        expect(element.state).to.equal('joined');
      });
  });

  it('a mistake put right is no error, although what puts it in words comes before the mode', async () => {
    const { window, element, errors, hold, put } = await openPage();
    await hold('/other-links.ts');
    const worded = new Promise<void>((resolve) =>
      new (window as Window & typeof globalThis).PerformanceObserver((list) => {
        if (list.getEntries().some(({ name }) => name.endsWith('/describe-option.ts'))) resolve();
      }).observe({ type: 'resource', buffered: true }),
    );
    put({});
    await element.updateComplete;
    const ready = next(element, 'meeting-ready');
    Object.assign(element, { provider: 'pexip', mode: 'app', alias: 'meet.alice' });
    await worded;
    await turns(20);
    await hold();
    await ready;
    expect(errors).to.deep.equal([]);
  });

  it('a mistake after a meeting that is over is told, although the element looks again before its words come', async () => {
    const { element, errors, hold, put } = await openPage();
    const ready = next(element, 'meeting-ready');
    put(meeting());
    await ready;
    element.close();
    await hold('/config-error.ts');
    const told = next(element, 'meeting-error');
    element.removeAttribute('alias');
    await element.updateComplete;
    element.requestUpdate();
    await element.updateComplete;
    await hold();
    await told;
    expect(errors.map(({ code, fatal }) => [code, fatal])).to.deep.equal([
      ['config-invalid', true],
    ]);
    expect(element.state).to.equal('failed');
  });

  it('a bridge that comes once its meeting is closed finds nothing left', async () => {
    const { window, element, heard, errors, hold, put } = await openPage();
    await hold('/frame/bridge.ts');
    const spoke = new Promise((resolve) => window.addEventListener('message', resolve));
    put({ provider: 'jitsi', address: jitsi, room: 'a' });
    await spoke;
    element.close();
    expect(element.shadowRoot!.querySelector('iframe')).to.equal(null);
    const other = new Promise((resolve) =>
      element.addEventListener('meeting-joined', resolve, { once: true }),
    );
    await hold();
    element.open();
    await other;
    expect([heard, errors]).to.deep.equal([['meeting-left', 'meeting-ready'], []]);
  });
});
