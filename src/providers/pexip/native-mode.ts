/** Native mode: no frame, this element is the client. A `Mode` as a module: the session, and the view it is drawn with. */
import { withFacts } from '../../meeting/learn.ts';
import type { EmbedConfig } from '../../meeting/provider.ts';
import type { MeetingSession, SessionHost } from '../../meeting/session.ts';
import { NativeSession, type NativeValues } from './native/native-session.ts';

export { nativeOptions as options } from './native/native-options.ts';

const loadView = () => import('./view/native-view.ts');

/** What `required` of the provider and the readers of the options make sure of. */
type Values = Pick<NativeValues, keyof NativeValues>;

export const open = (config: EmbedConfig<Values>, host: SessionHost): MeetingSession =>
  new NativeSession(config.values, withFacts(host), loadView);
