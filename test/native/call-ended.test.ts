/** A call that is over while the meeting goes on: nobody is filmed or heard without one. */
import { expect } from '@open-wc/testing';
import { comes, nextEvent } from '../element.ts';
import { decodes, mediaStand, until } from './media-stand.ts';
import { control, openConference } from './node.ts';

describe('a call that the node ends', function () {
  this.timeout(60_000);
  const stand = mediaStand();
  const live = () =>
    [...stand.tracks, ...stand.screens]
      .filter(({ readyState }) => readyState === 'live')
      .map(({ kind }) => kind);
  const endCall = async (alias: string) => {
    const [{ call_uuid }] = (await control('GET', `conferences/${alias}/media`)) as [
      { call_uuid: string },
    ];
    const data = { call_uuid, reason: 'Call media failed' };
    await control('POST', `conferences/${alias}/events`, { event: 'call_disconnected', data });
  };

  it('closes camera and microphone, and a shared screen; the meeting goes on', async () => {
    const alias = await openConference({ robots: 1 });
    const element = await stand.join(alias);
    await until(() => stand.connections.length === 1);
    await decodes(stand.connections[0]);
    await element.setPresenting({ presenting: true });
    expect(stand.tracks.map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
    const failed = nextEvent(element, 'meeting-error');
    await endCall(alias);
    expect((await failed).detail).to.include({ code: 'call-failed', fatal: false });
    expect(live()).to.deep.equal([]);
    expect(element.state).to.equal('joined');
  });

  it('opens neither again, whatever is chosen, until there is another call: then as chosen', async () => {
    const [alias, other] = [await openConference(), await openConference({ robots: 1 })];
    const host = await stand.join(alias, { name: 'Host', callType: 'none' });
    const met = comes(host, 'Ann');
    const element = await stand.join(alias);
    await until(() => stand.connections[0]?.connectionState === 'connected');
    const failed = nextEvent(element, 'meeting-error');
    await endCall(alias);
    await failed;
    await element.setVideoMuted({ muted: true });
    await element.setVideoMuted({ muted: false });
    await element.execute('selectDevice', { kind: 'audioinput', id: 'default' });
    await element.setVideoMuted({ muted: true });
    expect(live()).to.deep.equal([]);
    const { id } = await met;
    await host.execute('transfer', { participantId: id, alias: other, role: 'host' });
    await until(() => stand.connections[1]?.connectionState === 'connected');
    expect(live()).to.deep.equal(['audio']);
  });
});
