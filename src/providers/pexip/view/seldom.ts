/** Lazy chunk: panels, but people, and dialogs. */
import { unsafeCSS } from '@lit/reactive-element';
import { chat } from './chat-panel.ts';
import { chat as chatStyles } from './styles/chat-styles.ts';
import { seldom } from './styles/seldom-styles.ts';
import { breakouts } from './breakouts.ts';
import { layoutPicker } from './layout-picker.ts';
import { dialOut, manage } from './manage.ts';
import { devices, statistics } from './technical.ts';

export { dialog } from './dialogs.ts';

/** A sheet of its own, for as long as the view is there. */
export const sheet = unsafeCSS([chatStyles, seldom].join('\n')).styleSheet!;

export const panels = {
  chat,
  manage,
  layout: layoutPicker,
  dial: dialOut,
  rooms: breakouts,
  devices,
  statistics,
};
