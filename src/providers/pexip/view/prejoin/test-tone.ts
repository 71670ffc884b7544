/** Two notes on a loudspeaker: what is heard is what the meeting will be heard by. */

/** In Hz, and when each begins, in s. */
const NOTES = [
  [523.25, 0],
  [659.25, 0.25],
] as const;
const NOTE_S = 0.6;
const VOLUME = 0.2;

/**
 * @param sink Id of the loudspeaker; empty: the browser's own choice.
 * @param signal Ends it early.
 * @returns Once it is over.
 */
export const playTone = async (sink: string, signal: AbortSignal): Promise<void> => {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  // A media element, which more browsers can send to a loudspeaker than a context.
  const audio = new Audio();
  audio.srcObject = out.stream;
  try {
    if (sink && 'setSinkId' in audio) await audio.setSinkId(sink);
    const over = NOTES.map(([frequency, at]) => {
      const begin = context.currentTime + at;
      const note = new OscillatorNode(context, { frequency });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.linearRampToValueAtTime(VOLUME, begin + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_S);
      note.connect(volume).connect(out);
      note.start(begin);
      note.stop(begin + NOTE_S);
      return new Promise((resolve) => note.addEventListener('ended', resolve, { once: true }));
    });
    const aborted = new Promise((resolve) =>
      signal.addEventListener('abort', resolve, { once: true }),
    );
    await Promise.race([audio.play().then(() => Promise.all(over)), aborted]);
  } finally {
    audio.pause();
    audio.srcObject = null;
    await context.close();
  }
};
