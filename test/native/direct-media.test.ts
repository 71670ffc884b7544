/** Direct media: two elements connect to each other; a third brings the node back, and one that goes makes room. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { nextEvent, recordEvents } from '../element.ts';
import { decodes, mediaStand, requested, requestsOf, until } from './media-stand.ts';
import { control, openConference } from './node.ts';

describe('direct media', function () {
  this.timeout(120_000);
  const stand = mediaStand();
  const { connections, screens } = stand;
  const errors: unknown[] = [];
  let alias: string;

  const join = async (name: string): Promise<MeetingEmbedElement> => {
    const count = connections.length;
    const element = await stand.join(alias, { name });
    errors.push(recordEvents(element, 'meeting-error'));
    await until(() => connections.length > count);
    return element;
  };
  const open = () => connections.filter(({ connectionState }) => connectionState !== 'closed');
  const allDecode = () => Promise.all(open().map((connection) => decodes(connection)));
  /** Whether every open connection has three sections, and no more. */
  const threeSections = () =>
    open().every(
      ({ localDescription }) => localDescription?.sdp.match(/^m=(audio|video)/gm)?.length === 3,
    );

  beforeEach(async () => {
    alias = await openConference({ direct_media: true });
  });
  afterEach(() => {
    for (const told of errors.splice(0)) expect(told).to.deep.equal([]);
  });

  it('goes from one to the other; the node gets no picture', async () => {
    await join('Ann');
    await join('Bob');
    await allDecode();
    expect(threeSections()).to.equal(true);
    const calls = (await control('GET', `conferences/${alias}/media`)) as { kind: string }[];
    expect(calls.map(({ kind }) => kind)).to.deep.equal(['direct', 'direct']);
  });

  it('carries a screen', async () => {
    const ann = await join('Ann');
    const bob = await join('Bob');
    await allDecode();
    for (const [presenter, viewer] of [
      [ann, connections[1]],
      [bob, connections[0]],
    ] as const) {
      await presenter.setPresenting({ presenting: true });
      await decodes(viewer, 'slides');
    }
    expect(screens).to.have.lengthOf(2);
  });

  it('takes chat and camera control from one to the other, without the node, until a third comes', async () => {
    const ann = await join('Ann');
    const bob = await join('Bob');
    await allDecode();
    const said = nextEvent(bob, 'chat-message');
    // The channel opens in its own time; the node takes what comes before.
    await ann.sendMessage({ text: 'Hello' });
    expect((await said).detail).to.include({ text: 'Hello', from: 'Ann', local: false });
    await until(async () => {
      const before = (await requestsOf(alias, 'message')).length;
      await ann.sendMessage({ text: 'Directly' });
      return (await requestsOf(alias, 'message')).length === before;
    });
    const moved = new Promise<CustomEvent>((resolve) =>
      bob.addEventListener('pexip-fecc', (event) => resolve(event as CustomEvent), { once: true }),
    );
    const [peer] = (
      await control('GET', `conferences/${alias}?until=participants.1.uuid`).then(
        (state) =>
          (state as { participants: { uuid: string; display_name: string }[] }).participants,
      )
    ).filter(({ display_name }) => display_name === 'Bob');
    await ann.execute('moveCamera', {
      participantId: peer!.uuid,
      action: 'start',
      axis: 'pan',
      direction: 'left',
    });
    expect((await moved).detail).to.deep.include({
      action: 'start',
      movement: [{ axis: 'pan', direction: 'left' }],
    });
    expect(await requestsOf(alias, 'fecc')).to.deep.equal([]);

    await join('Cleo');
    await until(() => connections.length >= 5 && open().length === 3);
    const before = (await requestsOf(alias, 'message')).length;
    await ann.sendMessage({ text: 'To all' });
    expect(await requestsOf(alias, 'message')).to.have.lengthOf(before + 1);
  });

  it('an offer that cannot be taken is not answered, and said to be ignored', async () => {
    const ann = await stand.join(alias, { name: 'Ann' });
    const failed = nextEvent(ann, 'meeting-error');
    await requested(alias, 'calls');
    await until(() => !!connections[0]?.localDescription);
    await control('POST', `conferences/${alias}/events`, {
      event: 'new_offer',
      data: { sdp: 'v=0\r\nnonsense' },
    });
    expect((await failed).detail).to.include({ code: 'call-failed', fatal: false });
    const [ack] = await requested(alias, 'ack');
    expect(ack?.body).to.deep.equal({ sdp: 'offer_ignored', offer_ignored: true });
  });

  it('is restarted by one of them, and answered by the other', async () => {
    await join('Ann');
    await join('Bob');
    await allDecode();
    for (const connection of connections) {
      const updates = (await requestsOf(alias, 'update')).length;
      connection.pretend('failed');
      await requested(alias, 'update', updates + 1);
      await until(() => connections.every(({ signalingState }) => signalingState === 'stable'));
      await allDecode();
    }
    expect(connections).to.have.lengthOf(2);
    expect(threeSections()).to.equal(true);
  });

  it('survives that both restart at once', async () => {
    await join('Ann');
    await join('Bob');
    await allDecode();
    window.dispatchEvent(new Event('online'));
    await requested(alias, 'update', 2);
    await until(() => connections.every(({ signalingState }) => signalingState === 'stable'));
    await allDecode();
  });

  it('waits for the next when one has gone, in the same call', async () => {
    await join('Ann');
    const bob = await join('Bob');
    await allDecode();
    bob.remove();
    // Ann's second: the old one is closed.
    await until(() => connections.length === 3 && open().length === 1);
    await join('Cleo');
    await allDecode();
    expect(threeSections()).to.equal(true);
    expect(open()).to.have.lengthOf(2);
    expect(await requestsOf(alias, 'calls')).to.have.lengthOf(3);
  });

  it('ends when a third comes: everyone has pictures from the node, in the call they are in', async () => {
    await join('Ann');
    await join('Bob');
    await allDecode();
    await join('Cleo');
    await until(() => connections.length >= 5 && open().length === 3);
    await allDecode();
    const calls = (await control('GET', `conferences/${alias}/media`)) as { kind: string }[];
    expect(calls.map(({ kind }) => kind)).to.deep.equal(['node', 'node', 'node']);
    expect(await requestsOf(alias, 'calls')).to.have.lengthOf(3);
    // What the node has offered can be restarted, too.
    open()[0]!.pretend('failed');
    await requested(alias, 'update');
    await allDecode();
    expect(threeSections()).to.equal(true);
  });

  it('tells its node how good it is, with rates', async () => {
    alias = await openConference({ direct_media: true, client_stats_update_interval: 1000 });
    await join('Ann');
    await join('Bob');
    await until(async () =>
      (await requestsOf(alias, 'statistics')).some(({ body }) => {
        const { video } = (body ?? {}) as { video?: Record<string, number> };
        return (video?.rx_bitrate ?? 0) > 0 && (video?.tx_packets_sent ?? 0) > 0;
      }),
    );
  });
});
