/** Dialogs: questions before something that cannot be taken back, and small tools for one participant. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { cameraControl } from './camera-control.ts';
import type { Context } from './context.ts';
import { button, field, readForm, select } from './control.ts';
import { createRoom } from './breakouts.ts';
import { shortcutHelp } from './shortcut-help.ts';

type Form = readonly [title: string, body: unknown, action?: string, danger?: boolean];

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

const keypad = ({ ui, run, show }: Context, participantId: string): TemplateResult => {
  const press = (digits: string) => {
    show({ digits: ui.digits + digits });
    run('sendDtmf', { participantId, digits });
  };
  return html`<div
    class="keypad"
    @keydown=${({ key }: KeyboardEvent) => KEYS.includes(key) && press(key)}
  >
    <output>${ui.digits}</output>
    ${KEYS.map(
      (key) => html`<button type="button" class="key" @click=${() => press(key)}>${key}</button>`,
    )}
  </div>`;
};

export const dialog = (context: Context): TemplateResult | typeof nothing => {
  const { ui, text, run, show } = context;
  const open = ui.dialog;
  if (!open) return nothing;
  const close = () => show({ dialog: null, digits: '' }, open.anchor);
  const participantId = 'uuid' in open ? open.uuid : '';
  const name = 'name' in open ? open.name : '';
  const forms: { readonly [K in typeof open.kind]?: () => Form } = {
    end: () => [text.endQuestion, html`<p>${text.endHint}</p>`, text.endForAll, true],
    disconnect: () => [text.disconnectQuestion(name), nothing, text.disconnect, true],
    transfer: () => [
      text.transferName(name),
      html`${field(text.alias, 'alias', { required: true })}
      ${select(
        text.joinAs,
        [
          ['guest', text.guest],
          ['host', text.host],
        ],
        'guest',
        null,
        'role',
      )}
      ${field(text.optionalPin, 'pin', { type: 'password', inputMode: 'numeric' })}`,
      text.move,
    ],
    keypad: () => [text.keypadFor(name), keypad(context, participantId)],
    camera: () => [text.cameraOf(name), cameraControl(context, participantId)],
    shortcuts: () => [text.shortcutHelp, shortcutHelp(context)],
    'create-room': () => [text.createBreakout, createRoom(context), text.create],
  };
  const [title, body, action, danger] = forms[open.kind]!();
  const onSubmit = async (event: SubmitEvent) => {
    const { get, form } = readForm(event);
    const pin = get('pin');
    const sent =
      open.kind === 'end'
        ? run('disconnectAll')
        : open.kind === 'disconnect'
          ? run('disconnectParticipant', { participantId })
          : open.kind === 'transfer'
            ? run('transfer', {
                participantId,
                alias: get('alias'),
                role: get('role') as 'host' | 'guest',
                ...(pin && { pin }),
              })
            : run('createBreakout', {
                name: get('name'),
                ...(Number(get('minutes')) > 0 && { duration: Number(get('minutes')) * 60 }),
                endAction: get('end') as 'transfer' | 'disconnect',
                guestsAllowedToLeave: !!get('leave'),
                participantIds: new FormData(form).getAll('who').map(String),
              });
    if (await sent) close();
  };
  return html`<dialog part="dialog" aria-label=${title} @close=${close} closedby="any">
    <form @submit=${onSubmit}>
      <div class="head">
        <h2>${title}</h2>
        ${button({ icon: 'close', label: text.close, kind: 'quiet', onClick: close })}
      </div>
      ${body}
      ${
        action
          ? html`<div class="foot">
              <button type="button" class="small" @click=${close}>${text.cancel}</button>
              <button class="small ${danger ? 'danger' : 'primary'}">${action}</button>
            </div>`
          : nothing
      }
    </form>
  </dialog>`;
};
