/** What goes along with the view outside its own tree: keys, the screen, the small window, the wake lock. */
import { isInside, type Companion, type Context } from './context.ts';
import { toggleFullscreen, watchFullscreen } from './fullscreen.ts';
import type { Floating } from './picture-in-picture.ts';
import { onShortcut, PushToTalk } from './shortcuts.ts';
import { styles } from './styles/styles.ts';
import { WakeLock } from './wake-lock.ts';

export class Companions {
  readonly #host: Element;
  readonly #container: HTMLElement;
  readonly #wakeLock = new WakeLock();
  readonly #talk = new PushToTalk();
  readonly #keepsAwake: boolean;
  #context: Context | undefined;
  #floating: Floating | undefined;
  #opening = false;
  #closed = false;

  constructor(
    host: Element,
    container: HTMLElement,
    { shortcuts, wakeLock }: { readonly shortcuts: boolean; readonly wakeLock: boolean },
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#container = container;
    this.#keepsAwake = wakeLock;
    // A click on the stage brings the keys there.
    container.tabIndex = -1;
    watchFullscreen(host, (fullscreen) => this.#context?.show({ fullscreen }), signal);
    if (shortcuts)
      container.addEventListener(
        'keydown',
        (event) => this.#isInside && onShortcut(event, this.#context!, this.#talk),
        { signal },
      );
  }

  /** With every drawing. */
  update(context: Context): void {
    this.#context = context;
    this.#wakeLock.set(this.#keepsAwake && this.#isInside);
    if (!this.#isInside) this.#talk.close();
    this.#floating?.draw(context);
  }

  toggle(what: Companion): void {
    const failed = () => this.#context?.show({ failure: this.#context.text.failed });
    if (what === 'fullscreen') toggleFullscreen(this.#host).catch(failed);
    else if (this.#floating) this.#floating.close();
    else void this.#open().catch(failed);
  }

  close(): void {
    this.#closed = true;
    this.#talk.close();
    this.#wakeLock.set(false);
    this.#floating?.close();
  }

  get #isInside(): boolean {
    return isInside(this.#context?.model);
  }

  async #open(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    try {
      const { openPictureInPicture } = await import('./picture-in-picture.ts');
      const video = this.#container.querySelector<HTMLVideoElement>(
        '.tile.presentation video, .tile.main video',
      );
      const floating = await openPictureInPicture(
        this.#host,
        video,
        [...styles.styleSheet!.cssRules].map(({ cssText }) => cssText).join('\n'),
        () => {
          this.#floating = undefined;
          if (!this.#closed) this.#context?.show({ floating: false });
        },
      );
      if (this.#closed) return floating.close();
      this.#floating = floating;
      this.#context?.show({ floating: true });
    } finally {
      this.#opening = false;
    }
  }
}
