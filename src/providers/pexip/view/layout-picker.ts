/** The choice of a layout: for everyone, where one is host, and for oneself, where the node allows it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { Context } from './context.ts';
import { icon } from './icons.ts';
import { drawLayout } from './layout-drawing.ts';
import { drawingOf, layoutKey, layoutName } from './layout-names.ts';

const scopes = ({ ui, text, show }: Context, forMe: boolean): TemplateResult =>
  html`<div class="scopes" role="group" aria-label=${text.layoutFor}>
    ${([false, true] as const).map(
      (own) =>
        html`<button
          type="button"
          aria-pressed=${forMe === own}
          @click=${() => ui.layoutForMe !== own && show({ layoutForMe: own })}
        >
          ${own ? text.layoutForMe : text.layoutForAll}
        </button>`,
    )}
  </div>`;

export const layoutPicker = (context: Context): TemplateResult => {
  const { model, ui, text, may, run } = context;
  const { available, svgs, current } = model.layouts;
  const { personalLayout } = model.self;
  const both = may('setLayout') && may('setPersonalLayout');
  const forMe = both ? ui.layoutForMe : may('setPersonalLayout');
  const chosen = forMe ? personalLayout : current;
  // Adaptive composition is made once, for everyone.
  const shown = available.filter(({ name = '' }) => !forMe || layoutKey(name) !== 'ac');
  return html`<div class="scroller layouts-panel">
    ${both ? scopes(context, forMe) : nothing}
    <p class="soft">${forMe ? text.layoutForMeHint : text.layoutForAllHint}</p>
    <div class="layouts" role="group" aria-label=${text.layout}>
      ${
        forMe
          ? html`<button
              type="button"
              class="layout meeting"
              aria-pressed=${!personalLayout}
              @click=${() => run('setPersonalLayout', {})}
            >
              ${icon('people')}<span>${text.layoutOfMeeting}</span>
            </button>`
          : nothing
      }
      ${shown.map(({ name = '' }) => {
        const drawing = drawingOf(svgs, name);
        return html`<button
          type="button"
          class="layout"
          aria-pressed=${!!chosen && layoutKey(name) === layoutKey(chosen)}
          @click=${() => run(forMe ? 'setPersonalLayout' : 'setLayout', { layout: name })}
        >
          ${drawing ? guard([drawing], () => drawLayout(drawing)) : icon('layout')}<span
            >${layoutName(text, name)}</span
          >
        </button>`;
      })}
    </div>
  </div>`;
};
