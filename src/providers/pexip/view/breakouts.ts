/** Breakout rooms, as their hosts see them: open, fill, visit, help, close. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { nameOf, type Context } from './context.ts';
import { field, select } from './control.ts';
import { timeLeft } from './time-left.ts';
import type { BreakoutRoom } from '../native/model.ts';

/** People offered for a new room; others are moved later. */
const CANDIDATES_MAX = 500;

/** Who is in the main room and can be moved, by name. */
const candidates = (context: Context) =>
  context.order
    .read(context.model.participants, context.model.rosterVersion, context.model.self.uuid)
    .filter(({ service_type }) => !service_type || service_type === 'conference')
    .slice(0, CANDIDATES_MAX)
    .map((entry) => ({ uuid: entry.uuid, name: nameOf(context, entry) }));

/** The fields of the form for a new room. */
export const createRoom = (context: Context): TemplateResult => {
  const { text } = context;
  return html`${field(text.roomName, 'name', { required: true })}
    ${field(text.duration, 'minutes', { type: 'number', value: '0' })}
    ${select(
      text.endAction,
      [
        ['transfer', text.comeBack],
        ['disconnect', text.areDisconnected],
      ],
      'transfer',
      null,
      'end',
    )}
    <label class="tick"
      ><input type="checkbox" name="leave" value="yes" checked /><span
        >${text.guestsMayLeave}</span
      ></label
    >
    <fieldset class="scroller">
      <legend>${text.whoGoes}</legend>
      ${candidates(context).map(
        ({ uuid, name }) =>
          html`<label class="tick"
            ><input type="checkbox" name="who" value=${uuid} /><span>${name}</span></label
          >`,
      )}
    </fieldset>`;
};

const room = (context: Context, breakout: BreakoutRoom): TemplateResult => {
  const { id, name, participants, helpAsked, endTime } = breakout;
  const { text, may, run, model } = context;
  const inside = new Set(participants.map(({ uuid }) => uuid));
  const outside = candidates(context).filter(({ uuid }) => !inside.has(uuid));
  const targets = [
    ['main', text.mainRoom] as const,
    ...model.breakouts
      .filter((other) => other.id !== id)
      .map((other) => [other.id, other.name] as const),
  ];
  return html`<li class="card">
    <div class="head">
      <h3>${name}</h3>
      <span class="soft"
        >${text.count(participants.length)}${
          endTime ? html` · ${text.timeLeft(timeLeft(endTime))}` : nothing
        }</span
      >
    </div>
    ${
      helpAsked
        ? html`<p class="help">
            <b>${text.helpWanted}</b>
            ${
              may('dismissHelp')
                ? html`<button
                    type="button"
                    class="small"
                    @click=${() => run('dismissHelp', { breakoutId: id })}
                  >
                    ${text.dismissHelp}
                  </button>`
                : nothing
            }
          </p>`
        : nothing
    }
    <ul role="list">
      ${participants.map(
        (one) =>
          html`<li>
            <span>${one.name || text.unknownName}</span>
            ${
              may('moveToBreakout')
                ? html`<select
                    aria-label="${one.name}: ${text.transfer}"
                    @change=${(event: Event) => {
                      const { value: to } = event.target as HTMLSelectElement;
                      if (to) run('moveToBreakout', { participantIds: [one.uuid], from: id, to });
                    }}
                  >
                    <option value="" selected>${text.transfer}</option>
                    ${targets.map(
                      ([value, label]) =>
                        html`<option value=${value}>${text.moveTo(label)}</option>`,
                    )}
                  </select>`
                : nothing
            }
          </li>`,
      )}
    </ul>
    <div class="foot">
      ${
        may('moveToBreakout') && outside.length
          ? html`<select
              aria-label="${name}: ${text.moveHere}"
              @change=${(event: Event) => {
                const list = event.target as HTMLSelectElement;
                if (list.value)
                  run('moveToBreakout', { participantIds: [list.value], from: 'main', to: id });
                list.value = '';
              }}
            >
              <option value="" selected>${text.moveHere}</option>
              ${outside.map(({ uuid, name }) => html`<option value=${uuid}>${name}</option>`)}
            </select>`
          : nothing
      }
      ${
        may('joinBreakout')
          ? html`<button
              type="button"
              class="small"
              @click=${() => run('joinBreakout', { breakoutId: id })}
            >
              ${text.joinRoom}
            </button>`
          : nothing
      }
      ${
        may('closeBreakout')
          ? html`<button
              type="button"
              class="small danger"
              @click=${() => run('closeBreakout', { breakoutId: id })}
            >
              ${text.closeRoom}
            </button>`
          : nothing
      }
    </div>
  </li>`;
};

export const breakouts = (context: Context): TemplateResult => {
  const { model, text, may, run, show } = context;
  return html`<div class="scroller form">
    <div class="actions">
      ${
        may('createBreakout')
          ? html`<button
              type="button"
              class="small primary"
              @click=${({ currentTarget: anchor }: { currentTarget: HTMLElement }) =>
                show({ dialog: { kind: 'create-room', anchor } })}
            >
              ${text.createBreakout}
            </button>`
          : nothing
      }
      ${
        may('emptyBreakouts') && model.breakouts.length
          ? html`<button type="button" class="small" @click=${() => run('emptyBreakouts')}>
              ${text.bringBack}
            </button>`
          : nothing
      }
    </div>
    ${
      model.breakouts.length
        ? html`<ul class="cards" role="list">
            ${model.breakouts.map((one) => room(context, one))}
          </ul>`
        : html`<p class="empty">${text.noRooms}</p>`
    }
  </div>`;
};
