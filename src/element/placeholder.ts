/** What the element shows while no meeting is open: a way in, or what went wrong. Its own lazy chunk. */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { endingOf, type Ending } from '../view/ending.ts';
import { pageLanguage, type Language } from '../view/languages.ts';
import { isLoopback } from '../view/loopback.ts';
import { adoptPlaceholderStyles } from '../view/placeholder-styles.ts';
import { errorText, readScreenText } from '../view/screen-text.ts';
import type { ScreenText } from '../view/text/en.ts';
import type { MeetingError } from '../meeting/errors.ts';
import { isOver, type MeetingState } from '../meeting/state.ts';

/** The element, as far as it is shown in place of a meeting. */
interface Host extends HTMLElement {
  readonly state: MeetingState;
  readonly error: MeetingError | undefined;
  open(): void;
}

/** The text of the button, by state; none: no button. */
const buttons = new Map<MeetingState, 'join' | 'joinAgain' | 'tryAgain'>([
  ['idle', 'join'],
  ['left', 'joinAgain'],
  ['failed', 'tryAgain'],
]);

/** What went wrong, in words for people; the sentence for developers is open where they work. */
const errorView = (error: MeetingError, text: ScreenText): TemplateResult =>
  html`<p part="message" role="alert">${errorText(error, text)}</p>
    <details part="details" ?open=${isLoopback(location.hostname)}>
      <summary>${text.details}</summary>
      <p>${error.message}</p>
    </details>`;

/** Opens the meeting of an element that is about to be seen. */
const observers = new WeakMap<Host, IntersectionObserver>();

const openWhenSeen = (element: Host): void => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) element.open();
    },
    { rootMargin: '50%' },
  );
  observers.set(element, observer);
  observer.observe(element);
};

/** Where it is drawn, in each element. */
const places = new WeakMap<ShadowRoot, HTMLElement>();

/** Last, so that what a page puts in a slot of the session's view is drawn there. */
const placeIn = (root: ShadowRoot): HTMLElement => {
  const place = places.get(root) ?? document.createElement('div');
  place.className = 'placeholder';
  places.set(root, place);
  if (root.lastElementChild !== place) root.append(place);
  return place;
};

/** Loads what the session has left to be shown, and draws that. */
const drawEnding = (element: Host, root: ShadowRoot, ending: Ending): void =>
  void ending
    .draw()
    .catch(() => null)
    .then((drawn) => {
      ending.drawn = drawn;
      // Unless another meeting has begun meanwhile.
      if (isOver(element.state) && ending === endingOf(root, element.error))
        renderPlaceholder(element, root, undefined);
    });

/** The last time that each element was drawn: what loads for an earlier one is too late. */
const latest = new WeakMap<ShadowRoot, object>();

/** Draws it anew, after every change of state. `waiting`: what is missing until the meeting opens. */
export const renderPlaceholder = (
  element: Host,
  root: ShadowRoot,
  waiting: 'click' | 'sight' | undefined,
): void => {
  const drawing = {};
  latest.set(root, drawing);
  adoptPlaceholderStyles(root);
  observers.get(element)?.disconnect();
  if (waiting === 'sight') openWhenSeen(element);
  const { state, error } = element;
  const key = state !== 'idle' || waiting === 'click' ? buttons.get(state) : undefined;
  const onClick = ({ target }: Event) => {
    if (state === 'idle' || (target as Element).closest('button')) element.open();
  };
  const ending = isOver(state) ? endingOf(root, error) : undefined;
  if (ending && ending.drawn === undefined) drawEnding(element, root, ending);
  const draw = (own: unknown, lang?: string) =>
    render(
      html`<section @click=${key ? onClick : nothing}>
        <slot name=${state} lang=${lang ?? nothing}>${own}</slot>
      </section>`,
      placeIn(root),
    );
  if (ending && ending.drawn !== null) return void draw(ending.drawn);
  const drawIn = ({ lang, text }: Language<ScreenText>) =>
    draw(
      html`${error ? errorView(error, text) : nothing}
      ${key ? html`<button part="button">${text[key]}</button>` : nothing}`,
      lang,
    );
  const language = readScreenText(pageLanguage(root));
  if (!(language instanceof Promise)) return void drawIn(language);
  draw(nothing);
  void language.then((loaded) => drawing === latest.get(root) && drawIn(loaded));
};
