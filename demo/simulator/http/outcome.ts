/** What a request is answered with. */
export interface Outcome {
  status: number;
  type: string;
  body: string | Buffer;
}
