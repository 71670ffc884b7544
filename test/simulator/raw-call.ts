/** A bare RTCPeerConnection in a call with the node. */
import type { Answer, Json, RawClient } from './raw-client.ts';

export interface RawCall {
  uuid: string;
  path: string;
  connection: RTCPeerConnection;
  video: HTMLVideoElement;
  slides: RTCRtpTransceiver | undefined;
  main: RTCRtpTransceiver | undefined;
  audio: RTCRtpTransceiver;
  close(): void;
}

const open = new Set<RawCall>();

/** For `afterEach`. */
export function closeCalls(): void {
  for (const call of open) call.close();
}

/** A picture that moves, drawn in the page. */
export function movingPicture(
  color: string,
  { width, height } = { width: 320, height: 180 },
): { track: MediaStreamTrack; stop(): void } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  let tick = 0;
  const timer = setInterval(() => {
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'white';
    context.fillRect((tick++ * 4) % (width - 20), 80, 10, 10);
  }, 66);
  const [track] = canvas.captureStream(15).getVideoTracks() as [MediaStreamTrack];
  return {
    track,
    stop: () => {
      clearInterval(timer);
      track.stop();
    },
  };
}

export const markSlides = (sdp: string, mid: string): string =>
  sdp
    .split(/(?=^m=)/m)
    .map((section) =>
      section.includes(`a=mid:${mid}\r\n`) ? `${section}a=content:slides\r\n` : section,
    )
    .join('');

export async function startCall(
  client: RawClient,
  {
    send = {},
    kinds = ['audio', 'main', 'slides'],
    body = {},
    participants = client.uuid,
    prefix = '',
  }: {
    send?: { audio?: MediaStreamTrack; main?: MediaStreamTrack; slides?: MediaStreamTrack };
    kinds?: string[];
    body?: Json;
    participants?: string;
    prefix?: string;
  } = {},
): Promise<RawCall> {
  const connection = new RTCPeerConnection();
  const add = (kind: 'audio' | 'video', track: MediaStreamTrack | undefined) =>
    connection.addTransceiver(track ?? kind, { direction: track ? 'sendrecv' : 'recvonly' });
  const audio = add('audio', send.audio);
  const main = kinds.includes('main') ? add('video', send.main) : undefined;
  const slides = kinds.includes('slides') ? add('video', send.slides) : undefined;
  await connection.setLocalDescription();
  const candidates: RTCIceCandidate[] = [];
  let path = '';
  const post = (candidate: RTCIceCandidate | null) =>
    client.post(`${path}/new_candidate`, {
      candidate: candidate?.candidate ?? '',
      mid: candidate?.sdpMid ?? '0',
      ...(candidate?.usernameFragment && { ufrag: candidate.usernameFragment, pwd: '' }),
    });
  connection.onicecandidate = ({ candidate }) => {
    if (path) void post(candidate);
    else if (candidate) candidates.push(candidate);
  };
  const sdp = connection.localDescription?.sdp ?? '';
  const offer = slides ? markSlides(sdp, slides.mid ?? '') : sdp;
  const answer: Answer = await client.post(`${prefix}participants/${participants}/calls`, {
    call_type: 'WEBRTC',
    sdp: offer,
    ...body,
  });
  if (answer.http !== 200)
    throw new Error(`calls: ${answer.http} ${JSON.stringify(answer.result)}`);
  const result = answer.result as { call_uuid: string; sdp: string };
  path = `${prefix}participants/${participants}/calls/${result.call_uuid}`;
  await Promise.all(candidates.map(post));
  const connected = new Promise<void>((resolve) => {
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'connected') resolve();
    };
  });
  await connection.setRemoteDescription({ type: 'answer', sdp: result.sdp });
  await connected;
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream(main ? [main.receiver.track] : []);
  // Sound is decoded only where it is played.
  const sound = new Audio();
  sound.srcObject = new MediaStream([audio.receiver.track]);
  void sound.play().catch(() => undefined);
  document.body.append(video);
  void video.play().catch(() => undefined);
  const call: RawCall = {
    ...{ uuid: result.call_uuid, path, connection, video, slides, main, audio },
    close: () => {
      open.delete(call);
      connection.close();
      video.remove();
      sound.srcObject = null;
    },
  };
  open.add(call);
  return call;
}

/** Statistics of what a transceiver receives. */
export async function received(transceiver: RTCRtpTransceiver | undefined): Promise<Json> {
  const stats = await transceiver?.receiver.getStats();
  for (const report of stats?.values() ?? [])
    if ((report as Json).type === 'inbound-rtp') return report as Json;
  return {};
}

/** Pause between two looks, in ms. */
const LOOK_MS = 25;

/** Waits until the statistics fit. */
export async function until<T>(ask: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask();
    if (fits(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
