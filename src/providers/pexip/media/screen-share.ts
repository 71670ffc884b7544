/** The screen that one shares: chosen, shown with the floor taken, and given back whichever way it ends. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { Methods, participantRequests } from '../client/requests.ts';
import { because } from './permissions-policy.ts';

/** Who takes the floor. */
type Floor = Pick<Methods<typeof participantRequests>, 'take_floor' | 'release_floor'>;
/** Where a screen is shown. */
interface Call {
  replace(section: 'slides', track: MediaStreamTrack | null): Promise<void>;
}

export interface ScreenHost {
  /** Ends everything. */
  readonly signal: AbortSignal;
  /** Resolves once a call that is being opened is there, or is not to be. */
  opened(): Promise<void> | undefined;
  /** The call of the moment and who is in it; undefined: there is none. */
  place(): { readonly me: Floor; readonly call: Call } | undefined;
  /** It is shown from now on, or no longer. */
  onPresenting(presenting: boolean): void;
}

/** A tab may be shared with its sound; the page's own tab would show itself in itself. */
const OPTIONS: DisplayMediaStreamOptions & { selfBrowserSurface: 'exclude' } = {
  video: true,
  audio: true,
  selfBrowserSurface: 'exclude',
};

/** How long after the answer, in ms, the meeting may take to say who has the floor where another was last. */
const CONFIRMED_MS = 2000;

const failure = (code: 'session-closed' | 'call-failed' | 'command-failed', what: string) =>
  new MeetingError(code, `setPresenting: ${what}`);

const stopTracks = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) {
    track.onended = null;
    track.stop();
  }
};

export class ScreenShare {
  readonly #host: ScreenHost;
  #stream: MediaStream | undefined;
  /** The browser asks which screen to share, or the one that was chosen is not shown yet. */
  #choosing = false;
  /** By the last word since one asked for the floor, somebody else has it. */
  #taken = false;
  #onConfirmed = (): void => {};
  /** Why the one that is being chosen is not to be shown after all. */
  #against: string | undefined;

  readonly #ended: Promise<unknown>;

  constructor(host: ScreenHost) {
    this.#host = host;
    this.#ended = new Promise((resolve) =>
      host.signal.addEventListener('abort', resolve, { once: true }),
    );
  }

  /** Undefined: nothing is shared. */
  get stream(): MediaStream | undefined {
    return this.#stream;
  }
  get track(): MediaStreamTrack | null {
    return this.#stream?.getVideoTracks()[0] ?? null;
  }
  /** Of a tab that is shared with its sound. */
  get sound(): MediaStreamTrack | undefined {
    return this.#stream?.getAudioTracks()[0];
  }

  /** @throws {MeetingError} `media-denied`, `command-failed`, `session-closed`, `call-failed`: nothing is shared. */
  async start(): Promise<void> {
    if (this.#choosing) throw failure('command-failed', 'a screen is being chosen already.');
    this.#choosing = true;
    this.#against = undefined;
    await this.#start().finally(() => (this.#choosing = false));
  }

  async #start(): Promise<void> {
    const screen = await navigator.mediaDevices
      .getDisplayMedia(OPTIONS)
      .catch((cause: unknown) =>
        Promise.reject(
          new MeetingError(
            'media-denied',
            `The screen was not shared${because('display-capture')}`,
            { cause },
          ),
        ),
      );
    try {
      await this.#show(screen);
    } catch (error) {
      stopTracks(screen);
      throw error;
    }
    this.#host.onPresenting(true);
  }

  /** Nothing is shared from now on, and what is being chosen is not to be. */
  async end(): Promise<void> {
    this.#against = 'it was ended before it began.';
    await this.stop();
  }

  /** One has the floor oneself. */
  confirm(): void {
    this.#taken = false;
    this.#onConfirmed();
  }

  /** Somebody else has the floor. */
  async yield(): Promise<void> {
    this.#taken = true;
    await this.stop(false);
  }

  /** @param release The floor is one's own, and given back. */
  async stop(release = true): Promise<void> {
    if (!this.close()) return;
    const place = this.#host.place();
    await place?.call.replace('slides', null);
    this.#host.onPresenting(false);
    if (release) await place?.me.release_floor();
  }

  /** Without a word to anybody. @returns Whether there was one. */
  close(): boolean {
    const stream = this.#stream;
    this.#stream = undefined;
    if (stream) stopTracks(stream);
    return !!stream;
  }

  async #show(screen: MediaStream): Promise<void> {
    const { signal } = this.#host;
    // The browser may still ask for camera and microphone, without which a call does not begin.
    await Promise.race([this.#host.opened(), this.#ended]);
    const place = this.#host.place();
    const [track] = screen.getVideoTracks();
    if (!place || !track || signal.aborted || this.#stream)
      throw failure('session-closed', 'there is no call to present in.');
    const { me, call } = place;
    if (this.#against) throw failure('command-failed', this.#against);
    // Of somebody who has not got it, a node takes none.
    const giveBack = () => void me.release_floor().catch(() => {});
    this.#taken = false;
    await me.take_floor().catch((error: MeetingError) => {
      // Without an answer, it may be taken all the same.
      if (error.status === undefined) giveBack();
      throw error;
    });
    if (this.#taken) await this.#confirmed();
    if (this.#taken) throw failure('command-failed', 'somebody else presents.');
    if (this.#against) {
      giveBack();
      throw failure('command-failed', this.#against);
    }
    // The browser's own button ends it, too; so does a meeting that has been left meanwhile.
    if (this.#host.place()?.call !== call || signal.aborted || track.readyState === 'ended') {
      giveBack();
      throw failure('session-closed', 'it ended before it began.');
    }
    track.onended = () => void this.stop().catch(() => {});
    this.#stream = screen;
    await call.replace('slides', track).catch((cause: unknown) => {
      // The floor is taken and nothing can be shown: it is given back, and nobody is said to present.
      this.#stream = undefined;
      giveBack();
      throw new MeetingError('call-failed', 'setPresenting: the call took no screen.', { cause });
    });
    // Ended in the meantime, which has told everybody.
    if (this.#stream !== screen)
      throw failure('command-failed', this.#against ?? 'somebody else presents.');
  }

  /** That the floor is one's own may be told after the answer: events come by another way. */
  #confirmed(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, CONFIRMED_MS);
      const settle = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#onConfirmed = settle;
      void this.#ended.then(settle);
    });
  }
}
