/** Lazy chunk: takes the noise out of the microphone's sound, by RNNoise in an audio worklet. */
import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import type { Effect } from './effect.ts';
import { noiseFiles } from './noise-files.ts';

/** In Hz: what RNNoise was trained with. */
const SAMPLE_RATE = 48_000;

/** How long the browser's sound may take until it runs, in ms: where it wants a click first, it never does. */
const START_MS = 1000;

/**
 * @param onLost It worked, and does no longer: nothing is heard any more.
 * @param signal It is too late: nobody waits for it any more.
 * @throws What the browser cannot do, or the page does not allow.
 */
export const openNoiseSuppression = async (
  source: MediaStreamTrack,
  onLost: (error: unknown) => void,
  signal: AbortSignal,
): Promise<Effect> => {
  signal.throwIfAborted();
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  const { worklet, ...files } = noiseFiles();
  let node: RnnoiseWorkletNode | undefined;
  let input: MediaStreamAudioSourceNode | undefined;
  const output = context.createMediaStreamDestination();
  const [track] = output.stream.getAudioTracks() as [MediaStreamTrack];
  let isClosed = false;
  const close = () => {
    isClosed = true;
    context.onstatechange = null;
    node?.destroy();
    node?.disconnect();
    input?.disconnect();
    track.stop();
    if (context.state !== 'closed') void context.close().catch(() => {});
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    const started = new Promise<void>((resolve) => {
      context.resume().then(resolve, resolve);
      setTimeout(resolve, START_MS);
    });
    const [wasmBinary] = await Promise.all([
      loadRnnoise(files),
      context.audioWorklet.addModule(worklet),
    ]);
    // The worklet says nothing where it may not: what it sends is silence.
    await Promise.all([WebAssembly.compile(wasmBinary), started]);
    signal.throwIfAborted();
    if (context.state !== 'running') throw new Error('The browser plays no sound before a click.');
    node = new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 });
    const lose = (what: string) => {
      if (isClosed) return;
      close();
      onLost(new Error(what));
    };
    node.addEventListener('processorerror', () => lose('The worklet failed.'));
    // That it runs may be told only now.
    context.onstatechange = () => {
      if (context.state !== 'running') lose(`The browser's sound is ${context.state}.`);
    };
    input = context.createMediaStreamSource(new MediaStream([source]));
    input.connect(node).connect(output);
    return { track, close };
  } catch (error) {
    close();
    throw error;
  }
};
