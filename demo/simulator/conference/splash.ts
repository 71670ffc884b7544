/** The splash screens of direct media: the client draws them, the node says which. */
import type { Participant } from './participant.ts';

/** @param key Undefined: no splash screen any more. */
export function setSplash(participant: Participant, key: string | undefined): void {
  if (participant.splashScreen === key) return;
  participant.splashScreen = key;
  participant.send('splash_screen', key === undefined ? null : { screen_key: key });
}

/** The screen for somebody who has no picture yet. */
export function showSplash(participant: Participant): void {
  setSplash(
    participant,
    participant.waiting ? 'direct_media_waiting_for_host' : 'direct_media_welcome',
  );
}
