/** The panel beside the stage; where there is no room, over it. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import { breakouts } from './breakouts.ts';
import { chat } from './chat-panel.ts';
import type { Context, PanelName } from './context.ts';
import { button } from './control.ts';
import { layoutPicker } from './layout-picker.ts';
import { dialOut, manage } from './manage.ts';
import { roster } from './roster.ts';
import { devices, statistics } from './technical.ts';

const panels: {
  readonly [K in PanelName]: readonly [
    title: (context: Context) => string,
    body: (context: Context) => TemplateResult,
  ];
} = {
  people: [({ text }) => text.people, roster],
  chat: [({ text }) => text.chat, chat],
  manage: [({ text }) => text.meetingControls, manage],
  layout: [({ text }) => text.layout, layoutPicker],
  dial: [({ text }) => text.dialOut, dialOut],
  rooms: [({ text }) => text.breakouts, breakouts],
  devices: [({ text }) => text.devices, devices],
  statistics: [({ text }) => text.statistics, statistics],
};

/** The names of slots, where a page may put its own. */
const slots: { readonly [K in PanelName]?: string } = { people: 'roster', chat: 'chat' };

export const panel = (context: Context): TemplateResult | typeof nothing => {
  const { ui, text, model, show } = context;
  if (!ui.panel) return nothing;
  const [title, body] = panels[ui.panel];
  const opener = ui.panel === 'people' || ui.panel === 'chat' ? ui.panel : 'more';
  const close = () => show({ panel: null }, `.opens-${opener}`);
  const label = title(context);
  return html`${keyed(
    ui.panel,
    html`<div
      role="region"
      class="panel"
      part="panel"
      tabindex="-1"
      aria-label=${label}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}
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
      <slot name=${slots[ui.panel] ?? nothing}>${body(context)}</slot>
    </div>`,
  )}`;
};
