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

/**
 * What was open belongs to where one was. How one sees oneself, what has been read and what failed stays; and what is
 * half written, for nobody else than it was for.
 */
export const resetUi = (ui: Ui): Ui => {
  const { selfHidden, selfSmall, selfCorner, fullscreen, floating, readTo } = ui;
  const { failure, draft, chatTo } = ui;
  return {
    ...initialUi,
    ...{ selfHidden, selfSmall, selfCorner, fullscreen, floating, readTo, failure, draft },
    chatTo: draft ? chatTo : null,
  };
};
