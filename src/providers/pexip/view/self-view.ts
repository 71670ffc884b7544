/** Oneself on the stage: docked to a corner, dragged or walked to another, shrunk, hidden. */
import { html, type TemplateResult } from 'lit-html';
import { avatar } from './avatar.ts';
import type { Context } from './context.ts';
import { button } from './control.ts';
import { icon } from './icons.ts';
import { play } from './playback.ts';
import { nearestCorner, type Corner } from './stage-plan.ts';

/** A pointer that moves less has clicked. */
const DRAG_PX = 4;

const isRtl = (element: Element) => getComputedStyle(element).direction === 'rtl';

/** Follows the pointer; where it is let go, the nearest corner has it. */
const drag = ({ show }: Context, event: PointerEvent): void => {
  const self = event.currentTarget as HTMLElement;
  if (event.button || (event.target as Element).closest('button')) return;
  const [fromX, fromY] = [event.clientX, event.clientY];
  const ending = new AbortController();
  const { signal } = ending;
  const end = () => {
    ending.abort();
    self.style.translate = '';
    self.classList.remove('dragged');
  };
  self.setPointerCapture(event.pointerId);
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    const [dx, dy] = [clientX - fromX, clientY - fromY];
    if (Math.hypot(dx, dy) < DRAG_PX && !self.classList.contains('dragged')) return;
    self.classList.add('dragged');
    self.style.translate = `${dx}px ${dy}px`;
  };
  const onUp = () => {
    const dragged = self.classList.contains('dragged');
    const [box, stage] = [self, self.closest('.stage')!].map((one) => one.getBoundingClientRect());
    const x = (box!.left + box!.width / 2 - stage!.left) / stage!.width;
    const y = (box!.top + box!.height / 2 - stage!.top) / stage!.height;
    end();
    if (dragged) show({ selfCorner: nearestCorner(isRtl(self) ? 1 - x : x, y) });
  };
  self.addEventListener('pointermove', onMove, { signal });
  self.addEventListener('pointerup', onUp, { signal });
  self.addEventListener('pointercancel', end, { signal });
};

/** Arrow keys walk it from corner to corner. */
const walk = ({ ui, show }: Context, event: KeyboardEvent): void => {
  if (event.target !== event.currentTarget) return;
  const rtl = isRtl(event.currentTarget as Element);
  const moves: Readonly<Record<string, Partial<Corner>>> = {
    ArrowUp: { block: 'start' },
    ArrowDown: { block: 'end' },
    ArrowLeft: { inline: rtl ? 'end' : 'start' },
    ArrowRight: { inline: rtl ? 'start' : 'end' },
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  event.stopPropagation();
  show({ selfCorner: { ...ui.selfCorner, ...move } });
};

export const selfView = (context: Context): TemplateResult => {
  const { model, text, ui, show } = context;
  const { self, streams } = model;
  const seen = streams.self?.getVideoTracks().length && !self.videoMuted;
  return html`<div
    class="self ${ui.selfSmall ? 'shrunk' : ''}"
    part="self-view"
    role="group"
    tabindex="0"
    aria-label="${text.selfView}. ${text.selfMoveHint}"
    @pointerdown=${(event: PointerEvent) => drag(context, event)}
    @keydown=${(event: KeyboardEvent) => walk(context, event)}
  >
    <slot name="self-view">
      ${
        seen
          ? html`<video
              aria-label=${text.selfView}
              playsinline
              muted
              ${play(streams.self, () => {})}
            ></video>`
          : avatar(self.name, self.uuid, false)
      }
      <span class="caption"
        >${self.audioMuted ? icon('micOff') : ''}<span
          ><bdi>${self.name || text.you}</bdi></span
        ></span
      >
    </slot>
    <div class="self-tools">
      ${button({
        icon: ui.selfSmall ? 'enlarge' : 'shrink',
        label: ui.selfSmall ? text.enlargeSelf : text.shrinkSelf,
        kind: 'tool',
        onClick: () => show({ selfSmall: !ui.selfSmall }),
      })}
      ${button({
        icon: 'eyeOff',
        label: text.hideSelf,
        kind: 'tool',
        onClick: () => show({ selfHidden: true }, '.shows-self'),
      })}
    </div>
  </div>`;
};
