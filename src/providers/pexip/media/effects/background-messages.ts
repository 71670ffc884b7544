/** What the page and the worker for backgrounds say to each other. Types only. */

/** The first message. */
export interface BackgroundStart {
  /** Where the worker finds its files: it has no address of its own to start from. */
  readonly script: string;
  readonly wasm: string;
  readonly model: string;
  /** Undefined: the person's surroundings, blurred. */
  readonly picture: ImageBitmap | undefined;
  /** Frames in and out without the page; undefined: by `BackgroundFrame`. */
  readonly streams:
    | {
        readonly readable: ReadableStream<VideoFrame>;
        readonly writable: WritableStream<VideoFrame>;
      }
    | undefined;
}

/** One frame, either way. */
export interface BackgroundFrame {
  readonly frame: ImageBitmap;
}

/** `ready`: frames may come. `want`: one may come now. `failed`: none will. */
export type BackgroundAnswer = 'ready' | 'want' | { readonly failed: string } | BackgroundFrame;
