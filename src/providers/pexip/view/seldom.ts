/** Lazy chunk: the panels and dialogs that few people open. */
import { seldom } from './styles/seldom-styles.ts';
import { breakouts } from './breakouts.ts';
import { layoutPicker } from './layout-picker.ts';
import { dialOut, manage } from './manage.ts';
import { devices, statistics } from './technical.ts';

export { dialog } from './dialogs.ts';

/** A sheet of its own, for as long as the view is there. */
export const sheet = seldom.styleSheet!;

export const panels = {
  manage,
  layout: layoutPicker,
  dial: dialOut,
  rooms: breakouts,
  devices,
  statistics,
};
