/** A permalink's meeting: waited for, started, and only then opened, as a MeetingSession around the frame's. */
import type { EmbedConfig } from '../../../meeting/provider.ts';
import { MeetingError, type ErrorCode } from '../../../meeting/errors.ts';
import type { MeetingEvent, MeetingPrompt } from '../../../meeting/events.ts';
import type { MeetingSession, SessionHost } from '../../../meeting/session.ts';
import type { OpenSession } from '../../../meeting/provider.ts';
import type { Permalink } from '../client/eyeson-answers.ts';
import { EyesonTokenClient } from '../client/eyeson-client.ts';
import { readPermalinkToken, type PermalinkToken } from './permalink-link.ts';
import { Poll } from './poll.ts';
import { pageLanguage, type Language } from '../../../view/languages.ts';
import { shortTextsOf } from '../../../view/package-languages.ts';
import {
  permalink as english,
  type PermalinkText as Text,
} from '../../../view/text/permalink-en.ts';
import { PermalinkView, type PermalinkModel } from './permalink-view.ts';

/** The longest name of a room that is shown, in characters. */
const NAME_LENGTH = 1_000;

const readLanguage = shortTextsOf('permalink', english);

/** What ends the wait, and its words for people. */
const endings: Partial<Record<ErrorCode, keyof Text>> = {
  'link-invalid': 'invalid',
  'link-expired': 'expired',
  'meeting-over': 'over',
  unauthorized: 'refused',
  'argument-invalid': 'refused',
};

/** One has been told to wait: from here on, the meeting loads. */
const HELD: ReadonlySet<PermalinkModel['stage']> = new Set([
  'start',
  'starting',
  'waiting',
  'locked',
]);

/** A refusal that asking again cannot change. 408 and 429 ask for patience. */
const isRefusal = ({ code, status = 0 }: MeetingError): boolean =>
  code === 'request-failed' && status > 399 && status < 500 && status !== 408 && status !== 429;

class PermalinkSession implements MeetingSession {
  readonly #config: EmbedConfig;
  readonly #host: SessionHost;
  readonly #openFrame: OpenSession;
  readonly #text: Text;
  readonly #client: EyesonTokenClient;
  /** Undefined: no permalink, but a link that opens at once. */
  readonly #link: PermalinkToken | undefined;
  readonly #closing = new AbortController();
  readonly #view: PermalinkView;
  #model: PermalinkModel = { stage: 'looking', room: '', trouble: '' };
  #poll: Poll | undefined;
  #entered = false;
  #frame: MeetingSession | undefined;
  /** Trouble that the page knows of: it is told once, until there is an answer again. */
  #announced: ErrorCode | undefined;

  constructor(
    config: EmbedConfig,
    host: SessionHost,
    openFrame: OpenSession,
    { text, lang }: Language<Text>,
  ) {
    this.#config = config;
    this.#host = host;
    this.#openFrame = openFrame;
    this.#text = text;
    const { api } = config.values as { api?: string };
    this.#client = new EyesonTokenClient({ ...(api && { origin: api }) });
    this.#link = readPermalinkToken(config.url);
    this.#view = new PermalinkView(host.container, {
      text,
      lang,
      title: host.title,
      onStart: () => {
        if (this.#model.stage === 'start')
          this.#start().catch((error: MeetingError) => this.#emitError(error));
      },
      onLeave: () => this.#leave(),
    });
    this.#show({});
    if (this.#link) this.#poll = new Poll(() => this.#look());
    else void this.#enter();
  }

  supports(command: string): boolean {
    if (this.#frame) return this.#frame.supports(command);
    return command === 'hangup' || (command === 'answerPrompt' && this.#model.stage === 'start');
  }

  /** Before the meeting: everything there is. */
  accepts(command: string): boolean {
    return !this.#frame && this.supports(command);
  }

  async execute(
    command: string,
    args: Readonly<Record<string, unknown>>,
    isWanted: () => boolean,
  ): Promise<unknown> {
    if (this.#frame) return this.#frame.execute(command, args, isWanted);
    if (command === 'hangup') this.#leave();
    else await this.#start();
    return 'acknowledged';
  }

  close(): void {
    this.#closing.abort();
    this.#poll?.close();
    this.#view.close();
    this.#frame?.close();
  }

  #emit(event: MeetingEvent): void {
    if (!this.#closing.signal.aborted) this.#host.emit(event);
  }

  #emitError(detail: MeetingError): void {
    this.#emit({ type: 'meeting-error', detail });
  }

  #show(change: Partial<PermalinkModel>): void {
    this.#model = { ...this.#model, ...change };
    if (!this.#closing.signal.aborted) this.#view.draw(this.#model);
  }

  #leave(): void {
    this.#emit({ type: 'meeting-left', detail: { reason: 'closed' } });
  }

  /** One look at the permalink. @returns Whether there was an answer. */
  async #look(): Promise<boolean> {
    const { signal } = this.#closing;
    try {
      const { token } = this.#link!;
      this.#onAnswer(await this.#client.readPermalink({ token }, { signal }));
      return true;
    } catch (error) {
      return signal.aborted || this.#onFailure(error as MeetingError);
    }
  }

