/** Sound: what robots say, and the mix each participant hears. */

export const SAMPLE_RATE = 48_000;
/** Samples of 10 ms: the portion WebRTC takes. */
export const PORTION = SAMPLE_RATE / 100;

/** Portions of one participant's sound that wait to be mixed; more are dropped, so that delay does not grow. */
const QUEUE_PORTIONS = 5;

/** Loudness from which a microphone counts as speaking; of 32767. */
const SPEAKING_LEVEL = 300;
/** Silence after which somebody has stopped speaking, in ms. */
const PAUSE_MS = 1500;

/** Something like speech: a low voice, in syllables. @param at Number of the portion. @param pitch In Hz. */
export function speech(at: number, pitch: number): Float32Array {
  const portion = new Float32Array(PORTION);
  for (let index = 0; index < PORTION; index++) {
    const time = (at * PORTION + index) / SAMPLE_RATE;
    const syllable = Math.max(
      0,
      Math.sin(2 * Math.PI * 3.1 * time) + 0.3 * Math.sin(2 * Math.PI * 0.7 * time),
    );
    const wave =
      Math.sin(2 * Math.PI * pitch * time) +
      0.5 * Math.sin(2 * Math.PI * pitch * 2 * time) +
      0.25 * Math.sin(2 * Math.PI * pitch * 5 * time);
    portion[index] = 2600 * syllable * wave;
  }
  return portion;
}

/** A soft tone for somebody who is alone. */
export function tone(at: number): Float32Array {
  return Float32Array.from(
    { length: PORTION },
    (_, index) => 1200 * Math.sin((2 * Math.PI * 440 * (at * PORTION + index)) / SAMPLE_RATE),
  );
}

/** What a microphone sends, portion by portion. */
export class Microphone {
  readonly #queue: Float32Array[] = [];
  #loudAt = -Infinity;
  portions = 0;
  /** Root mean square of the last portion, of 32767. */
  level = 0;

  push(samples: Int16Array, channels: number): void {
    const frames = samples.length / channels;
    let sum = 0;
    const portion = new Float32Array(PORTION);
    for (let index = 0; index < PORTION; index++) {
      const value = samples[Math.floor((index * frames) / PORTION) * channels] ?? 0;
      portion[index] = value;
      sum += value * value;
    }
    this.level = Math.sqrt(sum / PORTION);
    if (this.level > SPEAKING_LEVEL) this.#loudAt = performance.now();
    this.portions += 1;
    this.#queue.push(portion);
    if (this.#queue.length > QUEUE_PORTIONS) this.#queue.shift();
  }

  get speaking(): boolean {
    return performance.now() - this.#loudAt < PAUSE_MS;
  }

  take(): Float32Array | undefined {
    return this.#queue.shift();
  }
}

export function mix(portions: readonly Float32Array[]): Int16Array {
  const mixed = new Int16Array(PORTION);
  for (let index = 0; index < PORTION; index++) {
    let sum = 0;
    for (const portion of portions) sum += portion[index] ?? 0;
    mixed[index] = Math.max(-32_768, Math.min(32_767, sum));
  }
  return mixed;
}
