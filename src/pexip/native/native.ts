/** Entry of the lazy chunk of Pexip-native mode. */
export { nativeOptions } from './options.ts';
export { openNative } from './session.ts';
