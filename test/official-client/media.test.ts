/** Pexip's own client in a call of the simulated node: pictures both ways, slides both ways, and rooms. */
import { expect } from '@open-wc/testing';
import { PexipMeeting } from '../../src/providers/pexip/native/pexip-meeting.ts';
import { control, openConference } from '../native/node.ts';
import { movingPicture } from '../simulator/raw-call.ts';
import type { OfficialClient } from './official-client.ts';
import {
  entryOf,
  everybodyLeaves,
  freshNode,
  joinBeside,
  joinOfficial,
  nodeHolds,
} from './stand.ts';

describe('Pexip’s own client in a call of the simulated node', function () {
  this.timeout(60_000);
  const opened: { stop(): void }[] = [];
  const meetings: PexipMeeting[] = [];
  afterEach(async () => {
    for (const meeting of meetings.splice(0)) meeting.close();
    await everybodyLeaves();
    for (const one of opened.splice(0)) one.stop();
  });

  /** A camera of one colour, drawn in the page, and silence. */
  const camera = (color: string): MediaStream => {
    const picture = movingPicture(color);
    const context = new AudioContext();
    const [sound] = context.createMediaStreamDestination().stream.getAudioTracks();
    opened.push(picture, { stop: () => void context.close() });
    return new MediaStream([picture.track, ...(sound ? [sound] : [])]);
  };
  const withMedia = () => ({ mediaStream: camera('red'), bandwidth: 2000, callType: 126 });
  const joinWithMedia = (alias: string) => joinOfficial(alias, withMedia());
  const joinMeeting = async (alias: string, name: string) => {
    const meeting = new PexipMeeting({ address: await freshNode(), alias, name });
    meetings.push(meeting);
    await meeting.join();
    return meeting;
  };
  /** Until a stream shows pictures. */
  const shows = async (stream: MediaStream) => {
    const video = document.createElement('video');
    Object.assign(video, { muted: true, autoplay: true, srcObject: stream });
    document.body.append(video);
    opened.push({ stop: () => video.remove() });
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    return video;
  };
  const stateIs = (meeting: PexipMeeting, wanted: (state: PexipMeeting['state']) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!wanted(meeting.state)) return;
        meeting.removeEventListener('change', look);
        resolve();
      };
      meeting.addEventListener('change', look);
      look();
    });
  /** Until the node has received pictures of that width from somebody. */
  const nodeSees = (alias: string, width = 1) =>
    control('GET', `conferences/${alias}/media?until=*.received.width&at_least=${width}`);
  const remote = (olga: OfficialClient) => olga.next('onRemoteStream');

  it('sees the conference, and is seen', async () => {
    const alias = await openConference({ robots: 1 });
    const olga = await joinWithMedia(alias);
    await shows(await remote(olga));
    await nodeSees(alias);
    const held = await nodeHolds(alias, 'participants.*.has_media', true);
    expect(entryOf(held)).to.include({ has_media: true, is_video_call: 'YES' });
    await olga.until(() => olga.named('Olga').hasMedia);
  });

  it('shows slides of others, and others see its own', async () => {
    const alias = await openConference();
    const ann = await joinMeeting(alias, 'Ann');
    const olga = await joinWithMedia(alias);
    await shows(await remote(olga));
    const { getDisplayMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getDisplayMedia = async () =>
      new MediaStream([...camera('green').getVideoTracks()]);
    await ann.commands.setPresenting({ presenting: true });
    navigator.mediaDevices.getDisplayMedia = getDisplayMedia;
    const slides = await shows(await olga.next('onRemotePresentationStream'));
    expect(slides.videoWidth).to.be.greaterThan(0);
    await olga.until(() => olga.named('Ann').isPresenting);
    await ann.commands.setPresenting({ presenting: false });
    await olga.next('onPresentationConnectionChange', ({ recv }) => recv === 'disconnected');

    olga.client.present(new MediaStream(camera('purple').getVideoTracks()));
    await stateIs(ann, ({ presentation, streams }) => !!presentation && !!streams.presentation);
    await shows(ann.state.streams.presentation!);
    const held = await nodeHolds(alias, 'participants.*.is_presenting', 'YES');
    expect(entryOf(held).is_presenting).to.equal('YES');
    olga.client.stopPresenting();
    await stateIs(ann, ({ presentation }) => !presentation);
  });

  it('moves into a breakout room as a host, its media with it, and back', async () => {
    const alias = await openConference();
    const { client: ann } = await joinBeside(alias);
    const olga = await joinWithMedia(alias);
    await shows(await remote(olga));
    const { breakout_uuid = '' } = await ann.breakouts({ name: 'Room' });
    await olga.next('onBreakoutBegin');
    const { uuid } = olga.named('Olga');
    await ann.breakout_move({ breakout_uuid, participants: [uuid] });
    const { breakoutUuid, breakoutName, requesterUuid } = await olga.next('onBreakoutRefer');
    expect(breakoutUuid).to.equal(breakout_uuid);
    expect(breakoutName).to.equal('Room');
    expect(requesterUuid).to.equal(ann.state.self_uuid);
    await olga.client.joinBreakoutRoom({ breakoutUuid });
    await olga.next('onCallConnected');
    // It tells of a stream once for each track, of the call before as well.
    const isLive = (stream: MediaStream) => stream.getVideoTracks()[0]?.readyState === 'live';
    await shows(await olga.next('onRemoteStream', isLive));
    const { breakouts } = await nodeHolds(alias, 'breakouts.length', 1);
    const room = `${breakouts[0]?.alias}`;
    await nodeSees(encodeURIComponent(room));
    expect(olga.client.roomId).to.equal(breakout_uuid);
    await olga.client.joinBreakoutRoom({ breakoutUuid: olga.official.MAIN_ROOM_ID });
    await olga.next('onCallConnected');
    await nodeSees(alias);
  });
});
