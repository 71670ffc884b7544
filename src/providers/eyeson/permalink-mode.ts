/** Entry of the lazy chunk of permalink mode. */
export { permalinkOptions } from './permalink/permalink-options.ts';
export { openPermalink } from './permalink/permalink-session.ts';
