/** THE TABLE of Jitsi's commands. */
import { kebab } from './postis.ts';

type Nothing = Record<never, never>;
type Media = 'audio' | 'video' | 'desktop';

/**
 * Each with its arguments, under the names of Jitsi's API: `execute('kickParticipant', { participantId })`. Those of
 * the common commands that Jitsi names alike are in `jitsi-conversation.ts`.
 * @see https://jitsi.github.io/handbook/docs/dev-guide/dev-guide-iframe-commands
 */
export interface JitsiCommandArguments {
  addBreakoutRoom: { name?: string };
  answerKnockingParticipant: { id: string; approved: boolean };
  approveVideo: { participantId: string };
  askToUnmute: { participantId: string };
  autoAssignToBreakoutRooms: Nothing;
  avatarUrl: { avatarUrl: string };
  cancelPrivateChat: Nothing;
  closeBreakoutRoom: { roomId: string };
  displayName: { displayName: string };
  email: { email: string };
  endConference: Nothing;
  grantModerator: { participantId: string };
  grantRecordingConsent: { unmute?: boolean };
  hideNotification: { uid: string };
  hidePiP: Nothing;
  initiatePrivateChat: { participantId: string };
  joinBreakoutRoom: { roomId?: string };
  kickParticipant: { participantId: string };
  localSubject: { localSubject: string };
  muteEveryone: { mediaType?: Media };
  muteRemoteParticipant: { participantId: string; mediaType?: Media };
  overwriteConfig: Record<string, unknown>;
  overwriteNames: { participantList: { id: string; name: string }[] };
  password: { password: string };
  pinParticipant: { participantId: string | null; videoType?: string };
  rejectParticipant: { participantId: string; mediaType?: Media };
  removeBreakoutRoom: { breakoutRoomJid: string };
  resizeFilmStrip: { width: number };
  resizeLargeVideo: { width: number; height: number };
  sendCameraFacingMode: { receiverParticipantId: string; facingMode?: string };
  sendChatMessage: { message: string; to?: string; ignorePrivacy?: boolean };
  sendEndpointTextMessage: { receiverParticipantId: string; text: string };
  sendParticipantToRoom: { participantId: string; roomId: string };
  /** `duration`, `pause`: in ms. */
  sendTones: { tones: string; duration?: number; pause?: number };
  /** In bit/s. */
  setAssumedBandwidthBps: { assumedBandwidthBps: number };
  setAudioOnly: { enable: boolean };
  setBlurredBackground: { blurType: string };
  setFollowMe: { value: boolean; recorderOnly?: boolean };
  setLargeVideoParticipant: { participantId?: string; videoType?: string };
  setLowBandwidthMode: { enable: boolean };
  /** `keyInfo`: JSON. */
  setMediaEncryptionKey: { keyInfo: string };
  /** As Jitsi documents it; this package reads none of it. */
  setMeetingTimer: Record<string, unknown>;
  setNoiseSuppressionEnabled: { enabled: boolean };
  setParticipantProperties: { properties: Record<string, unknown>; useRawKeys?: boolean };
  /** `volume`: 0 to 1. */
  setParticipantVolume: { participantId: string; volume: number };
  setSecondScreen: { id?: string; source?: string; screen?: unknown };
  setSubtitles: { enabled: boolean; displaySubtitles?: boolean; language?: string | null };
  setTileView: { enabled: boolean };
  /** `frameHeight`: in pixels. */
  setVideoQuality: { frameHeight: number };
  setVirtualBackground: { enabled: boolean; backgroundImage?: string };
  showNotification: {
    title: string;
    description?: string;
    uid?: string;
    type?: string;
    timeout?: string;
    customActions?: unknown[];
  };
  showPiP: Nothing;
  startShareVideo: { url: string };
  stopShareVideo: Nothing;
  subject: { subject: string };
  submitFeedback: { score: number; message?: string };
  toggleAudio: Nothing;
  toggleCamera: { facingMode?: string };
  toggleCameraMirror: Nothing;
  toggleChat: Nothing;
  toggleE2EE: { enabled: boolean };
  toggleFilmStrip: Nothing;
  toggleLobby: { enabled: boolean };
  toggleModeration: { enabled: boolean; mediaType?: Media };
  toggleNoiseSuppression: Nothing;
  toggleParticipantsPane: { enabled: boolean };
  toggleRaiseHand: Nothing;
  toggleShareScreen: Nothing;
  toggleSubtitles: Nothing;
  toggleTileView: Nothing;
  toggleVideo: Nothing;
  toggleVirtualBackgroundDialog: Nothing;
  toggleWhiteboard: Nothing;
}

/** The arguments become one object, as they come. */
const WHOLE = 'whole';

