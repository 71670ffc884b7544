/** Calling somebody from the conference: ringing, then answered, refused or given up. */
import * as z from 'zod/mini';
import { conferenceOf } from './conference.ts';
import type { Conference } from './conference.ts';
import { Participant, yesNo } from './participant.ts';

export const dialRequest = z.object({
  role: z.enum(['HOST', 'GUEST']),
  destination: z.string().check(z.minLength(1)),
  protocol: z.enum(['sip', 'h323', 'rtmp', 'mssip', 'auto']),
  presentation_url: z.optional(z.string()),
  streaming: z.optional(z.enum(['yes', 'no'])),
  dtmf_sequence: z.optional(z.string()),
  source_display_name: z.optional(z.string()),
  source: z.optional(z.string()),
  call_type: z.optional(z.enum(['video', 'video-only', 'audio'])),
  keep_conference_alive: z.optional(
    z.enum([
      'keep_conference_alive',
      'keep_conference_alive_if_multiple',
      'keep_conference_alive_never',
    ]),
  ),
  remote_display_name: z.optional(z.string()),
  text: z.optional(z.string()),
});

/** How long a simulated callee rings before it answers or refuses, in ms. */
const RING_MS = 1000;

/** What becomes of a call: the destination's name decides. A `fork` rings twice, and one of the two answers. */
function outcomesOf(destination: string): ('answer' | 'refuse' | 'ring')[] {
  const [name = ''] = destination.toLowerCase().replace(/^\w+:/, '').split('@');
  if (name.startsWith('noanswer')) return ['ring'];
  if (name.startsWith('busy')) return ['refuse'];
  if (name.startsWith('fork')) return ['answer', 'refuse'];
  return ['answer'];
}

/** @returns The uuids of the new participants. */
export function dialOut(
  conference: Conference,
  request: z.infer<typeof dialRequest>,
  caller: Participant,
): string[] {
  const name =
    request.remote_display_name ?? request.destination.replace(/^\w+:/, '').replace(/@.*/, '');
  return outcomesOf(request.destination).map((outcome) => {
    const participant = new Participant(
      conference,
      name,
      request.role === 'HOST' ? 'chair' : 'guest',
    );
    const { data } = participant;
    participant.robot = true;
    data.call_direction = 'out';
    data.service_type = 'connecting';
    data.uri = request.destination;
    data.local_alias = request.source ?? conference.alias;
    data.protocol = request.protocol === 'auto' ? 'sip' : request.protocol;
    data.overlay_text = request.text ?? name;
    data.is_audio_only_call = yesNo(request.call_type === 'audio');
    data.is_streaming_conference = request.streaming === 'yes';
    data.encryption = request.protocol === 'rtmp' ? 'Off' : 'On';
    data.fecc_supported = yesNo(request.protocol === 'sip' || request.protocol === 'auto');
    data.vendor = `Simulated endpoint (called by ${request.source_display_name ?? caller.data.display_name})`;
    conference.add(participant);
    const wait = Math.min(RING_MS, conference.settings.ring_ms);
    const timer = conference.clock.timeout(
      () => {
        if (outcome === 'answer') answer(participant);
        else conference.remove(participant);
      },
      outcome === 'ring' ? conference.settings.ring_ms : wait,
    );
    conference.on('removed', function gone(removed) {
      if (removed !== participant) return;
      timer.cancel();
      conference.off('removed', gone);
    });
    return participant.uuid;
  });
}

function answer(participant: Participant): void {
  const { data } = participant;
  const conference = conferenceOf(participant);
  data.service_type = conference.settings.service_type;
  data.has_media = true;
  data.presentation_supported = yesNo(data.is_audio_only_call === 'NO');
  conference.mediaChanged(participant);
}
