/**
 * Worker: finds the person in each frame of a camera and puts another background behind them. A classic script, since
 * that of TensorFlow Lite is one; it imports nothing, so that it is one file in the build as well.
 *
 * The model (MediaPipe's selfie segmentation, landscape) takes 256 × 144 RGB floats and gives a mask of as many.
 */
{
  type BackgroundStart = import('./background-messages.ts').BackgroundStart;
  type BackgroundFrame = import('./background-messages.ts').BackgroundFrame;
  type BackgroundAnswer = import('./background-messages.ts').BackgroundAnswer;

  /** What Emscripten's script gives. Not documented: the package's version is pinned. */
  interface Segmenter {
    readonly HEAPU8: Uint8Array;
    readonly HEAPF32: Float32Array;
    _getModelBufferMemoryOffset(): number;
    _loadModel(bytes: number): number;
    _getInputMemoryOffset(): number;
    _getOutputMemoryOffset(): number;
    _runInference(): number;
  }
  interface Policies {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): unknown };
  }
  interface Scope {
    onmessage: ((event: MessageEvent<BackgroundStart | BackgroundFrame>) => void) | null;
    postMessage(answer: BackgroundAnswer, transfer?: Transferable[]): void;
    importScripts(url: unknown): void;
    createTwilioTFLiteSIMDModule(options: { wasmBinary: ArrayBuffer }): Promise<Segmenter>;
    readonly trustedTypes?: Policies;
  }
  const scope = self as unknown as Scope;

  const WIDTH = 256;
  const HEIGHT = 144;
  /** Below, a dot of the mask is background; above, it is the person. */
  const BACKGROUND_BELOW = 0.35;
  const PERSON_ABOVE = 0.75;
  /** Between two frames that are asked for, in ms. */
  const FRAME_MS = 1000 / 30;
  /** A frame that takes longer, on average, is drawn in half its size. */
  const SLOW_MS = 30;
  const WIDTH_MIN = 640;
  /** Frames that the average is taken over. */
  const MEASURED = 30;

  const canvasOf = (width: number, height: number, options?: CanvasRenderingContext2DSettings) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', options);
    if (!context) throw new Error('There is no 2D canvas.');
    return { canvas, context };
  };

  class Painter {
    readonly #segmenter: Segmenter;
    readonly #picture: ImageBitmap | undefined;
    readonly #small = canvasOf(WIDTH, HEIGHT, { willReadFrequently: true });
    readonly #mask = canvasOf(WIDTH, HEIGHT);
    readonly #alpha = new ImageData(WIDTH, HEIGHT);
    readonly #out = canvasOf(1, 1);
    readonly #quarter = canvasOf(1, 1);
    readonly #sixteenth = canvasOf(1, 1);
    #scale = 1;
    #spent = 0;
    #count = 0;

    constructor(segmenter: Segmenter, picture: ImageBitmap | undefined) {
      this.#segmenter = segmenter;
      this.#picture = picture;
    }

    /** @returns The frame with its background replaced; the canvas is used again for the next. */
    paint(frame: VideoFrame | ImageBitmap): OffscreenCanvas {
      const start = performance.now();
      const [fullWidth, fullHeight] =
        'displayWidth' in frame
          ? [frame.displayWidth, frame.displayHeight]
          : [frame.width, frame.height];
      const width = Math.round(fullWidth * this.#scale);
      const height = Math.round(fullHeight * this.#scale);
      this.#segment(frame);
      const { canvas, context } = this.#out;
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      context.globalCompositeOperation = 'copy';
      context.drawImage(this.#mask.canvas, 0, 0, width, height);
      context.globalCompositeOperation = 'source-in';
      context.drawImage(frame, 0, 0, width, height);
      context.globalCompositeOperation = 'destination-over';
      if (this.#picture) this.#cover(this.#picture, width, height);
      else context.drawImage(this.#blur(frame, width, height), 0, 0, width, height);
      this.#measure(performance.now() - start, width);
      return canvas;
    }

    #segment(frame: VideoFrame | ImageBitmap): void {
      const { context } = this.#small;
      const { HEAPF32 } = this.#segmenter;
      context.drawImage(frame, 0, 0, WIDTH, HEIGHT);
      const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
      let at = this.#segmenter._getInputMemoryOffset() / 4;
      for (let dot = 0; dot < data.length; dot += 4) {
        HEAPF32[at++] = data[dot]! / 255;
        HEAPF32[at++] = data[dot + 1]! / 255;
        HEAPF32[at++] = data[dot + 2]! / 255;
      }
      this.#segmenter._runInference();
      const from = this.#segmenter._getOutputMemoryOffset() / 4;
      const alpha = this.#alpha.data;
      const range = PERSON_ABOVE - BACKGROUND_BELOW;
      // A Uint8ClampedArray keeps it within 0 and 255.
      for (let dot = 0; dot < WIDTH * HEIGHT; dot++)
        alpha[dot * 4 + 3] = ((HEAPF32[from + dot]! - BACKGROUND_BELOW) / range) * 255;
      this.#mask.context.putImageData(this.#alpha, 0, 0);
    }

    /** Down and up again, which blurs everywhere: Safari's canvas has no `filter`. */
    #blur(frame: VideoFrame | ImageBitmap, width: number, height: number): OffscreenCanvas {
      const [quarter, sixteenth] = [this.#quarter, this.#sixteenth];
      for (const [{ canvas }, by] of [
        [quarter, 4],
        [sixteenth, 16],
      ] as const) {
        canvas.width = Math.ceil(width / by);
        canvas.height = Math.ceil(height / by);
      }
      const whole = ({ canvas }: typeof quarter) => [0, 0, canvas.width, canvas.height] as const;
      quarter.context.drawImage(frame, ...whole(quarter));
      sixteenth.context.drawImage(quarter.canvas, ...whole(sixteenth));
      quarter.context.drawImage(sixteenth.canvas, ...whole(quarter));
      return quarter.canvas;
    }

    /** As CSS's `object-fit: cover`. */
    #cover(picture: ImageBitmap, width: number, height: number): void {
      const scale = Math.max(width / picture.width, height / picture.height);
      const [w, h] = [picture.width * scale, picture.height * scale];
      this.#out.context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
    }

    /** A machine that is too slow for the camera's size gets a smaller one. */
    #measure(ms: number, width: number): void {
      this.#spent += ms;
      if (++this.#count < MEASURED) return;
      if (this.#spent / this.#count > SLOW_MS && width / 2 >= WIDTH_MIN) this.#scale /= 2;
      this.#spent = this.#count = 0;
    }
  }

  const load = async (what: string, address: string): Promise<ArrayBuffer> => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${what}: ${response.status}.`);
    return response.arrayBuffer();
  };

  /** The build packs it. By its first bytes, since some servers tell browsers to unpack it, whatever it is called. */
  const unpack = async (bytes: ArrayBuffer): Promise<ArrayBuffer> => {
    const [first, second] = new Uint8Array(bytes);
    if (first !== 0x1f || second !== 0x8b) return bytes;
    const packed = new Blob([bytes]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  };

  const loadSegmenter = async ({ script, wasm, model }: BackgroundStart): Promise<Segmenter> => {
    const [program, bytes] = [load('TensorFlow Lite', wasm).then(unpack), load('The model', model)];
    // Whichever fails second is nobody's to hear of.
    for (const loading of [program, bytes]) loading.catch(() => {});
    const policy = scope.trustedTypes?.createPolicy('meeting-embed', {
      createScriptURL: (url) => url,
    });
    scope.importScripts(policy?.createScriptURL(script) ?? script);
    const segmenter = await scope.createTwilioTFLiteSIMDModule({ wasmBinary: await program });
    const loaded = new Uint8Array(await bytes);
    segmenter.HEAPU8.set(loaded, segmenter._getModelBufferMemoryOffset());
    if (segmenter._loadModel(loaded.byteLength)) throw new Error('The model could not be read.');
    return segmenter;
  };

  /** From stream to stream, the page uninvolved. What comes while one is painted, the source drops. */
  const pump = async (
    painter: Painter,
    { readable, writable }: NonNullable<BackgroundStart['streams']>,
  ): Promise<void> => {
    const reader = readable.getReader();
    const writer = writable.getWriter();
    for (;;) {
      const { done, value: frame } = await reader.read();
      if (done) return;
      const { timestamp } = frame;
      let painted: VideoFrame;
      try {
        painted = new VideoFrame(painter.paint(frame), { timestamp });
      } finally {
        frame.close();
      }
      await writer.write(painted);
    }
  };

  /** Frames by message. The clock is here: a page in the background has a slow one. */
  const answer = (painter: Painter): void => {
    scope.onmessage = ({ data }) => {
      if (!('frame' in data)) return;
      const { width, height } = data.frame;
      const painted = painter.paint(data.frame);
      data.frame.close();
      if (!width || !height) return;
      const frame = painted.transferToImageBitmap();
      scope.postMessage({ frame }, [frame]);
    };
    setInterval(() => scope.postMessage('want'), FRAME_MS);
  };

  const failed = (error: unknown) => scope.postMessage({ failed: String(error) });

  scope.onmessage = ({ data }) => {
    if ('frame' in data) return;
    loadSegmenter(data)
      .then(async (segmenter) => {
        const painter = new Painter(segmenter, data.picture);
        scope.postMessage('ready');
        if (data.streams) await pump(painter, data.streams);
        else answer(painter);
      })
      .catch(failed);
  };
}
