/** What the element shows while no meeting is open: a way in, or what went wrong. Its own lazy chunk. */
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { endingOf } from '../view/ending.ts';
import { adoptPlaceholderStyles } from '../view/placeholder-styles.ts';
import type { MeetingError } from '../meeting/errors.ts';
import type { MeetingState } from '../meeting/state.ts';

/** The element, as far as it is shown in place of a meeting. */
interface Host extends HTMLElement {
  readonly state: MeetingState;
  readonly error: MeetingError | undefined;
  open(): void;
}

/** The text of the button, by state; none: no button. */
const buttons: Partial<Record<MeetingState, string>> = {
  idle: 'Join the meeting',
  left: 'Join again',
  failed: 'Try again',
};

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

/** Draws it anew, after every change of state. `waiting`: what is missing until the meeting opens. */
export const renderPlaceholder = (
  element: Host,
  root: ShadowRoot,
  waiting: 'click' | 'sight' | undefined,
): void => {
  adoptPlaceholderStyles(root);
  observers.get(element)?.disconnect();
  if (waiting === 'sight') openWhenSeen(element);
  const { state, error } = element;
  const text = state !== 'idle' || waiting === 'click' ? buttons[state] : undefined;
  const onClick = ({ target }: Event) => {
    if (state === 'idle' || (target as Element).closest('button')) element.open();
  };
  const ending = /left|failed/.test(state) ? endingOf(root, error) : undefined;
  if (ending && ending.drawn === undefined)
    void ending
      .draw()
      .catch(() => null)
      .then((drawn) => {
        ending.drawn = drawn;
        // Unless another meeting has begun meanwhile.
        if (/left|failed/.test(element.state) && ending === endingOf(root, element.error))
          renderPlaceholder(element, root, undefined);
      });
  const own =
    ending && ending.drawn !== null
      ? ending.drawn
      : html`${error ? html`<p part="message" role="alert">${error.message}</p>` : nothing}
        ${text ? html`<button part="button">${text}</button>` : nothing}`;
  const view: TemplateResult = html`<section @click=${text ? onClick : nothing}>
    <slot name=${state}>${own}</slot>
  </section>`;
  const place = places.get(root) ?? document.createElement('div');
  place.className = 'placeholder';
  places.set(root, place);
  // Last, so that what a page puts in a slot of the session's view is drawn there.
  if (root.lastElementChild !== place) root.append(place);
  render(view, place);
};
