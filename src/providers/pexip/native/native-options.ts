/** The attributes that only Pexip-native mode has, beside those of the web links. */
import { boolean, oneOf, text } from '../../../meeting/option.ts';

export const nativeOptions = {
  /** Call tag of the participant, as in `request_token`. */
  callTag: text(),
  /** The view: `all`, or `none` where the page draws its own controls. Default: `all`. */
  controls: oneOf('all', 'none'),
  /** Show live captions from the start, where the conference has them. Default: false. */
  captions: boolean,
  /** Device id of the microphone. Default: the browser's choice. */
  'audio-input': text(),
  /** Device id of the camera. Default: the browser's choice. */
  'video-input': text(),
  /** Device id of the loudspeaker. Default: the browser's choice. */
  'audio-output': text(),
};
