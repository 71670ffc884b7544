/** What a participant may do: a role, what the node allows, and where they are. */
import type { ActionName } from './model.ts';
import type { PexipState } from '../client/pexip-state.ts';
import type { Grant } from '../client/wire.ts';

const EVERYONE: readonly ActionName[] = [
  'hangup',
  'answerPrompt',
  'watchStatistics',
  'selectDevice',
];

const IN_MEETING: readonly ActionName[] = ['setHandRaised'];

const HOST: readonly ActionName[] = [
  'moveCamera',
  'setLayout',
  'setLocked',
  'startConference',
  'muteAllGuests',
  'setGuestsCanUnmute',
  'lowerAllHands',
  'clearSpotlights',
  'setBanner',
  'setClassification',
  'disconnectAll',
  'dial',
  'sendDtmf',
  'admit',
  'muteParticipant',
  'muteParticipantVideo',
  'setSpotlight',
  'setRole',
  'setPresentationAllowed',
  'lowerHand',
  'disconnectParticipant',
  'transfer',
];

const BREAKOUT_HOST: readonly ActionName[] = [
  'createBreakout',
  'moveToBreakout',
  'closeBreakout',
  'emptyBreakouts',
  'joinBreakout',
  'dismissHelp',
];

/** Nothing else is offered. `media`: what the call can send. */
export const mayDo = (
  { status, role, conference }: Pick<PexipState, 'status' | 'role' | 'conference'>,
  grant: Grant | undefined,
  media: { readonly audio: boolean; readonly video: boolean; readonly screen: boolean },
): ReadonlySet<ActionName> => {
  const names = new Set<ActionName>(EVERYONE);
  if (media.audio) names.add('setAudioMuted');
  if (media.video) names.add('setVideoMuted');
  if (status !== 'joined') return names;
  const host = role === 'chair';
  for (const name of IN_MEETING) names.add(name);
  if (grant?.chat_enabled !== false) names.add('sendMessage');
  const presents = grant?.guests_can_present !== false && conference.presentation_allowed !== false;
  if (media.screen && (host || presents)) names.add('setPresenting');
  if (grant?.service_type === 'gateway') names.add('sendDtmf');
  if (conference.live_captions_available ?? grant?.live_captions_available)
    names.add('setCaptions');
  if (host) for (const name of HOST) names.add(name);
  if (host && conference.breakout_rooms) for (const name of BREAKOUT_HOST) names.add(name);
  if (conference.breakout) {
    names.add('askForHelp');
    if (host || conference.breakout_guests_allowed_to_leave) names.add('leaveBreakout');
  }
  return names;
};
