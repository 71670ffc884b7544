/** Jitsi Meet: one's own server, 8x8's (JaaS), or meet.jit.si, where frames end after 5 minutes. @see https://jitsi.github.io/handbook/docs/dev-guide/dev-guide-iframe */
import {
  boolean,
  identity,
  integer,
  list,
  propertyName,
  secret,
  text,
  type Option,
  type Options,
} from '../../meeting/option.ts';
import { EXTERNAL_API_ID } from './external-api-id.ts';
import { address, encode, meetingLink, meetingUrl, segment } from '../../wire/url.ts';
import { defineProvider } from '../../meeting/provider.ts';

/** A plain object: as property, or as JSON. */
const overrides: Option<Readonly<Record<string, unknown>>> = {
  wanted: 'an object, or its JSON',
  read(raw, given) {
    try {
      // Through JSON in any case: what it cannot hold reaches no URL.
      const value: unknown = JSON.parse(typeof given === 'object' ? JSON.stringify(given) : raw);
      return typeof value === 'object' && value && !Array.isArray(value)
        ? (value as Readonly<Record<string, unknown>>)
        : undefined;
    } catch {
      return undefined;
    }
  },
};

/** Objects of Jitsi's own, by the group of the URL's fragment that their keys are in. */
const objects = {
  /** Jitsi's `config.js`, key by key, for what has no attribute of its own: as property an object, as attribute JSON. An attribute of its own wins. */
  configOverwrite: overrides,
  /** Likewise Jitsi's `interface_config.js`. */
  interfaceConfigOverwrite: overrides,
  /** Labels of the devices to start with: `audioInput`, `audioOutput`, `videoInput`. */
  devices: overrides,
};

/** Jitsi's `config.…`: a hyphen stands for its dot, which templates of frameworks do not take in a name. */
const config = {
  /** Start with the microphone muted. Default: the server's. */
  startWithAudioMuted: boolean,
  /** Start with the camera off. Default: the server's. */
  startWithVideoMuted: boolean,
  /** Start without any video; the frame is granted no camera. Default: false. */
  startAudioOnly: boolean,
  /** Start with sharing the screen. Default: false. */
  startScreenSharing: boolean,
  /** Show the page before the meeting. Default: the server's. */
  'prejoinConfig-enabled': boolean,
  /** Do not ask for a name on the page before the meeting. Default: false. */
  'prejoinConfig-hideDisplayName': boolean,
  /** Ask for a name before joining. Default: false. */
  requireDisplayName: boolean,
  /** The name cannot be changed. Default: false. */
  readOnlyName: boolean,
  /** The meeting's subject, for all. Takes a moderator. */
  subject: text(),
  /** The meeting's subject, for this participant alone. */
  localSubject: text(),
  /** Language of the interface, such as `fr`. Default: the browser's. */
  defaultLanguage: text(),
  /** The toolbar's buttons. Default: the server's. */
  toolbarButtons: list(),
  /** Sounds that are not played, such as `PARTICIPANT_JOINED_SOUND`. Default: none. */
  disabledSounds: list(),
  /** Notifications that are shown, by their keys. Default: all. */
  notifications: list(),
  /** Do not offer the app on telephones. Default: false. */
  disableDeepLinking: boolean,
  /** Do not show how long the meeting has been going on. Default: false. */
  hideConferenceTimer: boolean,
  /** Height of the camera's picture, in pixels. Default: 720. */
  resolution: integer(180, 2160),
  /** Talk directly where two are in the meeting. Default: the server's. */
  'p2p-enabled': boolean,
  /** Offer the whiteboard. Default: the server's. */
  'whiteboard-enabled': boolean,
};

