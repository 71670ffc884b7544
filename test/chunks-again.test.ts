/**
 * Parts that did not load and are asked for once more, in the same page: they come. Of the built files, whose parts
 * are files; needs `npm run build`.
 */
import { expect } from '@open-wc/testing';
import type { MeetingError } from '../src/meeting/errors.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { drawn } from './element.ts';
import { makePermalink } from './eyeson/api.ts';
import { nodeUrl, openConference } from './native/node.ts';
import { serverNamed } from './server-named.ts';

/** A page of its own with the built files; `fail()` says which are not answered from now on, by their names. */
const openPage = async () => {
  const name = `again-${crypto.randomUUID()}`;
  const fail = (...names: string[]) =>
    fetch(`/flaky/${name}/`, { method: 'POST', body: JSON.stringify(names) });
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><title>Page</title>';
  const loaded = new Promise((resolve) => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  const script = page.createElement('script');
  script.type = 'module';
  script.src = `/flaky/${name}/dist/meeting-embed.js`;
  const defined = new Promise((resolve) => (script.onload = resolve));
  page.body.append(script);
  await defined;
  const mount = (attributes: Record<string, string>) => {
    const element = page.createElement('meeting-embed');
    const patient = { 'load-timeout': '60000' };
    for (const [key, value] of Object.entries({ ...patient, ...attributes }))
      element.setAttribute(key, value);
    page.body.append(element);
    return element;
  };
  return { fail, mount };
};
type Heard = 'meeting-error' | 'meeting-joined' | 'meeting-ready' | 'meeting-prompt';
const next = (element: MeetingEmbedElement, type: Heard) =>
  new Promise<CustomEvent<MeetingError>>((resolve) =>
    element.addEventListener(type, (event) => resolve(event as CustomEvent<MeetingError>), {
      once: true,
    }),
  );

describe('a part that did not arrive, asked for once more', () => {
  let servers: Awaited<ReturnType<typeof serverNamed<'stand-ins'>>>;
  let guest: string;
  before(async () => {
    servers = await serverNamed('stand-ins');
    guest = (await makePermalink()).permalink.guest_token;
  });
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  it('commands: the next one has them', async () => {
    const { fail, mount } = await openPage();
    const element = mount({ provider: 'jitsi', address: servers.jitsi, room: 'again' });
    await next(element, 'meeting-ready');
    await fail('command-queue');
    const code = (command: string) => element.execute(command).catch((error) => error.code);
    expect(await code('nothing')).to.equal('load-failed');
    expect(await code('nothing')).to.equal('load-failed');
    await fail();
    expect(await code('nothing')).to.equal('command-unsupported');
  });

  it('panels of a native meeting: it goes on, says so, and the next click opens them', async () => {
    const { fail, mount } = await openPage();
    const element = mount({
      provider: 'pexip',
      mode: 'native',
      address: await nodeUrl(),
      alias: await openConference(),
      name: 'Ann',
      callType: 'none',
    });
    await next(element, 'meeting-joined');
    const openPanel = async () => {
      (await drawn(element, '.opens-more')).click();
      (await drawn(element, '.menu [data-icon=layout]')).click();
    };
    await fail('seldom');
    await openPanel();
    await drawn(element, '.failure .toast');
    expect(element.state).to.equal('joined');
    expect(element.shadowRoot!.querySelector('.panel')).to.equal(null);
    await fail();
    await openPanel();
    await drawn(element, '.panel .layouts-panel');
  });

  const link = { provider: 'zoom', src: 'https://zoom.us/j/5551112222' };
  const home = { provider: 'pexip', mode: 'home', address: 'vc.example.com' };
  const talking = () => ({ provider: 'jitsi', address: servers.jitsi, room: 'again' });
  const rows: [part: string, attributes: () => Record<string, string>, event: Heard][] = [
    ['link', () => link, 'meeting-ready'],
    ['catalog', () => link, 'meeting-ready'],
    ['bridge', talking, 'meeting-ready'],
    ['jitsi', talking, 'meeting-ready'],
    ['other-links', () => home, 'meeting-ready'],
    [
      'native-mode',
      () => ({ provider: 'pexip', mode: 'native', address: 'localhost:1', alias: 'a' }),
      'meeting-prompt',
    ],
    [
      'permalink-mode',
      () => ({
        provider: 'eyeson',
        mode: 'permalink',
        guest,
        api: servers['eyeson-api'],
        'allowed-origins': servers['eyeson-api'],
      }),
      'meeting-prompt',
    ],
  ];
  for (const [part, attributes, event] of rows)
    it(`${part}: “Try again” opens the meeting`, async () => {
      const { fail, mount } = await openPage();
      await fail(part);
      const element = mount(attributes());
      const { detail } = await next(element, 'meeting-error');
      expect(detail).to.include({ code: 'load-failed', fatal: true });
      const button = await drawn(element, '[part=button]');
      await fail();
      const opened = next(element, event);
      button.click();
      await opened;
    });
});
