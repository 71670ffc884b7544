/** Lazy chunk: takes the noise out of the microphone's sound, by RNNoise in an audio worklet. */
import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import type { Effect } from './effect.ts';
import { noiseFiles } from './noise-files.ts';

/** In Hz: what RNNoise was trained with. */
const SAMPLE_RATE = 48_000;

/** @throws What the browser cannot do, or the page does not allow. */
export const openNoiseSuppression = async (source: MediaStreamTrack): Promise<Effect> => {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  const { worklet, ...files } = noiseFiles();
  let node: RnnoiseWorkletNode | undefined;
  let input: MediaStreamAudioSourceNode | undefined;
  const output = context.createMediaStreamDestination();
  const [track] = output.stream.getAudioTracks() as [MediaStreamTrack];
  const close = () => {
    node?.destroy();
    node?.disconnect();
    input?.disconnect();
    track.stop();
    if (context.state !== 'closed') void context.close().catch(() => {});
  };
  try {
    void context.resume().catch(() => {});
    const [wasmBinary] = await Promise.all([
      loadRnnoise(files),
      context.audioWorklet.addModule(worklet),
    ]);
    // The worklet says nothing where it may not: what it sends is silence.
    await WebAssembly.compile(wasmBinary);
    if (context.state !== 'running') throw new Error('The browser plays no sound before a click.');
    node = new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 });
    input = context.createMediaStreamSource(new MediaStream([source]));
    input.connect(node).connect(output);
    return { track, close };
  } catch (error) {
    close();
    throw error;
  }
};