/** The names of the arguments in Jitsi's order. `WHOLE`: Jitsi takes the object itself. */
const jitsiCommands: {
  readonly [K in keyof JitsiCommandArguments]:
    typeof WHOLE | readonly (keyof JitsiCommandArguments[K])[];
} = {
  addBreakoutRoom: ['name'],
  answerKnockingParticipant: ['id', 'approved'],
  approveVideo: ['participantId'],
  askToUnmute: ['participantId'],
  autoAssignToBreakoutRooms: [],
  avatarUrl: ['avatarUrl'],
  cancelPrivateChat: [],
  closeBreakoutRoom: ['roomId'],
  displayName: ['displayName'],
  email: ['email'],
  endConference: [],
  grantModerator: ['participantId'],
  grantRecordingConsent: ['unmute'],
  hideNotification: ['uid'],
  hidePiP: [],
  initiatePrivateChat: ['participantId'],
  joinBreakoutRoom: ['roomId'],
  kickParticipant: ['participantId'],
  localSubject: ['localSubject'],
  muteEveryone: ['mediaType'],
  muteRemoteParticipant: ['participantId', 'mediaType'],
  overwriteConfig: WHOLE,
  overwriteNames: ['participantList'],
  password: ['password'],
  pinParticipant: ['participantId', 'videoType'],
  rejectParticipant: ['participantId', 'mediaType'],
  removeBreakoutRoom: ['breakoutRoomJid'],
  resizeFilmStrip: WHOLE,
  resizeLargeVideo: ['width', 'height'],
  sendCameraFacingMode: ['receiverParticipantId', 'facingMode'],
  sendChatMessage: ['message', 'to', 'ignorePrivacy'],
  sendEndpointTextMessage: ['receiverParticipantId', 'text'],
  sendParticipantToRoom: ['participantId', 'roomId'],
  sendTones: WHOLE,
  setAssumedBandwidthBps: ['assumedBandwidthBps'],
  setAudioOnly: ['enable'],
  setBlurredBackground: ['blurType'],
  setFollowMe: ['value', 'recorderOnly'],
  setLargeVideoParticipant: ['participantId', 'videoType'],
  setLowBandwidthMode: ['enable'],
  setMediaEncryptionKey: ['keyInfo'],
  setMeetingTimer: WHOLE,
  setNoiseSuppressionEnabled: WHOLE,
  setParticipantProperties: ['properties', 'useRawKeys'],
  setParticipantVolume: ['participantId', 'volume'],
  setSecondScreen: WHOLE,
  setSubtitles: ['enabled', 'displaySubtitles', 'language'],
  setTileView: ['enabled'],
  setVideoQuality: ['frameHeight'],
  setVirtualBackground: ['enabled', 'backgroundImage'],
  showNotification: WHOLE,
  showPiP: [],
  startShareVideo: ['url'],
  stopShareVideo: [],
  subject: ['subject'],
  submitFeedback: WHOLE,
  toggleAudio: [],
  toggleCamera: ['facingMode'],
  toggleCameraMirror: [],
  toggleChat: [],
  toggleE2EE: ['enabled'],
  toggleFilmStrip: [],
  toggleLobby: ['enabled'],
  toggleModeration: ['enabled', 'mediaType'],
  toggleNoiseSuppression: [],
  toggleParticipantsPane: ['enabled'],
  toggleRaiseHand: [],
  toggleShareScreen: [],
  toggleSubtitles: [],
  toggleTileView: [],
  toggleVideo: [],
  toggleVirtualBackgroundDialog: [],
  toggleWhiteboard: [],
};

/** Wire names that are not the API's in kebab-case. */
const wireNames: Readonly<Record<string, string>> = {
  toggleE2EE: 'toggle-e2ee',
  toggleVirtualBackgroundDialog: 'toggle-virtual-background',
  sendCameraFacingMode: 'send-camera-facing-mode-message',
  showPiP: 'show-pip',
  hidePiP: 'hide-pip',
};

export const jitsiCommandNames = Object.keys(jitsiCommands) as (keyof JitsiCommandArguments)[];

export const isJitsiCommand = (command: string): command is keyof JitsiCommandArguments =>
  Object.hasOwn(jitsiCommands, command);

/** A command as it goes over the wire; arguments that were not given at the end are left out. */
export const readCommand = (
  command: keyof JitsiCommandArguments,
  args: Readonly<Record<string, unknown>>,
): readonly [name: string, args: readonly unknown[]] => {
  const names: typeof WHOLE | readonly string[] = jitsiCommands[command];
  const values = typeof names === 'string' ? [args] : names.map((name) => args[name]);
  while (values.length && values.at(-1) === undefined) values.pop();
  return [wireNames[command] ?? kebab(command), values];
};
