/** Buttons and fields that every piece of the view is made of. */
import { live } from 'lit-html/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit-html';
import { icon, type IconName } from './icons.ts';

export interface Control {
  readonly icon: IconName;
  readonly label: string;
  onClick(event: Event & { currentTarget: HTMLElement }): void;
  readonly kind?: string;
  /** A switch; undefined: a plain button. */
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** What it says beside its name. */
  readonly hint?: string | undefined;
  readonly badge?: number;
  readonly disabled?: boolean;
  readonly part?: string;
  /** The words are seen too. */
  readonly worded?: boolean;
}

export const button = (control: Control): TemplateResult =>
  html`<button
    type="button"
    class="button ${control.kind ?? ''}"
    part=${control.part ?? 'button'}
    aria-label=${control.hint ? `${control.label}. ${control.hint}` : control.label}
    title=${control.hint ?? control.label}
    aria-pressed=${control.pressed ?? nothing}
    aria-expanded=${control.expanded ?? nothing}
    ?disabled=${control.disabled}
    @click=${control.onClick}
  >
    ${icon(control.icon)}${control.worded ? html`<span>${control.label}</span>` : nothing}
    ${control.badge ? html`<span class="badge" aria-hidden="true">${control.badge}</span>` : nothing}
  </button>`;

/** A choice that is on or off. */
export const toggle = (label: string, on: boolean, onChange: (on: boolean) => void) =>
  html`<button
    type="button"
    class="toggle"
    role="switch"
    aria-checked=${on}
    @click=${() => onChange(!on)}
  >
    <span>${label}</span><span class="track" aria-hidden="true"></span>
  </button>`;

/** @param onChange Null: a field of a form, which has `selected` at first and after each `reset()`. */
export const select = (
  label: string,
  choices: readonly (readonly [value: string, label: string])[],
  selected: string,
  onChange: ((value: string) => void) | null,
  name = '',
) =>
  html`<label class="field"
    ><span>${label}</span
    ><select
      name=${name || nothing}
      @change=${(event: Event) => onChange?.((event.target as HTMLSelectElement).value)}
    >
      ${choices.map(([value, text]) =>
        onChange
          ? html`<option value=${value} .selected=${live(value === selected)}>${text}</option>`
          : html`<option value=${value} ?selected=${value === selected}>${text}</option>`,
      )}
    </select></label
  >`;

export const field = (label: string, name: string, attributes: Partial<FieldAttributes> = {}) =>
  html`<label class="field"
    ><span>${label}</span
    ><input
      name=${name}
      type=${attributes.type ?? 'text'}
      .defaultValue=${attributes.value ?? ''}
      maxlength=${attributes.maxLength ?? nothing}
      min=${attributes.type === 'number' ? 0 : nothing}
      inputmode=${attributes.inputMode ?? nothing}
      autocomplete=${attributes.autocomplete ?? 'off'}
      ?required=${attributes.required}
  /></label>`;
interface FieldAttributes {
  type: 'text' | 'number' | 'password';
  value: string;
  maxLength: number;
  inputMode: 'numeric' | 'tel';
  autocomplete: 'name' | 'off';
  required: boolean;
}

/** The values of a form that is being sent; the page stays where it is. */
export const readForm = (
  event: SubmitEvent,
): { get(name: string): string; form: HTMLFormElement } => {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const data = new FormData(form);
  return { form, get: (name) => String(data.get(name) ?? '').trim() };
};
