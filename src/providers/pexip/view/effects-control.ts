/** What is behind the camera's person, and the noise around the microphone's. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Context } from './context.ts';
import { select } from './control.ts';

/** A picture of one's own is held by its address for as long as the page lives, or until there is another. */
let ownPicture = '';

const choosePicture = ({ run }: Context, input: HTMLInputElement): void => {
  const [file] = input.files ?? [];
  if (!file) return;
  // The same may be chosen again.
  input.value = '';
  URL.revokeObjectURL(ownPicture);
  ownPicture = URL.createObjectURL(file);
  void run('setBackground', { background: ownPicture });
};

const backgrounds = (context: Context): TemplateResult => {
  const { model, text, run } = context;
  const { background } = model.self;
  const choices: [string, string][] = [
    ['none', text.backgroundNone],
    ['blur', text.backgroundBlur],
  ];
  // The page's, or one's own.
  const picture = /^(none|blur)$/.test(background) ? ownPicture : background;
  if (picture) choices.push([picture, text.backgroundImage]);
  return html`${select(
      text.background,
      choices,
      background,
      (chosen) => void run('setBackground', { background: chosen }),
      'background',
    )}
    <label class="small picture"
      ><span>${text.chooseImage}</span
      ><input
        type="file"
        accept="image/*"
        @change=${({ target }: Event) => choosePicture(context, target as HTMLInputElement)}
    /></label>`;
};

export const effects = (context: Context): TemplateResult | typeof nothing => {
  const { model, text, may, has, run } = context;
  if (!has('effects')) return nothing;
  const offersBackground = may('setBackground');
  const offersNoise = may('setNoiseSuppression');
  if (!offersBackground && !offersNoise) return nothing;
  return html`${offersBackground ? backgrounds(context) : nothing}
    ${
      offersNoise
        ? select(
            text.noiseSuppression,
            [
              ['off', text.noiseOff],
              ['standard', text.noiseStandard],
            ] as const,
            model.self.noiseSuppression,
            (level) => void run('setNoiseSuppression', { level: level as 'off' | 'standard' }),
            'noise',
          )
        : nothing
    }
    <p class="soft">${text.effectsHint}</p>`;
};
