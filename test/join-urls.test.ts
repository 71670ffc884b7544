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
  executeServerCommand<FrameRequest[], string>('frame-requests', action);

interface Row {
  attributes: Record<string, string | undefined>;
  expect: { url?: string; error?: boolean };
  source: string;
}

const read = async (element: MeetingEmbedElement): Promise<string | null> => {
  await nextEvent(element, 'meeting-ready');
  const link = element.shadowRoot!.querySelector('a');
  return link
    ? link.getAttribute('href')
    : (await frameRequests('take')).map(({ url }) => url).join(' ');
};

describe('the rows of join-urls.json', () => {
  before(() => frameRequests('start'));
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
        expect(await frameRequests('take')).to.deep.equal([]);
      } else expect(await read(element)).to.equal(expected.url);
      element.remove();
    });
  }

  it('a frame gets no referrer, with and without a secret in its URL', async () => {
    const rows = [
      { provider: 'pexip', address: 'vc.example.com', alias: 'meet.alice' },
      { provider: 'pexip', address: 'vc.example.com', alias: 'meet.alice', pin: '1234' },
    ];
    for (const attributes of rows) {
      const element = mount(attributes);
      await nextEvent(element, 'meeting-ready');
      expect((await frameRequests('take')).map(({ referer }) => referer ?? '')).to.deep.equal(['']);
      element.remove();
    }
  });
});
