/** The roster: however many are in the meeting, only the rows in sight are drawn. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { avatar } from './avatar.ts';
import { nameOf, type Context } from './context.ts';
import { button } from './control.ts';
import { icon, type IconName } from './icons.ts';
import { participantItems } from './participant-menu.ts';
import { TALKING_VAD } from './stage.ts';
import type { RosterEntry } from '../native/model.ts';

/** Height of a row; its style says the same. */
export const ROW_PX = 56;
/** Rows drawn beyond the edges, so that Tab always finds the next one. */
const OVERSCAN = 6;

const badge = (name: IconName, label: string, kind = ''): TemplateResult =>
  html`<span class="state ${kind}">${icon(name)}<span class="unseen">, ${label}</span></span>`;

const about = ({ text, model }: Context, entry: RosterEntry): string =>
  entry.service_type === 'waiting_room'
    ? text.waitingRoom
    : entry.service_type === 'connecting'
      ? text.calling
      : entry.is_streaming_conference || entry.is_recording
        ? text.recorder
        : [
            entry.role === 'chair' ? text.host : text.guest,
            entry.is_external && text.external,
            entry.uuid === model.self.uuid && text.you,
          ]
            .filter(Boolean)
            .join(' · ');

const row = (
  context: Context,
  entry: RosterEntry,
  at: number,
  size: number,
  talking: boolean,
): TemplateResult => {
  const { text, ui, may, run, show } = context;
  const { uuid } = entry;
  const name = nameOf(context, entry);
  const muted = entry.is_muted === 'YES' || entry.is_client_muted;
  return html`<li class="row" aria-posinset=${at + 1} aria-setsize=${size} data-uuid=${uuid}>
    ${avatar(name, uuid, talking)}
    <span class="who"
      ><span class="name"><bdi dir=${/\p{L}/u.test(name) ? 'auto' : 'ltr'}>${name}</bdi></span
      ><span class="about"><span class="unseen">, </span>${about(context, entry)}</span></span
    >
    ${entry.buzz_time ? badge('hand', text.handUp, 'hand') : nothing}
    ${entry.spotlight ? badge('spotlight', text.spotlighted, 'spotlight') : nothing}
    ${entry.is_presenting === 'YES' ? badge('present', text.presenting) : nothing}
    ${
      muted
        ? badge('micOff', text.muted, 'muted')
        : talking
          ? badge('volume', text.talking, 'talks')
          : nothing
    }
    ${
      entry.service_type === 'waiting_room' && may('admit')
        ? html`<button
            type="button"
            class="small primary"
            aria-label=${text.admitName(name)}
            @click=${() => run('admit', { participantId: uuid })}
          >
            ${text.admit}
          </button>`
        : nothing
    }
    ${
      participantItems(context, entry).length
        ? button({
            icon: 'rowMore',
            label: text.menuFor(name),
            kind: 'quiet',
            expanded: ui.menu?.kind === 'participant' && ui.menu.uuid === uuid,
            onClick: ({ currentTarget: anchor }) =>
              show({
                menu:
                  ui.menu?.anchor === anchor ? null : { kind: 'participant', uuid, name, anchor },
              }),
          })
        : nothing
    }
  </li>`;
};

/** From here on, people are found by name. */
const SEARCH_MIN = 8;

export const roster = (context: Context): TemplateResult => {
  const { model, ui, text, order, show } = context;
  const sorted = order.read(model.participants, model.rosterVersion, model.self.uuid);
  const wanted = ui.filter.trim().toLocaleLowerCase(context.lang);
  const all = wanted
    ? sorted.filter((entry) =>
        nameOf(context, entry).toLocaleLowerCase(context.lang).includes(wanted),
      )
    : sorted;
  const first = Math.min(
    Math.max(0, Math.floor(ui.rosterTop / ROW_PX) - OVERSCAN),
    Math.max(0, all.length - OVERSCAN),
  );
  const last = Math.min(
    all.length,
    Math.ceil((ui.rosterTop + ui.rosterHeight) / ROW_PX) + OVERSCAN,
  );
  const talking = new Set(
    model.speakers.filter(({ vad }) => vad === TALKING_VAD).map((one) => one.participant_uuid),
  );
  return html`${
      sorted.length > SEARCH_MIN || ui.filter
        ? html`<label class="search"
            >${icon('search')}<input
              type="search"
              aria-label=${text.search}
              placeholder=${text.search}
              .value=${ui.filter}
              @input=${(event: Event) =>
                show({ filter: (event.target as HTMLInputElement).value, rosterTop: 0 })}
          /></label>`
        : nothing
    }
    <div
      class="scroller rows"
      tabindex="0"
      role="group"
      aria-label=${text.people}
      @scroll=${(event: Event) => show({ rosterTop: (event.target as Element).scrollTop })}
    >
      ${all.length ? nothing : html`<p class="empty">${text.nobody}</p>`}
      <ul
        role="list"
        part="roster"
        .style=${`height:${all.length * ROW_PX}px;padding-block-start:${first * ROW_PX}px`}
      >
        ${repeat(
          all.slice(first, last),
          ({ uuid }) => uuid,
          (entry, at) => row(context, entry, first + at, all.length, talking.has(entry.uuid)),
        )}
      </ul>
    </div>`;
};
