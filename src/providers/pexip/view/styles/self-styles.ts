/** The self-view. Where it is: stage-plan.ts. */
import { css } from '@lit/reactive-element';

export const self = css`
  .self {
    position: absolute;
    inset-inline-end: 0;
    inset-block-end: 0;
    inline-size: 6rem;
    aspect-ratio: 16/10;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: min(var(--radius), 0.75rem);
    color: #fff;
    background: #252c3b;
    cursor: grab;
    touch-action: none;
    user-select: none;
    container: self / size;
  }
  .self.dragged {
    cursor: grabbing;
    z-index: 2;
    box-shadow: 0 8px 32px #0008;
  }
  .self video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    scale: -1 1;
  }
  .self .caption {
    inset-block-end: 0.25rem;
    inset-inline-start: 0.25rem;
    max-inline-size: calc(100% - 0.5rem);
    padding: 0 0.5rem;
    font-size: 0.75rem;
    line-height: 1.25rem;
    pointer-events: none;
  }
  .self .avatar {
    inline-size: min(3.5rem, 50cqmin);
    block-size: min(3.5rem, 50cqmin);
    font-size: min(1.125rem, 20cqmin);
  }
  .self-tools {
    position: absolute;
    inset-block-start: 0.25rem;
    inset-inline-end: 0.25rem;
    display: flex;
    gap: 0.25rem;
    opacity: 0;
    /* Not seen, not hit: a finger drags the picture there. */
    pointer-events: none;
    transition: opacity 0.15s;
  }
  .self:is(:hover, :focus-within) .self-tools {
    opacity: 1;
    pointer-events: auto;
  }
  .view .button.tool {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    color: #fff;
    background: #0b0e14d9;
    border-color: transparent;
  }
  .view .button.tool:hover {
    background: #0b0e14;
  }
  .button.tool .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  @media (hover: none) {
    .self-tools {
      opacity: 1;
      pointer-events: auto;
    }
  }
  @container self (inline-size < 6rem) {
    .self:not(:hover, :focus-within) .self-tools {
      opacity: 0;
      pointer-events: none;
    }
  }
  @container self (inline-size < 8rem) {
    .self .caption > span,
    .self .caption:not(:has(.icon)) {
      display: none;
    }
  }
  .layouts-panel {
    display: grid;
    align-content: start;
    gap: 0.75rem;
    padding: 0 1.1rem 1.1rem;
  }
  .layouts-panel .layouts {
    padding: 0;
  }
  .layouts-panel .soft {
    font-size: 0.875rem;
  }
  .layout .icon {
    inline-size: 2rem;
    block-size: 2rem;
    margin: auto;
  }
  .voice {
    display: grid;
    justify-items: center;
  }
  .voice .toast {
    margin-block-end: 0.5rem;
    padding-inline-end: 1rem;
    min-block-size: 2.75rem;
  }
  .voice .toast:has(button) {
    padding-inline-end: 0.35rem;
  }
  .view .voice .small {
    color: var(--text);
  }
  .view:focus-visible {
    outline: none;
  }
  .bubble a {
    color: inherit;
    text-underline-offset: 0.15em;
  }
`;