  #onAnswer({ permalink, room }: Permalink): void {
    if (this.#entered) return;
    this.#announced = undefined;
    if (room?.name) this.#show({ room: room.name.slice(0, NAME_LENGTH) });
    if (room?.started_at) return void this.#enter();
    const expiry = permalink?.expires_at;
    if (expiry && Date.parse(expiry) <= Date.now())
      return this.#fail(new MeetingError('link-expired', `The permalink expired at ${expiry}.`));
    this.#ask(this.#link!.host ? 'start' : 'waiting');
  }

  /** @returns Whether there was an answer. */
  #onFailure(error: MeetingError): boolean {
    if (this.#entered) return true;
    const { code } = error;
    if (endings[code] || isRefusal(error)) {
      this.#fail(error);
      return true;
    }
    const locked = code === 'meeting-locked';
    if (!locked) this.#show({ trouble: this.#text.offline });
    if (this.#announced !== code) this.#emitError(error);
    this.#announced = code;
    if (locked) this.#ask('locked');
    return locked;
  }

  /** Says where things stand: to people always, to the page where it is news. */
  #ask(stage: 'waiting' | 'locked' | 'start'): void {
    if (this.#model.stage === 'starting') return;
    const news = stage !== this.#model.stage;
    // What went wrong with starting stays said until it is tried again.
    const trouble = news || this.#model.trouble === this.#text.offline ? '' : this.#model.trouble;
    this.#show({ stage, trouble });
    const kind: MeetingPrompt['kind'] = stage === 'start' ? 'start' : 'waiting';
    const message = this.#text[stage];
    if (news) this.#emit({ type: 'meeting-prompt', detail: { kind, message } });
  }

  /** @throws {MeetingError} Where the meeting was not started; it can be tried again, unless that ended the wait. */
  async #start(): Promise<void> {
    const { signal } = this.#closing;
    this.#show({ stage: 'starting', trouble: '' });
    try {
      await this.#client.startMeeting({ user_token: this.#link!.token }, { signal });
    } catch (error) {
      // It runs, as a look has found meanwhile.
      if (this.#entered && !signal.aborted) return;
      const { code } = error as MeetingError;
      this.#show({
        stage: 'start',
        trouble: code === 'meeting-locked' ? this.#text.locked : this.#text.notStarted,
      });
      if (endings[code] || isRefusal(error as MeetingError)) this.#fail(error as MeetingError);
      throw error;
    }
    await this.#enter();
  }

  /** The meeting runs: its link is opened, byte for byte. */
  async #enter(): Promise<void> {
    const { signal } = this.#closing;
    if (this.#entered) return;
    this.#entered = true;
    this.#poll?.close();
    if (HELD.has(this.#model.stage)) this.#emit({ type: 'meeting-loading', detail: null });
    if (signal.aborted) return;
    const focused = this.#view.focused;
    this.#view.close();
    const frame = await this.#openFrame(this.#config, this.#host);
    if (signal.aborted) return frame.close();
    this.#frame = frame;
    if (focused) this.#host.container.querySelector('iframe')?.focus();
  }

  /** Ends the wait, in words for people; the cause has those of the API. */
  #fail(cause: MeetingError): void {
    const { code, status } = cause;
    const message = this.#text[endings[code] ?? 'refused'];
    this.#emitError(
      new MeetingError(code, message, {
        cause,
        fatal: true,
        ...(status !== undefined && { status }),
      }),
    );
  }
}

/** Opens permalinks, and their frames with `openFrame`. */
export const openPermalink = async (
  config: EmbedConfig,
  host: SessionHost,
  openFrame: OpenSession,
): Promise<MeetingSession> => {
  const language = await readLanguage(pageLanguage(host.container));
  return new PermalinkSession(config, host, openFrame, language);
};
