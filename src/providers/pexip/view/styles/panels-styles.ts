/** Panels: the roster, layouts, rooms, statistics. */
import { css } from '@lit/reactive-element';

export const panels = css`
  .panel {
    position: relative;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    border-radius: var(--radius);
    background: var(--surface);
    border: 1px solid var(--line);
    overflow: hidden;
  }
  .panel:focus {
    outline: none;
  }
  .panel > .head,
  .view dialog .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 0.6rem 0.6rem 0.6rem 1.1rem;
    padding-inline: 1.1rem 0.6rem;
    flex: none;
  }
  .panel .scroller {
    flex: 1;
    min-block-size: 0;
  }
  .form {
    display: flex;
    flex-direction: column;
    gap: 1rem;
    padding: 0.35rem 1.1rem 1.1rem;
  }
  .form > form {
    display: grid;
    gap: 0.6rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .actions:empty {
    display: none;
  }
  .search {
    position: relative;
    margin: 0 1.1rem 0.6rem;
    flex: none;
  }
  .search .icon {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline-start: 0.8rem;
    color: var(--soft);
    pointer-events: none;
  }
  .view .search input {
    padding-inline-start: 2.6rem;
    background: var(--ground);
    border-radius: 2rem;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 0.55rem;
    block-size: 56px;
    padding-inline: 1.1rem 0.6rem;
    contain: strict;
  }
  .row:hover {
    background: color-mix(in srgb, var(--raised) 55%, transparent);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    margin-inline-start: 0.3rem;
    line-height: 1.3;
  }
  .name,
  .about {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font-weight: 550;
  }
  .about {
    font-size: 0.8125rem;
    color: var(--soft);
  }
  .state {
    display: inline-flex;
    color: var(--soft);
  }
  .state .icon {
    inline-size: 1.1rem;
    block-size: 1.1rem;
  }
  .state.hand,
  .state.spotlight {
    color: var(--warning);
  }
  .state.talks {
    color: var(--talking);
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
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-block-size: 2.25rem;
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
`;
