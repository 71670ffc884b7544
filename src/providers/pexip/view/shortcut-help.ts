/** What `?` shows: the keys that do something here. */
import { html, type TemplateResult } from 'lit-html';
import type { Context } from './context.ts';
import { shortcuts } from './shortcuts.ts';

export const shortcutHelp = (context: Context): TemplateResult => {
  const { text, may, has } = context;
  const rows = shortcuts
    .filter((shortcut) => shortcut.offered(context))
    .map(({ key, label }) => [key.toUpperCase(), label(text)]);
  if (may('setAudioMuted') && has('microphone')) rows.push([text.spaceKey, text.holdToTalk]);
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
