/** THE TABLE of what Jitsi can be asked. */
import { kebab, type Fields } from './postis.ts';

/** A camera, microphone or loudspeaker, as the browser tells of it. */
interface JitsiDevice {
  deviceId: string;
  groupId: string;
  kind: string;
  label: string;
}
export interface JitsiDevices {
  audioInput?: JitsiDevice[];
  audioOutput?: JitsiDevice[];
  videoInput?: JitsiDevice[];
}
/** A breakout room, or the main one. */
export interface JitsiRoom {
  id: string;
  jid: string;
  name: string;
  isMainRoom?: boolean;
  participants: Record<string, { jid: string; displayName: string; role: string }>;
}
interface JitsiRoomInfo {
  id: string;
  jid: string;
  isMainRoom: boolean;
  participants: {
    id: string;
    jid: string;
    role: string;
    displayName: string;
    avatarUrl?: string;
    audioMuted?: boolean;
    videoMuted?: boolean;
    isHidden?: boolean;
  }[];
}
interface JitsiParticipantInfo {
  participantId: string;
  /** Escaped for HTML, as on the wire. */
  displayName?: string;
  formattedDisplayName?: string;
  avatarURL?: string;
  email?: string;
}
type Media = 'audio' | 'video' | 'desktop';
type DeviceChoice = { label?: string; id: string };

/**
 * Each under the name of Jitsi's API: what it takes and what it answers, as on the wire.
 * @see https://jitsi.github.io/handbook/docs/dev-guide/dev-guide-iframe-functions
 */
export interface JitsiQueries {
  captureCameraPicture(args?: {
    cameraFacingMode?: string;
    descriptionText?: string;
    titleText?: string;
  }): { dataURL?: string; error?: string };
  captureLargeVideoScreenshot(): { dataURL?: string; error?: unknown };
  getAvailableDevices(): JitsiDevices;
  getConnectionStats(): Record<string, unknown>;
  getContentSharingParticipants(): { sharingParticipantIds: string[] };
  getCurrentDevices(): {
    audioInput?: JitsiDevice;
    audioOutput?: JitsiDevice;
    videoInput?: JitsiDevice;
  };
  getCustomAvatarBackgrounds(): { avatarBackgrounds?: string[] };
  getDeploymentInfo(): Record<string, unknown>;
  getLivestreamUrl(): { livestreamUrl?: string };
  /** Of all that have come and not left, the local participant included. */
  getParticipantsInfo(): JitsiParticipantInfo[];
  getRoomsInfo(args?: { includeHidden?: boolean }): { rooms: JitsiRoomInfo[] };
  getSessionId(): string;
  getSharedDocumentUrl(): string;
  /** In pixels; undefined before Jitsi has told of a change. */
  getVideoQuality(): number | undefined;
  invite(args: { invitees: readonly Record<string, unknown>[] }): unknown;
  isAudioAvailable(): boolean;
  isAudioDisabled(): boolean;
  isAudioMuted(): boolean;
  isDeviceChangeAvailable(args?: { deviceType?: 'input' | 'output' }): boolean;
  isModerationOn(args?: { mediaType?: Media }): boolean;
  isMultipleAudioInputSupported(): boolean;
  isP2pActive(): boolean | null;
  isParticipantForceMuted(args: { participantId: string; mediaType?: Media }): boolean;
  isParticipantsPaneOpen(): boolean;
  isSharingScreen(): boolean;
  isStartSilent(): boolean;
  isVideoAvailable(): boolean;
  isVideoMuted(): boolean;
  isVisitor(): boolean;
  listBreakoutRooms(): Record<string, JitsiRoom>;
  setAudioInputDevice(args: DeviceChoice): unknown;
  setAudioOutputDevice(args: DeviceChoice): unknown;
  setVideoInputDevice(args: DeviceChoice): unknown;
}

/** Answered from what Jitsi has said already, without asking it. */
export type LocalQuery = 'getParticipantsInfo' | 'getVideoQuality' | 'isVisitor';
type Query = Exclude<keyof JitsiQueries, LocalQuery>;

/** The wire has the API's name, in kebab-case. */
const PLAIN = {};
/** The wire has the API's name as it is. */
const DEVICES = { type: 'devices' };

/** What Jitsi itself is asked, and what is not plain about it on the wire. */
const queries: Readonly<Record<Query, { name?: string; type?: string; kind?: string }>> = {
  captureCameraPicture: PLAIN,
  captureLargeVideoScreenshot: { name: 'capture-largevideo-screenshot' },
  getAvailableDevices: DEVICES,
  getConnectionStats: { name: 'connection-stats' },
  getContentSharingParticipants: PLAIN,
  getCurrentDevices: DEVICES,
  getCustomAvatarBackgrounds: PLAIN,
  getDeploymentInfo: { name: 'deployment-info' },
  getLivestreamUrl: PLAIN,
  getRoomsInfo: { name: 'rooms-info' },
  getSessionId: { name: 'session-id' },
  getSharedDocumentUrl: PLAIN,
  invite: PLAIN,
  isAudioAvailable: PLAIN,
  isAudioDisabled: PLAIN,
  isAudioMuted: PLAIN,
  isDeviceChangeAvailable: DEVICES,
  isModerationOn: PLAIN,
  isMultipleAudioInputSupported: DEVICES,
  isP2pActive: { name: 'get-p2p-status' },
  isParticipantForceMuted: PLAIN,
  isParticipantsPaneOpen: PLAIN,
  isSharingScreen: PLAIN,
  isStartSilent: PLAIN,
  isVideoAvailable: PLAIN,
  isVideoMuted: PLAIN,
  listBreakoutRooms: PLAIN,
  setAudioInputDevice: { kind: 'audioinput' },
  setAudioOutputDevice: { kind: 'audiooutput' },
  setVideoInputDevice: { kind: 'videoinput' },
};

export const jitsiQueryNames = Object.keys(queries) as Query[];

export const isJitsiQuery = (name: string): name is Query => Object.hasOwn(queries, name);

/** What is asked, as it goes over the wire. */
export const writeQuery = (query: Query, args: Fields = {}): Fields => {
  const { name, type, kind } = queries[query];
  if (kind) return { ...DEVICES, name: 'setDevice', device: { ...args, kind } };
  return type ? { ...args, type, name: query } : { ...args, name: name ?? kebab(query) };
};
