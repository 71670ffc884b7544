/** Shows how loud a stream is, for as long as its element is drawn. */
import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { noChange, type ElementPart } from 'lit-html';

/** The meter's own value changes this often; what is seen, with each frame. */
const VALUE_MS = 250;
/** Speech at a usual distance has a root mean square near 0.1 of full scale: it fills the meter. */
const GAIN = 8;

class Level extends AsyncDirective {
  #element: HTMLElement | undefined;
  #stream: MediaStream | null = null;
  #close: (() => void) | undefined;

  override render(_stream: MediaStream | null): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [stream]: [MediaStream | null]): typeof noChange {
    this.#element = part.element as HTMLElement;
    if (stream !== this.#stream) {
      this.#stream = stream;
      this.#open();
    }
    return noChange;
  }

  override disconnected(): void {
    this.#close?.();
    this.#close = undefined;
  }

  override reconnected(): void {
    this.#open();
  }

  #open(): void {
    this.#close?.();
    this.#close = undefined;
    const element = this.#element;
    if (!element) return;
    const show = (level: number) => element.style.setProperty('--level', level.toFixed(3));
    show(0);
    element.ariaValueNow = '0';
    if (!this.#stream?.getAudioTracks().length) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(this.#stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const closing = new AbortController();
    // Browsers let nothing with sound run before somebody has done something here.
    for (const type of ['pointerdown', 'keydown'])
      document.addEventListener(type, () => void context.resume().catch(() => {}), {
        signal: closing.signal,
      });
    let frame = 0;
    let said = 0;
    const look = (time: number) => {
      analyser.getFloatTimeDomainData(samples);
      const sum = samples.reduce((total, sample) => total + sample * sample, 0);
      const level = Math.min(1, Math.sqrt(sum / samples.length) * GAIN);
      show(level);
      if (time - said > VALUE_MS) {
        said = time;
        element.ariaValueNow = String(Math.round(level * 100));
      }
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    this.#close = () => {
      closing.abort();
      cancelAnimationFrame(frame);
      void context.close().catch(() => {});
    };
  }
}

export const level = directive(Level);
