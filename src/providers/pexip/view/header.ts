/** What is said above the stage: the meeting's name, its state, classification, room and banner. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Context } from './context.ts';
import { icon } from './icons.ts';
import { timeLeft } from './time-left.ts';

export const header = (context: Context): TemplateResult => {
  const { model, ui, text, may, run, show } = context;
  const { conference, name, status } = model;
  const { breakout, classification, banner } = conference;
  const level = classification?.levels?.[String(classification.current)];
  return html`<div class="header" part="header">
      <h2 part="name">${breakout?.name || name || text.meeting}</h2>
      ${level ? html`<span class="chip level" part="classification">${level}</span>` : nothing}
      ${conference.locked ? html`<span class="chip">${icon('lock')}${text.locked}</span>` : nothing}
      ${
        conference.recording
          ? html`<span class="chip record">${icon('record')}${text.recording}</span>`
          : nothing
      }
      ${
        breakout
          ? html`<span class="chip"
                >${icon('rooms')}${
                  breakout.endTime ? text.timeLeft(timeLeft(breakout.endTime)) : text.breakout
                }</span
              >
              ${
                may('leaveBreakout') && breakout.mayLeave
                  ? html`<button type="button" class="small" @click=${() => run('leaveBreakout')}>
                      ${icon('back')}<span>${text.leaveBreakout}</span>
                    </button>`
                  : nothing
              }`
          : nothing
      }
      ${
        model.quality && model.quality !== 'good' && status === 'joined'
          ? html`<span class="chip warn quality" title=${text.qualityHint}
              >${icon('signal')}${model.quality === 'poor' ? text.qualityPoor : text.qualityFair}</span
            >`
          : nothing
      }
      ${
        status === 'reconnecting'
          ? html`<span class="chip warn">${icon('alert')}${text.reconnecting}</span>`
          : nothing
      }
      ${
        ui.selfHidden
          ? html`<button
              type="button"
              class="small shows-self"
              @click=${() => show({ selfHidden: false }, '.self')}
            >
              ${icon('self')}<span>${text.showSelf}</span>
            </button>`
          : nothing
      }
    </div>
    ${
      banner
        ? html`<div class="banner" part="banner" role="note" aria-label=${text.banner}>
            <slot name="banner">${icon('info')}<span dir="auto">${banner}</span></slot>
          </div>`
        : nothing
    }`;
};
