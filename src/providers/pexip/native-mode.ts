/** Entry of the lazy chunk of Pexip-native mode: the session, and the view that it is drawn with. */
import type { OpenSession } from '../../meeting/provider.ts';
import { NativeSession, type NativeValues } from './native/native-session.ts';

export { nativeOptions } from './native/native-options.ts';

const loadView = async () => (await import('./view/native-view.ts')).openView;

export const openNative: OpenSession = (config, host) =>
  new NativeSession(config.values as unknown as NativeValues, host, loadView);
