/** THE TABLE of Jitsi's events: each is a DOM event under its own name. Types only. */

/**
 * What they say, as on the wire: names are HTML-escaped there. One that is not in this table is dispatched all the same.
 * @see https://jitsi.github.io/handbook/docs/dev-guide/dev-guide-iframe-events
 */
export interface JitsiEventDetails {
  'audio-availability-changed': { available: boolean };
  'audio-mute-status-changed': { muted: boolean };
  'browser-support': { supported: boolean };
  'camera-error': { type: string; message: string };
  'chat-updated': { isOpen: boolean; unreadCount: number };
  'content-sharing-participants-changed': { data: { sharingParticipantIds: string[] } };
  'display-name-change': { id: string; displayname: string; formattedDisplayName?: string };
  'dominant-speaker-changed': { id: string };
  'error-occurred': {
    error: { name: string; type: string; message?: string; isFatal: boolean; details?: unknown };
  };
  'incoming-message': {
    from: string;
    nick: string;
    privateMessage: boolean;
    message: string;
    stamp?: string;
  };
  'knocking-participant': { participant: { id: string; name: string } };
  'mic-error': { type: string; message: string };
  'outgoing-message': { message: string; privateMessage: boolean };
  'participant-joined': {
    id: string;
    displayName?: string;
    formattedDisplayName?: string;
    userContext?: unknown;
  };
  'participant-kicked-out': {
    kicked: { id: string; local: boolean };
    kicker: { id: string };
  };
  'participant-left': { id: string };
  'participant-muted': { id: string; isMuted: boolean; mediaType: string; isSelfMuted: boolean };
  'participant-role-changed': { id: string; role: string };
  'password-required': Record<never, never>;
  'prejoin-screen-loaded': Record<never, never>;
  /** `handRaised`: when, in ms since 1970; 0: lowered. */
  'raise-hand-updated': { id: string; handRaised: number };
  ready: Record<never, never>;
  /** `ttl`: how long the link is good for, in seconds. */
  'recording-link-available': { link: string; ttl: number };
  'recording-status-changed': {
    on: boolean;
    mode: string;
    error?: string;
    transcription?: boolean;
  };
  'screen-sharing-status-changed': { on: boolean; details: { sourceType?: string } };
  'subject-change': { subject: string };
  'tile-view-changed': { enabled: boolean };
  'toolbar-button-clicked': { key: string; preventExecution: boolean };
  'video-availability-changed': { available: boolean };
  'video-conference-joined': {
    roomName: string;
    id: string;
    displayName?: string;
    formattedDisplayName?: string;
    avatarURL?: string;
    breakoutRoom?: boolean;
    visitor?: boolean;
  };
  'video-conference-left': { roomName: string };
  'video-mute-status-changed': { muted: boolean };
  'video-ready-to-close': Record<never, never>;
}

/** Jitsi's events as the element dispatches them: the detail is the payload. */
export type JitsiDomEventMap = {
  [K in keyof JitsiEventDetails as `jitsi-${K}`]: CustomEvent<JitsiEventDetails[K]>;
};
