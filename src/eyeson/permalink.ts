/** Entry of the lazy chunk of permalink mode. */
export { permalinkOptions } from './permalink-options.ts';
export { openPermalink } from './session.ts';
