/** The attributes that only Pexip-native mode has, beside those of the web links. */
import { boolean, oneOf, text } from '../../../meeting/option.ts';
import { controls } from './control-names.ts';

export const nativeOptions = {
  /** Call tag of the participant, as in `request_token`. */
  callTag: text(),
  /** The view's controls: `all`, `none` where the page draws its own, or a list of those to show: `microphone,camera,leave`. Default: `all`. */
  controls,
  /** Whether keys (`m`, `v`, `?` …) work while the focus is in the meeting. Default: true. */
  shortcuts: boolean,
  /** Whether the screen stays on during the meeting. Default: true. */
  'wake-lock': boolean,
  /** A green room before joining: camera preview, microphone level, devices, name and PIN in one card. Default: true where no name is given, else false. */
  prejoin: boolean,
  /** Keep name, devices and mutes on this device (`localStorage` of the page) for the next meeting. Default: false. */
  remember: boolean,
  /** Show live captions from the start, where the conference has them. Default: false. */
  captions: boolean,
  /** Background behind the local participant: `none`, `blur`, or the address of a picture. Default: `none`. */
  background: text(),
  /** Noise suppression: `off`, or `standard`, computed on this device. Default: `off`, as the browser does it. */
  'noise-suppression': oneOf('off', 'standard'),
  /** Device id of the microphone. Default: the browser's choice. */
  'audio-input': text(),
  /** Device id of the camera. Default: the browser's choice. */
  'video-input': text(),
  /** Device id of the loudspeaker. Default: the browser's choice. */
  'audio-output': text(),
};
