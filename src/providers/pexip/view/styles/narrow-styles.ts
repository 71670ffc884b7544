/** Where there is little room. The last of the sheets: it overrules the others. */
import { css } from '@lit/reactive-element';

export const narrow = css`
  @container view (inline-size < 56rem) {
    .body.with-panel {
      grid-template-columns: minmax(0, 1fr);
    }
    .panel {
      position: absolute;
      inset: 0.5rem 0.75rem 0;
      inset-inline-start: auto;
      inline-size: min(24rem, 100% - 1.5rem);
      z-index: 2;
      box-shadow: 0 12px 48px #0000004d;
    }
  }
  @container view (inline-size < 36rem) {
    .header {
      padding: 0.6rem 0.75rem 0;
    }
    .body {
      padding: 0.6rem 0.75rem 0;
    }
    .banner {
      margin-inline: 0.75rem;
    }
    .panel {
      inset: 0;
      inline-size: auto;
      border-radius: 0;
      border-inline: 0;
      box-shadow: none;
    }
    .toolbar {
      display: flex;
      justify-content: center;
      gap: clamp(0.25rem, 1.5cqi, 0.5rem);
      padding: 0.6rem 0.5rem;
    }
    .group {
      gap: clamp(0.25rem, 1.5cqi, 0.5rem);
    }
    .group:first-of-type {
      display: contents;
    }
    .view .toolbar .button {
      flex: none;
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
    .view .toolbar .leave {
      order: 1;
      inline-size: 3.25rem;
    }
    .view .toolbar .wide {
      display: none;
    }
    .view :is(.menu, .toolbar) .narrow {
      display: flex;
    }
    .sheet {
      padding: 1.5rem 1.25rem;
    }
    .captions {
      inset-inline: 0.5rem;
    }
    .captions p {
      font-size: 1rem;
    }
  }
`;
