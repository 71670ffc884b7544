/** What a host sets for the whole meeting, and calling somebody into it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Context } from './context.ts';
import { field, readForm, select, toggle } from './control.ts';

export const manage = (context: Context): TemplateResult => {
  const { model, text, may, run } = context;
  const { conference } = model;
  const { classification } = conference;
  const action = (name: 'startConference' | 'lowerAllHands' | 'clearSpotlights', label: string) =>
    may(name)
      ? html`<button
          type="button"
          class="small ${name === 'startConference' ? 'primary' : ''}"
          @click=${() => run(name)}
        >
          ${label}
        </button>`
      : nothing;
  const classify = (event: SubmitEvent) => {
    const { get, form } = readForm(event);
    const level = Number(get('level'));
    // What is shown is the meeting's level, which the node says.
    form.reset();
    void run('setClassification', { level });
  };
  return html`<div class="scroller form">
    ${conference.started ? nothing : action('startConference', text.start)}
    ${
      may('setLocked')
        ? toggle(text.lock, conference.locked, (locked) => run('setLocked', { locked }))
        : nothing
    }
    ${
      may('muteAllGuests')
        ? toggle(text.muteGuests, conference.guestsMuted, (muted) =>
            run('muteAllGuests', { muted }),
          )
        : nothing
    }
    ${
      may('setGuestsCanUnmute')
        ? toggle(text.guestsMayUnmute, conference.guestsCanUnmute, (allowed) =>
            run('setGuestsCanUnmute', { allowed }),
          )
        : nothing
    }
    <div class="actions">
      ${action('lowerAllHands', text.lowerHands)} ${action('clearSpotlights', text.clearSpotlights)}
    </div>
    ${
      may('setClassification') && classification?.levels
        ? html`<form @submit=${classify}>
            ${select(
              text.classification,
              Object.entries(classification.levels),
              String(classification.current ?? ''),
              null,
              'level',
            )}
            <div class="actions"><button class="small">${text.apply}</button></div>
          </form>`
        : nothing
    }
    ${
      may('setBanner')
        ? html`<form
            @submit=${(event: SubmitEvent) =>
              run('setBanner', { text: readForm(event).get('banner') })}
          >
            <label class="field"
              ><span>${text.banner}</span
              ><textarea name="banner" rows="2" .defaultValue=${conference.banner}></textarea>
            </label>
            <div class="actions">
              <button class="small primary">${text.setBanner}</button>
              ${
                conference.banner
                  ? html`<button
                      type="button"
                      class="small"
                      @click=${() => run('setBanner', { text: '' })}
                    >
                      ${text.clearBanner}
                    </button>`
                  : nothing
              }
            </div>
          </form>`
        : nothing
    }
  </div>`;
};

export const dialOut = ({ text, run }: Context): TemplateResult => {
  const onSubmit = async (event: SubmitEvent) => {
    const { get, form } = readForm(event);
    const args = {
      destination: get('destination'),
      protocol: get('protocol') as 'auto',
      role: get('role') as 'GUEST',
    };
    if (await run('dial', args)) form.reset();
  };
  const protocols = [
    ['auto', text.automatic],
    ['sip', 'SIP'],
    ['h323', 'H.323'],
    ['mssip', 'MS-SIP'],
    ['rtmp', 'RTMP'],
  ] as const;
  const roles = [
    ['GUEST', text.guest],
    ['HOST', text.host],
  ] as const;
  return html`<form class="scroller form" @submit=${onSubmit}>
    ${field(text.destination, 'destination', { required: true })}
    ${select(text.protocol, protocols, 'auto', null, 'protocol')}
    ${select(text.joinAs, roles, 'GUEST', null, 'role')}
    <button class="small primary">${text.call}</button>
  </form>`;
};
