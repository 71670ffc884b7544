/** The chat. */
import { css } from '@lit/reactive-element';

export const chat = css`
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
`;
