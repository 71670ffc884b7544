/** The chat: plain text, as it came. Messages of programs (`application/json`) are not for people. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { splitLinks } from './chat-links.ts';
import { nameOf, type Context } from './context.ts';
import { readForm, select } from './control.ts';
import { icon } from './icons.ts';
import type { ChatMessage } from '../native/model.ts';

const TEXT_MAX = 4096;
/** Choices of whom to write to; others are reached from the roster. */
const RECIPIENTS_MAX = 200;

const clocks = new Map<string, Intl.DateTimeFormat>();
const clockOf = (lang: string): Intl.DateTimeFormat => {
  const clock =
    clocks.get(lang) ?? new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit' });
  clocks.set(lang, clock);
  return clock;
};

const pieces = new WeakMap<ChatMessage, ReturnType<typeof splitLinks>>();

/** Text, with links that lead where they say. The page they open learns nothing of this one. */
const linked = (message: ChatMessage): readonly (string | TemplateResult)[] => {
  let all = pieces.get(message);
  if (!all) pieces.set(message, (all = splitLinks(message.text)));
  return all.map((piece) =>
    typeof piece === 'string'
      ? piece
      : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer" dir="ltr"
          >${piece.text}</a
        >`,
  );
};

const bubble = ({ text, lang }: Context, message: ChatMessage): TemplateResult => {
  const { local, direct, name, to, time } = message;
  return html`<li class="message ${local ? 'local' : ''}">
    <span class="from">
      <b>${local ? text.you : name || text.unknownName}</b>
      ${direct ? html`<i>${local && to ? text.toName(to) : ''} ${text.privately}</i>` : nothing}
      <time datetime=${new Date(time).toISOString()}>${clockOf(lang).format(time)}</time>
    </span>
    <span class="bubble" dir="auto">${linked(message)}</span>
  </li>`;
};

const recipients = (context: Context): TemplateResult | typeof nothing => {
  const { model, ui, text, order, show } = context;
  const { participants, self } = model;
  if (participants.size < 2) return nothing;
  const sorted = order.read(participants, model.rosterVersion, self.uuid);
  const listed = sorted.slice(0, RECIPIENTS_MAX);
  const chosen = participants.get(ui.chatTo);
  const others = [...new Set(chosen ? [chosen, ...listed] : listed)]
    .filter(({ uuid, service_type }) => uuid !== self.uuid && service_type !== 'connecting')
    .map((entry) => [entry.uuid, nameOf(context, entry)] as const);
  return select(text.to, [['', text.everyone], ...others], chosen?.uuid ?? '', (chatTo) =>
    show({ chatTo }),
  );
};

export const chat = (context: Context): TemplateResult => {
  const { model, ui, text, may, run, show } = context;
  const shown = model.messages.filter(({ type }) => type === 'text/plain');
  const onSubmit = async (event: SubmitEvent) => {
    const { get, form } = readForm(event);
    const message = get('message');
    if (!message) return;
    const to = model.participants.has(ui.chatTo) ? ui.chatTo : '';
    // A message that did not go stays where it is, and is never sent again by itself.
    if (await run('sendMessage', { text: message, ...(to && { to }) })) form.reset();
  };
  return html`<div class="chat" part="chat">
    <ol class="scroller messages" role="list" tabindex="0" aria-label=${text.chat}>
      ${shown.length ? nothing : html`<li class="empty">${text.noMessages}</li>`}
      ${repeat(
        shown,
        ({ id }) => id,
        (message) => bubble(context, message),
      )}
    </ol>
    ${
      may('sendMessage')
        ? html`<form
            class="write"
            @submit=${onSubmit}
            @focusin=${() => show({ readTo: model.messages.at(-1)?.id ?? ui.readTo })}
          >
            ${recipients(context)}
            <div class="line">
              <input
                name="message"
                aria-label=${text.message}
                placeholder=${text.message}
                maxlength=${TEXT_MAX}
                autocomplete="off"
                dir="auto"
              />
              <button class="button primary" aria-label=${text.send} title=${text.send}>
                ${icon('send')}
              </button>
            </div>
          </form>`
        : nothing
    }
  </div>`;
};
