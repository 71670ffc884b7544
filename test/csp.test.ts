/** Every policy of SECURITY.md, as it is written there: a meeting works under it, and nothing is refused. Needs `npm run build`. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import type { MeetingError } from '../src/meeting/errors.ts';
import { drawn } from './element.ts';
import { makePermalink } from './eyeson/api.ts';
import { control, nodeUrl, openConference } from './native/node.ts';
import { serverNamed } from './server-named.ts';
import { newRoom } from './standing-in.ts';

interface Page {
  /** What the policy has refused so far. */
  readonly violations: string[];
  /** The first. */
  readonly violation: Promise<string>;
  mount(
    attributes: Record<string, string>,
    properties?: Partial<MeetingEmbedElement>,
  ): MeetingEmbedElement;
}

/** A page under a policy of SECURITY.md; `origins` take the place of those that are examples there. */
const openPage = async (
  policy: string,
  origins: Record<string, string> = {},
  allow = 'camera; microphone; display-capture',
): Promise<Page> => {
  const frame = document.createElement('iframe');
  frame.allow = allow;
  frame.style.cssText = 'width: 1280px; height: 800px';
  frame.src = `/test/pages/strict.html?${new URLSearchParams({ policy, ...origins })}`;
  document.body.append(frame);
  await new Promise((resolve) => (frame.onload = resolve));
  const page = frame.contentWindow as Window & typeof globalThis;
  const violations: string[] = [];
  const violation = new Promise<string>((resolve) =>
    page.document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI }) => {
        violations.push(`${effectiveDirective} ${blockedURI}`);
        resolve(violations[0]!);
      },
    ),
  );
  await page.customElements.whenDefined('meeting-embed');
  return {
    violations,
    violation,
    mount(attributes, properties = {}) {
      const element = page.document.createElement('meeting-embed');
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      Object.assign(element, properties);
      page.document.body.append(element);
      return element;
    },
  };
};
const next = (element: MeetingEmbedElement, type: string) =>
  new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));
/** Once the element draws a picture or a film, it can be seen. */
const isSeen = (media: HTMLVideoElement | HTMLImageElement) =>
  new Promise<void>((resolve) => {
    const look = () =>
      ('videoWidth' in media ? media.videoWidth : media.naturalWidth) ? resolve() : undefined;
    for (const type of ['resize', 'loadedmetadata', 'load']) media.addEventListener(type, look);
    look();
  });

