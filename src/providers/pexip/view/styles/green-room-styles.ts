/** The room before the meeting: one card, with how one looks beside what is asked. */
import { css } from '@lit/reactive-element';

export const greenRoom = css`
  .lobby {
    place-self: center;
    display: grid;
    grid-template-columns: minmax(0, 34rem) minmax(0, 22rem);
    align-items: center;
    gap: 2rem;
    padding: 1.5rem;
    padding-inline-end: 2rem;
    border: 1px solid var(--line);
    border-radius: 1.5rem;
    background: var(--surface);
    box-shadow: 0 20px 60px #0d12211f;
  }
  .lobby.plain {
    grid-template-columns: minmax(0, 22rem);
    padding: 2rem;
  }
  .lobby .sheet {
    place-self: center stretch;
    inline-size: 100%;
    padding: 0;
    border: 0;
    box-shadow: none;
  }
  .trial {
    display: grid;
    gap: 0.75rem;
    min-inline-size: 0;
  }
  .preview {
    position: relative;
    overflow: hidden;
    aspect-ratio: 16/9;
    min-block-size: 8rem;
    inline-size: 100%;
    border-radius: var(--radius);
    color: #eef1f8;
    background: var(--stage);
  }
  .preview::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 1px solid #ffffff24;
    border-radius: inherit;
    pointer-events: none;
  }
  .view .preview .button:not(.off) {
    color: var(--text);
  }
  .preview video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    scale: -1 1;
  }
  .unlit {
    position: absolute;
    inset: 0 0 4rem;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.75rem;
    font-size: 0.875rem;
  }
  .unlit .avatar {
    inline-size: 4rem;
    block-size: 4rem;
    font-size: 1.25rem;
  }
  .switches {
    position: absolute;
    inset-block-end: 1rem;
    inset-inline: 0;
    display: flex;
    justify-content: center;
    gap: 0.75rem;
  }
  .level {
    --level: 0;
    position: absolute;
    inset-block-end: 2.25rem;
    inset-inline-start: 1rem;
    inline-size: clamp(3rem, 18%, 7rem);
    block-size: 0.5rem;
    border-radius: 0.25rem;
    overflow: hidden;
    background: #0b0e1499;
    box-shadow: 0 0 0 1px #ffffff38;
  }
  .level[hidden] {
    display: none;
  }
  .level::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    background: #4bd494;
    inline-size: calc(var(--level) * 100%);
  }
  .choices-of-devices summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    inline-size: fit-content;
    min-block-size: 2.5rem;
    padding: 0.25rem 0.75rem;
    border-radius: 2rem;
    font-weight: 550;
    font-size: 0.875rem;
    color: var(--soft);
    cursor: pointer;
    list-style: none;
  }
  .choices-of-devices summary::-webkit-details-marker {
    display: none;
  }
  .choices-of-devices summary:hover {
    color: var(--text);
    background: var(--raised);
  }
  .choices-of-devices summary .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .fields {
    display: grid;
    gap: 0.75rem;
    padding: 0.5rem 0 0;
  }
  .fields .test {
    justify-self: start;
  }
  .lacking {
    display: flex;
    gap: 0.75rem;
    padding: 0.75rem 1rem;
    border-radius: 0.75rem;
    font-size: 0.875rem;
    background: light-dark(#fff0d1, #3b2d10);
  }
  .lacking > .icon {
    color: var(--warning);
  }
  .lacking > div {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }
  .view .lacking .small {
    background: var(--surface);
  }
  @container view (inline-size < 52rem) {
    .lobby {
      grid-template-columns: minmax(0, 1fr);
      gap: 1.25rem;
      inline-size: min(30rem, 100%);
      padding: 1.25rem;
    }
    .lobby .mark {
      display: none;
    }
  }
  /* A telephone on its side, or a small box: side by side, without what is only nice. */
  @container view (block-size < 28rem) {
    .green-room {
      padding: 0.5rem;
    }
    .lobby {
      gap: 0.75rem 1rem;
      padding: 0.75rem;
      border-radius: 1rem;
    }
    .lobby .sheet {
      gap: 0.5rem;
    }
    .lobby .mark {
      display: none;
    }
    .preview {
      min-block-size: 6rem;
    }
    .switches {
      inset-block-end: 0.5rem;
    }
    .level {
      inset-block-end: 1.75rem;
    }
  }
  @container view (block-size < 28rem) and (inline-size >= 34rem) {
    .lobby {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      inline-size: min(48rem, 100%);
    }
    .lobby.plain {
      grid-template-columns: minmax(0, 1fr);
      inline-size: min(24rem, 100%);
    }
  }
  @container view (inline-size < 22rem) and (block-size < 28rem) {
    .preview {
      aspect-ratio: auto;
      min-block-size: 4rem;
      block-size: 4rem;
    }
    .preview :is(.unlit, video) {
      display: none;
    }
    .lobby .sheet h2 {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .lobby,
    .preview,
    .level,
    .lacking {
      border: 1px solid CanvasText;
    }
    .level::before {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
