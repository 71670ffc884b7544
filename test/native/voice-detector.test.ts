/** The detector on real tracks: a voice into a muted microphone is heard, and nothing is left of it. */
import { expect } from '@open-wc/testing';
import { VoiceDetector } from '../../src/providers/pexip/media/voice-detector.ts';

describe('a voice into a muted microphone', () => {
  it('is heard on a copy of its track, which ends with the listening', async () => {
    const context = new AudioContext();
    await context.resume();
    const tone = new OscillatorNode(context, { frequency: 300 });
    const loudness = new GainNode(context, { gain: 0.3 });
    const microphone = context.createMediaStreamDestination();
    tone.connect(loudness).connect(microphone);
    tone.start();
    const [track] = microphone.stream.getAudioTracks();
    track!.enabled = false;
    const copies: MediaStreamTrack[] = [];
    const { clone } = track!;
    track!.clone = () => {
      const copy = clone.call(track);
      copies.push(copy);
      return copy;
    };
    let changed = () => {};
    const next = () => new Promise<void>((resolve) => (changed = resolve));
    const detector = new VoiceDetector(() => changed());
    const heard = next();
    detector.listen(track!);
    detector.listen(track!);
    await heard;
    expect(detector.speaking).to.be.true;
    expect(track!.enabled).to.be.false;
    const quiet = next();
    loudness.gain.value = 0;
    await quiet;
    expect(detector.speaking).to.be.false;
    detector.listen(null);
    expect(copies.map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    expect(track!.readyState).to.equal('live');
    track!.stop();
    await context.close();
  });
});
