/** Entry of the lazy chunk of Pexip-native mode. */
export { nativeOptions } from './native/native-options.ts';
export { openNative } from './native/native-session.ts';
