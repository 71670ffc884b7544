/** What people see until the meeting opens: where it stands, and for its host the button that starts it. */
import { html, nothing, render, svg, type SVGTemplateResult, type TemplateResult } from 'lit-html';
import { styles } from './permalink-styles.ts';
import type { PermalinkText as Text } from '../../../view/text/permalink-en.ts';

export interface PermalinkModel {
  /** `looking`: nothing is known yet. `start`: the host may start the meeting. */
  readonly stage: 'looking' | 'waiting' | 'locked' | 'start' | 'starting';
  /** The room's name; empty: not known. */
  readonly room: string;
  /** What goes wrong, while it does. */
  readonly trouble: string;
}

export interface ViewOptions {
  readonly text: Text;
  readonly lang: string;
  /** What assistive technology calls it; empty: a name is made up. */
  readonly title: string;
  readonly onStart: () => void;
  readonly onLeave: () => void;
}

const camera = svg`<rect x="2" y="6" width="14" height="12" rx="2" /><path d="m16 13 5.2 3.5a.5.5 0 0 0 .8-.4V7.9a.5.5 0 0 0-.8-.4L16 10.5" />`;
const clock = svg`<circle cx="12" cy="12" r="10" /><path d="M12 6v6l4 2" />`;
const lock = svg`<rect x="3" y="11" width="18" height="11" rx="2" /><path d="M7 11V7a5 5 0 0 1 10 0v4" />`;

const icons: Readonly<Record<PermalinkModel['stage'], SVGTemplateResult>> = {
  looking: clock,
  waiting: clock,
  locked: lock,
  start: camera,
  starting: camera,
};
const hints: Partial<Record<PermalinkModel['stage'], keyof Text>> = {
  waiting: 'waitingHint',
  locked: 'lockedHint',
  start: 'startHint',
};

export class PermalinkView {
  readonly #root: ShadowRoot;
  readonly #options: ViewOptions;
  readonly #container = document.createElement('div');

  constructor(root: ShadowRoot, options: ViewOptions) {
    this.#root = root;
    this.#options = options;
    const container = this.#container;
    container.className = 'permalink';
    container.role = 'region';
    container.ariaLabel = options.title || options.text.meeting;
    container.lang = options.lang;
    root.adoptedStyleSheets.push(styles.styleSheet!);
    // Before the slots that are named after states: of two with one name, the first is filled.
    root.prepend(container);
  }

  get focused(): boolean {
    return this.#container.contains(this.#root.activeElement);
  }

  draw(model: PermalinkModel): void {
    const { stage, room, trouble } = model;
    const { text } = this.#options;
    const slot = stage === 'start' || stage === 'starting' ? 'prompt' : 'waiting';
    // The live region stays where it is: what comes with its content is not said. The page's words for waiting, which
    // are shown in that state, have no place beside a question.
    render(
      html`<p class="unseen" role="status">${text[stage]} ${trouble}</p>
        <slot name=${slot}>
          <div class="sheet" part=${slot}>
            <span class="mark ${stage === 'start' ? '' : 'patient'}" aria-hidden="true"
              ><svg viewBox="0 0 24 24">${icons[stage]}</svg></span
            >
            ${room ? html`<p class="room">${room}</p>` : nothing}
            <h2>${text[stage]}</h2>
            ${trouble ? html`<p class="trouble">${trouble}</p>` : this.#hint(stage)}
            <div class="choices">${this.#choices(stage)}</div>
          </div>
        </slot>
        ${slot === 'prompt' ? html`<slot name="waiting" hidden></slot>` : nothing}`,
      this.#container,
    );
  }

  /** Idempotent. */
  close(): void {
    this.#container.remove();
    const sheets = this.#root.adoptedStyleSheets;
    this.#root.adoptedStyleSheets = sheets.filter((sheet) => sheet !== styles.styleSheet);
  }

  #hint(stage: PermalinkModel['stage']): TemplateResult | typeof nothing {
    const hint = hints[stage];
    return hint ? html`<p class="hint">${this.#options.text[hint]}</p>` : nothing;
  }

  #choices(stage: PermalinkModel['stage']): TemplateResult {
    const { text, onStart, onLeave } = this.#options;
    const start = html`<button
      class="start"
      part="button"
      type="button"
      aria-disabled=${stage === 'starting'}
      @click=${onStart}
    >
      ${text.startMeeting}
    </button>`;
    // While it starts, the button stays: it may have the focus.
    return html`${/^start/.test(stage) ? start : nothing}<button type="button" @click=${onLeave}>
        ${text.leave}
      </button>`;
  }
}
