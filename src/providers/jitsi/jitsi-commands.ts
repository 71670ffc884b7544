/** THE TABLE of Jitsi's commands. */

/** The arguments become one object, as they come. */
const WHOLE = 'whole';

/**
 * Each under its API name, with the names of its arguments in Jitsi's order: `execute('kickParticipant', {
 * participantId })`. `WHOLE`: Jitsi takes the object itself. Those of the common commands that Jitsi names alike are
 * in `conversation.ts`.
 * @see https://jitsi.github.io/handbook/docs/dev-guide/dev-guide-iframe-commands
 */
const jitsiCommands: Readonly<Record<string, readonly string[] | typeof WHOLE>> = {
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
  /** `keyInfo`: JSON. */
  setMediaEncryptionKey: ['keyInfo'],
  setNoiseSuppressionEnabled: WHOLE,
  setParticipantVolume: ['participantId', 'volume'],
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

export const jitsiCommandNames = Object.keys(jitsiCommands);

export const isJitsiCommand = (command: string): boolean => Object.hasOwn(jitsiCommands, command);

/** A command as it goes over the wire; arguments that were not given at the end are left out. */
export const readCommand = (
  command: string,
  args: Readonly<Record<string, unknown>>,
): readonly [name: string, args: readonly unknown[]] => {
  const names = jitsiCommands[command]!;
  const values = names === WHOLE ? [args] : (names as readonly string[]).map((name) => args[name]);
  while (values.length && values.at(-1) === undefined) values.pop();
  const kebab = command.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
  return [wireNames[command] ?? kebab, values];
};
