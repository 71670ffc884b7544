/** What `?` shows: the keys that do something here. */
import { html, type TemplateResult } from 'lit-html';
import type { Context } from './context.ts';
import { offersTalk, shortcuts } from './shortcuts.ts';

export const shortcutHelp = (context: Context): TemplateResult => {
  const { text } = context;
  const rows = shortcuts
    .filter((shortcut) => shortcut.offered(context))
    .map(({ key, label }) => [key.toUpperCase(), label(text)]);
  if (offersTalk(context)) rows.push([text.spaceKey, text.holdToTalk]);
  return html`<dl class="keys">
      ${rows.map(
        ([key, label]) =>
          html`<div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${label}</dd>
          </div>`,
      )}
    </dl>
    <p class="soft">${text.shortcutHint}</p>`;
};
