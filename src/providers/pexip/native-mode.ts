/** Native mode: no frame, this element is the client. A `Mode` as a module: the session, and the view it is drawn with. */
import { withFacts } from '../../meeting/learn.ts';
import type { Mode } from '../../meeting/provider.ts';
import { NativeSession, type NativeValues } from './native/native-session.ts';

export { nativeOptions as options } from './native/native-options.ts';

const loadView = () => import('./view/native-view.ts');

export const open: NonNullable<Mode['open']> = (config, host) =>
  new NativeSession(config.values as unknown as NativeValues, withFacts(host), loadView);
