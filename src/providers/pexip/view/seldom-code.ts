/** The panels and dialogs that few people open, once they are loaded. */
import { LazyCode } from './lazy-part.ts';

export const seldomCode = new LazyCode(() => import('./seldom.ts'));
