/** THE TABLE of the common commands that set what Jitsi can only toggle. */

interface Setting {
  /** The argument that says what is wanted. */
  readonly argument: string;
  /** The query that says how it stands; absent: the events before have said it. */
  readonly query?: 'isAudioMuted' | 'isVideoMuted' | 'isSharingScreen';
  readonly toggle: string;
  /** The event that says how it stands from now on, and its field. */
  readonly event: string;
  readonly field: string;
}

export const settings: Readonly<Record<string, Setting>> = {
  setAudioMuted: {
    argument: 'muted',
    query: 'isAudioMuted',
    toggle: 'toggle-audio',
    event: 'audio-mute-status-changed',
    field: 'muted',
  },
  setVideoMuted: {
    argument: 'muted',
    query: 'isVideoMuted',
    toggle: 'toggle-video',
    event: 'video-mute-status-changed',
    field: 'muted',
  },
  setPresenting: {
    argument: 'presenting',
    query: 'isSharingScreen',
    toggle: 'toggle-share-screen',
    event: 'screen-sharing-status-changed',
    field: 'on',
  },
  setHandRaised: {
    argument: 'raised',
    toggle: 'toggle-raise-hand',
    event: 'raise-hand-updated',
    field: 'handRaised',
  },
};
