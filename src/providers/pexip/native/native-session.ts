/** A Pexip meeting without a frame, as the element's session: the headless meeting, and a view of it. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { Options } from '../../../meeting/option.ts';
import type { MeetingSession, SessionHost } from '../../../meeting/session.ts';
import type { MeetingActions, MeetingView, ModelSource, ViewOptions } from './model.ts';
import { isNativeCommand, optionsOf } from './native-commands.ts';
import { PexipMeeting } from './pexip-meeting.ts';
import type { PexipMeetingOptions } from './pexip-meeting-options.ts';

/** The element's attributes as this mode reads them. */
export interface NativeValues extends PexipMeetingOptions {
  /** `none`: the page draws its own controls. Default: `all`. */
  readonly controls?: 'all' | 'none';
}

export type OpenView = (
  root: ShadowRoot,
  source: ModelSource,
  actions: MeetingActions,
  options: ViewOptions,
) => MeetingView;

export class NativeSession implements MeetingSession {
  readonly #host: SessionHost;
  readonly #meeting: PexipMeeting;
  #view: MeetingView | undefined;
  #closed = false;

  /** `loadView`: the view's code comes on demand. */
  constructor(values: NativeValues, host: SessionHost, loadView: () => Promise<OpenView>) {
    this.#host = host;
    this.#meeting = new PexipMeeting({ ...values, onEvent: (event) => host.emit(event) });
    void this.#showView(values, loadView).catch((cause: unknown) => {
      // The meeting goes on without a picture of it.
      this.#fail(new MeetingError('load-failed', 'The view could not be loaded.', { cause }));
    });
    void this.#meeting.join().catch((cause: unknown) => {
      const { code, message, status } =
        cause instanceof MeetingError
          ? cause
          : new MeetingError('call-failed', 'The meeting could not be joined.');
      const details = { cause, fatal: true, ...(status !== undefined && { status }) };
      this.#fail(new MeetingError(code, message, details));
    });
  }

  supports(command: string): boolean {
    return this.#meeting.supports(command);
  }

  /** Before one is in: what there is to do at the door. */
  accepts(command: string): boolean {
    return command === 'answerPrompt' ? !!this.#meeting.state.prompt : command === 'hangup';
  }

  argumentsOf(command: string): Options | undefined {
    return isNativeCommand(command) ? optionsOf(command) : undefined;
  }

  async execute(command: string, args: Readonly<Record<string, unknown>>): Promise<'acknowledged'> {
    if (isNativeCommand(command)) await this.#meeting.give(command, args);
    return 'acknowledged';
  }

  close(): void {
    this.#closed = true;
    this.#view?.close();
    this.#meeting.close();
  }

  #fail(detail: MeetingError): void {
    if (!this.#closed) this.#host.emit({ type: 'meeting-error', detail });
  }

  async #showView(
    { controls = 'all' }: NativeValues,
    loadView: () => Promise<OpenView>,
  ): Promise<void> {
    const openView = await loadView();
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
      ...(this.#host.title && { title: this.#host.title }),
    });
  }
}
