/** imMail Meet. @see https://docs.immail.ca */
import { boolean, identity, list, secret, text } from '../meeting/option.ts';
import { defineProvider } from '../meeting/provider.ts';
import { encode, meetingLink, meetingUrl, segment } from '../wire/url.ts';

const ORIGIN = 'https://web.immail.ca';

export const provider = defineProvider({
  name: 'immail',
  label: 'imMail Meet',
  allow: 'camera; microphone; display-capture; fullscreen; autoplay; clipboard-write',
  options: {
    /** The meeting's URL, `https://web.immail.ca/meet/` and its name. */
    src: identity(meetingLink(ORIGIN, /^[^?#]+$/, "the meeting's URL, without parameters,")),
    /** The meeting's name alone, instead of `src`. */
    room: identity(segment("the meeting's name")),
    /** First name of the participant. */
    first_name: text(),
    /** Last name of the participant. */
    last_name: text(),
    /** Required. The participant's token; it also says whether they moderate. */
    jwt: secret(text("the participant's token")),
    /** Start a recording when the participant first enters. Default: false. */
    start_recording: boolean,
    /** Start with the microphone muted. Default: true. */
    startWithAudioMuted: boolean,
    /** Start with the camera off. Default: false. */
    startWithVideoMuted: boolean,
    /** Offer recording to a file. Default: true. */
    fileRecordingsEnabled: boolean,
    /** Hide the imMail Meet logo. Default: false. */
    hideLogo: boolean,
    /** Hide the link to the desktop app on the page before the meeting. Default: false. */
    hideDesktopLink: boolean,
    /** Buttons to hide. Default: none. */
    hideButtons: list(
      'camera chat closedcaptions desktop download embedmeeting filmstrip fullscreen hangup invite livestreaming microphone mute-everyone mute-video-everyone participants-pane raisehand recording security select-background settings sharedvideo shortcuts stats tileview toggle-camera videoquality white-board'.split(
        ' ',
      ),
    ),
    /** Hide the button that invites more people. Default: false. */
    HIDE_INVITE_MORE_HEADER: boolean,
  },
  token: 'jwt',
  required: (values) => ['room' in values ? 'room' : 'src', 'jwt'],
  buildUrl: ({ src, room, first_name, last_name, jwt, ...rest }) =>
    meetingUrl(src ?? `${ORIGIN}/meet/${encode(room!)}`, { first_name, last_name, jwt, ...rest }),
  outgoing: {
    hangup: () => ({ type: 'hangup' }),
    stopRecording: () => ({ type: 'stopRecording' }),
  },
});
