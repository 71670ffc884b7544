/**
 * Lazy chunk: another background behind the person before the camera. A worker does it, so that the page is never
 * kept waiting. What cannot be done sends nothing: the camera's own picture is never let through.
 */
import type { Background } from '../media-state.ts';
import type { Effect } from './effect.ts';
import type { BackgroundAnswer, BackgroundFrame, BackgroundStart } from './background-messages.ts';
import { backgroundFiles } from './background-files.ts';
import { trustedUrl } from './trusted-url.ts';

/** Where the browser streams frames: Chromium. Not in TypeScript's DOM yet. */
interface Breakout {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack }) => {
    readonly readable: ReadableStream<VideoFrame>;
  };
  MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>;
  };
}

/** Frames a second, where they go by way of a canvas. */
const FRAMES = 30;

/** Width and height of a background, at most, in dots: a photograph has more than any frame. */
const PICTURE_MAX = 1920;

/** A picture from wherever the page may load one. */
const loadPicture = async (address: string): Promise<ImageBitmap> => {
  const image = new Image();
  // Otherwise what is drawn with it may not be read.
  image.crossOrigin = 'anonymous';
  image.src = new URL(address, document.baseURI).href;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(1, PICTURE_MAX / Math.max(width, height));
  return createImageBitmap(image, {
    resizeWidth: Math.ceil(width * scale) || PICTURE_MAX,
    resizeHeight: Math.ceil(height * scale) || PICTURE_MAX,
  });
};

/** How frames get in and out; `onMessage`: of the worker's. */
interface Way {
  readonly track: MediaStreamTrack;
  readonly streams: BackgroundStart['streams'];
  onMessage(answer: BackgroundAnswer): void;
  close(): void;
}

const streamed = (
  source: MediaStreamTrack,
  { MediaStreamTrackProcessor, MediaStreamTrackGenerator }: Required<Breakout>,
): Way => {
  const { readable } = new MediaStreamTrackProcessor({ track: source });
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  return {
    track,
    streams: { readable, writable: track.writable },
    onMessage: () => {},
    close: () => track.stop(),
  };
};

const drawn = (source: MediaStreamTrack, worker: Worker): Way => {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([source]);
  void video.play().catch(() => {});
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('bitmaprenderer')!;
  const [track] = canvas.captureStream(FRAMES).getVideoTracks() as [MediaStreamTrack];
  let isBusy = false;
  const send = async () => {
    if (isBusy || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    isBusy = true;
    const frame = await createImageBitmap(video).catch(() => undefined);
    isBusy = false;
    if (frame) worker.postMessage({ frame } satisfies BackgroundFrame, [frame]);
  };
  return {
    track,
    streams: undefined,
    onMessage(answer) {
      if (answer === 'want') void send();
      if (typeof answer !== 'object' || !('frame' in answer)) return;
      const { frame } = answer;
      if (canvas.width !== frame.width || canvas.height !== frame.height)
        Object.assign(canvas, { width: frame.width, height: frame.height });
      context.transferFromImageBitmap(frame);
    },
    close() {
      track.stop();
      video.srcObject = null;
    },
  };
};

const openWay = (source: MediaStreamTrack, worker: Worker): Way => {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator }: typeof globalThis & Breakout =
    globalThis;
  return MediaStreamTrackProcessor && MediaStreamTrackGenerator
    ? streamed(source, { MediaStreamTrackProcessor, MediaStreamTrackGenerator })
    : drawn(source, worker);
};

/**
 * @param onLost It worked, and does no longer: nothing is sent any more.
 * @param signal It is too late: nobody waits for it any more.
 * @throws What the browser cannot do, or the page does not allow.
 */
export const openBackground = async (
  source: MediaStreamTrack,
  background: Exclude<Background, 'none'>,
  onLost: (error: unknown) => void,
  signal: AbortSignal,
): Promise<Effect> => {
  const picture = background === 'blur' ? undefined : await loadPicture(background);
  signal.throwIfAborted();
  const { worker: script, ...files } = backgroundFiles();
  const worker = new Worker(trustedUrl(script));
  let way: Way | undefined;
  let isWorking = false;
  let isClosed = false;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    isWorking = false;
    way?.close();
    worker.terminate();
  };
  try {
    const opened = (way = openWay(source, worker));
    const { streams } = opened;
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      const fail = (error: unknown) => {
        reject(error);
        if (!isWorking) return;
        close();
        onLost(error);
      };
      worker.onerror = ({ message }) => fail(new Error(message || 'The worker did not start.'));
      worker.onmessage = ({ data }: MessageEvent<BackgroundAnswer>) => {
        if (data === 'ready') {
          isWorking = true;
          resolve();
        } else if (typeof data === 'object' && 'failed' in data) fail(new Error(data.failed));
        else opened.onMessage(data);
      };
      worker.postMessage(
        { ...files, picture, streams } satisfies BackgroundStart,
        [picture, streams?.readable, streams?.writable].filter((part) => part !== undefined),
      );
    });
    return { track: opened.track, close };
  } catch (error) {
    close();
    throw error;
  }
};
