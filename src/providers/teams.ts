/** Microsoft Teams: a link, since it forbids frames. */
import { identity, text } from '../meeting/option.ts';
import { defineProvider } from '../meeting/provider.ts';

export const provider = defineProvider({
  name: 'teams',
  label: 'Microsoft Teams',
  allow: '',
  options: {
    /** The meeting's link on `teams.microsoft.com` (or `.us`), `teams.live.com` or `teams.cloud.microsoft`. */
    src: identity(
      text(
        'a link like https://teams.microsoft.com/l/meetup-join/… or https://teams.microsoft.com/meet/…',
        /^https:\/\/(teams\.(microsoft\.(com|us)|live\.com|cloud\.microsoft)|(gov|dod)\.teams\.microsoft\.us)\/(l\/meetup-join|meet)(\/(?!(\.|%2e))[\w.~%:@-]+)+\/?(\?[\w.~%=&:@-]*)?$/i,
      ),
    ),
  },
  required: () => ['src'],
  buildUrl: ({ src }) => src!,
  framing: 'never',
});
