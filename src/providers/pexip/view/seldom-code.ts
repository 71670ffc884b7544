/** Panels, but people, and dialogs, once they are loaded. */
import { LazyCode } from './lazy-part.ts';

export const seldomCode = new LazyCode(() => import('./seldom.ts'));
