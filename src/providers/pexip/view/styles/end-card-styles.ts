/** The card where a meeting was. */
import { css } from '@lit/reactive-element';

export const endCard = css`
  .ending {
    /* The placeholder around it lets clicks through. */
    pointer-events: auto;
  }
  .ending .sheet {
    gap: 1rem;
  }
  .why {
    display: grid;
    gap: 0.5rem;
  }
  .mark.bad {
    color: var(--danger);
    background: color-mix(in oklab, var(--danger) 12%, var(--surface));
  }
  .why blockquote {
    margin: 0.5rem 0 0;
    padding: 0.75rem 1rem;
    border-radius: 0.75rem;
    background: var(--raised);
    text-align: start;
    white-space: pre-line;
    overflow-wrap: anywhere;
    max-block-size: 8rem;
    overflow: auto;
  }
  .ending details {
    text-align: start;
    color: var(--soft);
    font-size: 0.8125rem;
  }
  .ending summary {
    inline-size: fit-content;
    margin-inline: auto;
    padding: 0.25rem 0.5rem;
    border-radius: 0.5rem;
    cursor: pointer;
  }
  .ending pre {
    margin: 0.5rem 0 0;
    padding: 0.75rem 1rem;
    border-radius: 0.75rem;
    background: var(--raised);
    color: var(--text);
    font:
      0.8125rem/1.5 ui-monospace,
      Menlo,
      Consolas,
      monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    max-block-size: 10rem;
    overflow: auto;
  }
  @container view (block-size < 24rem) {
    .ending .mark {
      display: none;
    }
    .ending .prompt {
      padding: 0.5rem;
    }
    .ending .sheet h2 {
      font-size: 1.125rem;
    }
    .ending .sheet {
      gap: 0.75rem;
      padding: 1rem;
    }
  }
`;
