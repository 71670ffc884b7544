/** A scheme in capitals: what a keyboard or a mail program makes of `https:` is the same meeting. */
import { expect } from '@open-wc/testing';
import { mount, nextEvent } from '../element.ts';
import { serverNamed } from '../server-named.ts';
import { frameOf, newRoom } from '../standing-in.ts';

describe('a URL whose scheme has capitals', () => {
  let origins: Record<string, string>;
  before(async () => {
    origins = await serverNamed('stand-ins');
  });
  afterEach(() =>
    document.querySelectorAll('meeting-embed').forEach((element) => element.remove()),
  );

  for (const [provider, path] of Object.entries({
    jitsi: '/',
    eyeson: '/?guest=',
    immail: '/meet/',
    whereby: '/',
  }))
    it(`opens the frame of ${provider}, and stands in no link`, async () => {
      const origin = origins[provider]!;
      const src = origin.replace('http', 'Http') + path + newRoom();
      const token = provider === 'immail' ? { jwt: 'sec.ret' } : {};
      const element = mount({ provider, src, 'allowed-origins': origin, ...token });
      await nextEvent(element, 'meeting-ready');
      expect(frameOf(element)).to.be.instanceOf(HTMLIFrameElement);
      expect(element.shadowRoot!.querySelector('a')).to.equal(null);
    });

  it('opens a page of its own, where the system forbids frames', async () => {
    const element = mount({ provider: 'teams', src: 'Https://teams.microsoft.com/meet/1?p=a' });
    await nextEvent(element, 'meeting-ready');
    expect(element.shadowRoot!.querySelector('a')!.target).to.equal('_blank');
  });
});
