/** Media between a browser and the node: decoded frames, sound, slides; and nothing before `ack`. */
import { expect } from '@open-wc/testing';
import { closeCalls, markSlides, movingPicture, received, startCall, until } from './raw-call.ts';
import { controlOf, createConference, leaveAll, RawClient } from './raw-client.ts';
import type { Json } from './raw-client.ts';

afterEach(() => {
  closeCalls();
  leaveAll();
});

const frames = (report: Json) => Number(report.framesDecoded ?? 0);

/** The colour of a video's dot, as red, green and blue. */
function dotOf(video: HTMLVideoElement, x: number, y: number): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(video, 0, 0);
  return [...context.getImageData(x * canvas.width, y * canvas.height, 1, 1).data].slice(0, 3);
}

describe('a call to the node', () => {
  it('sends nothing before ack, and then moving video, sound and slides', async () => {
    const alias = await createConference({
      robots: 2,
      robot_activity: ['talk'],
      robot_turn_ms: 300,
    });
    const client = await RawClient.join(alias);
    await client.listen();
    const call = await startCall(client);
    expect(frames(await received(call.main))).to.equal(0);
    expect(Number((await received(call.audio)).packetsReceived ?? 0)).to.equal(0);
    expect((await client.post(`${call.path}/ack`)).result).to.equal(true);
    await until(
      () => received(call.main),
      (report) => frames(report) > 10,
    );
    await until(
      () => received(call.audio),
      (report) => Number(report.totalAudioEnergy) > 0,
    );
    expect(frames(await received(call.slides))).to.equal(0);
    await controlOf(alias)('POST', 'presentation', { action: 'start' });
    await client.feed.next('presentation_start');
    await until(
      () => received(call.slides),
      (report) => frames(report) > 3,
    );
    const updates = client.feed
      .all('participant_update')
      .filter(({ uuid }) => uuid === client.uuid);
    expect(updates.at(-1)).to.include({
      has_media: true,
      presentation_supported: 'YES',
      is_video_call: 'YES',
    });
  });

  it('receives what the client sends, and shows it to the other client', async () => {
    const alias = await createConference();
    const [ann, ben] = [
      await RawClient.join(alias, { name: 'Ann' }),
      await RawClient.join(alias, { name: 'Ben' }),
    ];
    const picture = movingPicture('rgb(200, 0, 0)');
    const first = await startCall(ann, { send: { main: picture.track } });
    await ann.post(`${first.path}/ack`);
    const second = await startCall(ben);
    await ben.post(`${second.path}/ack`);
    await until(
      async () => dotOf(second.video, 0.5, 0.2),
      ([red = 0, green = 255, blue = 255]) => red > 130 && green < 90 && blue < 90,
    );
    const reports = (await controlOf(alias)('GET', 'media')) as {
      call_uuid: string;
      received: Json;
      acked: boolean;
    }[];
    const report = reports.find(({ call_uuid }) => call_uuid === first.uuid);
    expect(report?.acked).to.equal(true);
    expect(report?.received.main).to.be.greaterThan(0);
    picture.stop();
  });

  it('forwards a shared screen to the others as the presentation', async () => {
    const alias = await createConference();
    const [ann, ben] = [
      await RawClient.join(alias, { name: 'Ann' }),
      await RawClient.join(alias, { name: 'Ben' }),
    ];
    const feed = await ben.listen();
    const watching = await startCall(ben);
    await ben.post(`${watching.path}/ack`);
    const screen = movingPicture('rgb(0, 0, 220)');
    const sharing = await startCall(ann, { send: { slides: screen.track } });
    await ann.post(`${sharing.path}/ack`);
    expect(await ann.on('take_floor')).to.deep.equal({
      http: 200,
      status: 'success',
      result: null,
    });
    expect(await feed.next('presentation_start')).to.include({
      presenter_name: 'Ann',
      presenter_uuid: ann.uuid,
      source: 'video',
    });
    await until(
      () => received(watching.slides),
      (report) => frames(report) > 3,
    );
    await ann.on('release_floor');
    await feed.next('presentation_stop');
    screen.stop();
  });

  it('accepts a new offer for an ICE restart and goes on sending', async () => {
    const client = await RawClient.join(await createConference());
    const call = await startCall(client);
    await client.post(`${call.path}/ack`);
    await until(
      () => received(call.main),
      (report) => frames(report) > 3,
    );
    call.connection.restartIce();
    await call.connection.setLocalDescription();
    const sdp = markSlides(call.connection.localDescription?.sdp ?? '', call.slides?.mid ?? '');
    const { result } = await client.post(`${call.path}/update`, { sdp });
    expect(result).to.be.a('string').that.includes('a=content:slides');
    await call.connection.setRemoteDescription({ type: 'answer', sdp: result as string });
    const before = frames(await received(call.main));
    await until(
      () => received(call.main),
      (report) => frames(report) > before + 5,
    );
  });

  it('answers an audio call, and says so in the roster', async () => {
    const client = await RawClient.join(await createConference());
    const feed = await client.listen();
    const call = await startCall(client, { kinds: ['audio'], body: { media_type: 'audio' } });
    await client.post(`${call.path}/ack`);
    await feed.next(
      'participant_update',
      ({ is_audio_only_call, has_media }) => is_audio_only_call === 'YES' && has_media === true,
    );
    await until(
      () => received(call.audio),
      (report) => Number(report.totalAudioEnergy) > 0,
    );
  });

  it('ends with disconnect, and the participant stays without media', async () => {
    const client = await RawClient.join(await createConference());
    const feed = await client.listen();
    const call = await startCall(client);
    await client.post(`${call.path}/ack`);
    await feed.next('participant_update', ({ has_media }) => has_media === true);
    await client.post(`${call.path}/disconnect`);
    await feed.next('participant_update', ({ has_media }) => has_media === false);
    expect((await client.post(`${call.path}/ack`)).http).to.equal(404);
  });

  it('refuses an offer that is none', async () => {
    const client = await RawClient.join(await createConference());
    const answer = await client.on('calls', { call_type: 'WEBRTC', sdp: 'nonsense' });
    expect(answer).to.deep.equal({ http: 400, status: 'success', result: 'Illegal value' });
  });
});
