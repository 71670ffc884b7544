/** The stage and captions. */
import { css } from '@lit/reactive-element';

export const stage = css`
  .stage {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: hidden;
    border-radius: var(--radius);
    background: var(--stage);
    container: stage / size;
  }
  /* Where each is: stage-plan.ts. */
  .tile {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    color: #eef1f8;
  }
  .tile :is(video, img) {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  .stage.presentation .tile.main {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
    pointer-events: none;
    visibility: hidden;
  }
  .caption {
    position: absolute;
    inset-block-end: 0.6rem;
    inset-inline-start: 0.6rem;
    max-inline-size: calc(100% - 1.2rem);
    display: flex;
    align-items: center;
    gap: 0.4rem;
    padding: 0.2rem 0.6rem;
    border-radius: 0.5rem;
    font-size: 0.8125rem;
    font-weight: 550;
    color: #fff;
    background: #0b0e14d9;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .caption .icon {
    inline-size: 0.95rem;
    block-size: 0.95rem;
  }
  .caption > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .choices {
    position: absolute;
    inset-block-start: 0.6rem;
    inset-inline-start: 0.6rem;
    display: flex;
    max-inline-size: calc(100% - 1.2rem);
    padding: 0.2rem;
    border-radius: 2rem;
    background: #0b0e14d9;
    color: #fff;
  }
  .view .choices button {
    padding: 0.25rem 0.8rem;
    min-block-size: 1.9rem;
    border-radius: 2rem;
    font-size: 0.8125rem;
    white-space: nowrap;
    flex: 0 1 auto;
    min-inline-size: 0;
  }
  .view .choices [aria-pressed='true'] {
    color: #10141d;
    background: #fff;
  }
  .faces {
    position: absolute;
    inset: 0;
    display: flex;
    flex-wrap: wrap;
    align-content: center;
    justify-content: center;
    gap: 1.5rem;
    padding: 1rem;
    overflow: hidden;
  }
  .face {
    display: grid;
    justify-items: center;
    gap: 0.6rem;
    inline-size: 7.5rem;
    font-size: 0.875rem;
    text-align: center;
  }
  .face > span:last-child {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .face .avatar {
    inline-size: 4.5rem;
    block-size: 4.5rem;
    font-size: 1.4rem;
  }
  .splash {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    text-align: center;
    font-size: 1.25rem;
    text-wrap: balance;
  }
  .splash img {
    object-fit: cover !important;
  }
  .splash div {
    position: relative;
    padding: 1rem 1.5rem;
    border-radius: var(--radius);
    background: #0b0e14b3;
  }
  .splash p:first-child {
    font-size: 1.75rem;
    font-weight: 650;
  }
  .refused {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.75rem;
    border-radius: var(--radius);
    color: #fff;
    background: #0b0e14cc;
  }
  .view .refused .button {
    inline-size: auto;
    padding-inline: 1.4rem;
    border-radius: 2rem;
    color: #10141d;
    background: #fff;
  }
  .captions {
    position: absolute;
    inset-block-end: 1rem;
    inset-inline: max(1rem, 12%);
    display: grid;
    justify-items: center;
    gap: 0.2rem;
    pointer-events: none;
  }
  .captions[hidden] {
    display: none;
  }
  .captions p {
    padding: 0.2rem 0.75rem;
    border-radius: 0.5rem;
    font-size: 1.125rem;
    line-height: 1.4;
    text-align: center;
    color: #fff;
    background: #0b0e14e0;
    overflow-wrap: anywhere;
  }
  .captions .growing {
    font-style: italic;
  }
  .caption bdi,
  .face bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container stage (inline-size < 24rem) {
    .view .choices button {
      padding-inline: 0.5rem;
      font-size: 0.75rem;
    }
  }
  @container stage (inline-size < 44rem) or (aspect-ratio < 1.2) {
    .stage .face {
      inline-size: 5.5rem;
    }
    .stage .face .avatar {
      inline-size: 3.25rem;
      block-size: 3.25rem;
      font-size: 1rem;
    }
  }
`;