/** Jitsi's `interfaceConfig.…`. */
const interfaceConfig = {
  /** Columns of the tile view at most. Default: 5. */
  TILE_VIEW_MAX_COLUMNS: integer(1, 5),
  /** Do not notify of those who join and leave. Default: false. */
  DISABLE_JOIN_LEAVE_NOTIFICATIONS: boolean,
  /** Sections of the settings. Default: all. */
  SETTINGS_SECTIONS: list(),
};

/** Jitsi's `userInfo.…`. */
const userInfo = {
  /** Name of the participant. Default: they are asked. */
  displayName: text(),
  /** E-mail address of the participant, for their picture. */
  email: text(),
};

/** In the URL's order, each with the object that adds to it. */
const groups: Readonly<Record<string, readonly [object: string, options: Options]>> = {
  config: ['configOverwrite', config],
  interfaceConfig: ['interfaceConfigOverwrite', interfaceConfig],
  devices: ['devices', {}],
  userInfo: ['', userInfo],
};

export const provider = defineProvider({
  name: 'jitsi',
  label: 'Jitsi Meet',
  // The vendor's own list.
  allow:
    'autoplay; camera; clipboard-write; compute-pressure; display-capture; fullscreen; hid; microphone; screen-wake-lock; speaker-selection',
  unused: ({ startAudioOnly }) => (startAudioOnly ? ['camera'] : []),
  options: {
    /** The meeting's URL, without parameters. Elsewhere than on `meet.jit.si` and `8x8.vc`: see `allowed-origins`. */
    src: identity(
      meetingLink(
        ['https://meet.jit.si', 'https://8x8.vc'],
        /^\w+:\/\/[^/]+\/[^?#]+$/,
        "the meeting's URL, without parameters,",
      ),
    ),
    /** The part of the path before the room, such as the AppID of 8x8. */
    tenant: identity(segment('a tenant')),
    /** The server: a host or its URL. With `room`, instead of `src`. With an AppID of 8x8 as `tenant`, `8x8.vc`, or one of `allowed-origins`. */
    address: identity(
      address(undefined, ({ tenant }) =>
        /^vpaas-magic-cookie-/.test(`${tenant}`) ? ['https://8x8.vc'] : [],
      ),
    ),
    /** The meeting's name. */
    room: identity(segment("the meeting's name")),
    /** The participant's token, where the server wants one. */
    jwt: secret(text("the participant's token")),
    /** Jitsi's `lang`, since `lang` belongs to HTML on every element: the interface's language, such as `fr`. Default: the browser's. */
    'room-lang': text(),
    /** The release of 8x8's servers to use, such as `release-1234`. */
    release: text(),
    ...objects,
    ...userInfo,
    ...config,
    ...interfaceConfig,
  },
  token: 'jwt',
  startsMuted: { audioMuted: 'startWithAudioMuted', videoMuted: 'startWithVideoMuted' },
  required: (values) => ('address' in values || 'room' in values ? ['address', 'room'] : ['src']),
  buildUrl({ src, address, tenant, room, jwt, roomLang, release, ...rest }) {
    const path = [tenant, room].filter((part) => part != null).map(encode);
    // Older servers read the token in the query alone, newer ones first in the fragment.
    let url = meetingUrl(src ?? [address, ...path].join('/'), { jwt, lang: roomLang, release });
    url += '#jitsi_meet_external_api_id=' + EXTERNAL_API_ID;
    const add = (key: string, value: unknown) => {
      if (value != null) url += `&${key}=${encode(JSON.stringify(value))}`;
    };
    add('jwt', jwt);
    const values: Readonly<Record<string, unknown>> = rest;
    for (const [group, [object, options]] of Object.entries(groups)) {
      // Later ones win.
      for (const [key, value] of Object.entries(values[object] ?? {}))
        add(`${group}.${encode(key)}`, value);
      for (const attribute of Object.keys(options))
        add(`${group}.${attribute.replaceAll('-', '.')}`, values[propertyName(attribute)]);
    }
    return url;
  },
  converse: async (port) => (await import('./jitsi-conversation.ts')).converse(port),
});
