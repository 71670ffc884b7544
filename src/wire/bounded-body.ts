/** Reads what an answer holds, up to a bound: a server may send for ever. */
import { MeetingError } from '../meeting/errors.ts';

/**
 * Read here rather than through a stream of one's own: Firefox reports one that breaks as an error of the page.
 * @throws {MeetingError} `wire-invalid`: it is longer than `limit` bytes.
 */
export const readBounded = async (
  name: string,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  limit: number,
): Promise<Blob> => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
    bytes += value.length;
    if (bytes <= limit) continue;
    reader.cancel().catch(() => {});
    throw new MeetingError('wire-invalid', `${name}: the answer is longer than ${limit} bytes.`);
  }
};
