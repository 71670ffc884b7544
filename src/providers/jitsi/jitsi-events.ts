/** THE TABLE of Jitsi's events: each is a DOM event under its own name. Types only. */
import type { JitsiDevices, JitsiRoom } from './jitsi-queries.ts';

type Nothing = Record<never, never>;
interface JitsiMouse {
  clientX: number;
  clientY: number;
  movementX: number;
  movementY: number;
  offsetX: number;
  offsetY: number;
  pageX: number;
  pageY: number;
  x: number;
  y: number;
  screenX: number;
  screenY: number;
}

/**
 * What they say, as on the wire: names are HTML-escaped there. One that is not in this table is dispatched all the same.
 * @see https://jitsi.github.io/handbook/docs/dev-guide/dev-guide-iframe-events
 */
export interface JitsiEventDetails {
  'audio-availability-changed': { available: boolean };
  'audio-mute-status-changed': { muted: boolean };
  'audio-only-changed': { enabled: boolean };
  'audio-or-video-sharing-toggled': { mediaType: string; value: string; participantId: string };
  'avatar-changed': { id: string; avatarURL: string };
  'breakout-rooms-updated': { rooms: Record<string, JitsiRoom> };
  'browser-support': { supported: boolean };
  'camera-error': { type: string; message: string };
  'chat-updated': { isOpen: boolean; unreadCount: number };
  'compute-pressure-changed': { records: readonly unknown[] };
  /** In ms since 1970. */
  'conference-created-timestamp': { timestamp: number };
  'content-sharing-participants-changed': { data: { sharingParticipantIds: string[] } };
  'custom-notification-action-triggered': { data: { id: string } };
  'data-channel-closed': { code: number; reason: string };
  'data-channel-opened': Nothing;
  'device-list-changed': { devices: JitsiDevices };
  'display-name-change': { id: string; displayname: string; formattedDisplayName?: string };
  'dominant-speaker-changed': { id: string };
  'email-change': { id: string; email: string };
  'endpoint-text-message-received': {
    data: { senderInfo?: { jid: string; id: string }; eventData?: { name: string; text: string } };
  };
  'error-occurred': {
    error: { name: string; type: string; message?: string; isFatal: boolean; details?: unknown };
  };
  'external-share-signal': { signal: unknown };
  'face-landmark-detected': { faceBox: unknown; faceExpression: string };
  'feedback-prompt-displayed': Nothing;
  'feedback-submitted': { error?: unknown };
  'file-deleted': { fileId: string };
  'file-uploaded': { file: Record<string, unknown> };
  'filmstrip-display-changed': { visible: boolean };
  'incoming-message': {
    from: string;
    nick: string;
    privateMessage: boolean;
    message: string;
    stamp?: string;
  };
  'knocking-participant': { participant: { id: string; name: string } };
  'large-video-visibility-changed': { isVisible: boolean };
  'local-storage-changed': { localStorageContent: string };
  log: { logLevel: string; args: unknown };
  'low-bandwidth-mode-changed': { enabled: boolean };
  'mic-error': { type: string; message: string };
  'moderation-participant-approved': { id: string; mediaType: string };
  'moderation-participant-rejected': { id: string; mediaType: string };
  'moderation-status-changed': { mediaType: string; enabled: boolean };
  'mouse-enter': { event: JitsiMouse };
  'mouse-leave': { event: JitsiMouse };
  'mouse-move': { event: JitsiMouse };
  'non-participant-message-received': { id: string; message: unknown };
  'notification-triggered': { title: string; description: string };
  'on-prejoin-video-changed': { isVisible: boolean };
  'on-stage-participant-changed': { id: string };
  'outgoing-message': { message: string; privateMessage: boolean };
  'p2p-status-changed': { isP2p: boolean };
  'participant-joined': {
    id: string;
    displayName?: string;
    formattedDisplayName?: string;
    userContext?: unknown;
  };
  'participant-kicked-out': { kicked: { id: string; local: boolean }; kicker: { id: string } };
  'participant-left': { id: string };
  'participant-menu-button-clicked': {
    key: string;
    participantId: string;
    preventExecution: boolean;
  };
  'participant-muted': { id: string; isMuted: boolean; mediaType: string; isSelfMuted: boolean };
  'participant-role-changed': { id: string; role: string };
  'participants-pane-toggled': { open: boolean };
  'password-required': Nothing;
  'peer-connection-failure': { isP2P: boolean; wasConnected: boolean };
  'pip-entered': Nothing;
  'pip-left': Nothing;
  'prejoin-screen-loaded': { id?: string; displayName?: string; formattedDisplayName?: string };
  'proxy-connection-event': Record<string, unknown>;
  /** `handRaised`: when, in ms since 1970; 0: lowered. */
  'raise-hand-updated': { id: string; handRaised: number };
  ready: Nothing;
  'recording-consent-dialog-open': { open: boolean };
  /** `ttl`: how long the link is good for, in seconds. */
  'recording-link-available': { link: string; ttl: number };
  'recording-status-changed': {
    on: boolean;
    mode: string;
    error?: string;
    transcription?: boolean;
  };
  'screen-sharing-status-changed': { on: boolean; details: { sourceType?: string } };
  'second-screen-closed': { id: string };
  'second-screen-error': { id: string; error: string };
  'second-screen-source-changed': { id: string; source: string; participantId?: string };
  'subject-change': { subject: string };
  'suspend-detected': Nothing;
  'tile-view-changed': { enabled: boolean };
  'toolbar-button-clicked': { key: string; preventExecution: boolean };
  'toolbar-visibility-changed': { visible: boolean };
  'transcribing-status-changed': { on: boolean };
  'transcription-chunk-received': { data: Record<string, unknown> };
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
  /** The height of the picture that is asked for, in pixels. */
  'video-quality-changed': { videoQuality: number };
  'video-ready-to-close': Nothing;
  'whiteboard-status-changed': { status: string };
}

/** Jitsi's events as the element dispatches them: the detail is the payload. */
export type JitsiDomEventMap = {
  [K in keyof JitsiEventDetails as `jitsi-${K}`]: CustomEvent<JitsiEventDetails[K]>;
};
