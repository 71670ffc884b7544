/** What is open, and where one looks, when a meeting begins. */
import type { Ui } from './context.ts';

export const initialUi: Ui = {
  panel: null,
  menu: null,
  dialog: null,
  stage: 'beside',
  fullscreen: false,
  floating: false,
  talking: false,
  selfHidden: false,
  selfSmall: false,
  selfCorner: { block: 'end', inline: 'end' },
  layoutForMe: false,
  playbackRefused: false,
  filter: '',
  chatTo: null,
  draft: '',
  readTo: 0,
  digits: '',
  failure: '',
  rosterTop: 0,
  rosterHeight: 0,
};

/** What was open belongs to where one was. What is half written stays, for nobody else than it was for. */
export const resetUi = ({ selfCorner, fullscreen, floating, draft, chatTo }: Ui): Ui => ({
  ...initialUi,
  selfCorner,
  fullscreen,
  floating,
  draft,
  chatTo: draft ? chatTo : null,
});
