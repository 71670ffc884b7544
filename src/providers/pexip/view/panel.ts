/** The panel beside the stage; where there is no room, over it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import type { Context, PanelName } from './context.ts';
import { button } from './control.ts';
import { roster } from './roster.ts';
import { closePanel } from './toolbar.ts';

const titles = {
  people: 'people',
  chat: 'chat',
  manage: 'meetingControls',
  layout: 'layout',
  dial: 'dialOut',
  rooms: 'breakouts',
  devices: 'devices',
  statistics: 'statistics',
} as const satisfies { readonly [K in PanelName]: keyof Context['text'] };

const body = (context: Context, name: PanelName): TemplateResult | undefined => {
  if (name === 'people') return roster(context);
  return context.seldom()?.panels[name](context);
};

/** The names of slots, where a page may put its own. */
const slots: { readonly [K in PanelName]?: string } = { people: 'roster', chat: 'chat' };

export const panel = (context: Context): TemplateResult | typeof nothing => {
  const { ui, text, model } = context;
  if (!ui.panel) return nothing;
  const close = () => closePanel(context);
  const label = text[titles[ui.panel]];
  return html`${keyed(
    ui.panel,
    html`<div
      role="region"
      class="panel"
      part="panel"
      tabindex="-1"
      aria-label=${label}
      @keydown=${(event: KeyboardEvent) => {
        // An input method has an Escape of its own.
        if (event.key === 'Escape' && !event.isComposing) close();
      }}
    >
      <div class="head">
        <h2>
          ${label}
          ${
            ui.panel === 'people'
              ? html`<span class="soft" aria-hidden="true">${model.participants.size}</span>`
              : nothing
          }
        </h2>
        ${button({ icon: 'close', label: text.close, kind: 'quiet', onClick: close })}
      </div>
      <slot name=${slots[ui.panel] ?? nothing}>${body(context, ui.panel)}</slot>
    </div>`,
  )}`;
};
