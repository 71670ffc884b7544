/** What is missing of microphone and camera, and how to get it in this browser. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Context } from '../context.ts';
import { icon } from '../icons.ts';
import type { PrejoinText } from '../../../../view/text/prejoin-en.ts';

type Browser = keyof PrejoinText['allow'];

/** Where the switch is, by the browser's own name for itself: there is no other way to know. */
const browserOf = (agent: string): Browser => {
  if (/Firefox\//.test(agent)) return 'firefox';
  if (/Chrome\/|Chromium\/|Edg\//.test(agent)) return 'chromium';
  if (/iPhone|iPad/.test(agent)) return 'ios';
  return /Safari\//.test(agent) ? 'safari' : 'other';
};

export const permissionHelp = (
  { model, text, run }: Context,
  words: PrejoinText,
): TemplateResult | typeof nothing => {
  const { microphone, camera } = model.self;
  const [denied, missing] = (['denied', 'missing'] as const).map((status) =>
    [
      microphone === status &&
        (status === 'denied' ? text.microphoneDenied : text.microphoneMissing),
      camera === status && (status === 'denied' ? text.cameraDenied : text.cameraMissing),
    ].filter((sentence) => sentence !== false),
  );
  if (!denied!.length && !missing!.length) return nothing;
  // Without https, browsers have neither, and no switch for them.
  const insecure = !globalThis.isSecureContext;
  const how = insecure
    ? words.insecure
    : denied!.length
      ? words.allow[browserOf(navigator.userAgent)]
      : words.plugIn;
  const retry = () => {
    if (/denied|missing/.test(microphone)) void run('setAudioMuted', { muted: false });
    if (/denied|missing/.test(camera)) void run('setVideoMuted', { muted: false });
  };
  return html`<div class="lacking" role="status" part="permission-help">
    ${icon('alert')}
    <div>
      <p>
        ${[...denied!, ...missing!].map((sentence) => html`<strong>${sentence}</strong><br />`)}
      </p>
      <p>${how}</p>
      ${
        insecure
          ? nothing
          : html`<button type="button" class="small" @click=${retry}>${words.retry}</button>`
      }
    </div>
  </div>`;
};
