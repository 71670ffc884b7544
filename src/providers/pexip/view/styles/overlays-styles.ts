/** Menus, dialogs and what is in them. */
import { css } from '@lit/reactive-element';

export const overlays = css`
  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    min-inline-size: 13rem;
    max-inline-size: calc(100vw - 1rem);
    max-block-size: calc(100dvh - 1rem);
    padding: 0.4rem;
    border: 1px solid var(--line);
    border-radius: 1rem;
    overflow: auto;
    color: var(--text);
    background: var(--surface);
    box-shadow: 0 12px 48px #0000004d;
  }
  .view .menu button {
    display: flex;
    justify-content: flex-start;
    gap: 0.75rem;
    inline-size: 100%;
    min-block-size: 2.6rem;
    padding: 0.35rem 0.8rem;
    border-radius: 0.65rem;
    font-weight: 450;
    text-align: start;
  }
  .view .menu button:is(:hover, :focus-visible) {
    background: var(--raised);
    outline-offset: -2px;
  }
  .view .menu .danger {
    color: var(--danger);
  }
  .view .menu .narrow {
    display: none;
  }
  .view dialog {
    inline-size: min(27rem, calc(100vw - 2rem));
    max-block-size: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 1.25rem;
    color: var(--text);
    background: var(--surface);
    box-shadow: 0 24px 80px #0006;
  }
  .view dialog::backdrop {
    background: #080b118c;
  }
  .view dialog form {
    display: grid;
    gap: 0.9rem;
    padding: 0.35rem 1.1rem 1.1rem;
  }
  .view dialog .head {
    padding: 0.35rem 0 0;
    margin-inline-end: -0.5rem;
  }
  .view dialog .foot {
    display: flex;
    justify-content: flex-end;
    gap: 0.6rem;
    margin-block-start: 0.35rem;
  }
  .view dialog fieldset {
    max-block-size: 12rem;
    min-inline-size: 0;
  }
  .keypad,
  .camera {
    display: grid;
    grid-template-columns: repeat(3, 4rem);
    justify-content: center;
    gap: 0.75rem;
  }
  .keypad output {
    grid-column: 1 / -1;
    min-block-size: 2rem;
    font-size: 1.35rem;
    letter-spacing: 0.15em;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .view .key {
    block-size: 4rem;
    border-radius: 50%;
    font-size: 1.35rem;
    background: var(--raised);
    touch-action: none;
    user-select: none;
  }
  .view .key:active {
    color: var(--on-accent);
    background: var(--accent);
  }
  .key.up,
  .key.down {
    grid-column: 2;
  }
  .key.left {
    grid-column: 1;
  }
  .key.right {
    grid-column: 3;
  }
  .key.up {
    grid-row: 1;
  }
  .key:is(.left, .right) {
    grid-row: 2;
  }
  .key.down {
    grid-row: 3;
  }
`;
