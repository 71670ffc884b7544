/** What is told over the stage: of one's own voice, and under it the notices. */
import { css } from '@lit/reactive-element';

export const notices = css`
  .told {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline: 0.75rem;
    z-index: 2;
    display: grid;
    pointer-events: none;
  }
  .notices {
    justify-self: end;
    display: grid;
    gap: 0.5rem;
    inline-size: min(24rem, 100%);
  }
  .notices[hidden] {
    display: none;
  }
  .notice {
    pointer-events: auto;
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 3.5rem;
    padding-block: 0.5rem;
    padding-inline: 1rem 0.5rem;
    border: 1px solid var(--line);
    border-radius: 1rem;
    color: var(--text);
    background: var(--surface);
    box-shadow: 0 8px 32px #0003;
    animation: come 0.2s ease-out;
  }
  .notice > .icon {
    color: var(--accent);
  }
  .notice[data-notice='trouble'] > .icon {
    color: var(--danger);
  }
  .notice .says {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  .view .notice .small {
    flex: none;
  }
  @keyframes come {
    /* Readable from the first moment: nothing fades. */
    from {
      translate: 0 -0.5rem;
    }
  }
  @container view (inline-size < 52rem) {
    .notices {
      inline-size: min(20rem, 100%);
    }
  }
  @container view (inline-size < 36rem) {
    .notice {
      gap: 0.5rem;
      padding-inline: 0.75rem 0.25rem;
      font-size: 0.875rem;
    }
    .notice ~ .notice ~ .notice {
      display: none;
    }
  }
  @container view (block-size < 24rem) {
    /* One, where there is room for no more. */
    .notice ~ .notice {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .notice {
      border-color: CanvasText;
    }
  }
`;
