/** Far end camera control: a camera moves while its button is held. */
import { html, type TemplateResult } from 'lit-html';
import { moveCamera, stopCamera, type Move } from './camera-motion.ts';
import type { Context } from './context.ts';
import { icon, type IconName } from './icons.ts';

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
      const start = () => moveCamera(context, participantId, { axis, direction });
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
