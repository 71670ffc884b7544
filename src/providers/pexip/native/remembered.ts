/** What somebody chose before the last meeting, kept on this device where the page allows it. */

export interface Remembered {
  readonly name?: string;
  readonly audioInput?: string;
  readonly videoInput?: string;
  readonly audioOutput?: string;
  readonly muteMicrophone?: boolean;
  readonly muteCamera?: boolean;
}

/** In the page's `localStorage`. */
const KEY = 'meeting-embed';
/** Longer is nothing of ours. */
const TEXT_MAX = 255;

const texts = ['name', 'audioInput', 'videoInput', 'audioOutput'] as const;
const switches = ['muteMicrophone', 'muteCamera'] as const;

/** Whatever stands there: only what fits is taken. Without storage, nothing is known. */
export const recall = (): Remembered => {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
  const known = Object(kept) as Readonly<Record<string, unknown>>;
  const pick = (keys: readonly string[], fits: (value: unknown) => boolean) =>
    keys.filter((key) => fits(known[key])).map((key) => [key, known[key]]);
  return Object.fromEntries([
    ...pick(
      texts,
      (value) => typeof value === 'string' && value !== '' && value.length <= TEXT_MAX,
    ),
    ...pick(switches, (value) => typeof value === 'boolean'),
  ]) as Remembered;
};

export const remember = (choices: Remembered): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // No storage here: it is asked again the next time.
  }
};
