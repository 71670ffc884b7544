/** The styles of the view as one sheet, so that removing them is one step. */
import { unsafeCSS } from '@lit/reactive-element';
import { chat } from './chat.ts';
import { controls } from './controls.ts';
import { shell } from './shell.ts';
import { narrow } from './narrow.ts';
import { overlays } from './overlays.ts';
import { panels } from './panels.ts';
import { prompts } from './prompts.ts';
import { stage } from './stage.ts';
import { theme } from './theme.ts';

export const styles = unsafeCSS(
  [theme, controls, shell, stage, panels, chat, overlays, prompts, narrow].join('\n'),
);
