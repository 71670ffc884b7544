/** Opens the kind of call that a conference wants: to the node, or straight to the other client. */
import { conferenceOf } from '../conference/conference.ts';
import type { Call, CallAnswer, CallRequest } from '../conference/call.ts';
import { DirectCall, directCallsIn } from './direct-call.ts';
import type { Participant } from '../conference/participant.ts';
import { illegalValue, Refusal } from '../conference/refusal.ts';

export async function openCall(
  participant: Participant,
  request: CallRequest,
): Promise<{ call: Call; answer: CallAnswer }> {
  const conference = conferenceOf(participant);
  const others = directCallsIn(conference);
  const inDirect = new Set(others.map((call) => call.participant));
  // Two at most, and nobody whose media comes by way of the node.
  const direct =
    participant.directMedia &&
    others.length < 2 &&
    [...conference.participants.values()].every(
      (other) => !other.data.has_media || inDirect.has(other),
    );
  if (!direct) for (const call of others) void call.escalate();
  // Loaded on the first call: a node that nobody calls needs no media engine.
  const call = direct
    ? new DirectCall(participant)
    : new (await import('./media-call.ts')).MediaCall(participant, request);
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
