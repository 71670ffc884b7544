/** Notices over the stage: what happens while one looks elsewhere. Few at a time; each can be dismissed, and most go by themselves. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { MeetingError } from '../../../meeting/errors.ts';
import type { MeetingModel, RosterEntry } from '../native/model.ts';
import { lobbyNotices } from './lobby-notices.ts';
import { nameOf, type Context } from './context.ts';
import { button } from './control.ts';
import { icon } from './icons.ts';
import type { Notice } from './notice.ts';
import { switchPanel } from './toolbar.ts';

/** How long a notice stays that nobody has to act upon. */
export const NOTICE_MS = 8000;
/** More at once are not read; the oldest go. */
const NOTICES_MAX = 3;
/** Of a message, so much is shown. */
const WORDS_MAX = 120;

/** Recorders and the like are participants with a mark. */
const marks = ['is_recording', 'is_streaming_conference', 'is_transcribing'] as const;
type Mark = (typeof marks)[number];

const troubleKey = (code: string, device = 'meeting'): string => `trouble ${code} ${device}`;

export class Notices {
  readonly #onChange: () => void;
  /** Tells assistive technology what it does not hear otherwise. */
  readonly #say: (sentence: string) => void;
  #shown: readonly Notice[] = [];
  #dismissed = new Set<string>();
  /** The key of the notice whose action is under way: a second click asks for nothing. */
  #acting = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pointed = false;
  /** As of the last look; undefined: not in the meeting yet, where nothing is news but what is going on. */
  #roster: ReadonlyMap<string, RosterEntry> | undefined;
  #marked = new Set<Mark>();
  #message = 0;
  #presenter: string | undefined;
  #context: Context | undefined;

  constructor(onChange: () => void, say: (sentence: string) => void) {
    this.#onChange = onChange;
    this.#say = say;
  }

  /** Looks for news before a drawing. */
  update(context: Context): void {
    this.#context = context;
    const { model } = context;
    if (model.status !== 'joined') {
      if (model.status !== 'reconnecting') this.#reset();
      return;
    }
    const first = !this.#roster;
    if (this.#roster !== model.participants) this.#lookAtRoster(context, first);
    this.#lookAtChat(context, first);
    // Made again, by the button or by another network.
    if (model.call === 'connected') this.#drop(troubleKey('call-failed'));
    const { presentation } = model;
    const presenter = presentation && !presentation.local ? presentation.presenterName : undefined;
    if (presenter !== undefined && presenter !== this.#presenter)
      this.#add({
        key: 'presents',
        icon: 'present',
        text: context.text.notices.presents(presenter || context.text.unknownName),
      });
    this.#presenter = presenter;
  }

