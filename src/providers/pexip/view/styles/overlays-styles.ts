/** Menus. */
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
  .view :is(.menu, .toolbar) .narrow {
    display: none;
  }
`;
