/** Whereby. The page's domain must be allowed in its dashboard. @see https://docs.whereby.com/whereby-101/customizing-rooms/using-url-parameters */
import { boolean, identity, list, propertyName, secret, text } from '../../meeting/option.ts';
import { defineProvider } from '../../meeting/provider.ts';
import { address, encode, meetingLink, meetingUrl, segment } from '../../wire/url.ts';

const ORIGINS = ['https://*.whereby.com'];

/** Whereby's name of a parameter, where the attribute has another. */
const keys: Readonly<Record<string, string>> = { minimal: 'embed', 'room-lang': 'lang' };

/** What the room's URL may say as well; on the wire, booleans are `on` and `off`. */
const parameters = {
  /** Name of the participant. Default: they are asked. */
  displayName: text(),
  /** Leave out what is around the meeting. On the wire: `embed`. */
  minimal: boolean,
  /** The same as `minimal`, under its name on the wire. */
  embed: boolean,
  /** Whereby's `lang`, since `lang` belongs to HTML on every element: the interface's language, such as `fr`. */
  'room-lang': text(),
  /** What Whereby's webhooks tell of this participant. */
  metadata: text(),
  /** Your own identifier of this participant, which the others' events hold. */
  externalId: text(),
  /** Breakout groups, by name: 20 at most. */
  groups: list(),
  /** Picture of the participant. */
  avatarUrl: text(),
  /** Picture behind the participant. */
  virtualBackgroundUrl: text(),
  /** Effect on the camera's picture, such as `slight-blur`. */
  cameraEffect: text(),
  /** Skin tone of the participant's reactions. */
  emojiSkinTone: text(),
  /** Cancel echo. Noise reduction takes it. Default: true. */
  aec: boolean,
  /** Even out how loud the microphone is. Noise reduction takes it. Default: true. */
  agc: boolean,
  /** Start with the microphone on. Default: true. */
  audio: boolean,
  /** Take noise out of the microphone's sound. */
  audioDenoiser: boolean,
  /** Hide the participant's own picture. Takes `floatSelf`. */
  autoHideSelfView: boolean,
  /** Spotlight the participant at joining. Takes a host. */
  autoSpotlight: boolean,
  /** Show the room's background. */
  background: boolean,
  /** Show the bar at the bottom. */
  bottomToolbar: boolean,
  /** Offer breakout groups, to hosts. */
  breakout: boolean,
  /** Offer the meeting's diagnosis. Takes the bar at the top. */
  callQualityMonitoring: boolean,
  /** Use a camera at all. `false`: none is asked for, and the frame is granted none. Default: true. */
  cameraAccess: boolean,
  /** Offer the chat. */
  chat: boolean,
  /** Show the invitation to an empty room. */
  emptyRoomInvitation: boolean,
  /** The participant's own picture floats. */
  floatSelf: boolean,
  /** Offer help. */
  help: boolean,
  /** Hide the legend. */
  hideLegend: boolean,
  /** Offer to leave. */
  leaveButton: boolean,
  /** Offer the choice of the interface's language. */
  localization: boolean,
  /** Offer to lock the room, to hosts. */
  locking: boolean,
  /** Show the logo. */
  logo: boolean,
  /** Spare the connection. */
  lowData: boolean,
  /** Offer the menu with more. */
  moreButton: boolean,
  /** Show how many are in the room. */
  participantCount: boolean,
  /** Offer the list of people. */
  people: boolean,
  /** Show what makes the room Whereby's own. */
  personality: boolean,
  /** Offer picture in picture. */
  pipButton: boolean,
  /** Test devices and connection before the meeting. */
  precallCeremony: boolean,
  /** Offer to skip that test. */
  precallCeremonyCanSkip: boolean,
  /** Where the look at camera and microphone sends who has not allowed them. */
  precallPermissionsHelpLink: text(),
  /** Look at camera and microphone before the meeting. */
  precallReview: boolean,
  /** Offer reactions. */
  reactions: boolean,
  /** Offer recording. */
  recording: boolean,
  /** Offer what the room integrates, such as YouTube and Miro. */
  roomIntegrations: boolean,
  /** Offer sharing the screen. */
  screenshare: boolean,
  /** Offer the settings. */
  settingsButton: boolean,
  /** Do not ask for camera and microphone before the browser does. */
  skipMediaPermissionPrompt: boolean,
  /** Show names on the small pictures. */
  subgridLabels: boolean,
  /** Show the timer. */
  timer: boolean,
  /** Dark text on the bars. */
  toolbarDarkText: boolean,
  /** Show text on the bars. */
  toolbarText: boolean,
  /** Show the bar at the top. */
  topToolbar: boolean,
  /** Start with the camera on. Default: true. */
  video: boolean,
};

/** `on`, `off`, or the text itself. */
const write = (value: unknown): unknown =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : value;

export const provider = defineProvider({
  name: 'whereby',
  label: 'Whereby',
  // The vendor's own list, without the names that no browser knows.
  allow:
    'autoplay; camera; microphone; fullscreen; display-capture; compute-pressure; screen-wake-lock; speaker-selection',
  unused: ({ cameraAccess }) => (cameraAccess === false ? ['camera'] : []),
  options: {
    /** The room's URL, on `whereby.com` or one of `allowed-origins`. What it says already stays; with a `roomKey`, it is the host's secret. */
    src: identity(
      secret(meetingLink(ORIGINS, /^\w+:\/\/[^/]+\/[\w-]+(\?[^#]*)?$/, 'the URL of a room'), /\?/),
    ),
    /** The host of the rooms. With `room`, instead of `src`. Elsewhere than on `whereby.com`: see `allowed-origins`. */
    address: identity(address(undefined, () => ORIGINS)),
    /** The name before `.whereby.com`. With `room`, instead of `address`. */
    subdomain: identity(text('a name like acme', /^[\w-]+$/)),
    /** The room's name. */
    room: identity(segment("the room's name")),
    ...parameters,
  },
  required: (values) =>
    'subdomain' in values
      ? ['room' in values ? 'room' : 'src']
      : 'address' in values || 'room' in values
        ? ['address', 'room']
        : ['src'],
  buildUrl({ src, address, subdomain, room, ...rest }) {
    const host = address ?? `https://${subdomain}.whereby.com`;
    const url = src ?? `${host}/${encode(room!)}`;
    const said = new URL(url).searchParams;
    const wanted: Record<string, unknown> = {
      jsApi: true,
      we: 1,
      iframeSource: /^https:\/\/([\w-]+)\.whereby\.com\//.exec(url)?.[1] ?? subdomain,
    };
    for (const attribute of Object.keys(parameters))
      wanted[keys[attribute] ?? attribute] ??= write(
        (rest as Readonly<Record<string, unknown>>)[propertyName(attribute)],
      );
    const query = meetingUrl(
      '',
      Object.fromEntries(Object.entries(wanted).filter(([key]) => !said.has(key))),
    );
    return url + (url.includes('?') ? query.replace('?', url.endsWith('?') ? '' : '&') : query);
  },
  converse: async (port) => (await import('./whereby-conversation.ts')).converse(port),
});
