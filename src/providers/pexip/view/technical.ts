/** Devices and statistics: the technical side of the call. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Context } from './context.ts';
import { select } from './control.ts';
import { effects } from './effects-control.ts';
import { icon } from './icons.ts';
import type { StreamStatistics } from '../native/model.ts';

export const devices = (context: Context): TemplateResult => {
  const { model, text, has, run } = context;
  const { self } = model;
  const kinds = [
    ['audioinput', text.microphone],
    ['videoinput', text.camera],
    ['audiooutput', text.speaker],
  ] as const;
  const refusals = [
    self.microphone === 'denied' && text.microphoneDenied,
    self.microphone === 'missing' && text.microphoneMissing,
    self.camera === 'denied' && text.cameraDenied,
    self.camera === 'missing' && text.cameraMissing,
  ].filter(Boolean);
  return html`<div class="scroller form">
    ${refusals.map((refusal) => html`<p class="help">${icon('alert')}<span>${refusal}</span></p>`)}
    ${kinds.map(([kind, label]) => {
      const all = has('devices') ? model.devices[kind] : [];
      return all.length
        ? select(
            label,
            all.map(({ id, label }, at) => [id, label || text.defaultDevice(at + 1)]),
            model.devices.selected[kind] ?? '',
            (id) => run('selectDevice', { kind, id }),
          )
        : nothing;
    })}
    ${effects(context)}
  </div>`;
};

const rows = [
  ['codec', ''],
  ['resolution', ''],
  ['fps', ''],
  ['bitrate', ' kbit/s'],
  ['jitter', ' ms'],
  ['packets', ''],
  ['packetsLost', ''],
] as const satisfies readonly (readonly [keyof StreamStatistics, string])[];

export const statistics = ({ model, text, lang }: Context): TemplateResult => {
  const measured = Object.entries(model.statistics ?? {}) as [
    'audio' | 'video' | 'presentation',
    { sent?: StreamStatistics; received?: StreamStatistics },
  ][];
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const cell = (value: string | number | undefined, unit: string) =>
    html`<td>
      ${value === undefined ? '–' : typeof value === 'number' ? numbers.format(value) + unit : value}
    </td>`;
  return html`<div class="scroller form" tabindex="0" role="group" aria-label=${text.statistics}>
    ${measured.length ? nothing : html`<p class="empty">${text.measuring}</p>`}
    ${
      model.quality
        ? html`<p class="help">
            ${icon('signal')}<span
              >${
                { good: text.qualityGood, fair: text.qualityFair, poor: text.qualityPoor }[
                  model.quality
                ]
              }${model.quality === 'good' ? '' : `. ${text.qualityHint}`}</span
            >
          </p>`
        : nothing
    }
    ${measured.map(
      ([stream, { sent, received }]) =>
        html`<table>
          <caption>
            ${text[stream]}
          </caption>
          <thead>
            <tr>
              <td></td>
              <th scope="col">${text.sent}</th>
              <th scope="col">${text.received}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(([key, unit]) =>
              sent?.[key] === undefined && received?.[key] === undefined
                ? nothing
                : html`<tr>
                    <th scope="row">${text[key]}</th>
                    ${cell(sent?.[key], unit)}${cell(received?.[key], unit)}
                  </tr>`,
            )}
          </tbody>
        </table>`,
    )}
  </div>`;
};
