/** The documents' own examples, from attributes to the request that the frame makes. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../src/define.ts';
import type { MeetingEmbedElement } from '../src/element/meeting-embed.ts';
import { nextEvent, mount } from './element.ts';
import table from './data/join-urls.json' with { type: 'json' };

interface FrameRequest {
  url: string;
  referer?: string;
}
const frameRequests = (action: 'start' | 'take' | 'stop') =>
  executeServerCommand<FrameRequest[] | 'unseen', string>('frame-requests', action);

interface Row {
  attributes: Record<string, string | undefined>;
  expect: { url?: string; error?: boolean };
  source: string;
}

/** What the frames were requested with since this was asked last. */
const requested = async (): Promise<FrameRequest[]> => {
  const requests = await frameRequests('take');
  if (requests === 'unseen') throw new Error('This browser shows no requests.');
  return requests;
};

/** Where a browser shows no requests: what its frame is told to ask for, looked at before it goes there. */
const intended = (element: MeetingEmbedElement): Promise<string | undefined> =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const frame = element.shadowRoot!.querySelector('iframe');
      const link = element.shadowRoot!.querySelector('a');
      if (!frame && !link) return;
      observer.disconnect();
      const refresh = frame?.contentDocument?.querySelector<HTMLMetaElement>('[http-equiv]');
      resolve(
        link?.getAttribute('href') ??
          frame?.getAttribute('src') ??
          refresh?.content.replace('0; url=', ''),
      );
    });
    observer.observe(element.shadowRoot!, { childList: true, subtree: true });
  });

const read = async (element: MeetingEmbedElement): Promise<string | null> => {
  await nextEvent(element, 'meeting-ready');
  const link = element.shadowRoot!.querySelector('a');
  return link ? link.getAttribute('href') : (await requested()).map(({ url }) => url).join(' ');
};

describe('the rows of join-urls.json', () => {
  let seen = true;
  before(async () => {
    seen = (await frameRequests('start')) !== 'unseen';
  });
  after(() => frameRequests('stop'));

  for (const { attributes, expect: expected, source } of table.rows as Row[]) {
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
    const autostart = attributes.dial ? { autostart: '' } : {};
    it(`${written.join(' ')} ${expected.error ? 'is one error and no frame' : `asks for ${expected.url}`} (${source})`, async () => {
      const element = mount({ ...attributes, ...autostart });
      if (expected.error) {
        const { detail } = await nextEvent(element, 'meeting-error');
        expect(detail.code).to.equal('config-invalid');
        expect(element.shadowRoot!.querySelector('iframe')).to.equal(null);
        if (seen) expect(await requested()).to.deep.equal([]);
      } else expect(await (seen ? read(element) : intended(element))).to.equal(expected.url);
      element.remove();
    });
  }

  it('a frame gets no referrer, with and without a secret in its URL', async function () {
    if (!seen) this.skip();
    const rows = [
      { provider: 'pexip', address: 'vc.example.com', alias: 'meet.alice' },
      { provider: 'pexip', address: 'vc.example.com', alias: 'meet.alice', pin: '1234' },
    ];
    for (const attributes of rows) {
      const element = mount(attributes);
      await nextEvent(element, 'meeting-ready');
      expect((await requested()).map(({ referer }) => referer ?? '')).to.deep.equal(['']);
      element.remove();
    }
  });
});
