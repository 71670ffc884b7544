/** The look of what stands before a meeting: in a frame's place, from a phone's width to a wall's. */
import { unsafeCSS } from '@lit/reactive-element';
import { tokens } from '../../../view/theme.ts';

const look = unsafeCSS(`
  .permalink {
    position: absolute;
    inset: 0;
    display: grid;
    overflow: auto;
    container: permalink / size;
    color: var(--text);
    background: radial-gradient(
      80rem 40rem at 50% -10%,
      color-mix(in oklab, var(--accent) 16%, var(--ground)),
      var(--ground)
    );
    font: 400 0.9375rem/1.45 var(--meeting-embed-font, system-ui, 'Segoe UI', Roboto, sans-serif);
    -webkit-text-size-adjust: 100%;
  }
  .permalink,
  .permalink * {
    box-sizing: border-box;
  }
  .permalink slot:not([hidden]) {
    display: contents;
    pointer-events: auto;
  }
  .permalink .sheet {
    place-self: center;
    display: grid;
    justify-items: center;
    gap: 0.75rem;
    inline-size: min(28rem, 100% - 2rem);
    margin-block: 1rem;
    padding: 2rem;
    border: 1px solid var(--line);
    border-radius: 1.5rem;
    background: var(--surface);
    box-shadow: 0 20px 60px #0d12211f;
    text-align: center;
    pointer-events: auto;
  }
  .permalink :where(h2, p) {
    margin: 0;
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .permalink h2 {
    font-size: 1.3rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.25;
  }
  .permalink .room {
    color: var(--accent);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .permalink .hint {
    color: var(--soft);
  }
  .permalink .trouble {
    color: var(--danger);
    font-size: 0.875rem;
  }
  .permalink .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.25rem 0.5rem;
    margin-block-start: 0.25rem;
  }
  .permalink button {
    font: inherit;
    font-weight: 600;
    min-block-size: 2.75rem;
    padding: 0.4rem 1.4rem;
    border: 1px solid transparent;
    border-radius: 2rem;
    color: var(--soft);
    background: none;
    cursor: pointer;
  }
  .permalink button:hover {
    color: var(--text);
    background: var(--raised);
    filter: none;
  }
  .permalink button.start {
    color: var(--on-accent);
    background: var(--accent);
  }
  .permalink button.start:hover {
    background: color-mix(in oklab, var(--accent), var(--text) 15%);
  }
  .permalink button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .permalink :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .permalink .mark {
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    block-size: 3.5rem;
    margin-block-end: 0.25rem;
    border-radius: 50%;
    color: var(--accent);
    background: color-mix(in oklab, currentColor 14%, var(--surface));
  }
  .permalink .mark.patient {
    animation: permalink-breathe 2.4s ease-in-out infinite;
  }
  .permalink svg {
    inline-size: 1.6rem;
    block-size: 1.6rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .permalink .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container permalink (block-size < 24rem) {
    .permalink .sheet {
      gap: 0.4rem;
      inline-size: min(34rem, 100%);
      margin-block: 0;
      padding: 0.75rem 1rem;
      border: 0;
      border-radius: 0;
      background: none;
      box-shadow: none;
    }
    .permalink h2 {
      font-size: 1.1rem;
    }
  }
  @container permalink (block-size < 17rem) {
    .permalink .mark {
      display: none;
    }
    .permalink button {
      min-block-size: 2.5rem;
      padding: 0.25rem 1.2rem;
    }
  }
  @container permalink (block-size < 12rem) {
    .permalink .sheet {
      gap: 0.25rem;
      padding-block: 0.4rem;
    }
    .permalink h2 {
      font-size: 1rem;
    }
    .permalink .hint {
      display: none;
    }
    .permalink .choices {
      gap: 0.25rem;
    }
    .permalink button {
      padding-inline: 0.9rem;
      font-size: 0.875rem;
    }
  }
  @keyframes permalink-breathe {
    50% {
      box-shadow: 0 0 0 0.6rem color-mix(in oklab, currentColor 8%, transparent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .permalink .mark {
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    .permalink button {
      border-color: ButtonBorder;
    }
  }
`);

export const styles = unsafeCSS([tokens, look].join('\n'));
