/** Two tabs of a browser in one conference: what one does, the other sees and hears. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { comes, nextEvent } from '../element.ts';
import { until } from './media-stand.ts';
import { control, follows, nodeUrl, openConference } from './node.ts';

interface Tab {
  readonly window: Window & { readonly connections: readonly RTCPeerConnection[] };
  readonly element: MeetingEmbedElement;
}

describe('two tabs', function () {
  this.timeout(60_000);
  const tabs: Tab[] = [];
  afterEach(() => {
    for (const { window } of tabs.splice(0)) window.close();
  });

  const join = async (alias: string, name: string): Promise<Tab> => {
    const opened = window.open('/test/pages/tab.html', '_blank') as Tab['window'] | null;
    if (!opened) throw new Error('The browser opens no tab.');
    await until(() => !!opened.customElements.get('meeting-embed'));
    const element = opened.document.createElement('meeting-embed');
    const attributes = { provider: 'pexip', mode: 'native', address: await nodeUrl(), alias, name };
    for (const [attribute, value] of Object.entries(attributes))
      element.setAttribute(attribute, value);
    const joined = Promise.all([nextEvent(element, 'meeting-joined'), follows(element)]);
    opened.document.body.append(element);
    await joined;
    tabs.push({ window: opened, element });
    return tabs.at(-1)!;
  };

  const received = async ({ window }: Tab, field: 'framesDecoded' | 'totalAudioEnergy') => {
    let sum = 0;
    for (const connection of window.connections)
      if (connection.connectionState !== 'closed')
        (await connection.getStats()).forEach((entry) => {
          if (entry.type === 'inbound-rtp') sum += entry[field] ?? 0;
        });
    return sum;
  };
  const rises = async (tab: Tab, field: 'framesDecoded' | 'totalAudioEnergy') => {
    const before = await received(tab, field);
    await until(async () => (await received(tab, field)) > before);
  };
  /** The common event of the one tab that this act of the other brings. */
  const brings = async (
    act: Promise<unknown>,
    { element }: Tab,
    type: 'participant-changed' | 'chat-message',
    wanted: object,
  ) => {
    const came = new Promise<void>((resolve) =>
      element.addEventListener(type, ({ detail }) => {
        const told = detail as unknown as { [key: string]: unknown };
        if (Object.entries(wanted).every(([key, value]) => told[key] === value)) resolve();
      }),
    );
    expect(await act).to.equal('acknowledged');
    await came;
  };

  it('in one conference see moving pictures, and each other’s mutes, hands and words', async () => {
    const alias = await openConference({ robots: 1 });
    const ann = await join(alias, 'Ann');
    const met = comes(ann.element, 'Bob');
    const bob = await join(alias, 'Bob');
    await met;
    for (const tab of [ann, bob]) await rises(tab, 'framesDecoded');
    for (const [one, other, name] of [
      [ann, bob, 'Ann'],
      [bob, ann, 'Bob'],
    ] as const) {
      const { element } = one;
      await brings(element.setAudioMuted({ muted: true }), other, 'participant-changed', {
        name,
        audioMuted: true,
      });
      await brings(element.setHandRaised({ raised: true }), other, 'participant-changed', {
        name,
        handRaised: true,
      });
      await brings(element.sendMessage({ text: `I am ${name}` }), other, 'chat-message', {
        from: name,
        text: `I am ${name}`,
      });
    }
  });

  it('with direct media see and hear each other without the node between them', async () => {
    const alias = await openConference({ direct_media: true });
    const ann = await join(alias, 'Ann');
    const bob = await join(alias, 'Bob');
    for (const tab of [ann, bob]) {
      await rises(tab, 'framesDecoded');
      await rises(tab, 'totalAudioEnergy');
    }
    const calls = (await control('GET', `conferences/${alias}/media`)) as { kind: string }[];
    expect(calls.map(({ kind }) => kind)).to.deep.equal(['direct', 'direct']);
  });

  it('are two participants, and one that is closed has left', async () => {
    const alias = await openConference();
    const ann = await join(alias, 'Ann');
    const met = comes(ann.element, 'Bob');
    const bob = await join(alias, 'Bob');
    const { id } = await met;
    const left = nextEvent(ann.element, 'participant-left');
    bob.window.close();
    expect((await left).detail.id).to.equal(id);
  });
});
