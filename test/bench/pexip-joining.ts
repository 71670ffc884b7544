/** From the call to the first participant, and to the first decoded frame, on the simulated node: both clients in turns. */
import { PexipMeeting } from '../../src/providers/pexip/native/pexip-meeting.ts';
import { OfficialClient } from '../official-client/official-client.ts';

export interface Joining {
  /** In ms from the call. */
  readonly participant: number;
  readonly frame: number;
  /** That the node has had by the first frame; preflights are not counted. */
  readonly requests: number;
}

const firstFrame = (video: HTMLVideoElement) =>
  new Promise((resolve) => video.requestVideoFrameCallback(resolve));

const newVideo = () => {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true });
  document.body.append(video);
  return video;
};

async function requestsAt(node: string, alias: string): Promise<number> {
  const response = await fetch(`${node}/simulator/conferences/${alias}/requests`);
  return ((await response.json()) as unknown[]).length;
}

async function ours(node: string, alias: string): Promise<Joining> {
  const video = newVideo();
  const began = performance.now();
  const meeting = new PexipMeeting({ address: node, alias, name: 'Bench' });
  const participant = new Promise<number>((resolve) =>
    meeting.addEventListener('pexip-participant-create', () => resolve(performance.now() - began)),
  );
  meeting.attach(video);
  const framed = firstFrame(video).then(() => performance.now() - began);
  await meeting.join();
  const frame = await framed;
  const requests = await requestsAt(node, alias);
  const joining = { participant: await participant, frame, requests };
  const left = new Promise((resolve) => meeting.addEventListener('meeting-left', resolve));
  await meeting.commands.hangup();
  await left;
  video.remove();
  return joining;
}

/** @param media Opened before: a page of the official client's opens its devices by itself, and may do so early. */
async function theirs(node: string, alias: string, media: MediaStream): Promise<Joining> {
  const video = newVideo();
  const other = await OfficialClient.open(node, alias, {
    keeps: false,
    ...{ batchBufferSize: 1, batchScheduleTimeoutMS: 100 },
  });
  const { signals, callSignals, official } = other;
  const began = performance.now();
  const participant = new Promise<number>((resolve) =>
    signals.onParticipants.add(() => resolve(performance.now() - began)),
  );
  callSignals.onRemoteStream.add((stream) => {
    video.srcObject = stream;
  });
  const framed = firstFrame(video).then(() => performance.now() - began);
  await other.call({
    mediaStream: media,
    callType: official.ClientCallType.AudioVideoPresentation,
  });
  const frame = await framed;
  const requests = await requestsAt(node, alias);
  const joining = { participant: await participant, frame, requests };
  await other.leave();
  video.remove();
  return joining;
}

export interface Compared {
  readonly delay: number;
  readonly ours: readonly Joining[];
  readonly theirs: readonly Joining[];
}

/** @param runs Of each; one more before is not counted, as it loads what loads on demand. */
export async function compareJoining(node: string, delay: number, runs: number): Promise<Compared> {
  const post = (path: string, body: unknown) =>
    fetch(`${node}/simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
  const compared = { delay, ours: [] as Joining[], theirs: [] as Joining[] };
  for (let run = -1; run < runs; run++)
    for (const side of ['ours', 'theirs'] as const) {
      const alias = `bench-${crypto.randomUUID()}`;
      await post('conferences', { alias, robots: 1, picture_size: 'small' });
      if (delay) await post('faults', { alias, kind: 'delay', delay_ms: delay });
      const media =
        side === 'theirs'
          ? await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
          : undefined;
      const joining = media ? await theirs(node, alias, media) : await ours(node, alias);
      for (const track of media?.getTracks() ?? []) track.stop();
      if (run >= 0) compared[side].push(joining);
      await fetch(`${node}/simulator/faults?alias=${alias}`, { method: 'DELETE' });
    }
  return compared;
}
