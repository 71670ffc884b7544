/** Keeps the pieces of the stage where the plan has them, as the stage and the node's picture change their size. */
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { noChange, type ElementPart } from 'lit-html';
import { planStage, type Box, type Corner } from './stage-plan.ts';

export interface StageState {
  readonly corner: Corner;
  readonly self: 'normal' | 'small' | null;
  /** As `Ui['stage']`; without a presentation, `main`. */
  readonly shown: 'beside' | 'presentation' | 'main';
  /** The local participant and their call's stream: when either changes, the node knows no shape, and is asked again. */
  readonly uuid: string;
  readonly stream: MediaStream | null;
  /**
   * Width by height of the main video's place, whenever it has settled on another; null: not now.
   * @returns Whether the node took it.
   */
  readonly askFor: ((ratio: number) => Promise<boolean>) | null;
}

/** A size that is dragged passes through many. */
const SETTLED_MS = 600;
/** A difference that no node need hear of. */
const RATIO_STEP = 0.1;
/** Refusals, each waited for twice as long as the one before, after which a node is asked no more. */
const REFUSALS_MAX = 5;
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
  /** What the node has taken; at first what it takes for granted. */
  #told = WIDE;
  /** What is about to be asked for, or on its way. */
  #asked: number | undefined;
  #refusals = 0;
  /** Whose picture `#told` is about. An answer about another one counts for nothing. */
  #seer: { readonly uuid: string; stream: MediaStream | null } = { uuid: '', stream: null };
  readonly #arrange = () => this.#place();
  readonly #sizes = new ResizeObserver(this.#arrange);

  override render(_state: StageState): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [state]: [StageState]): typeof noChange {
    const stage = part.element as HTMLElement;
    this.#state = state;
    this.#see(state);
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

  /** Of another participant, or in another call, a node knows nothing yet. A call without video yet is no other one. */
  #see({ uuid, stream }: StageState): void {
    const seer = this.#seer;
    if (uuid === seer.uuid && (!stream || !seer.stream || stream === seer.stream)) {
      seer.stream ??= stream;
      return;
    }
    clearTimeout(this.#timer);
    this.#seer = { uuid, stream };
    this.#told = WIDE;
    this.#asked = undefined;
    this.#refusals = 0;
  }

  #tell(exact: number): void {
    const ratio = Math.round(Math.max(0.5, Math.min(exact, WIDE)) * 100) / 100;
    const wanted =
      Math.abs(ratio - this.#told) < RATIO_STEP ||
      this.#refusals >= REFUSALS_MAX ||
      !this.#state?.askFor
        ? undefined
        : ratio;
    if (wanted === this.#asked) return;
    clearTimeout(this.#timer);
    this.#asked = wanted;
    if (wanted !== undefined)
      this.#timer = setTimeout(() => void this.#ask(wanted), SETTLED_MS * 2 ** this.#refusals);
  }

  async #ask(ratio: number): Promise<void> {
    const seer = this.#seer;
    const taken = await this.#state?.askFor?.(ratio);
    if (seer !== this.#seer) return;
    this.#asked = undefined;
    this.#refusals = taken ? 0 : this.#refusals + 1;
    if (taken) this.#told = ratio;
    this.#place();
  }
}

export const arrange = directive(Arrange);
