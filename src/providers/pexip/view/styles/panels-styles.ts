/** Panels, and the roster in one. */
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
`;
