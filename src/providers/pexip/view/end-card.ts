/** Lazy chunk: the card that stands where a meeting was, and says why it is over. */
import { unsafeCSS } from '@lit/reactive-element';
import { html, nothing, type TemplateResult } from 'lit-html';
import type { MeetingError } from '../../../meeting/errors.ts';
import type { EndOptions } from '../native/view-contract.ts';
import { adopted } from './adopted.ts';
import { endReasonOf, type EndReason } from './end-reason.ts';
import { icon, type IconName } from './icons.ts';
import { pageLanguage } from '../../../view/languages.ts';
import { controls } from './styles/controls-styles.ts';
import { endCard } from './styles/end-card-styles.ts';
import { prompts } from './styles/prompts-styles.ts';
import { theme } from './styles/theme-styles.ts';
import { readLanguage } from './native-language.ts';

/** A sheet of its own: the view takes its one away when it closes. */
const styles = unsafeCSS([theme, controls, prompts, endCard].join('\n'));

const icons: Partial<Record<EndReason, IconName>> = {
  left: 'leave',
  ended: 'leave',
  removed: 'disconnect',
  alone: 'guest',
  hostsGone: 'leave',
  notAdmitted: 'clock',
  over: 'leave',
  notFound: 'search',
  refused: 'lock',
  unavailable: 'clock',
};

/** For whoever runs the page: code and status, and the sentence that names the endpoint. */
const detailsOf = (error: MeetingError | undefined, left: string): string =>
  error
    ? [error.code, error.status, error.message].filter((part) => part !== undefined).join('\n')
    : left;

/** The server's own sentence, where it may say more than the card. */
const saidOf = (reason: EndReason, error: MeetingError | undefined, left: string): string => {
  if (error) return reason === 'notFound' ? '' : (error.said ?? '');
  return reason === 'over' && left !== 'disconnected' ? left : '';
};

/** The card, in the language of the element's place in the page. A click on its button is the placeholder's. */
export const drawEnd = async (
  root: ShadowRoot,
  { error, left, alias, title, focus }: EndOptions,
): Promise<TemplateResult> => {
  const { lang, text } = await readLanguage(pageLanguage(root));
  const reason = endReasonOf(error, left);
  const { ending } = text;
  const words = ending.reasons[reason];
  const said = saidOf(reason, error, left);
  const details = detailsOf(error, left);
  return html`<div
    class="view ending"
    part="view"
    role="region"
    lang=${lang}
    aria-label=${title || text.meeting}
    ${adopted(root, styles.styleSheet!, (card) => {
      // The focus goes where it was lost.
      if (focus) card.querySelector('button')?.focus();
    })}
  >
    <div class="prompt" part="ending">
      <div class="sheet">
        <span class="mark ${error ? 'bad' : ''}">${icon(icons[reason] ?? 'alert')}</span>
        <div class="why" role=${error ? 'alert' : 'status'} part="message">
          <h2>${words.title}</h2>
          <p>${typeof words.hint === 'function' ? words.hint(alias) : words.hint}</p>
          ${said ? html`<blockquote dir="auto">${said}</blockquote>` : nothing}
        </div>
        <button type="button" class="primary" part="button">
          ${error ? ending.tryAgain : ending.rejoin}
        </button>
        ${
          details && reason !== 'left'
            ? html`<details>
                <summary>${ending.details}</summary>
                <pre lang="en" dir="ltr" tabindex="0" aria-label=${ending.details}>${details}</pre>
              </details>`
            : nothing
        }
      </div>
    </div>
  </div>`;
};
