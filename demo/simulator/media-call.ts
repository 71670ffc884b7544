/** A call to the node itself. */
import type { Call } from './call.ts';
import type { CallRequest } from './call-requests.ts';
import type { Participant } from './participant.ts';
import { Refusal } from './refusal.ts';

export function mediaCall(participant: Participant, request: CallRequest): Call {
  void [participant, request];
  throw new Refusal(501, 'Media is not available', 'failed');
}
