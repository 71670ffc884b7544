/** Google Meet: a link, since it forbids frames. */
import { identity, text } from '../meeting/option.ts';
import { defineProvider } from '../meeting/provider.ts';

export const provider = defineProvider({
  name: 'google-meet',
  label: 'Google Meet',
  allow: '',
  options: {
    /** The meeting's link, `https://meet.google.com/` and its code. */
    src: identity(
      text(
        'a link like https://meet.google.com/abc-defg-hij',
        /^https:\/\/meet\.google\.com\/([a-z]{3}-[a-z]{4}-[a-z]{3}|lookup\/[\w-]+)(\?[\w.~%=&-]*)?$/,
      ),
    ),
  },
  required: () => ['src'],
  buildUrl: ({ src }) => src!,
  framing: 'never',
});
