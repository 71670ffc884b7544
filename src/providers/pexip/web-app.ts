/** The Pexip web app and its app links. @see https://docs.pexip.com/end_user/guide_for_admins/infinity_connect_url.htm */
import { boolean, identity, integer, oneOf, secret, text } from '../../meeting/option.ts';
import { joinParameters, encodeAlias } from './join-parameters.ts';
import { address, meetingUrl, segment } from '../../wire/url.ts';
import { defineProvider } from '../../meeting/provider.ts';

/** What each type of call has no use for. */
const unused = { video: [], audioonly: ['camera'], none: ['camera', 'microphone'] };

export const provider = defineProvider({
  name: 'pexip',
  label: 'Pexip',
  allow: 'camera; microphone; display-capture; fullscreen; autoplay; clipboard-write',
  unused: ({ callType = 'video' }) => unused[callType],
  options: {
    /** The Conferencing Node or its reverse proxy: a host, with a port at most; on loopback `http://localhost:9000`, too. Required but in mode `app`. */
    address: identity(address()),
    /** An alias of the conference. Required but in mode `home`. */
    alias: identity(segment('an alias of the conference')),
    /**
     * `webapp`: in the conference. `invitation`: first a card with the settings. `home`: no conference yet.
     * `app`: a link that opens the installed app. `native`: no frame, this element is the client. Default: `webapp`.
     */
    mode: identity(oneOf('webapp', 'invitation', 'home', 'app', 'native')),
    /** Where the web app puts a conference: `/webapp/conference/<alias>` or, newer, `/webapp3/m/<alias>`. Default: `conference`. */
    'url-style': oneOf('conference', 'webapp3'),
    /** Name of the participant. Default: they are asked. */
    name: text(),
    /** Host PIN or Guest PIN. Default: they are asked, if the conference has one. */
    pin: secret(text()),
    /** Pexip's `role`. `guest` enters at once where guests need no PIN; `host` still asks for the Host PIN. */
    'join-role': oneOf('guest', 'host'),
    /** Join without sending audio. Default: false. */
    muteMicrophone: boolean,
    /** Join without sending video. Default: false. */
    muteCamera: boolean,
    /** `none`: presentation and controls only. Default: `video`. For modes `webapp` and `native`. */
    callType: oneOf('none', 'audioonly', 'video'),
    /** Virtual Reception extension, or Skype for Business conference ID. */
    extension: text(),
    /** Maximum bandwidth of the call, in kbps. */
    bandwidth: integer(256, 2464),
  },
  modes: {
    native: () => import('./native-mode.ts'),
    home: async () => (await import('./other-links.ts')).home,
    invitation: async () => (await import('./other-links.ts')).invitation,
    app: async () => (await import('./other-links.ts')).app,
  },
  required: () => ['address', 'alias'],
  buildUrl({ address, alias, urlStyle, ...parameters }) {
    const path = urlStyle === 'webapp3' ? '/webapp3/m/' : '/webapp/conference/';
    return meetingUrl(address + path + encodeAlias(alias!), joinParameters(parameters));
  },
});
