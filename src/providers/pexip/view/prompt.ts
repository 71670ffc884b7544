/** What stands between somebody and the meeting: questions as forms, and waiting. */
import { keyed } from 'lit-html/directives/keyed.js';
import { html, nothing, type TemplateResult } from 'lit-html';
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

/** What somebody is told who is asked for a PIN. */
const pinHint = ({ model, text }: Context): string => {
  const { optional, role = 'both' } = model.prompt!;
  if (optional) return text.hostPinHint;
  return {
    host: text.hostPinOnlyHint,
    guest: text.guestPinHint,
    both: text.eitherPinHint,
  }[role];
};

const questionOf = (context: Context): Question => {
  const { model, text } = context;
  const { kind, role } = model.prompt!;
  const pin: Omit<Question, 'title'> = {
    icon: 'key',
    label: text.pin,
    hint: pinHint(context),
    wrong: text.wrongPin,
    input: { type: 'password', inputMode: 'numeric', autocomplete: 'off' },
  };
  switch (kind) {
    case 'pin':
      return { ...pin, title: text.enterPin };
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
      return { ...(role ? pin : { icon: 'key' }), title: text.signIn };
    case 'start':
      return { icon: 'camera', title: text.ready };
  }
};

/** The question as a form. `greeting`: above the one for the name, where more than that is done. */
export const question = (context: Context, greeting?: string): TemplateResult => {
  const { model, text, run } = context;
  const { kind, optional, wrong, choices, value } = model.prompt!;
  const { icon: name, title: asked, label, hint, wrong: why, input } = questionOf(context);
  const title = (kind === 'name' && greeting) || asked;
  const answer = (given?: string) =>
    run('answerPrompt', given === undefined ? {} : { value: given });
  return html`<form
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
                .defaultValue=${value ?? ''}
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
      optional
        ? html`<button type="button" class="choice" @click=${() => answer()}>
            ${text.joinAsGuest}
          </button>`
        : nothing
    }
    <button type="button" class="plain" @click=${() => run('hangup')}>${text.cancel}</button>
  </form>`;
};

export const prompt = (context: Context): TemplateResult =>
  html`<div class="prompt" part="prompt">
    <slot name="prompt">${keyed(context.model.prompt?.kind, question(context))}</slot>
  </div>`;

/** What goes on until one is in. */
export const progress = ({ model, text, run }: Context): TemplateResult => {
  const { status, waitingFor } = model;
  const words = {
    joining: text.joining,
    transferring: text.transferring,
    left: text.left,
    waiting: waitingFor === 'admission' ? text.waitingForAdmission : text.waitingForHost,
  }[status as 'joining'];
  return html`<div class="sheet" role="status">
    ${status === 'left' ? nothing : html`<span class="spinner" aria-hidden="true"></span>`}
    <h2>${words ?? text.joining}</h2>
    ${status === 'waiting' ? html`<p>${text.waitingHint}</p>` : nothing}
    ${
      status === 'left'
        ? nothing
        : html`<button type="button" class="plain" @click=${() => run('hangup')}>
            ${status === 'waiting' ? text.leave : text.cancel}
          </button>`
    }
  </div>`;
};

export const waiting = (context: Context): TemplateResult =>
  html`<div class="prompt" part="waiting">
    <slot name=${context.model.status === 'waiting' ? 'waiting' : 'joining'}>
      ${progress(context)}
    </slot>
  </div>`;
