/** Media of a native meeting: real WebRTC with fake devices, against a node that really sends. */
import { expect } from '@open-wc/testing';
import type { MeetingEmbedElement } from '../../src/element/meeting-embed.ts';
import { comes, nextEvent, recordEvents } from '../element.ts';
import { decodes, mediaStand, requested, requestsOf, until } from './media-stand.ts';
import { control, mountNative, openConference } from './node.ts';

describe('the media of a native meeting', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const { connections, tracks } = stand;
  const { join } = stand;
  /** Names of the requests so far. */
  const routesOf = async (alias: string) =>
    (await requestsOf(alias)).map(({ route }) => route.replace(/^.*\./, ''));
  const inMeeting = async (alias: string): Promise<MeetingEmbedElement> => {
    const element = await join(alias);
    await until(() => connections.length > 0);
    await decodes(connections[0]);
    return element;
  };

  it('decodes moving main video and sound, and presented slides, and stops everything on removal', async () => {
    const alias = await openConference({ robots: 2 });
    const element = await inMeeting(alias);
    const { participants } = (await control('GET', `conferences/${alias}`)) as {
      participants: { uuid: string; display_name: string }[];
    };
    const robot = participants.find(({ display_name }) => display_name !== 'Ann')!;
    await control('POST', `conferences/${alias}/speak`, {
      participant_uuid: robot.uuid,
      speaking: true,
    });
    const heard = () => connections[0]!.received('audio', 'totalAudioEnergy');
    await until(async () => (await heard()) > 0);
    await control('POST', `conferences/${alias}/presentation`, { action: 'start' });
    await decodes(connections[0], 'slides');
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
    element.remove();
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    expect(connections.map(({ connectionState }) => connectionState)).to.deep.equal(['closed']);
    await requested(alias, 'release_token');
  });

  it('acks once, after the answer, and does not wait for candidates', async () => {
    const alias = await openConference({ robots: 1 });
    await inMeeting(alias);
    const routes = await routesOf(alias);
    expect(routes.filter((route) => route === 'ack')).to.have.lengthOf(1);
    expect(routes.indexOf('calls')).to.be.below(routes.indexOf('ack'));
  });

  it('waits for no candidate: media flows although none of them is ever answered', async () => {
    const alias = await openConference({ robots: 1 });
    await control('POST', 'faults', { alias, route: 'new_candidate', kind: 'half-open' });
    await join(alias);
    await until(() => connections.length === 1);
    // More than a browser has connections for.
    for (let port = 50_000; port < 50_010; port++)
      connections[0]!.dispatchEvent(
        new RTCPeerConnectionIceEvent('icecandidate', {
          candidate: new RTCIceCandidate({
            candidate: `candidate:1 1 udp 1 127.0.0.1 ${port} typ host`,
            sdpMid: '0',
          }),
        }),
      );
    await decodes(connections[0]);
    // None was given up, which would have let the next out.
    const sent = await requestsOf(alias, 'new_candidate');
    expect(sent.length).to.be.within(1, 2);
  });

  it('calls and events go out together, right after the token', async () => {
    const alias = await openConference({ robots: 1 });
    // Neither is answered: whichever waited for the other would not be there.
    for (const route of ['calls', 'events'])
      await control('POST', 'faults', { alias, route, kind: 'half-open' });
    await mountNative(alias);
    await Promise.all([requested(alias, 'calls'), requested(alias, 'events')]);
  });

  it('a call that the node ends is an error, another call of the participant is not', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await inMeeting(alias);
    const events = recordEvents(element, 'meeting-error');
    const told = new Promise((resolve) =>
      element.addEventListener('pexip-call-disconnected', resolve, { once: true }),
    );
    await control('POST', `conferences/${alias}/events`, {
      event: 'call_disconnected',
      data: { call_uuid: '00000000-0000-0000-0000-000000000000', reason: 'Presentation stolen' },
    });
    await told;
    expect(events).to.deep.equal([]);
    expect(connections[0]!.connectionState).to.equal('connected');
    const failed = nextEvent(element, 'meeting-error');
    const [{ call_uuid }] = (await control('GET', `conferences/${alias}/media`)) as [
      { call_uuid: string },
    ];
    await control('POST', `conferences/${alias}/events`, {
      event: 'call_disconnected',
      data: { call_uuid, reason: 'Call media failed' },
    });
    const { code, fatal, message } = (await failed).detail;
    expect({ code, fatal }).to.deep.equal({ code: 'call-failed', fatal: false });
    expect(message).to.include('Call media failed');
    expect(connections[0]!.connectionState).to.equal('closed');
    expect(element.state, 'events go on').to.equal('joined');
  });

  it('two elements in one conference see and hear each other', async () => {
    const alias = await openConference();
    const one = await join(alias, { name: 'Ann' });
    const seen = comes(one, 'Bob');
    const two = await join(alias, { name: 'Bob' });
    await seen;
    const message = nextEvent(two, 'chat-message');
    await one.sendMessage({ text: '<b>Hello</b>' });
    expect((await message).detail).to.include({
      text: '<b>Hello</b>',
      from: 'Ann',
      local: false,
      direct: false,
    });
    // Not the first change: what the devices of either say of themselves may come before it.
    const raised = new Promise<void>((resolve) =>
      two.addEventListener('participant-changed', ({ detail }) => {
        if (detail.name === 'Ann' && detail.handRaised) resolve();
      }),
    );
    await one.setHandRaised({ raised: true });
    await raised;
    await until(() => connections.length === 2);
    for (const connection of connections) await decodes(connection);
  });

  it('is gone at every instant: removed while it joins, no track, connection or participant stays', async () => {
    const alias = await openConference({ robots: 1 });
    const instants = ['', 'meeting-joined', 'pexip-participant-sync-end'];
    for (const instant of instants) {
      const element = await mountNative(alias, { name: `Ghost ${instant}` });
      if (instant)
        await new Promise((resolve) => element.addEventListener(instant, resolve, { once: true }));
      element.remove();
      await until(() => tracks.every(({ readyState }) => readyState === 'ended'));
      expect(connections.every(({ connectionState }) => connectionState === 'closed')).to.equal(
        true,
      );
    }
    // The robot alone is left.
    await control('GET', `conferences/${alias}?until=participants.length&is=1`);
  });
});
