/** Colours, measures and the small pieces: everything takes its look from the custom properties here. */
import { css } from '@lit/reactive-element';

export const theme = css`
  :host {
    min-block-size: var(--meeting-embed-min-height, min(36rem, 88svh));
  }
  .view {
    --accent: var(--meeting-embed-accent, light-dark(#1a56c4, #8ab0ff));
    --on-accent: var(--meeting-embed-on-accent, light-dark(#fff, #0b1530));
    --ground: var(--meeting-embed-ground, light-dark(#f2f4f9, #0d1016));
    --surface: var(--meeting-embed-surface, light-dark(#fff, #181c25));
    --raised: var(--meeting-embed-raised, light-dark(#e9ecf4, #262c39));
    --text: var(--meeting-embed-text, light-dark(#171b26, #eaedf5));
    --soft: var(--meeting-embed-text-soft, light-dark(#566077, #a2acc2));
    --line: var(--meeting-embed-line, light-dark(#dfe3ed, #2b3241));
    --danger: var(--meeting-embed-danger, light-dark(#c02637, #ff8e97));
    --on-danger: var(--meeting-embed-on-danger, light-dark(#fff, #2a0508));
    --talking: var(--meeting-embed-talking, light-dark(#128a53, #4bd494));
    --warning: light-dark(#7a4b00, #ffcb70);
    --stage: var(--meeting-embed-stage, #151a24);
    --radius: var(--meeting-embed-radius, 1rem);
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    container: view / size;
    overflow: hidden;
    color: var(--text);
    background: var(--ground);
    font: 400 0.9375rem/1.45 var(--meeting-embed-font, system-ui, 'Segoe UI', Roboto, sans-serif);
    text-align: start;
    -webkit-text-size-adjust: 100%;
  }
  .view *,
  .view *::before,
  .view *::after {
    box-sizing: border-box;
  }
  .view :where(h2, h3, p, ul, ol, fieldset) {
    margin: 0;
    padding: 0;
    border: 0;
    max-inline-size: none;
  }
  .view :where(ul, ol) {
    list-style: none;
  }
  .view :where(h2, h3) {
    font-size: 1.0625rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.3;
  }
  .view slot {
    display: contents;
    pointer-events: auto;
  }
  .soft {
    color: var(--soft);
    font-weight: 400;
  }
  .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .view :is(button, input, select, textarea) {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .view button {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 0.75rem;
    background: none;
    font-weight: 550;
    cursor: pointer;
    transition:
      background-color 0.15s,
      color 0.15s,
      border-color 0.15s;
    filter: none;
  }
  .view :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .view .button {
    inline-size: 3rem;
    block-size: 3rem;
    border-radius: 50%;
    background: var(--surface);
    border-color: var(--line);
  }
  .view .button:hover {
    background: var(--raised);
  }
  .view .button.on {
    color: var(--on-accent);
    background: var(--accent);
    border-color: transparent;
  }
  .view .button.off {
    color: var(--danger);
    background: light-dark(#fde8ea, #3a1c22);
    border-color: transparent;
  }
  .view .button.broken::after {
    content: '!';
    position: absolute;
    inset-block-start: -0.15rem;
    inset-inline-end: -0.15rem;
    inline-size: 1.15rem;
    block-size: 1.15rem;
    border-radius: 50%;
    font:
      700 0.75rem/1.15rem system-ui,
      sans-serif;
    color: #1d1300;
    background: #ffc857;
  }
  .view .button.quiet {
    inline-size: 2.5rem;
    block-size: 2.5rem;
    background: none;
    border-color: transparent;
    flex: none;
  }
  .view .button.quiet:hover {
    background: var(--raised);
  }
  .view .button.leave {
    inline-size: 4rem;
    border-radius: 1.5rem;
    color: #fff;
    background: #c52a3b;
    border-color: transparent;
  }
  .view .button.leave:hover {
    background: #a81f2f;
  }
  .view :is(.primary, .button.primary) {
    color: var(--on-accent);
    background: var(--accent);
    border-color: transparent;
  }
  .view :is(.primary, .button.primary):hover {
    background: color-mix(in oklab, var(--accent), var(--text) 15%);
  }
  .badge {
    position: absolute;
    inset-block-start: -0.3rem;
    inset-inline-end: -0.3rem;
    min-inline-size: 1.3rem;
    padding-inline: 0.3rem;
    border-radius: 1rem;
    font:
      700 0.75rem/1.3rem system-ui,
      sans-serif;
    text-align: center;
    color: #fff;
    background: #c52a3b;
  }
  .view .small {
    min-block-size: 2.25rem;
    padding: 0.3rem 0.9rem;
    border-radius: 2rem;
    font-size: 0.875rem;
    background: var(--raised);
    text-align: center;
  }
  .view .small:hover {
    background: color-mix(in oklab, var(--raised), var(--text) 10%);
  }
  .view .small.primary {
    background: var(--accent);
  }
  .view .small.danger {
    color: var(--on-danger);
    background: var(--danger);
  }
  .view .small .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .field {
    display: grid;
    gap: 0.35rem;
    inline-size: 100%;
  }
  .field > span,
  .view legend {
    font-size: 0.8125rem;
    font-weight: 550;
    color: var(--soft);
    padding: 0;
  }
  .view :is(input:not([type='checkbox']), select, textarea) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.85rem;
    border: 1px solid light-dark(#8a93a8, #6b768e);
    border-radius: 0.75rem;
    background: var(--surface);
    color: var(--text);
  }
  .view textarea {
    resize: vertical;
  }
  .view ::placeholder {
    color: var(--soft);
    opacity: 1;
  }
  .view :is(input, select, textarea):focus-visible {
    outline-offset: 0;
    border-color: var(--accent);
  }
  .view .toggle {
    display: flex;
    justify-content: space-between;
    inline-size: 100%;
    min-block-size: 2.75rem;
    font-weight: 450;
    text-align: start;
  }
  .track {
    flex: none;
    inline-size: 2.5rem;
    block-size: 1.5rem;
    padding: 0.1875rem;
    border-radius: 1rem;
    background: light-dark(#8a93a8, #667087);
    transition: background-color 0.15s;
  }
  .track::before {
    content: '';
    display: block;
    block-size: 1.125rem;
    inline-size: 1.125rem;
    border-radius: 50%;
    background: #fff;
    transition: margin 0.15s;
  }
  [aria-checked='true'] .track {
    background: var(--accent);
  }
  [aria-checked='true'] .track::before {
    margin-inline-start: 1rem;
  }
  .tick {
    display: flex;
    gap: 0.6rem;
    align-items: center;
    min-block-size: 2.25rem;
  }
  .tick input {
    inline-size: 1.1rem;
    block-size: 1.1rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: 50%;
    font-size: 0.8125rem;
    font-weight: 650;
    letter-spacing: 0.02em;
    color: #fff;
    background: oklch(0.45 0.09 var(--hue));
  }
  .avatar.talking {
    outline: 2.5px solid var(--talking);
    outline-offset: 2px;
  }
  .empty {
    padding: 2rem 1rem;
    text-align: center;
    color: var(--soft);
  }
  .scroller {
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: light-dark(#b8bfcd, #48516a) transparent;
  }
  @media (prefers-reduced-motion: reduce) {
    .view *,
    .view *::before {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .view .button,
    .view .small,
    .tile,
    .panel,
    .sheet {
      border: 1px solid ButtonBorder;
    }
    .view .button.on,
    [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
    .track {
      border: 1px solid;
      forced-color-adjust: none;
    }
  }
`;
