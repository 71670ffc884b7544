/** Brings a view into a state: snapshot, painted streams, clicks. */
import { nothing, render } from 'lit-html';
import type { MeetingView, ViewOptions } from '../../src/providers/pexip/native/view-contract.ts';
import { drawEnd } from '../../src/providers/pexip/view/end-card.ts';
import { openView } from '../../src/providers/pexip/view/native-view.ts';
import { seldomCode } from '../../src/providers/pexip/view/seldom-code.ts';
import { FakeMeeting } from './fake-meeting.ts';
import { openScene, type Scene } from './scenes.ts';
import type { ViewState } from './states.ts';

export interface OpenState {
  readonly view: MeetingView;
  readonly meeting: FakeMeeting;
  close(): void;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(null)));

/** `@layout` is the menu item that has this icon. */
const find = (root: ShadowRoot, selector: string): HTMLElement => {
  const found = selector.startsWith('@')
    ? [...root.querySelectorAll<HTMLElement>('.menu button')].find(
        (item) => item.dataset.icon === selector.slice(1),
      )
    : root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Nothing is ${selector} here.`);
  return found;
};

/** The card where a meeting was, in place of a view. */
const openEnd = async (
  root: ShadowRoot,
  end: NonNullable<ViewState['end']>,
): Promise<MeetingView> => {
  const place = document.createElement('div');
  root.append(place);
  render(await drawEnd(root, { ...end, title: '', focus: false }), place);
  return { close: () => void render(nothing, place), report() {} };
};

export const openState = async (
  root: ShadowRoot,
  state: ViewState,
  options: ViewOptions = {},
): Promise<OpenState> => {
  const scenes: Scene[] = [];
  const scene = (name: Parameters<typeof openScene>[0], wanted: string) => {
    if (!state.stage?.includes(wanted as 'main')) return null;
    const opened = openScene(name);
    scenes.push(opened);
    return opened.stream;
  };
  const streams = {
    main: scene('people', 'main'),
    self: scene('oneself', 'self'),
    presentation: scene('slide', 'presentation'),
    microphone: null,
  };
  const meeting = new FakeMeeting({ ...state.model, streams });
  const { host } = root;
  if (state.end && host instanceof HTMLElement) {
    host.lang = options.lang ?? '';
    host.dir = options.dir ?? '';
  }
  const view = state.end
    ? await openEnd(root, state.end)
    : openView(root, meeting, meeting.actions, {
        ...options,
        ...(state.controls && { controls: state.controls }),
        ...(state.prejoin && { prejoin: true }),
      });
  // Panels are drawn with the click that opens them.
  await seldomCode.load();
  while (!root.querySelector('.view *')) await frame();
  while (state.prejoin && !root.querySelector('.lobby')) await frame();
  if (state.then) {
    await frame();
    meeting.update(state.then);
  }
  for (const selector of state.clicks ?? []) {
    await frame();
    find(root, selector).click();
  }
  await frame();
  return {
    view,
    meeting,
    close() {
      view.close();
      for (const one of scenes) one.close();
    },
  };
};