  /** Tells of an error that the meeting goes on with. */
  report({ code, device }: MeetingError, { may }: MeetingModel, text: string): void {
    const context = this.#context!;
    this.#add({
      key: troubleKey(code, device),
      icon: 'alert',
      text,
      stays: true,
      ...(code === 'call-failed' &&
        may.has('restartCall') && {
          action: {
            label: context.text.notices.reconnect,
            run: () => void context.run('restartCall'),
          },
        }),
    });
    this.#say(text);
    this.#onChange();
  }

  close(): void {
    this.#reset();
  }

  render(context: Context): TemplateResult {
    const all = [...lobbyNotices(context, this.#dismissed), ...this.#shown];
    const { text } = context;
    const close = (notice: Notice) => {
      this.#dismiss(notice);
      context.show({}, '.notice button, .opens-more');
    };
    const act = async (notice: Notice) => {
      if (this.#acting === notice.key) return;
      if (!notice.waiting) close(notice);
      this.#acting = notice.key;
      // It may move the focus on.
      await notice.action!.run();
      if (this.#acting === notice.key) this.#acting = '';
    };
    return html`<div
      class="notices"
      part="notices"
      role="group"
      aria-label=${text.notices.label}
      ?hidden=${!all.length}
      @pointerenter=${() => {
        this.#pointed = true;
      }}
      @pointerleave=${() => {
        this.#pointed = false;
        this.#wait();
      }}
      @focusout=${() => this.#wait()}
    >
      <slot name="notices">
        ${repeat(
          all,
          ({ key }) => key,
          (notice) =>
            html`<div
              class="notice"
              part="notice"
              data-notice=${notice.key.split(' ')[0]!}
              @keydown=${(event: KeyboardEvent) => {
                if (event.key === 'Escape') close(notice);
              }}
            >
              ${icon(notice.icon)}<span class="says" dir="auto">${notice.text}</span>
              ${
                notice.action
                  ? html`<button
                      type="button"
                      class="small ${notice.urgent ? 'primary' : ''}"
                      aria-label=${notice.action.name ?? notice.action.label}
                      @click=${() => act(notice)}
                    >
                      ${notice.action.label}
                    </button>`
                  : nothing
              }
              ${button({
                icon: 'close',
                label: text.dismiss,
                kind: 'quiet',
                onClick: () => close(notice),
              })}
            </div>`,
        )}
      </slot>
    </div>`;
  }

  #lookAtRoster(context: Context, first: boolean): void {
    const { model, text } = context;
    const before = this.#roster;
    const marked = new Set<Mark>();
    this.#roster = model.participants;
    for (const entry of model.participants.values()) {
      for (const mark of marks) if (entry[mark]) marked.add(mark);
      if (
        !first &&
        entry.buzz_time &&
        !before?.get(entry.uuid)?.buzz_time &&
        entry.uuid !== model.self.uuid
      )
        this.#add({
          key: `hand ${entry.uuid}`,
          icon: 'hand',
          text: text.raisedHand(nameOf(context, entry)),
        });
    }
    for (const notice of this.#shown) {
      const [kind, uuid = ''] = notice.key.split(' ');
      if (kind === 'hand' && !model.participants.get(uuid)?.buzz_time) this.#drop(notice.key);
    }
    for (const uuid of this.#dismissed)
      if (!model.participants.has(uuid)) this.#dismissed.delete(uuid);
    for (const mark of marks) {
      if (marked.has(mark) === this.#marked.has(mark)) continue;
      const { started, stopped } = text.notices[mark];
      const sentence = marked.has(mark) ? started : stopped;
      this.#add({ key: mark, icon: 'record', text: sentence });
      this.#say(sentence);
    }
    this.#marked = marked;
  }

  #lookAtChat(context: Context, first: boolean): void {
    const { model, text, ui, has } = context;
    const newest = model.messages.at(-1);
    const seen = this.#message;
    this.#message = newest?.id ?? 0;
    if (ui.panel === 'chat') this.#drop('chat');
    if (first || !newest || newest.id <= seen || ui.panel === 'chat') return;
    const message = model.messages.findLast(
      ({ id, local, type }) => id > seen && !local && type === 'text/plain',
    );
    if (!message) return;
    const words = [...message.text.replace(/\s+/g, ' ')];
    const shown =
      words.length > WORDS_MAX ? `${words.slice(0, WORDS_MAX).join('')}…` : words.join('');
    this.#add({
      key: 'chat',
      icon: 'chat',
      text: text.said(message.name || text.unknownName, shown),
      ...(has('chat') && {
        action: { label: text.notices.show, run: () => switchPanel(context, 'chat') },
      }),
    });
  }

  #add(notice: Notice): void {
    const rest = this.#shown.filter(({ key }) => key !== notice.key);
    // What somebody has to act upon is the last to go.
    const all = [notice, ...rest];
    while (all.length > NOTICES_MAX) {
      const at = all.findLastIndex(({ stays }, index) => !stays && index > 0);
      all.splice(at < 0 ? all.length - 1 : at, 1);
    }
    this.#shown = all;
    this.#wait();
  }

  #drop(key: string): void {
    this.#shown = this.#shown.filter((notice) => notice.key !== key);
  }

  #dismiss({ key, waiting = [] }: Notice): void {
    for (const uuid of waiting) this.#dismissed.add(uuid);
    this.#drop(key);
  }

  /** Somebody points at them, or is in them. Not every engine tells of a focus that goes with what had it: it is looked for. */
  get #areRead(): boolean {
    const region = this.#context!.home.querySelector('.notices');
    const root = region?.getRootNode() as ShadowRoot | undefined;
    return this.#pointed || !!region?.contains(root!.activeElement);
  }

  /** All that may go, goes together: a notice that comes gives the others its time. */
  #wait(): void {
    clearTimeout(this.#timer);
    if (!this.#shown.some(({ stays }) => !stays)) return;
    this.#timer = setTimeout(() => {
      // While somebody reads, nothing goes.
      if (this.#areRead) return this.#wait();
      this.#shown = this.#shown.filter(({ stays }) => stays);
      this.#onChange();
    }, NOTICE_MS);
  }

  #reset(): void {
    clearTimeout(this.#timer);
    this.#pointed = false;
    this.#shown = [];
    this.#dismissed.clear();
    this.#marked.clear();
    this.#roster = undefined;
    this.#presenter = undefined;
  }
}
