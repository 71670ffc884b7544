/** The whole of the view: which pieces are there, and in which order they are read. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import type { Context } from './context.ts';
import { button } from './control.ts';
import { header } from './header.ts';
import { icon } from './icons.ts';
import { panel } from './panel.ts';
import { participantMenu } from './participant-menu.ts';
import { prompt, waiting } from './prompt.ts';
import { stage } from './stage.ts';
import { toolbar, toolbarMenu } from './toolbar.ts';

/** One announcement. The same words again are another, and spoken again. */
export interface News {
  readonly text: string;
}

/** Lines of captions in sight. */
const CAPTIONS_MAX = 3;

const captions = ({ model, text }: Context): TemplateResult =>
  html`<div
    class="captions"
    part="captions"
    role="log"
    aria-label=${text.captions}
    ?hidden=${!model.self.captionsShown}
  >
    <slot name="captions">
      ${
        model.self.captionsShown
          ? model.captions
              .slice(-CAPTIONS_MAX)
              .map(
                (line) => html`<p dir="auto" class=${line.final ? '' : 'growing'}>${line.text}</p>`,
              )
          : nothing
      }
    </slot>
  </div>`;

const failure = ({ ui, text, show }: Context): TemplateResult =>
  html`<div class="failure" role="alert">
    ${
      ui.failure
        ? html`<div class="toast" part="toast">
            ${icon('alert')}<span>${ui.failure}</span>${button({
              icon: 'close',
              label: text.dismiss,
              kind: 'quiet',
              onClick: () => show({ failure: '' }),
            })}
          </div>`
        : nothing
    }
  </div>`;

/** What one should know of one's own voice. */
const voice = ({ model, ui, text, may, run }: Context): TemplateResult => {
  const { speaksMuted, mutedByHost } = model.self;
  return html`<div class="voice" role="status">
    ${
      ui.talking && !mutedByHost
        ? html`<span class="toast">${icon('mic')}<span>${text.talkingNow}</span></span>`
        : speaksMuted
          ? html`<span class="toast"
              >${icon('micOff')}<span>${text.speaksMuted}</span>${
                may('setAudioMuted') && !mutedByHost
                  ? html`<button
                      type="button"
                      class="small"
                      @click=${() => run('setAudioMuted', { muted: false })}
                    >
                      ${text.unmute}
                    </button>`
                  : nothing
              }</span
            >`
          : nothing
    }
  </div>`;
};

export const shell = (
  context: Context,
  news: News,
  controls: boolean,
  notices: TemplateResult,
  greenRoom: TemplateResult | undefined,
): TemplateResult => {
  const { model } = context;
  const inside = model.status === 'joined' || model.status === 'reconnecting';
  return html`${
      greenRoom ??
      (model.status === 'prompt'
        ? prompt(context)
        : inside
          ? html`${controls ? header(context) : nothing}
              <div class="body ${controls && context.ui.panel ? 'with-panel' : ''}">
                <div class="center">
                  <div class="told">${voice(context)} ${controls ? notices : nothing}</div>
                  ${stage(context)} ${captions(context)}
                </div>
                ${controls ? panel(context) : nothing}
              </div>
              ${
                controls
                  ? html`${toolbar(context)} ${toolbarMenu(context)} ${participantMenu(context)}
                    ${context.ui.dialog ? context.seldom()?.dialog(context) : nothing}`
                  : nothing
              }`
          : waiting(context))
    }
    ${failure(context)}
    <div class="unseen" role="status">${keyed(news, html`<p>${news.text}</p>`)}</div>`;
};
