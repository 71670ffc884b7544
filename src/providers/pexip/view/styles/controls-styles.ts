/** Buttons, fields and switches. */
import { css } from '@lit/reactive-element';

export const controls = css`
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
  /* A button that is a field for files: the field has the focus. */
  .view .picture {
    position: relative;
    display: grid;
    place-items: center;
    cursor: pointer;
  }
  .picture input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .picture:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
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
`;
