/** Prompts and waiting. */
import { css } from '@lit/reactive-element';

export const prompts = css`
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
`;
