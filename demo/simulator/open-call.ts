/** Opens the kind of call that a conference wants: to the node, or straight to the other client. */
import type { Call, CallAnswer } from './call.ts';
import type { CallRequest } from './call-requests.ts';
import { directCall } from './direct-call.ts';
import type { Participant } from './participant.ts';
import { illegalValue, Refusal } from './refusal.ts';

export async function openCall(
  participant: Participant,
  request: CallRequest,
): Promise<{ call: Call; answer: CallAnswer }> {
  const { conference } = participant;
  const direct = conference.settings.direct_media && participant.directMedia;
  // Loaded on the first call: a node that nobody calls needs no media engine.
  const call = direct
    ? directCall(participant)
    : (await import('./media-call.ts')).mediaCall(participant, request);
  participant.calls.set(call.uuid, call);
  try {
    return { call, answer: await call.answer(request.sdp) };
  } catch (error) {
    participant.calls.delete(call.uuid);
    call.close();
    if (error instanceof Refusal) throw error;
    throw illegalValue();
  }
}
