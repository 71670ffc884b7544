/** The colours that a page may set, with what they are otherwise: for every view. */
import { unsafeCSS } from '@lit/reactive-element';

export const tokens = unsafeCSS(`
  .view,
  .permalink,
  .placeholder,
  .link {
    --accent: var(--meeting-embed-accent, light-dark(#1a56c4, #8ab0ff));
    --on-accent: var(--meeting-embed-on-accent, light-dark(#fff, #0b1530));
    --ground: var(--meeting-embed-ground, light-dark(#f2f4f9, #0d1016));
    --surface: var(--meeting-embed-surface, light-dark(#fff, #181c25));
    --raised: var(--meeting-embed-raised, light-dark(#e9ecf4, #262c39));
    --text: var(--meeting-embed-text, light-dark(#171b26, #eaedf5));
    --soft: var(--meeting-embed-text-soft, light-dark(#566077, #a2acc2));
    --line: var(--meeting-embed-line, light-dark(#dfe3ed, #2b3241));
    --danger: var(--meeting-embed-danger, light-dark(#c02637, #ff8e97));
  }
`);
