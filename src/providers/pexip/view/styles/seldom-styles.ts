/** Layouts, rooms, statistics, dialogs: what comes with the panels that few people open. */
import { css } from '@lit/reactive-element';

export const seldom = css`
  .scopes {
    display: flex;
    padding: 0.25rem;
    border-radius: 2rem;
    background: var(--raised);
  }
  .view .scopes button {
    flex: 1;
    min-block-size: 2.25rem;
    border-radius: 2rem;
    font-size: 0.875rem;
  }
  .view .scopes [aria-pressed='true'] {
    background: var(--surface);
    box-shadow: 0 1px 4px #0003;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .actions:empty {
    display: none;
  }
  .layouts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr));
    align-content: start;
    gap: 0.6rem;
    padding: 0.35rem 1.1rem 1.1rem;
  }
  .view .layout {
    flex-direction: column;
    justify-content: flex-end;
    padding: 0.6rem;
    border-color: var(--line);
    font-size: 0.8125rem;
    min-block-size: 5rem;
    overflow-wrap: anywhere;
  }
  .view .layout:hover {
    background: var(--raised);
  }
  .view .layout[aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .drawing {
    inline-size: 100%;
    color: light-dark(#3b455c, #0d1119);
  }
  .cards {
    display: grid;
    gap: 0.75rem;
  }
  .card {
    display: grid;
    gap: 0.6rem;
    padding: 0.85rem 1rem;
    border: 1px solid var(--line);
    border-radius: 0.85rem;
  }
  .card .head {
    display: flex;
    justify-content: space-between;
    gap: 0.5rem;
    font-variant-numeric: tabular-nums;
  }
  .card .head .soft {
    font-size: 0.8125rem;
    text-align: end;
  }
  .card li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.5rem;
    min-block-size: 2.25rem;
    padding-block: 0.25rem;
  }
  .mover {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .view .card select {
    inline-size: auto;
    max-inline-size: 11rem;
    min-block-size: 2.25rem;
    padding-block: 0.2rem;
    font-size: 0.875rem;
    text-overflow: ellipsis;
  }
  .view .card .small.danger {
    color: var(--danger);
    background: none;
    border-color: currentColor;
  }
  .card .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .help {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem;
    padding: 0.5rem 0.75rem;
    border-radius: 0.75rem;
    color: var(--warning);
    background: light-dark(#fff0d1, #3b2d10);
  }
  .view table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .view table caption {
    padding-block: 0.35rem;
    font-weight: 650;
    text-align: start;
  }
  .view :is(td, th) {
    padding: 0.3rem 0 0.3rem 0.5rem;
    padding-inline: 0.5rem 0;
    border-block-end: 1px solid var(--line);
    text-align: end;
    font-weight: 400;
  }
  .view th {
    color: var(--soft);
  }
  .view th[scope='row'] {
    padding-inline-start: 0;
    text-align: start;
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
  .keys {
    display: grid;
    gap: 0.25rem;
    margin: 0;
  }
  .keys div {
    display: flex;
    align-items: center;
    gap: 1rem;
    min-block-size: 2.25rem;
  }
  .keys dt {
    min-inline-size: 5rem;
  }
  .keys dd {
    margin: 0;
  }
  .keys kbd {
    display: inline-block;
    min-inline-size: 2rem;
    padding: 0.125rem 0.5rem;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    background: var(--raised);
    font: 600 0.875rem/1.5 var(--meeting-embed-font, system-ui, sans-serif);
    text-align: center;
  }
`;
