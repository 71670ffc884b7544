/** The chat: plain text, as it came. Messages of programs (`application/json`) are not for people. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
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

/** Whoever was chosen and is gone stays chosen: what was for them alone is for nobody else. */
const recipients = (context: Context): TemplateResult | typeof nothing => {
  const { model, ui, text, order, show } = context;
  const { participants, self } = model;
  const { chatTo } = ui;
  if (participants.size < 2 && !chatTo) return nothing;
  const sorted = order.read(participants, model.rosterVersion, self.uuid);
  const listed = sorted.slice(0, RECIPIENTS_MAX);
  const chosen = chatTo && participants.get(chatTo.uuid);
  const others = [...new Set(chosen ? [chosen, ...listed] : listed)]
    .filter((entry) => entry === chosen || entry.service_type !== 'connecting')
    .filter(({ uuid }) => uuid !== self.uuid)
    .map((entry) => [entry.uuid, nameOf(context, entry)] as const);
  if (chatTo && !chosen) others.unshift([chatTo.uuid, text.departed(chatTo.name)]);
  return select(text.to, [['', text.everyone], ...others], chatTo?.uuid ?? '', (uuid) => {
    const entry = participants.get(uuid);
    show({ chatTo: entry ? { uuid, name: nameOf(context, entry) } : null });
  });
};

export const chat = (context: Context): TemplateResult => {
  const { model, ui, text, may, run, show } = context;
  const shown = model.messages.filter(({ type }) => type === 'text/plain');
  const onSubmit = async (event: SubmitEvent) => {
    const message = readForm(event).get('message');
    if (!message) return;
    const { chatTo } = ui;
    if (chatTo && !model.participants.has(chatTo.uuid))
      return show({ failure: text.departed(chatTo.name) });
    show({ draft: '' });
    if (await run('sendMessage', { text: message, ...(chatTo && { to: chatTo.uuid }) })) return;
    // What did not go comes back before what has been typed since, and never goes again by itself. What was for one
    // person is still for nobody else; what is being typed for another one is left alone.
    show((now) =>
      now.draft && chatTo && now.chatTo && chatTo.uuid !== now.chatTo.uuid
        ? { failure: `${now.failure} ${message}` }
        : {
            draft: [message, now.draft].filter(Boolean).join(' '),
            chatTo: chatTo ?? now.chatTo,
          },
    );
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
                .value=${live(ui.draft)}
                @input=${({ target }: Event) => show({ draft: (target as HTMLInputElement).value })}
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
