/** Panels, lists, menus, dialogs and prompts. */
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
  .chat {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  .messages {
    display: flex;
    flex-direction: column;
    gap: 0.85rem;
    padding: 0.35rem 1.1rem 1rem;
  }
  .messages > :first-child {
    margin-block-start: auto;
  }
  .message {
    display: grid;
    gap: 0.2rem;
    justify-items: start;
  }
  .message.local {
    justify-items: end;
  }
  .from {
    font-size: 0.8125rem;
    color: var(--soft);
  }
  .from b {
    display: inline-block;
    font-weight: 600;
    color: var(--text);
  }
  .from b::first-letter {
    text-transform: uppercase;
  }
  .bubble {
    max-inline-size: 90%;
    padding: 0.5rem 0.85rem;
    border-radius: 0.3rem 1rem 1rem;
    background: var(--raised);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .bubble:dir(rtl) {
    text-align: start;
  }
  .local .bubble {
    border-radius: 1rem 0.3rem 1rem 1rem;
    color: var(--on-accent);
    background: var(--accent);
  }
  .view:dir(rtl) .message:not(.local) .bubble {
    border-radius: 1rem 0.3rem 1rem 1rem;
  }
  .view:dir(rtl) .local .bubble {
    border-radius: 0.3rem 1rem 1rem;
  }
  .write {
    display: grid;
    gap: 0.5rem;
    padding: 0.75rem 1.1rem 1.1rem;
    border-block-start: 1px solid var(--line);
  }
  .write .field {
    grid-template-columns: auto 1fr;
    align-items: center;
  }
  .view .write select {
    min-block-size: 2.25rem;
    padding-block: 0.2rem;
    border-color: transparent;
    background: none;
    font-weight: 550;
  }
  .line {
    display: flex;
    gap: 0.5rem;
  }
  .view .line .button {
    inline-size: 2.75rem;
    block-size: 2.75rem;
    flex: none;
  }
  .view .line .icon:dir(rtl) {
    scale: -1 1;
  }
  .view .line input {
    border-radius: 2rem;
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
  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    min-inline-size: 13rem;
    max-inline-size: calc(100vw - 1rem);
    max-block-size: calc(100dvh - 1rem);
    padding: 0.4rem;
    border: 1px solid var(--line);
    border-radius: 1rem;
    overflow: auto;
    color: var(--text);
    background: var(--surface);
    box-shadow: 0 12px 48px #0000004d;
  }
  .view .menu button {
    display: flex;
    justify-content: flex-start;
    gap: 0.75rem;
    inline-size: 100%;
    min-block-size: 2.6rem;
    padding: 0.35rem 0.8rem;
    border-radius: 0.65rem;
    font-weight: 450;
    text-align: start;
  }
  .view .menu button:is(:hover, :focus-visible) {
    background: var(--raised);
    outline-offset: -2px;
  }
  .view .menu .danger {
    color: var(--danger);
  }
  .view .menu .narrow {
    display: none;
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
  .prompt {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    display: grid;
    padding: 1rem;
    background: radial-gradient(
      80rem 40rem at 50% -10%,
      color-mix(in oklab, var(--accent) 16%, var(--ground)),
      var(--ground)
    );
  }
  .sheet {
    place-self: center;
    display: grid;
    justify-items: stretch;
    gap: 0.9rem;
    inline-size: min(25rem, 100%);
    padding: 2rem;
    border-radius: 1.5rem;
    background: var(--surface);
    border: 1px solid var(--line);
    box-shadow: 0 20px 60px #0d12211f;
    text-align: center;
  }
  .sheet h2 {
    font-size: 1.35rem;
    text-wrap: balance;
  }
  .sheet p {
    color: var(--soft);
    text-wrap: balance;
  }
  .sheet .field {
    text-align: start;
  }
  .sheet .field input {
    min-block-size: 3.1rem;
    font-size: 1.05rem;
  }
  .mark {
    justify-self: center;
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    block-size: 3.5rem;
    border-radius: 50%;
    color: var(--accent);
    background: color-mix(in oklab, var(--accent) 14%, var(--surface));
  }
  .mark .icon {
    inline-size: 1.6rem;
    block-size: 1.6rem;
  }
  .sheet .wrong {
    display: flex;
    justify-content: center;
    gap: 0.45rem;
    color: var(--danger);
  }
  .view .sheet button {
    min-block-size: 3rem;
    border-radius: 2rem;
    padding: 0.4rem 1.2rem;
  }
  .view .sheet .choice {
    border-color: light-dark(#8a93a8, #6b768e);
  }
  .view .sheet .choice:hover {
    background: var(--raised);
  }
  .view .sheet .plain {
    min-block-size: 2.5rem;
    color: var(--soft);
  }
  .view .sheet .plain:hover {
    color: var(--text);
  }
  .spinner {
    justify-self: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    border: 3px solid var(--raised);
    border-block-start-color: var(--accent);
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @container view (inline-size < 56rem) {
    .body.with-panel {
      grid-template-columns: minmax(0, 1fr);
    }
    .panel {
      position: absolute;
      inset: 0.5rem 0.75rem 0;
      inset-inline-start: auto;
      inline-size: min(24rem, 100% - 1.5rem);
      z-index: 2;
      box-shadow: 0 12px 48px #0000004d;
    }
  }
  @container view (inline-size < 36rem) {
    .header {
      padding: 0.6rem 0.75rem 0;
    }
    .body {
      padding: 0.6rem 0.75rem 0;
    }
    .banner {
      margin-inline: 0.75rem;
    }
    .panel {
      inset: 0;
      inline-size: auto;
      border-radius: 0;
      border-inline: 0;
      box-shadow: none;
    }
    .toolbar {
      display: flex;
      justify-content: center;
      gap: clamp(0.25rem, 1.5cqi, 0.5rem);
      padding: 0.6rem 0.5rem;
    }
    .group {
      gap: inherit;
    }
    .group:first-of-type {
      display: contents;
    }
    .view .toolbar .button {
      flex: none;
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
    .view .toolbar .leave {
      order: 1;
      inline-size: 3.25rem;
    }
    .view .toolbar .wide {
      display: none;
    }
    .view .menu .narrow {
      display: flex;
    }
    .sheet {
      padding: 1.5rem 1.25rem;
    }
    .captions {
      inset-inline: 0.5rem;
    }
    .captions p {
      font-size: 1rem;
    }
  }
`;
