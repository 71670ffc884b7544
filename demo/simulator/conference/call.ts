/** A call: the media of a participant, whoever is at the other end. */
import * as z from 'zod/mini';

/** Body of `calls`. */
export const callRequest = z.object({
  call_type: z.enum(['WEBRTC']),
  sdp: z.string(),
  fecc_supported: z.optional(z.boolean()),
  media_type: z._default(z.enum(['video', 'video-only', 'audio']), 'video'),
  present: z.optional(z.enum(['main', 'receive', 'send'])),
});
export type CallRequest = z.infer<typeof callRequest>;

/** A candidate as it is posted, and as `new_candidate` relays it. */
export interface Candidate {
  candidate: string;
  mid: string;
  ufrag?: string | undefined;
  pwd?: string | undefined;
}

/** What `update` answers: a node's own answer, or word that the offer was ignored. */
export interface CallAnswer {
  sdp: string;
  offerIgnored?: boolean;
}

export interface CallAck {
  sdp?: string | undefined;
  offer_ignored?: boolean | undefined;
}

export interface Call {
  readonly uuid: string;
  /** The answer to the offer that began the call. */
  answer(offer: string): Promise<CallAnswer>;
  update(offer: string): Promise<CallAnswer>;
  ack(body: CallAck): Promise<void>;
  addCandidate(candidate: Candidate): Promise<void>;
  /** Another participant has taken the floor. */
  presentationStolen(): void;
  /** What was sent and received, for `GET /simulator/…/media`. */
  report(): Promise<Record<string, unknown>>;
  /** Idempotent. */
  close(): void;
}