describe('under its policy of SECURITY.md', function () {
  this.timeout(60_000);
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  for (const [name, attributes, event] of [
    ['pexip-webapp', { provider: 'pexip', alias: 'meet.alice', pin: '1234' }, 'meeting-ready'],
    [
      'jitsi',
      { provider: 'jitsi', room: newRoom(), jwt: 'a.b.c', 'load-timeout': '60000' },
      'meeting-joined',
    ],
  ] as const)
    it(`a meeting in a frame, of ${attributes.provider}, and what stands in its place before and after`, async () => {
      const address = (await serverNamed('stand-ins'))[name];
      const page = await openPage('A meeting in a frame', { 'https://vc.example.com': address });
      const element = page.mount({ ...attributes, address, loading: 'click' });
      const ready = next(element, event);
      (await drawn(element, 'button')).click();
      await ready;
      element.close();
      await drawn(element, 'button');
      await drawn(page.mount({ ...attributes, address, bandwidth: 'x' }), '[part=message]');
      expect(page.violations).to.deep.equal([]);
    });

  it('a link', async () => {
    const page = await openPage('A link');
    const element = page.mount({ provider: 'zoom', src: 'https://zoom.us/j/5551112222?pwd=a' });
    await drawn(element, 'a');
    expect(page.violations).to.deep.equal([]);
  });

  it('a permalink, held until its meeting, of a guest and of a host', async () => {
    const standIns = await serverNamed('stand-ins');
    const page = await openPage('A permalink, held until its meeting', {
      'https://api.eyeson.team': standIns['eyeson-api'],
      'https://app.eyeson.team': standIns.eyeson,
    });
    const open = (path: string) =>
      page.mount({
        provider: 'eyeson',
        mode: 'permalink',
        src: `${standIns.eyeson}/permalink?${path}`,
        api: standIns['eyeson-api'],
        'allowed-origins': `${standIns.eyeson}, ${standIns['eyeson-api']}`,
        lang: 'de',
      });
    const { guest_token, user_token } = (await makePermalink()).permalink;
    await next(open(`guest=${guest_token}`), 'meeting-prompt');
    const host = open(user_token);
    await next(host, 'meeting-prompt');
    const ready = next(host, 'meeting-ready');
    (await drawn(host, 'button.start')).click();
    await ready;
    expect(page.violations).to.deep.equal([]);
  });

  it('a native meeting: its film, its slides, the pictures of its layouts, in another language', async () => {
    const address = await nodeUrl();
    const page = await openPage('A native Pexip meeting', { 'https://vc.example.com': address });
    const alias = await openConference({ robots: 1 });
    const native = { provider: 'pexip', mode: 'native', address, alias, name: 'Ann', lang: 'de' };
    const element = page.mount(native);
    await next(element, 'meeting-joined');
    await isSeen(await drawn<HTMLVideoElement>(element, '[part~=video]'));
    await control('POST', `conferences/${alias}/presentation`, { action: 'start' });
    await isSeen(await drawn<HTMLVideoElement>(element, '[part~=presentation] video'));
    (await drawn(element, '.opens-more')).click();
    (await drawn(element, '.menu [data-icon=layout]')).click();
    await drawn(element, 'svg.drawing');
    // The same slides, one picture after another, where no film can come.
    const still = page.mount({ ...native, name: 'Bob', callType: 'none' });
    await isSeen(await drawn<HTMLImageElement>(still, '[part~=presentation] img'));
    expect(page.violations).to.deep.equal([]);
  });

  it('a native meeting with effects: a blurred background, and noise suppressed', async () => {
    const address = await nodeUrl();
    const page = await openPage('A native Pexip meeting with effects', {
      'https://vc.example.com': address,
    });
    const alias = await openConference();
    const native = { provider: 'pexip', mode: 'native', address, alias, name: 'Ann' };
    // The first effect loads what it is made with.
    const element = page.mount({ ...native, 'command-timeout': '60000' });
    await next(element, 'meeting-joined');
    await element.execute('setBackground', { background: 'blur' });
    await element.execute('setNoiseSuppression', { level: 'standard' });
    expect(page.violations).to.deep.equal([]);
  });

  it('a native meeting whose page is granted no camera and no screen says whose doing that is', async () => {
    const address = await nodeUrl();
    const page = await openPage(
      'A native Pexip meeting',
      { 'https://vc.example.com': address },
      "microphone; camera 'none'; display-capture 'none'",
    );
    const alias = await openConference();
    const element = page.mount({ provider: 'pexip', mode: 'native', address, alias, name: 'Ann' });
    const failed = next(element, 'meeting-error') as Promise<CustomEvent<MeetingError>>;
    const { code, message, fatal } = (await failed).detail;
    expect({ code, message, fatal }).to.deep.equal({
      code: 'media-denied',
      message:
        'The camera was refused: the page has no camera by its Permissions-Policy, or by the `allow` of the frame it is in.',
      fatal: false,
    });
    const refused = await element.setPresenting({ presenting: true }).catch((error) => error);
    expect(refused.code).to.equal('media-denied');
    expect(refused.message).to.contain('no display-capture by its Permissions-Policy');
  });

  it('what a policy does not name is refused, and this page hears of it', async () => {
    const address = await nodeUrl();
    const page = await openPage('A native Pexip meeting', {
      'https://vc.example.com': 'https://other.example',
    });
    const element = page.mount({
      provider: 'pexip',
      mode: 'native',
      address,
      alias: 'a',
      name: 'A',
    });
    await next(element, 'meeting-error');
    expect(await page.violation).to.match(/^connect-src http:\/\//);
  });
});
