/** What the demo shows of each meeting system: attributes as an author writes them, on the local stand-ins. */

export interface System {
  /** The key in the page's address. */
  readonly id: string;
  readonly label: string;
  /** One sentence for people in a hurry. */
  readonly about: string;
  readonly attributes: { readonly [name: string]: string };
  /** The host of the meeting, to try both sides. */
  readonly host?: {
    readonly attributes: { readonly [name: string]: string };
    /** The host's link is a secret, and no attribute. */
    readonly src: string;
    /** Where the stand-in's meeting is ended, so that it can be started once more. */
    readonly meeting: string;
  };
}

type Origins = { readonly [name: string]: string };

/** Tokens of a permalink that the stand-in for Eyeson's API always has. */
const GUEST = 'R2SdUxiqKhpBoUu0oi0pZZkZ';
const HOST = '9clgjJXl1NzbcmF5vfXWhAVJ';

const permalinkMode = (origins: Origins) => ({
  provider: 'eyeson',
  mode: 'permalink',
  api: origins['eyeson-api']!,
  'allowed-origins': `${origins.eyeson},${origins['eyeson-api']}`,
});

export const systems = (origins: Origins): readonly System[] => [
  {
    id: 'pexip-native',
    label: 'Pexip, native',
    about:
      'No frame: the element is the client. It joins a simulated Conferencing Node, with real media, roster, chat, slides and captions.',
    attributes: {
      provider: 'pexip',
      mode: 'native',
      address: origins['pexip-node']!,
      alias: 'meet.alice',
      name: 'Ann',
    },
  },
  {
    id: 'immail',
    label: 'imMail Meet',
    about:
      'The meeting’s URL, a token, and every documented option as an attribute. hangup and stopRecording reach the frame, which has no way to answer: the state stays “ready”.',
    attributes: {
      provider: 'immail',
      src: `${origins.immail}/meet/19wda8xxxs8eas8q`,
      'allowed-origins': origins.immail!,
      first_name: 'Ann',
      last_name: 'Lee',
      jwt: 'demo.token.only',
      hideButtons: 'invite,chat',
      startWithAudioMuted: 'false',
    },
  },
  {
    id: 'pexip-webapp',
    label: 'Pexip web app',
    about: 'A join link built from attributes: name, PIN, role, mutes, call type, bandwidth.',
    attributes: {
      provider: 'pexip',
      address: origins['pexip-webapp']!,
      alias: 'meet.alice',
      name: 'Bob',
      'join-role': 'guest',
      muteCamera: 'true',
    },
  },
  {
    id: 'pexip-app',
    label: 'Pexip app link',
    about: 'No frame can load pexip:// links: the element shows one to click.',
    attributes: {
      provider: 'pexip',
      mode: 'app',
      alias: 'meet.alice@example.com',
      pin: '1234',
      muteMicrophone: 'true',
    },
  },
  {
    id: 'eyeson',
    label: 'Eyeson',
    about:
      'Permalinks pass through byte for byte; a host’s token is a property only, never an attribute.',
    attributes: {
      provider: 'eyeson',
      src: `${origins.eyeson}/permalink?guest=${GUEST}`,
      'allowed-origins': origins.eyeson!,
    },
  },
  {
    id: 'eyeson-permalink',
    label: 'Eyeson permalink',
    about:
      'Before the meeting runs, a guest waits and its host has a button: start it in the lower element, and both are in.',
    attributes: {
      ...permalinkMode(origins),
      src: `${origins.eyeson}/permalink?guest=${GUEST}`,
    },
    host: {
      attributes: permalinkMode(origins),
      src: `${origins.eyeson}/permalink?${HOST}`,
      meeting: `${origins['eyeson-api']}/stand-in/permalinks/${GUEST}`,
    },
  },
  {
    id: 'click-to-call',
    label: 'Click-to-call',
    about:
      'With a number to dial, loading places a paid phone call: it waits for a click, and never dials twice.',
    attributes: {
      provider: 'click-to-call',
      address: origins['click-to-call']!,
      room: 'r-7a3f9c2e',
      name: 'Stefan',
      dial: '+4915157610183',
      cam: 'off',
    },
  },
  {
    id: 'jitsi',
    label: 'Jitsi Meet',
    about:
      'Every button: the wire has toggles, the element has settings. It asks how things stand, and says when they are as wanted.',
    attributes: {
      provider: 'jitsi',
      src: `${origins.jitsi}/Standup`,
      'allowed-origins': origins.jitsi!,
      displayName: 'Ann',
      startWithAudioMuted: 'true',
      'prejoinConfig-enabled': 'false',
      toolbarButtons: 'microphone,camera,hangup',
    },
  },
  {
    id: 'whereby',
    label: 'Whereby',
    about: 'Its parameters are on or off; what the room’s own URL says already stays.',
    attributes: {
      provider: 'whereby',
      address: origins.whereby!,
      'allowed-origins': origins.whereby!,
      room: 'standup',
      displayName: 'Ann',
      chat: 'false',
    },
  },
  {
    id: 'zoom',
    label: 'Zoom',
    about:
      'Zoom forbids frames, as Google Meet and Teams do: the element shows a link that says so.',
    attributes: { provider: 'zoom', src: 'https://zoom.us/j/5551112222' },
  },
  {
    id: 'mistake',
    label: 'A mistake',
    about:
      'Bad input opens no frame: one meeting-error names every attribute, what came and what was wanted.',
    attributes: {
      provider: 'pexip',
      address: 'vc.example.com/path',
      alias: 'meet.alice',
      bandwith: '9999',
      muteCamera: 'maybe',
    },
  },
];
