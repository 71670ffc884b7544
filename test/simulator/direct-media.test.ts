/** Direct media: two browsers connect to each other, the node only relays. */
import { expect } from '@open-wc/testing';
import { closeCalls, movingPicture, received, startCall, until } from './raw-call.ts';
import { conferencePath, createConference, leaveAll, RawClient, request } from './raw-client.ts';
import type { Json } from './raw-client.ts';

const connections: RTCPeerConnection[] = [];
const pictures: { stop(): void }[] = [];

afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
  for (const picture of pictures.splice(0)) picture.stop();
  closeCalls();
  leaveAll();
});

const CALL = 'participants';

function picture(color: string): MediaStreamTrack {
  const moving = movingPicture(color);
  pictures.push(moving);
  return moving.track;
}

/** A connection that offers one video; its candidates are posted as soon as there is a call to post them to. */
async function offering(client: RawClient, color: string, call: Promise<string>) {
  const connection = new RTCPeerConnection();
  connections.push(connection);
  trickle(client, connection, call);
  // Not addTransceiver: an offer that comes later is matched only with what addTrack made.
  connection.addTrack(picture(color));
  const [transceiver] = connection.getTransceivers();
  await connection.setLocalDescription();
  return { connection, transceiver, sdp: connection.localDescription?.sdp ?? '' };
}

/** Candidates go both ways, those that come before what they belong to included. */
function trickle(client: RawClient, connection: RTCPeerConnection, call: Promise<string> | string) {
  connection.addEventListener('icecandidate', async ({ candidate }) => {
    const path = `${CALL}/${client.uuid}/calls/${await call}/new_candidate`;
    // Those of an offer that was taken back are nothing to anybody.
    const ufrag = candidate?.usernameFragment;
    if (ufrag && !connection.localDescription?.sdp.includes(`a=ice-ufrag:${ufrag}`)) return;
    void client.post(path, {
      candidate: candidate?.candidate ?? '',
      mid: candidate?.sdpMid ?? '0',
      ...(ufrag && { ufrag, pwd: '' }),
    });
  });
  const described = new Promise<void>((resolve) =>
    connection.addEventListener('signalingstatechange', () => {
      if (connection.remoteDescription) resolve();
    }),
  );
  client.feed.source.addEventListener('new_candidate', async ({ data }) => {
    const { candidate, mid } = JSON.parse(data as string) as { candidate: string; mid: string };
    await described;
    if (candidate && connection.signalingState !== 'closed')
      await connection.addIceCandidate({ candidate, sdpMid: mid }).catch(() => undefined);
  });
}

const join = (alias: string, name: string) => RawClient.join(alias, { name, direct_media: true });

