/** Keeps the pieces of the stage where the plan has them, as the stage and the node's picture change their size. */
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { noChange, type ElementPart } from 'lit-html';
import { planStage, type Box, type Corner } from './stage-plan.ts';

export interface StageState {
  readonly corner: Corner;
  readonly self: 'normal' | 'small' | null;
  /** As `Ui['stage']`; without a presentation, `main`. */
  readonly shown: 'beside' | 'presentation' | 'main';
  /** Width by height of the main video's place, whenever it has settled on another. */
  onRatio(ratio: number): void;
}

/** A size that is dragged passes through many. */
const SETTLED_MS = 600;
/** A difference that no node need hear of. */
const RATIO_STEP = 0.1;
const WIDE = 16 / 9;

const put = (element: HTMLElement | null, box: Box | null): void => {
  if (!element) return;
  const { style } = element;
  style.insetInlineStart = box ? `${box.x}px` : '';
  style.insetBlockStart = box ? `${box.y}px` : '';
  style.inlineSize = box ? `${box.width}px` : '';
  style.blockSize = box ? `${box.height}px` : '';
};

class Arrange extends AsyncDirective {
  #stage: HTMLElement | undefined;
  #video: HTMLVideoElement | null = null;
  #state: StageState | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What a node takes for granted. */
  #told = WIDE;
  readonly #arrange = () => this.#place();
  readonly #sizes = new ResizeObserver(this.#arrange);

  override render(_state: StageState): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [state]: [StageState]): typeof noChange {
    const stage = part.element as HTMLElement;
    this.#state = state;
    if (stage !== this.#stage) {
      this.#stage = stage;
      this.#sizes.observe(stage);
    }
    // The children are drawn after this: what they are is known then.
    queueMicrotask(this.#arrange);
    return noChange;
  }

  override disconnected(): void {
    this.#sizes.disconnect();
    clearTimeout(this.#timer);
    this.#video?.removeEventListener('resize', this.#arrange);
    this.#video = null;
    this.#state = this.#stage = undefined;
  }

  #place(): void {
    const [stage, state] = [this.#stage, this.#state];
    if (!stage || !state) return;
    const { clientWidth: width, clientHeight: height } = stage;
    if (!width || !height) return;
    const find = (selector: string) => stage.querySelector<HTMLElement>(selector);
    const [main, slides] = [find('.tile.main'), find('.tile.presentation')];
    this.#watch((state.shown === 'presentation' ? slides : main)?.querySelector('video') ?? null);
    const { videoWidth = 0, videoHeight = 0 } = this.#video ?? {};
    const plan = planStage({
      stage: { width, height },
      aspect: videoWidth && videoHeight ? videoWidth / videoHeight : WIDE,
      self: state.self,
      corner: state.corner,
      beside: state.shown === 'beside',
    });
    const alone = state.shown === 'presentation';
    put(main, alone ? null : plan.main);
    put(slides, alone ? plan.main : plan.presentation);
    put(find('.self'), plan.self);
    if (!alone) this.#tell(plan.main.width / plan.main.height);
  }

  /** The node's picture has another shape when the layout or the ratio asked for is another. */
  #watch(video: HTMLVideoElement | null): void {
    if (video === this.#video) return;
    this.#video?.removeEventListener('resize', this.#arrange);
    video?.addEventListener('resize', this.#arrange);
    this.#video = video;
  }

  #tell(exact: number): void {
    clearTimeout(this.#timer);
    const ratio = Math.round(Math.max(0.5, Math.min(exact, WIDE)) * 100) / 100;
    if (Math.abs(ratio - this.#told) < RATIO_STEP) return;
    this.#timer = setTimeout(() => {
      this.#told = ratio;
      this.#state?.onRatio(ratio);
    }, SETTLED_MS);
  }
}

export const arrange = directive(Arrange);
