/** Header, body, toolbar and messages of failure: what is around the stage. */
import { css } from '@lit/reactive-element';

export const shell = css`
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35rem 0.6rem;
    padding: 0.75rem 1.25rem 0;
  }
  .header h2 {
    margin-inline-end: 0.35rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.35rem;
    padding: 0.15rem 0.65rem;
    border-radius: 2rem;
    font-size: 0.8125rem;
    font-weight: 550;
    color: var(--soft);
    background: var(--raised);
    font-variant-numeric: tabular-nums;
  }
  .chip .icon {
    inline-size: 0.9rem;
    block-size: 0.9rem;
  }
  .chip.level {
    color: var(--on-accent);
    background: var(--accent);
  }
  .chip.record {
    color: var(--danger);
  }
  .chip.warn {
    color: var(--warning);
    background: light-dark(#fff0d1, #3b2d10);
  }
  .banner {
    display: flex;
    gap: 0.6rem;
    margin: 0.75rem 1.25rem 0;
    padding: 0.6rem 1rem;
    border-radius: 0.75rem;
    white-space: pre-line;
    overflow-wrap: anywhere;
    max-block-size: 6rem;
    overflow: auto;
    background: light-dark(#dfe9ff, #1c2a48);
  }
  .body {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    gap: 1rem;
    padding: 0.75rem 1.25rem 0;
  }
  .body:last-of-type {
    padding-block-end: 0.75rem;
  }
  .body.with-panel {
    grid-template-columns: minmax(0, 1fr) minmax(18rem, min(23rem, 36cqi));
  }
  .center {
    position: relative;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  .toolbar {
    flex: none;
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    align-items: center;
    padding: 0.85rem 1.25rem;
  }
  .group {
    grid-column: 2;
    display: flex;
    gap: 0.6rem;
  }
  .group.end {
    grid-column: 3;
    justify-self: end;
  }
  .failure {
    position: absolute;
    inset-block-end: 5.25rem;
    inset-inline: 1rem;
    display: grid;
    justify-items: center;
    pointer-events: none;
    z-index: 3;
  }
  .toast {
    pointer-events: auto;
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding-block: 0.35rem;
    padding-inline: 1rem 0.35rem;
    border-radius: 0.9rem;
    overflow-wrap: anywhere;
    color: light-dark(#fff, #171b26);
    background: light-dark(#262c3a, #eef1f8);
    box-shadow: 0 8px 32px #0005;
  }
  .view .toast .button:hover {
    background: #8884;
  }
`;
