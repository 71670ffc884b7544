/** Zoom: a link, since it forbids frames. */
import { identity, text } from '../meeting/option.ts';
import { defineProvider } from '../meeting/provider.ts';

export const provider = defineProvider({
  name: 'zoom',
  label: 'Zoom',
  allow: '',
  options: {
    /** The meeting's link on `zoom.us` or `zoomgov.com`: `/j/` and its number, `/my/` and a name … */
    src: identity(
      text(
        'a link like https://zoom.us/j/5551112222',
        /^https:\/\/([\w-]+\.)*zoom(\.us|gov\.com)\/(j|w|s|my|wc)(\/(?!\.)[\w.-]+)+(\?[\w.~%=&-]*)?(#\w+)?$/,
      ),
    ),
  },
  required: () => ['src'],
  buildUrl: ({ src }) => src!,
  framing: 'never',
});
