/** What stands between somebody and the meeting: questions as forms, and waiting. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Context } from './context.ts';
import { readForm } from './control.ts';
import { icon, type IconName } from './icons.ts';

interface Question {
  readonly icon: IconName;
  readonly title: string;
  readonly label?: string;
  readonly hint?: string;
  readonly wrong?: string;
  readonly input?: {
    readonly type: 'text' | 'password';
    readonly inputMode?: 'numeric' | 'tel';
    readonly autocomplete: 'name' | 'off';
  };
}

const questionOf = ({ model, text }: Context): Question => {
  const { kind, optional, role } = model.prompt!;
  switch (kind) {
    case 'pin':
      return {
        icon: 'key',
        title: text.enterPin,
        label: text.pin,
        hint: optional
          ? text.hostPinHint
          : role === 'host'
            ? text.hostPinOnlyHint
            : role === 'guest'
              ? text.guestPinHint
              : text.eitherPinHint,
        wrong: text.wrongPin,
        input: { type: 'password', inputMode: 'numeric', autocomplete: 'off' },
      };
    case 'extension':
      return {
        icon: 'keypad',
        title: text.enterExtension,
        label: text.extension,
        wrong: text.wrongExtension,
        input: { type: 'text', inputMode: 'tel', autocomplete: 'off' },
      };
    case 'name':
      return {
        icon: 'guest',
        title: text.enterName,
        label: text.name,
        input: { type: 'text', autocomplete: 'name' },
      };
    case 'identity-provider':
      return { icon: 'key', title: text.signIn };
    case 'start':
      return { icon: 'camera', title: text.ready };
  }
};

export const prompt = (context: Context): TemplateResult => {
  const { model, text, run } = context;
  const { kind, optional, wrong, choices } = model.prompt!;
  const { icon: name, title, label, hint, wrong: why, input } = questionOf(context);
  const answer = (value?: string) => run('answerPrompt', value === undefined ? {} : { value });
  return html`<div class="prompt" part="prompt">
    <slot name="prompt">
      <form
        class="sheet"
        aria-label=${title}
        @submit=${(event: SubmitEvent) => answer(input ? readForm(event).get('answer') : void event.preventDefault())}
      >
        <span class="mark">${icon(name)}</span>
        <h2>${title}</h2>
        ${hint ? html`<p id="hint">${hint}</p>` : nothing}
        ${
          input
            ? html`<label class="field"
                  ><span>${label}</span
                  ><input
                    name="answer"
                    type=${input.type}
                    inputmode=${input.inputMode ?? nothing}
                    autocomplete=${input.autocomplete}
                    maxlength="255"
                    required
                    aria-invalid=${!!wrong}
                    aria-describedby="${wrong ? 'wrong' : ''} ${hint ? 'hint' : ''}"
                /></label>
                ${
                  wrong
                    ? html`<p id="wrong" class="wrong" role="alert">
                        ${icon('alert')}<span>${why ?? text.wrongAnswer}</span>
                      </p>`
                    : nothing
                }
                <button class="primary">${text.join}</button>`
            : kind === 'start'
              ? html`<button class="primary">${text.join}</button>`
              : nothing
        }
        ${choices?.map(
          (choice) =>
            html`<button type="button" class="choice" @click=${() => answer(choice.uuid)}>
              ${text.signInWith(choice.name || choice.uuid || '')}
            </button>`,
        )}
        ${
          kind === 'pin' && optional
            ? html`<button type="button" class="choice" @click=${() => answer()}>
                ${text.joinAsGuest}
              </button>`
            : nothing
        }
        <button type="button" class="plain" @click=${() => run('hangup')}>${text.cancel}</button>
      </form>
    </slot>
  </div>`;
};

export const waiting = ({ model, text, run }: Context): TemplateResult => {
  const { status, waitingFor } = model;
  const words = {
    joining: text.joining,
    transferring: text.transferring,
    left: text.left,
    waiting: waitingFor === 'admission' ? text.waitingForAdmission : text.waitingForHost,
  }[status as 'joining'];
  return html`<div class="prompt" part="waiting">
    <slot name=${status === 'waiting' ? 'waiting' : 'joining'}>
      <div class="sheet" role="status">
        ${status === 'left' ? nothing : html`<span class="spinner" aria-hidden="true"></span>`}
        <h2>${words}</h2>
        ${status === 'waiting' ? html`<p>${text.waitingHint}</p>` : nothing}
        ${
          status === 'left'
            ? nothing
            : html`<button type="button" class="plain" @click=${() => run('hangup')}>
                ${status === 'waiting' ? text.leave : text.cancel}
              </button>`
        }
      </div>
    </slot>
  </div>`;
};
