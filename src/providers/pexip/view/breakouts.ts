/** Breakout rooms, as their hosts see them: open, fill, visit, help, close. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { nameOf, type Context } from './context.ts';
import { field, readForm, select } from './control.ts';
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
      ${repeat(
        candidates(context),
        ({ uuid }) => uuid,
        ({ uuid, name }) =>
          html`<label class="tick"
            ><input type="checkbox" name="who" value=${uuid} /><span>${name}</span></label
          >`,
      )}
    </fieldset>`;
};

/**
 * A list and the button that does it: arrow keys choose in a closed list, and would move people on the way. Whom
 * somebody has chosen stays chosen while others come and go.
 */
const mover = (
  { text }: Context,
  of: string,
  first: string,
  choices: readonly (readonly [value: string, label: string])[],
  move: (chosen: string) => void,
): TemplateResult =>
  html`<form
    class="mover"
    @submit=${(event: SubmitEvent) => {
      const { get, form } = readForm(event);
      const chosen = get('chosen');
      form.reset();
      move(chosen);
    }}
  >
    <select name="chosen" required aria-label="${of}: ${first}">
      <option value="" selected>${first}</option>
      ${repeat(
        choices,
        ([value]) => value,
        ([value, label]) => html`<option value=${value}>${label}</option>`,
      )}
    </select>
    <button class="small" aria-label="${of}: ${text.moveNow}">${text.moveNow}</button>
  </form>`;

const room = (context: Context, breakout: BreakoutRoom): TemplateResult => {
  const { id, name, participants, helpAsked, endTime } = breakout;
  const { text, may, run, model } = context;
  const inside = new Set(participants.map(({ uuid }) => uuid));
  const outside = candidates(context).filter(({ uuid }) => !inside.has(uuid));
  const targets = [
    ['main', text.moveTo(text.mainRoom)] as const,
    ...model.breakouts
      .filter((other) => other.id !== id)
      .map((other) => [other.id, text.moveTo(other.name)] as const),
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
      ${repeat(
        participants,
        ({ uuid }) => uuid,
        ({ uuid, name: given }) => {
          const who = given || text.unknownName;
          return html`<li>
            <span>${who}</span>
            ${
              may('moveToBreakout')
                ? mover(context, who, `${text.moveNow}…`, targets, (to) =>
                    run('moveToBreakout', { participantIds: [uuid], from: id, to }),
                  )
                : nothing
            }
          </li>`;
        },
      )}
    </ul>
    <div class="foot">
      ${
        may('moveToBreakout') && outside.length
          ? mover(
              context,
              name,
              text.moveHere,
              outside.map(({ uuid, name }) => [uuid, name] as const),
              (uuid) => run('moveToBreakout', { participantIds: [uuid], from: 'main', to: id }),
            )
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
            ${repeat(
              model.breakouts,
              ({ id }) => id,
              (one) => room(context, one),
            )}
          </ul>`
        : html`<p class="empty">${text.noRooms}</p>`
    }
  </div>`;
};
