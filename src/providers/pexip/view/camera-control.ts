/** Far end camera control: a camera moves while its button is held. */
import { html, type TemplateResult } from 'lit/html.js';
import type { Context } from './context.ts';
import { icon, type IconName } from './icons.ts';
import type { MeetingActions } from '../native/model.ts';

type Move = Pick<Parameters<MeetingActions['moveCamera']>[0], 'axis' | 'direction'>;

/** What a node recommends between two `continue`. @see https://docs.pexip.com/api_client/api_rest.htm#fecc */
const CONTINUE_MS = 200;

/** One camera moves at a time, on the whole page: there is one pointer and one keyboard. */
let stop: (() => void) | undefined;

export const stopCamera = (): void => stop?.();

const begin = ({ run }: Context, participantId: string, move: Move): void => {
  stop?.();
  const send = (action: 'start' | 'continue' | 'stop') =>
    run('moveCamera', { participantId, action, ...move });
  const timer = setInterval(() => send('continue'), CONTINUE_MS);
  stop = () => {
    clearInterval(timer);
    stop = undefined;
    send('stop');
  };
  send('start');
};

export const cameraControl = (context: Context, participantId: string): TemplateResult => {
  const { text } = context;
  const moves: readonly (readonly [Move['axis'], Move['direction'], string, IconName])[] = [
    ['tilt', 'up', text.tiltUp, 'up'],
    ['pan', 'left', text.panLeft, 'left'],
    ['pan', 'right', text.panRight, 'right'],
    ['tilt', 'down', text.tiltDown, 'down'],
    ['zoom', 'in', text.zoomIn, 'zoomIn'],
    ['zoom', 'out', text.zoomOut, 'zoomOut'],
  ];
  return html`<div class="camera" dir="ltr">
    ${moves.map(([axis, direction, label, name]) => {
      const start = () => begin(context, participantId, { axis, direction });
      return html`<button
        type="button"
        class="key ${direction}"
        aria-label=${label}
        title=${label}
        @pointerdown=${start}
        @pointerup=${stopCamera}
        @pointercancel=${stopCamera}
        @pointerleave=${stopCamera}
        @blur=${stopCamera}
        @keydown=${(event: KeyboardEvent) => {
          if (!/^( |Enter)$/.test(event.key)) return;
          event.preventDefault(); // No click of its own.
          if (!event.repeat) start();
        }}
        @keyup=${stopCamera}
        @click=${(event: MouseEvent) => {
          // Assistive technology clicks without pointer and key.
          if (event.detail) return;
          start();
          stopCamera();
        }}
      >
        ${icon(name)}
      </button>`;
    })}
  </div>`;
};
