/** Systems that forbid frames, and app links: a link that says where it leads. */
import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import '../../src/define.ts';
import { drawn, mount, nextEvent, recordEvents, settled } from '../element.ts';
import { frameOf } from '../standing-in.ts';

const open = async (attributes: { [name: string]: string }) => {
  const element = mount(attributes);
  await nextEvent(element, 'meeting-ready');
  return { element, link: element.shadowRoot!.querySelector<HTMLAnchorElement>('a')! };
};

describe('links', () => {
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  const labels: { [provider: string]: string } = {
    zoom: 'Zoom',
    'google-meet': 'Google Meet',
    teams: 'Microsoft Teams',
  };
  const good: [provider: string, ...links: string[]][] = [
    [
      'zoom',
      'https://zoom.us/j/5551112222',
      'https://us02web.zoom.us/j/5551112222?pwd=a.b-C_d',
      'https://acme.zoom.us/my/ann.lee',
      'https://acme.zoom.us/w/5551112222?tk=x%3D&pwd=y#success',
      'https://zoom.us/wc/join/5551112222',
      'https://agency.zoomgov.com/j/5551112222',
    ],
    [
      'google-meet',
      'https://meet.google.com/abc-defg-hij',
      'https://meet.google.com/abc-defg-hij?authuser=1',
      'https://meet.google.com/lookup/standup',
    ],
    [
      'teams',
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9v%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d',
      'https://teams.microsoft.com/meet/2345678901234?p=AbCd',
      'https://gov.teams.microsoft.us/l/meetup-join/19%3ameeting_Zm9v%40thread.v2/0',
      'https://teams.live.com/meet/9312345678901?p=AbCd',
    ],
  ];
  for (const [provider, ...links] of good)
    for (const src of links)
      it(`${provider} shows ${src} as it is`, async () => {
        const { element, link } = await open({ provider, src });
        expect(link.getAttribute('href')).to.equal(src);
        expect(link.textContent).to.equal(`Open the meeting in ${labels[provider]}`);
        expect(element.shadowRoot!.querySelector('p')!.textContent).to.equal(
          `${labels[provider]} meetings open in a page of their own.`,
        );
        expect([link.rel, link.target]).to.deep.equal(['noreferrer', '_blank']);
        expect(frameOf(element) === null).to.equal(true);
        expect(element.supports('hangup')).to.equal(false);
        expect(element.state).to.equal('ready');
      });

  const bad: [provider: string, ...links: string[]][] = [
    [
      'zoom',
      'https://evil-zoom.us/j/1',
      'https://zoom.us.evil.example/j/1',
      'https://evil.example/?https://zoom.us/j/1',
      'https://user@zoom.us/j/1',
      'http://zoom.us/j/1',
      'https://zoom.us/j/../signin',
      'https://zoom.us/signin',
      'https://zoom.us/j/1 ',
      'javascript:alert(1)//https://zoom.us/j/1',
    ],
    [
      'google-meet',
      'https://meet.google.com/',
      'https://meet.google.com/abc-defg-hij/x',
      'https://meet.google.com.evil.example/abc-defg-hij',
      'https://accounts.google.com/abc-defg-hij',
    ],
    [
      'teams',
      'https://teams.microsoft.com/l/chat/0/0',
      'https://teams.microsoft.com/meet/%2e%2e/admin',
      'https://teams.microsoft.com.evil.example/meet/1',
      'https://evil.example/meet/1',
    ],
  ];
  for (const [provider, ...links] of bad)
    for (const src of links)
      it(`${provider} refuses ${src}`, async () => {
        const element = mount({ provider, src });
        const { detail } = await nextEvent(element, 'meeting-error');
        expect(detail.code).to.equal('config-invalid');
        expect(detail.message).to.match(/^src: (got .*, )?wanted a link like https:\/\//s);
        expect(element.shadowRoot!.querySelectorAll('a')).to.have.lengthOf(0);
      });

  it('an app link says that an app opens it', async () => {
    const { element, link } = await open({ provider: 'pexip', mode: 'app', alias: 'meet.alice' });
    expect(link.target).to.equal('_top');
    expect(element.shadowRoot!.querySelector('p')!.textContent).to.equal(
      'Pexip meetings open in an app of their own.',
    );
  });

  const attributes = { provider: 'zoom', src: 'https://zoom.us/j/5551112222' };

  it('looks like the button of the way in', async () => {
    const { link } = await open(attributes);
    const button = mount({ ...attributes, loading: 'click' });
    const shown = await drawn(button, 'button');
    const [ours, theirs] = [getComputedStyle(link), getComputedStyle(shown)];
    for (const name of ['color', 'background-color', 'border-radius', 'font-weight', 'padding'])
      expect(ours.getPropertyValue(name), name).to.equal(theirs.getPropertyValue(name));
    expect(ours.textDecorationLine).to.equal('none');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`is accessible where the page is ${colorScheme}`, async () => {
      await emulateMedia({ colorScheme });
      const page = document.createElement('div');
      page.style.cssText = 'color-scheme: light dark; background: Canvas; color: CanvasText';
      document.body.append(page);
      const element = mount(attributes, '', page);
      await nextEvent(element, 'meeting-ready');
      const text = getComputedStyle(element.shadowRoot!.querySelector('p')!).color;
      expect(text).to.equal(getComputedStyle(page).color);
      await expect(element).to.be.accessible();
      page.remove();
      await emulateMedia({ colorScheme: 'light' });
    });

  it('is reached by the keyboard, and shows that it is', async () => {
    const { element, link } = await open(attributes);
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement === link).to.equal(true);
    expect(getComputedStyle(link).outlineStyle).to.equal('solid');
  });

  it('a click goes to the link, and to nothing that lies over it', async () => {
    const { element, link } = await open(attributes);
    const { left, top, width, height } = link.getBoundingClientRect();
    const hit = element.shadowRoot!.elementFromPoint(left + width / 2, top + height / 2);
    expect(hit?.localName).to.equal('a');
  });

  it('is gone with the meeting', async () => {
    const { element } = await open(attributes);
    const events = recordEvents(element, 'meeting-error');
    element.close();
    await settled(element);
    expect(element.shadowRoot!.querySelectorAll('a')).to.have.lengthOf(0);
    expect(element.shadowRoot!.textContent).not.to.contain('Zoom');
    expect(events).to.deep.equal([]);
  });
});
