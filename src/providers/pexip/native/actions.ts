/** What people can ask for in the view. Types only. */
import type { DeviceKind } from './model.ts';

/**
 * What people can ask for. Each resolves once the node has taken it, and rejects with an error whose message the view
 * shows. None changes the view by itself: the next snapshot does. Names and arguments are the commands' where one exists.
 */
export interface MeetingActions {
  answerPrompt(args: { value?: string }): Promise<unknown>;
  hangup(): Promise<unknown>;
  setAudioMuted(args: { muted: boolean }): Promise<unknown>;
  setVideoMuted(args: { muted: boolean }): Promise<unknown>;
  setPresenting(args: { presenting: boolean }): Promise<unknown>;
  setHandRaised(args: { raised: boolean }): Promise<unknown>;
  /** `to`: a uuid. */
  sendMessage(args: { text: string; to?: string }): Promise<unknown>;
  selectDevice(args: { kind: DeviceKind; id: string }): Promise<unknown>;
  setCaptions(args: { shown: boolean }): Promise<unknown>;
  /** Statistics are gathered while somebody looks at them. */
  watchStatistics(args: { watching: boolean }): Promise<unknown>;
  /** `start` on pressing, `continue` while held, `stop` on letting go. */
  moveCamera(args: {
    participantId: string;
    action: 'start' | 'continue' | 'stop';
    axis: 'pan' | 'tilt' | 'zoom';
    direction: 'left' | 'right' | 'up' | 'down' | 'in' | 'out';
  }): Promise<unknown>;

  setLayout(args: { layout: string }): Promise<unknown>;
  setLocked(args: { locked: boolean }): Promise<unknown>;
  startConference(): Promise<unknown>;
  muteAllGuests(args: { muted: boolean }): Promise<unknown>;
  setGuestsCanUnmute(args: { allowed: boolean }): Promise<unknown>;
  lowerAllHands(): Promise<unknown>;
  clearSpotlights(): Promise<unknown>;
  setBanner(args: { text: string }): Promise<unknown>;
  setClassification(args: { level: number }): Promise<unknown>;
  /** Ends the meeting for everyone. */
  disconnectAll(): Promise<unknown>;
  dial(args: {
    destination: string;
    protocol: 'auto' | 'sip' | 'h323' | 'mssip' | 'rtmp';
    role: 'HOST' | 'GUEST';
  }): Promise<unknown>;
  sendDtmf(args: { participantId: string; digits: string }): Promise<unknown>;

  admit(args: { participantId: string }): Promise<unknown>;
  muteParticipant(args: { participantId: string; muted: boolean }): Promise<unknown>;
  muteParticipantVideo(args: { participantId: string; muted: boolean }): Promise<unknown>;
  setSpotlight(args: { participantId: string; spotlighted: boolean }): Promise<unknown>;
  setRole(args: { participantId: string; role: 'chair' | 'guest' }): Promise<unknown>;
  /** Whether it receives the presentation. */
  setPresentationAllowed(args: { participantId: string; allowed: boolean }): Promise<unknown>;
  lowerHand(args: { participantId: string }): Promise<unknown>;
  disconnectParticipant(args: { participantId: string }): Promise<unknown>;
  transfer(args: {
    participantId: string;
    alias: string;
    role: 'host' | 'guest';
    pin?: string;
  }): Promise<unknown>;

  /** `duration` in s, absent: without an end. `participantIds` are moved there at once, from the main room. */
  createBreakout(args: {
    name: string;
    duration?: number;
    endAction: 'transfer' | 'disconnect';
    guestsAllowedToLeave: boolean;
    participantIds: readonly string[];
  }): Promise<unknown>;
  /** From `from` to `to`: a room's id, or `main`. */
  moveToBreakout(args: {
    participantIds: readonly string[];
    from: string;
    to: string;
  }): Promise<unknown>;
  closeBreakout(args: { breakoutId: string }): Promise<unknown>;
  /** Brings everyone back, and leaves the rooms open. */
  emptyBreakouts(): Promise<unknown>;
  /** A host takes its media to a room; `main`: back. */
  joinBreakout(args: { breakoutId: string }): Promise<unknown>;
  dismissHelp(args: { breakoutId: string }): Promise<unknown>;
  /** Back to the main room. */
  leaveBreakout(): Promise<unknown>;
  askForHelp(args: { asking: boolean }): Promise<unknown>;
}
export type ActionName = keyof MeetingActions;
