/** Permalink mode: the frame opens once the meeting runs. A `Mode` as a module, which is its lazy chunk's entry. */
export { permalinkOptions as options } from './permalink/permalink-options.ts';
export { openPermalink as open } from './permalink/permalink-session.ts';
