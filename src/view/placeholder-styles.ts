/** The look of what the element shows in place of a meeting: the placeholder, and the link to one that no frame can show. */
import { unsafeCSS } from '@lit/reactive-element';
import { tokens } from './theme.ts';

const look = unsafeCSS(`
  section {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: safe center;
    justify-items: center;
    overflow: auto;
    gap: 1rem;
    padding: 1rem;
    text-align: center;
    pointer-events: none;
  }
  /* All that is wrong can be read: where 16:9 is too low for it, the element grows. */
  :host(:state(failed):not([hidden])) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    aspect-ratio: auto;
    overflow: auto;
  }
  :host(:state(failed))::before {
    content: '';
    grid-area: 1 / 1;
    align-self: start;
    aspect-ratio: 16/9;
  }
  :host(:state(failed)) .placeholder {
    grid-area: 1 / 1;
    display: grid;
  }
  :host(:state(failed)) section {
    position: static;
  }
  slot {
    pointer-events: auto;
  }
  p {
    margin: 0;
    max-inline-size: 40rem;
    overflow-wrap: anywhere;
  }
  details {
    max-inline-size: 40rem;
    font-size: 0.875em;
    pointer-events: auto;
  }
  summary {
    cursor: pointer;
  }
  button,
  section > a {
    font: inherit;
    font-weight: 600;
    padding: 0.6em 1.4em;
    border: 0;
    border-radius: 2em;
    color: var(--on-accent);
    background: var(--accent);
    cursor: pointer;
    pointer-events: auto;
    text-decoration: none;
  }
  button:hover,
  section > a:hover {
    filter: brightness(1.1);
  }
  button:focus-visible,
  section > a:focus-visible {
    outline: 2px solid currentColor;
    outline-offset: -5px;
  }
`);

const styles = unsafeCSS([tokens, look].join('\n'));

/** Once for each element, however often it is drawn. */
export const adoptPlaceholderStyles = (root: ShadowRoot): void => {
  const sheet = styles.styleSheet;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
};
