/** Readers of what people read and of lists, within the bounds of the table. */
import { list as readList, text as readText } from '../../../wire/json-reader.ts';
import type { Reader } from '../../../wire/json-reader.ts';
import { LIST_LENGTH, TEXT_LENGTH } from './limits.ts';

/** A text that is drawn. One that is longer than `TEXT_LENGTH` is cut, and says so. */
export const text: Reader<string> = (value, flaws) => {
  const read = readText(value, flaws);
  return read !== undefined && read.length > TEXT_LENGTH
    ? `${read.slice(0, TEXT_LENGTH - 1)}…`
    : read;
};

/** Beyond `LIST_LENGTH` items, the rest is left out. */
export const list =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, flaws) => {
    if (Array.isArray(value) && value.length > LIST_LENGTH) {
      value.length = LIST_LENGTH;
      flaws.push(`[${LIST_LENGTH}…]`);
    }
    return readList(reader)(value, flaws);
  };
