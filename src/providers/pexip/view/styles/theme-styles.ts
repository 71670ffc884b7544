/** Colours and measures: everything takes its look from the custom properties here. */
import { css, unsafeCSS } from '@lit/reactive-element';
import { tokens } from '../../../../view/theme.ts';

const look = css`
  :host {
    min-block-size: var(--meeting-embed-min-height, min(36rem, 88svh));
    /* Not as wide as that height has it by the ratio. */
    max-inline-size: 100%;
  }
  .view {
    --on-danger: var(--meeting-embed-on-danger, light-dark(#fff, #2a0508));
    --talking: var(--meeting-embed-talking, light-dark(#128a53, #4bd494));
    --warning: light-dark(#7a4b00, #ffcb70);
    --stage: var(--meeting-embed-stage, #151a24);
    --radius: var(--meeting-embed-radius, 1rem);
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    container: view / size;
    overflow: hidden;
    color: var(--text);
    background: var(--ground);
    font: 400 0.9375rem/1.45 var(--meeting-embed-font, system-ui, 'Segoe UI', Roboto, sans-serif);
    text-align: start;
    -webkit-text-size-adjust: 100%;
  }
  .view *,
  .view *::before,
  .view *::after {
    box-sizing: border-box;
  }
  .view :where(h2, h3, p, ul, ol, fieldset) {
    margin: 0;
    padding: 0;
    border: 0;
    max-inline-size: none;
  }
  .view :where(ul, ol) {
    list-style: none;
  }
  .view :where(h2, h3) {
    font-size: 1.0625rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.3;
  }
  .view slot {
    display: contents;
    pointer-events: auto;
  }
  .soft {
    color: var(--soft);
    font-weight: 400;
  }
  .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: 50%;
    font-size: 0.8125rem;
    font-weight: 650;
    letter-spacing: 0.02em;
    color: #fff;
    background: oklch(0.45 0.09 var(--hue));
  }
  .avatar.talking {
    outline: 2.5px solid var(--talking);
    outline-offset: 2px;
  }
  .empty {
    padding: 2rem 1rem;
    text-align: center;
    color: var(--soft);
  }
  .scroller {
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: light-dark(#b8bfcd, #48516a) transparent;
  }
  @media (prefers-reduced-motion: reduce) {
    .view *,
    .view *::before {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .view .button,
    .view .small,
    .tile,
    .panel,
    .sheet {
      border: 1px solid ButtonBorder;
    }
    .view .button.on,
    [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
    .track {
      border: 1px solid;
      forced-color-adjust: none;
    }
  }
`;

export const theme = unsafeCSS([tokens, look].join('\n'));
