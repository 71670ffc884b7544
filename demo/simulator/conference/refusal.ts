/** An answer that is not a success. */

/** Thrown by a request's handler; the node answers with it. Real nodes send most of these with the word `success`. */
export class Refusal extends Error {
  readonly httpStatus: number;
  readonly result: unknown;
  readonly word: 'success' | 'failure' | 'failed';

  constructor(httpStatus: number, result: unknown, word: Refusal['word'] = 'success') {
    super(typeof result === 'string' ? result : `HTTP ${httpStatus}`);
    this.httpStatus = httpStatus;
    this.result = result;
    this.word = word;
  }
}

export const conferenceNotFound = () =>
  new Refusal(404, 'Neither conference nor gateway found', 'failed');
export const participantNotFound = () => new Refusal(404, 'Participant not found', 'failure');
export const callNotFound = () => new Refusal(404, 'Call not found', 'failure');
export const invalidToken = () => new Refusal(403, 'Invalid token');
export const illegalValue = () => new Refusal(400, 'Illegal value');
