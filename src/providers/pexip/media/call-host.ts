/** What one call is made with, and whom it tells. */
import type { MeetingError } from '../../../meeting/errors.ts';
import type { callRequests, Methods, participantRequests } from '../client/requests.ts';
import type { Grant } from '../client/wire.ts';
import type { SectionTracks } from './call-sections.ts';
import type { PeerEvent } from './peer-channel.ts';

/** The requests on a call. */
export type CallTarget = Pick<
  Methods<typeof callRequests>,
  'ack' | 'disconnect' | 'new_candidate' | 'update'
>;
/** Who a call is made for. */
export interface CallOwner {
  readonly calls: Methods<typeof participantRequests>['calls'];
  call(callUuid: string): CallTarget;
}

export interface CallOptions {
  /** Oneself, where the media belongs. */
  readonly me: CallOwner;
  readonly grant: Grant;
  /** In kbit/s. */
  readonly bandwidth: number | undefined;
  /** The sections of the call, and what is sent in them; `null`: received only, or sent later. */
  readonly tracks: SectionTracks;
  /** A call that goes on with somebody else at the far end, who is the one to offer. */
  readonly callUuid?: string;
}

export interface CallHost {
  /** Other tracks are received than before, or `status` is another. */
  onChange(): void;
  /** Something of it failed; it goes on with what it has. */
  onFailed(error: MeetingError): void;
  /** It never began, or was given up: whoever wants one makes another. */
  onOver(error: MeetingError): void;
  /** Direct media: the other side says something. */
  onPeer(event: PeerEvent): void;
}
