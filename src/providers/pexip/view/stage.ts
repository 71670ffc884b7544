/** The stage: main video, presentation and self view, or what stands in their place. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { nameOf, type Context, type Ui } from './context.ts';
import { button } from './control.ts';
import { avatar } from './avatar.ts';
import { icon } from './icons.ts';
import type { RosterEntry } from '../native/model.ts';
import { play } from './playback.ts';
import { selfView } from './self-view.ts';
import { arrange } from './stage-directive.ts';

/** Faces shown where nobody has video. */
const FACES_MAX = 9;
/** A `vad` from which somebody is heard. */
export const TALKING_VAD = 100;

/** Neither on the way in nor being called. */
const inMeeting = (entry: RosterEntry | undefined): boolean =>
  !!entry && !/waiting_room|connecting/.test(entry.service_type ?? '');

const faces = (context: Context): TemplateResult => {
  const { model, text } = context;
  const { speakers, participants } = model;
  const talking = new Map(speakers.map((one) => [one.participant_uuid, one.vad === TALKING_VAD]));
  const uuids = [...talking.keys(), ...participants.keys()];
  const shown = [...new Set(uuids)].filter((uuid) => inMeeting(participants.get(uuid!)));
  return html`<div class="faces">
    ${shown.slice(0, FACES_MAX).map((uuid) => {
      const name = nameOf(context, participants.get(uuid!));
      return html`<div class="face">
        ${avatar(name, uuid!, talking.get(uuid))}<span><bdi>${name}</bdi></span>
      </div>`;
    })}
    ${shown.length ? nothing : html`<p>${text.noVideo}</p>`}
  </div>`;
};

const splash = ({ model: { splash } }: Context): TemplateResult =>
  html`<div class="splash" part="splash">
    ${splash!.background ? html`<img src=${splash!.background} alt="" />` : nothing}
    <div>
      ${splash!.elements.map(({ type, text, color }) =>
        type === 'text' && text
          ? html`<p
              .style=${`color:#${((color ?? 0xffffffff) & 0xffffff).toString(16).padStart(6, '0')}`}
            >
              ${text}
            </p>`
          : nothing,
      )}
    </div>
  </div>`;

const presentation = ({ model, text, show }: Context): TemplateResult => {
  const { presenterName, picture, local } = model.presentation!;
  const label = local ? text.youPresent : text.presentationBy(presenterName);
  return html`<div class="tile presentation" part="presentation">
    <slot name="presentation">
      ${
        picture
          ? html`<img src=${picture} alt=${label} />`
          : model.streams.presentation
            ? html`<video
                aria-label=${label}
                playsinline
                muted
                ${play(model.streams.presentation, () => show({ playbackRefused: true }))}
              ></video>`
            : html`<div class="faces">${icon('present')}</div>`
      }
    </slot>
    <span class="caption">${icon('present')}${label}</span>
  </div>`;
};

const main = (context: Context): TemplateResult => {
  const { model, text, show } = context;
  const { streams } = model;
  const video = streams.main?.getVideoTracks().length;
  return html`<div class="tile main" part="main">
    ${
      streams.main
        ? html`<video
            class=${video ? '' : 'unseen'}
            part="video"
            aria-label=${text.mainVideo}
            playsinline
            ${play(
              streams.main,
              () => show({ playbackRefused: true }),
              model.devices.selected.audiooutput,
            )}
          ></video>`
        : nothing
    }
    ${model.splash ? splash(context) : video ? nothing : faces(context)}
  </div>`;
};

const choices = ({ ui, text, show }: Context): TemplateResult => {
  const all: readonly (readonly [Ui['stage'], string])[] = [
    ['beside', text.beside],
    ['presentation', text.presentationOnly],
    ['main', text.videoOnly],
  ];
  return html`<div class="choices" role="group" aria-label=${text.view}>
    ${all.map(
      ([stage, label]) =>
        html`<button
          type="button"
          aria-pressed=${ui.stage === stage}
          @click=${() => show({ stage })}
        >
          ${label}
        </button>`,
    )}
  </div>`;
};

export const stage = (context: Context): TemplateResult => {
  const { model, ui, text } = context;
  const presents = model.presentation;
  const shown = presents ? ui.stage : 'main';
  const arranged = arrange({
    corner: ui.selfCorner,
    self: ui.selfHidden || !context.has('self-view') ? null : ui.selfSmall ? 'small' : 'normal',
    shown,
    uuid: model.self.uuid,
    stream: model.streams.main,
    askFor: context.may('setAspectRatio')
      ? (ratio) => context.ask('setAspectRatio', { ratio })
      : null,
  });
  return html`<div class="stage ${shown}" part="stage" ${arranged}>
    <slot name="stage">
      <div class="tiles">
        ${presents && ui.stage !== 'main' ? presentation(context) : nothing} ${main(context)}
      </div>
      ${presents ? choices(context) : nothing}
      ${ui.selfHidden || !context.has('self-view') ? nothing : selfView(context)}
      ${
        ui.playbackRefused
          ? html`<div class="refused">
              ${button({
                icon: 'volume',
                label: text.playSound,
                worded: true,
                kind: 'primary',
                onClick: ({ currentTarget }) => {
                  const all = currentTarget.closest('.stage')!.querySelectorAll('video');
                  context.show({ playbackRefused: false });
                  Promise.all([...all].map((video) => video.play())).catch(() =>
                    context.show({ playbackRefused: true }),
                  );
                },
              })}
              <p>${text.playHint}</p>
            </div>`
          : nothing
      }
    </slot>
  </div>`;
};
