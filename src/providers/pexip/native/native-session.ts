/** A Pexip meeting without a frame, as the element's session: the headless meeting, and a view of it. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { MeetingEvent } from '../../../meeting/events.ts';
import type { Options } from '../../../meeting/option.ts';
import type { MeetingSession, SessionHost } from '../../../meeting/session.ts';
import { leaveEnding } from '../../../view/ending.ts';
import {
  fullscreenCommands,
  pictureInPictureCommands,
  runScreenCommand,
} from '../../../view/screen.ts';
import type { Controls } from './control-names.ts';
import type { MeetingActions } from './model.ts';
import type { DrawEnd, MeetingView, ModelSource, ViewOptions } from './view-contract.ts';
import { isNativeCommand, isUntimed, optionsOf } from './native-commands.ts';
import { listDevices } from './native-devices.ts';
import { PexipMeeting } from './pexip-meeting.ts';
import type { PexipMeetingOptions } from './pexip-meeting-options.ts';
import { recall, remember } from './remembered.ts';

/** The element's attributes as this mode reads them. */
export interface NativeValues extends PexipMeetingOptions {
  /** Keeps what is chosen on this device. */
  readonly remember?: boolean;
  /** `none`: the page draws its own controls. Default: `all`. */
  readonly controls?: Controls;
  readonly shortcuts?: boolean;
  readonly wakeLock?: boolean;
}

export type OpenView = (
  root: ShadowRoot,
  source: ModelSource,
  actions: MeetingActions,
  options: ViewOptions,
) => MeetingView;

/** What the view's code offers. */
export interface ViewCode {
  readonly openView: OpenView;
  /** What is shown once the meeting is over: a chunk of its own. */
  loadEnd(): Promise<DrawEnd>;
}

export class NativeSession implements MeetingSession {
  readonly #host: SessionHost;
  readonly #meeting: PexipMeeting;
  #view: MeetingView | undefined;
  readonly #alias: string;
  readonly #loadEnd: () => Promise<DrawEnd>;
  readonly #remembers: boolean;
  #joined = false;
  #closed = false;
  /** What ended it. */
  #error: MeetingError | undefined;
  #left = 'closed';

  /** `loadView`: the view's code comes on demand. */
  constructor(given: NativeValues, host: SessionHost, loadView: () => Promise<ViewCode>) {
    this.#host = host;
    this.#alias = given.alias;
    this.#loadEnd = async () => (await loadView()).loadEnd();
    this.#remembers = !!given.remember;
    const { name: knownName, ...devices } = given.remember ? recall() : {};
    const values: NativeValues = {
      prejoin: !given.name,
      ...devices,
      ...given,
      ...(knownName !== undefined && { knownName }),
    };
    this.#meeting = new PexipMeeting({ ...values, onEvent: (event) => this.#emit(event) });
    void this.#showView(values, loadView).catch((cause: unknown) => {
      // The meeting goes on without a picture of it.
      this.#fail(new MeetingError('load-failed', 'The view could not be loaded.', { cause }));
    });
    void this.#meeting.join().catch((cause: unknown) => {
      const { code, message, status, said } =
        cause instanceof MeetingError
          ? cause
          : new MeetingError('call-failed', 'The meeting could not be joined.');
      const details = {
        cause,
        fatal: true,
        ...(status !== undefined && { status }),
        ...(said !== undefined && { said }),
      };
      this.#fail(new MeetingError(code, message, details));
    });
  }

  supports(command: string): boolean {
    if (command === 'getDevices') return true;
    if (Object.hasOwn(fullscreenCommands, command)) return document.fullscreenEnabled;
    if (Object.hasOwn(pictureInPictureCommands, command)) return !!document.pictureInPictureEnabled;
    return this.#meeting.supports(command);
  }

  /** Before one is in: what there is to do at the door. */
  accepts(command: string): boolean {
    return command === 'answerPrompt' ? !!this.#meeting.state.prompt : command === 'hangup';
  }

  argumentsOf(command: string): Options | undefined {
    return isNativeCommand(command) ? optionsOf(command) : undefined;
  }

  untimed(command: string): boolean {
    return isNativeCommand(command) && isUntimed(command);
  }

  async execute(command: string, args: Readonly<Record<string, unknown>>): Promise<unknown> {
    if (command === 'getDevices') return listDevices(this.#meeting.state.devices);
    if (Object.hasOwn(pictureInPictureCommands, command))
      return runScreenCommand(pictureInPictureCommands, command, this.#host.container.host);
    if (isNativeCommand(command)) await this.#meeting.give(command, args);
    return 'acknowledged';
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { container, title } = this.#host;
    const end = {
      error: this.#error,
      left: this.#left,
      alias: this.#alias,
      title,
      // Who was in the view goes on where it was.
      focus: !!container.activeElement,
    };
    if (this.#remembers && this.#joined) this.#remember();
    this.#view?.close();
    this.#meeting.close();
    leaveEnding(container, {
      error: this.#error,
      draw: async () => (await this.#loadEnd())(container, end),
    });
  }

  #emit(event: MeetingEvent): void {
    if (event.type === 'meeting-left') this.#left = event.detail.reason;
    if (event.type === 'meeting-error') {
      if (event.detail.fatal) this.#error = event.detail;
      else this.#view?.report(event.detail);
    }
    // At hand when it is wanted: the end may be that no network is there to load it by.
    if (event.type === 'meeting-joined') {
      this.#joined = true;
      void this.#loadEnd().catch(() => {});
    }
    this.#host.emit(event);
  }

  /** As it was last, but for what a host did. */
  #remember(): void {
    const { self, devices, call } = this.#meeting.state;
    // What is silent for lack of a device, or of a call, is so by nobody's wish.
    const isWish = (device: string) => device === 'ready' && call !== 'failed';
    const { audioinput, videoinput, audiooutput } = devices.selected;
    remember({
      ...recall(),
      name: self.name,
      ...(audioinput && { audioInput: audioinput }),
      ...(videoinput && { videoInput: videoinput }),
      ...(audiooutput && { audioOutput: audiooutput }),
      ...(isWish(self.microphone) && !self.mutedByHost && { muteMicrophone: self.audioMuted }),
      ...(isWish(self.camera) && { muteCamera: self.videoMuted }),
    });
  }

  #fail(detail: MeetingError): void {
    if (!this.#closed) this.#emit({ type: 'meeting-error', detail });
  }

  async #showView(
    { controls = 'all', shortcuts = true, wakeLock = true, prejoin = false }: NativeValues,
    loadView: () => Promise<ViewCode>,
  ): Promise<void> {
    const { openView } = await loadView();
    if (this.#closed) return;
    const meeting = this.#meeting;
    const source: ModelSource = {
      get model() {
        return meeting.state;
      },
      subscribe(listener) {
        meeting.addEventListener('change', listener);
        return () => meeting.removeEventListener('change', listener);
      },
    };
    this.#view = openView(this.#host.container, source, meeting.commands, {
      controls,
      shortcuts,
      wakeLock,
      prejoin,
      ...(this.#host.title && { title: this.#host.title }),
    });
  }
}
