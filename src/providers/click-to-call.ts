/** Click-to-call `room.html`. @see https://phone.codeb.io/room-url-params.html */
import { boolean, identity, oneOf, secret, text, type Option } from '../meeting/option.ts';
import { address, meetingUrl } from '../wire/url.ts';
import { defineProvider } from '../meeting/provider.ts';

/**
 * A number as people write it; sent without its punctuation. A `(0)` after a country's code is refused, and not left
 * out: with it another number would be called, and paid for, and which of the two was meant is not ours to guess.
 */
const phoneNumber = (): Option<string> => ({
  wanted: 'a phone number like +4915157610183 or 610, not encoded',
  read: (raw) =>
    /\d.*\( *0 *\)/.test(raw) ? undefined : /^\+?\d+$/.exec(raw.replace(/[-(). ]/g, ''))?.[0],
});

export const provider = defineProvider({
  name: 'click-to-call',
  label: 'Click-to-call',
  allow: 'camera; microphone; display-capture; autoplay; fullscreen; picture-in-picture',
  options: {
    /** The server: a host or its URL. The page is always its `/room.html`. */
    address: identity(address(/^\/(room\.html)?$/)),
    /** The meeting room. An unguessable name is the key to it. */
    room: identity(secret(text('the name of a room'))),
    /** Name shown to the others. Default: the page asks. */
    name: text(),
    /** A phone number or extension that the server calls: a paid call. With a country's code it has no `(0)`. */
    dial: phoneNumber(),
    /** The SIP trunk that dials. Default: the one with the lowest priority. */
    trunk: text('a trunk like tr_4194b9eab3de', /^tr_[\da-f]+$/),
    /** `off`: start with the camera off. Default: on. */
    cam: oneOf('off'),
    /** `1`: the same as `cam="off"`. */
    nocam: { wanted: '1', read: (raw) => raw === '1' || boolean.read(raw) } as Option<
      boolean | '1'
    >,
  },
  required: () => ['address', 'room'],
  costs: ({ dial, trunk }) => dial && dial + trunk,
  buildUrl: ({ address, room, name, dial, trunk, cam, nocam }) =>
    meetingUrl(address + '/room.html', {
      room,
      name,
      dial,
      trunk,
      cam: cam ?? (nocam ? 'off' : null),
    }),
});