describe('direct media', () => {
  it('is promised only to clients that support it', async () => {
    const alias = await createConference({ direct_media: true });
    expect((await join(alias, 'Ann')).grant.direct_media).to.equal(true);
    const answer = await request('POST', `${conferencePath(alias)}/request_token`, {
      body: { display_name: 'Old' },
    });
    expect((answer.result as Json).direct_media).to.equal(false);
  });

  it('carries the second client’s offer to the first, its answer back, and moving pictures between them', async () => {
    const alias = await createConference({ direct_media: true });
    const [ann, ben] = [await join(alias, 'Ann'), await join(alias, 'Ben')];
    const feed = await ann.listen();
    await ben.listen();
    expect(
      await until(
        async () => feed.all('splash_screen'),
        (events) => events.length > 0,
      ),
    ).to.deep.equal([{ screen_key: 'direct_media_welcome' }]);
    const called = { ann: Promise.withResolvers<string>(), ben: Promise.withResolvers<string>() };
    const first = await offering(ann, 'green', called.ann.promise);
    const waiting = (await ann.on('calls', { call_type: 'WEBRTC', sdp: first.sdp })).result as Json;
    expect(waiting.sdp).to.equal('');

    const second = await offering(ben, 'red', called.ben.promise);
    const answered = ben.on('calls', { call_type: 'WEBRTC', sdp: second.sdp });
    const { sdp: offer } = await feed.next('new_offer');
    expect(offer).to.equal(second.sdp);
    await first.connection.setLocalDescription({ type: 'rollback' });
    called.ann.resolve(String(waiting.call_uuid));
    await first.connection.setRemoteDescription({ type: 'offer', sdp: String(offer) });
    await first.connection.setLocalDescription();
    const sdp = first.connection.localDescription?.sdp;
    expect((await ann.on(`calls/${String(waiting.call_uuid)}/ack`, { sdp })).result).to.equal(true);
    const { call_uuid, sdp: answer } = (await answered).result as Json;
    expect(answer).to.equal(sdp);
    await second.connection.setRemoteDescription({ type: 'answer', sdp: String(answer) });
    called.ben.resolve(String(call_uuid));
    await until(
      () => received(second.transceiver),
      ({ framesDecoded }) => Number(framesDecoded) > 3,
    );
    const [transceiver] = first.connection.getTransceivers();
    await until(
      () => received(transceiver),
      ({ framesDecoded }) => Number(framesDecoded) > 3,
    );
    // Media may be quicker than the stream of events.
    await until(
      async () => feed.all('splash_screen').at(-1),
      (splash) => splash === null,
    );
    await until(
      async () => feed.all('new_candidate').length,
      (count) => count > 0,
    );
    expect(feed.all('new_candidate')[0]).to.include.keys('candidate', 'mid');

    const update = ben.on(`calls/${String(call_uuid)}/update`, { sdp: 'v=0 restart' });
    expect(await feed.next('update_sdp')).to.deep.equal({ sdp: 'v=0 restart' });
    await ann.on(`calls/${String(waiting.call_uuid)}/ack`, { offer_ignored: true });
    expect((await update).result).to.deep.equal({ call_uuid, sdp: '', offer_ignored: true });

    ben.leave();
    await feed.next('peer_disconnect', (data) => data === null);
    expect((await feed.next('splash_screen')).screen_key).to.equal('direct_media_welcome');
  });

  it('ends when a third comes in: the node offers its own media to everyone', async () => {
    const alias = await createConference({ direct_media: true });
    const [ann, ben, cleo] = [
      await join(alias, 'Ann'),
      await join(alias, 'Ben'),
      await join(alias, 'Cleo'),
    ];
    const feed = await ann.listen();
    await ben.listen();
    const { call_uuid } = (await ann.on('calls', { call_type: 'WEBRTC', sdp: 'v=0 first' }))
      .result as Json;
    const answered = ben.on('calls', { call_type: 'WEBRTC', sdp: 'v=0 second' });
    await feed.next('new_offer');
    await ann.on(`calls/${String(call_uuid)}/ack`, { sdp: 'v=0 answer' });
    await answered;
    const third = await startCall(cleo);
    await cleo.post(`${third.path}/ack`);
    await feed.next('splash_screen', (data) => data?.screen_key === 'direct_media_escalate');
    await feed.next('peer_disconnect', () => true);
    const { sdp } = await feed.next('new_offer');
    expect(sdp).to.include('a=content:slides');
    const connection = new RTCPeerConnection();
    connections.push(connection);
    await connection.setRemoteDescription({ type: 'offer', sdp: String(sdp) });
    await connection.setLocalDescription();
    trickle(ann, connection, String(call_uuid));
    const crossing = await ann.on(`calls/${String(call_uuid)}/update`, { sdp: 'v=0 crossing' });
    expect(crossing.result).to.deep.equal({ call_uuid, sdp: '', offer_ignored: true });
    await ann.on(`calls/${String(call_uuid)}/ack`, { sdp: connection.localDescription?.sdp });
    const main = connection
      .getTransceivers()
      .find(({ receiver }) => receiver.track.kind === 'video');
    await until(
      () => received(main),
      ({ framesDecoded }) => Number(framesDecoded) > 3,
    );
  });

  it('goes on in the connection it has when a third comes in: the node renews the sections there were', async () => {
    const alias = await createConference({ direct_media: true });
    const [ann, ben, cleo] = [
      await join(alias, 'Ann'),
      await join(alias, 'Ben'),
      await join(alias, 'Cleo'),
    ];
    const feed = await ann.listen();
    await ben.listen();
    const { call_uuid } = (await ann.on('calls', { call_type: 'WEBRTC', sdp: 'v=0 first' }))
      .result as Json;
    const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
    connections.push(one, other);
    for (const kind of ['audio', 'video', 'video']) other.addTransceiver(kind);
    for (const connection of [one, other])
      connection.createDataChannel('data', { negotiated: true, id: 3 });
    await other.setLocalDescription();
    const answered = ben.on('calls', { call_type: 'WEBRTC', sdp: other.localDescription?.sdp });
    const { sdp: offer } = await feed.next('new_offer');
    await one.setRemoteDescription({ type: 'offer', sdp: String(offer) });
    await one.setLocalDescription();
    await ann.on(`calls/${String(call_uuid)}/ack`, { sdp: one.localDescription?.sdp });
    const { sdp: answer } = (await answered).result as Json;
    await other.setRemoteDescription({ type: 'answer', sdp: String(answer) });

    const third = await startCall(cleo, { send: { main: picture('blue') } });
    await cleo.post(`${third.path}/ack`);
    const { sdp } = await feed.next('new_offer', (data) => data.sdp !== offer);
    trickle(ann, one, String(call_uuid));
    await one.setRemoteDescription({ type: 'offer', sdp: String(sdp) });
    await one.setLocalDescription();
    await ann.on(`calls/${String(call_uuid)}/ack`, { sdp: one.localDescription?.sdp });
    const main = one.getTransceivers().find(({ receiver }) => receiver.track.kind === 'video');
    await until(
      () => received(main),
      ({ framesDecoded }) => Number(framesDecoded) > 3,
    );
    expect(sdp).to.include('a=content:slides');
  });
});
