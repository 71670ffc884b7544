/** The styles of the view as one sheet, so that removing them is one step. */
import { unsafeCSS } from '@lit/reactive-element';
import { panels } from './panels.ts';
import { stage } from './stage.ts';
import { theme } from './theme.ts';

export const styles = unsafeCSS([theme, stage, panels].join('\n'));
