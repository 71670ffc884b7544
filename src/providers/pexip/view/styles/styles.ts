/** The styles of the view as one sheet, so that removing them is one step. */
import { unsafeCSS } from '@lit/reactive-element';
import { controls } from './controls-styles.ts';
import { shell } from './shell-styles.ts';
import { narrow } from './narrow-styles.ts';
import { notices } from './notices-styles.ts';
import { overlays } from './overlays-styles.ts';
import { panels } from './panels-styles.ts';
import { prompts } from './prompts-styles.ts';
import { self } from './self-styles.ts';
import { stage } from './stage-styles.ts';
import { theme } from './theme-styles.ts';

export const styles = unsafeCSS(
  [theme, controls, shell, stage, self, panels, overlays, notices, prompts, narrow].join('\n'),
);
