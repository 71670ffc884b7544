/** A Pexip meeting without a frame: token → events → call, as a MeetingSession, and as what the view draws. */
import type { EmbedConfig } from '../../../meeting/provider.ts';
import { MeetingError } from '../../../meeting/errors.ts';
import type { MeetingEvent } from '../../../meeting/events.ts';
import type { MeetingSession, SessionHost } from '../../../meeting/session.ts';
import type { OpenSession } from '../../../meeting/provider.ts';
import { buildActions } from './build-actions.ts';
import { Chat, Captions } from './chat-log.ts';
import { PexipClient } from '../client/pexip-client.ts';
import type { JoinOptions, JoinResult, Question } from '../client/join.ts';
import { MeetingMedia } from '../media/meeting-media.ts';
import { buildModel } from './meeting-model.ts';
import { describePrompt, Questions, signIn } from './questions.ts';
import { domEventName, translate, translateParticipant, wireEventNames } from './translate.ts';
import type { WireEventName } from '../client/wire-events.ts';
import type { MeetingActions, MeetingModel, MeetingView, ModelSource, Prompt } from './model.ts';
import type { Grant, Participant } from '../client/wire.ts';
import { ConferenceExtras } from './conference-extras.ts';

/** The element's attributes as this mode reads them. */
export interface NativeValues {
  readonly address: string;
  readonly alias: string;
  readonly name?: string;
  readonly pin?: string;
  readonly joinRole?: 'guest' | 'host';
  readonly muteMicrophone?: boolean;
  readonly muteCamera?: boolean;
  readonly callType?: 'none' | 'audioonly' | 'video';
  readonly extension?: string;
  readonly bandwidth?: number;
  readonly callTag?: string;
  readonly controls?: 'all' | 'none';
  readonly captions?: boolean;
  readonly audioInput?: string;
  readonly videoInput?: string;
  readonly audioOutput?: string;
}

export class NativeSession implements MeetingSession, ModelSource {
  readonly #values: NativeValues;
  readonly #host: SessionHost;
  readonly #client: PexipClient;
  readonly #media: MeetingMedia;
  readonly #extras: ConferenceExtras;
  readonly #chat = new Chat();
  readonly #captions = new Captions();
  readonly #questions = new Questions(() => this.#changed());
  readonly #closing = new AbortController();
  readonly #listeners = new Set<() => void>();
  /** Participants as the last event left them: what an update has changed is seen against it. */
  readonly #known = new Map<string, Participant>();
  readonly actions: MeetingActions;
  #grant: Grant | undefined;
  /** One's own uuid in the conference that `#known` is of. */
  #self: string | undefined;
  /** `refer` has sent the participant to another conference, which has not let in yet. */
  #transferring = false;
  /** Captions are wanted from the start, and not asked for yet. */
  #wantsCaptions: boolean;
  #rosterVersion = 0;
  #model: MeetingModel | undefined;
  #stale = true;
  #view: MeetingView | undefined;

  constructor(config: EmbedConfig, host: SessionHost) {
    this.#values = config.values as unknown as NativeValues;
    this.#host = host;
    this.#wantsCaptions = !!this.#values.captions;
    this.#client = new PexipClient({ address: this.#values.address, alias: this.#values.alias });
    this.#media = new MeetingMedia(this.#values, {
      onChange: () => this.#changed(),
      emit: (event) => this.#host.emit(event),
    });
    this.#extras = new ConferenceExtras(this.#client, {
      onChange: () => this.#changed(),
      wantsPictures: () => !this.#media.streamsSlides,
    });
    const { signal } = this.#closing;
    const self = () => this.#client.state.self_uuid ?? '';
    const place = () => {
      const { media_room: room, breakouts } = this.#client.state;
      return { room, uuid: breakouts.get(room)?.participant_uuid ?? self() };
    };
    this.actions = buildActions(this.#client, self, place, {
      answerPrompt: async ({ value }) => {
        if (!this.#questions.answer(value))
          throw new MeetingError('command-failed', 'answerPrompt: nothing was asked.');
      },
      hangup: async () => {
        await this.#client.leave();
        // Given up at the door: the client was never in.
        this.#emit({ type: 'meeting-left', detail: { reason: 'closed' } });
      },
      setAudioMuted: ({ muted }) => this.#media.setAudioMuted(muted),
      setVideoMuted: ({ muted }) => this.#media.setVideoMuted(muted),
      setPresenting: ({ presenting }) => this.#media.setPresenting(presenting),
      selectDevice: ({ kind, id }) => this.#media.selectDevice(kind, id),
      watchStatistics: async ({ watching }) => this.#media.watchStatistics(watching),
      sendDtmf: ({ digits, participantId }) =>
        participantId === this.#client.state.self_uuid
          ? this.#media.sendDtmf(digits)
          : this.#client.participant(participantId).dtmf({ digits }),
      sendMessage: (message) => this.#sendMessage(message),
    });
    this.#listen(signal);
    void this.#showView().catch((cause: unknown) => {
      // The meeting goes on without a picture of it.
      const detail = new MeetingError('load-failed', 'The view could not be loaded.', { cause });
      this.#emit({ type: 'meeting-error', detail });
    });
    void this.#join().catch((error: unknown) => this.#fail(error));
  }

  /** What the view draws: made when it is asked for. */
  get model(): MeetingModel {
    if (this.#stale || !this.#model) {
      this.#stale = false;
      this.#model = buildModel(
        {
          state: this.#client.state,
          grant: this.#grant,
          call: this.#media.snapshot,
          name: this.#values.name ?? '',
          prompt: this.#questions.prompt,
          transferring: this.#transferring,
          rosterVersion: this.#rosterVersion,
          messages: this.#chat.messages,
          captions: this.#captions.lines,
          layouts: this.#extras.layouts,
          splash: this.#extras.splash,
          statistics: this.#media.statistics,
          picture: this.#extras.picture,
          breakouts: this.#extras.breakouts,
        },
        this.#model,
      );
    }
    return this.#model;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  supports(command: string): boolean {
    return this.model.may.has(command as keyof MeetingActions);
  }

  /** Before one is in: what there is to do at the door. */
  accepts(command: string): boolean {
    return command === 'answerPrompt' ? !!this.#questions.prompt : command === 'hangup';
  }

  async execute(command: string, args: Readonly<Record<string, unknown>>): Promise<'acknowledged'> {
    const action = this.actions[command as keyof MeetingActions] as (
      args: unknown,
    ) => Promise<unknown>;
    await action(args);
    return 'acknowledged';
  }

  close(): void {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#questions.close();
    this.#media.close();
    this.#extras.close();
    this.#view?.close();
    this.#client.leave();
    this.#listeners.clear();
  }

  #changed(): void {
    this.#stale = true;
    for (const listener of this.#listeners) listener();
  }

  #emit(event: MeetingEvent): void {
    if (!this.#closing.signal.aborted) this.#host.emit(event);
  }

  #fail(error: unknown): void {
    if (this.#closing.signal.aborted) return;
    const { code, message, status } =
      error instanceof MeetingError
        ? error
        : new MeetingError('call-failed', 'The meeting could not be joined.');
    this.#emit({
      type: 'meeting-error',
      detail: new MeetingError(code, message, {
        cause: error,
        fatal: true,
        ...(status !== undefined && { status }),
      }),
    });
  }

  /** The dialogue on the way in: what the node asks for is asked, until it lets in. */
  async #join(): Promise<void> {
    const { name, pin, joinRole, extension, callTag, callType } = this.#values;
    const { signal } = this.#closing;
    let options: JoinOptions = {
      display_name: name ?? (await this.#ask({ kind: 'name' })) ?? '',
      signal,
      direct_media: callType !== 'none',
      supports_direct_chat: true,
      ...(pin !== undefined && { pin }),
      ...(callTag !== undefined && { call_tag: callTag }),
      ...(extension !== undefined && { conference_extension: extension }),
    };
    // The camera's question to the user goes on beside the node's answer.
    this.#media.prepare();
    let question: Question | undefined;
    let signedIn = false;
    for (;;) {
      const result: JoinResult = await this.#client.join(options).catch((error: MeetingError) => {
        // An answer that cannot even be sent is a wrong one.
        if (question && error.code === 'argument-invalid') return { ...question, wrong: true };
        throw error;
      });
      if (signal.aborted) return;
      if (result.kind === 'joined' || result.kind === 'waiting') return this.#granted(result.grant);
      question = result;
      if (result.kind === 'pin') {
        const asGuest = joinRole === 'guest' && !result.guest && !result.wrong;
        const role = result.host && result.guest ? 'both' : result.host ? 'host' : 'guest';
        const answer = asGuest
          ? undefined
          : await this.#ask({ kind: 'pin', role, optional: !result.guest, wrong: result.wrong });
        options = { ...options, pin: answer || 'none' };
      } else if (result.kind === 'extension') {
        const answer = await this.#ask({ kind: 'extension', wrong: result.wrong });
        options = { ...options, conference_extension: answer ?? '' };
      } else if (result.kind === 'idp') {
        const answer = await this.#ask({ kind: 'identity-provider', choices: result.providers });
        options = { ...options, chosen_idp: answer ?? '' };
        signedIn = false;
      } else {
        // A window that was closed, or that the browser refused, is opened again by a click alone.
        const choices = [result.provider ?? {}];
        if (signedIn) await this.#ask({ kind: 'identity-provider', choices });
        signedIn = true;
        const token = await signIn(result.url, signal);
        if (token === 'blocked')
          this.#emit({
            type: 'meeting-error',
            detail: new MeetingError(
              'command-failed',
              'The browser refused the window to sign in with.',
            ),
          });
        else {
          const { chosen_idp: _, ...rest } = options;
          options = token === undefined ? rest : { ...options, sso_token: token };
        }
      }
    }
  }

  async #ask(prompt: Prompt): Promise<string | undefined> {
    const answer = this.#questions.ask(prompt);
    this.#emit({ type: 'meeting-prompt', detail: describePrompt(prompt) });
    const value = await answer;
    this.#emit({ type: 'meeting-loading', detail: null });
    return value;
  }

  /** In the conference, or in its waiting room: events come by themselves, the call goes beside them. */
  #granted(grant: Grant): void {
    this.#grant = grant;
    this.#self = grant.participant_uuid;
    this.#media.open(this.#client, grant);
    this.#announce();
  }

  /** Where one is: in, or in the waiting room. `again`: after an outage, or in another conference. */
  #announce(again?: { readonly again: true }): void {
    const { self_uuid, status } = this.#client.state;
    if (status === 'waiting')
      this.#emit({
        type: 'meeting-prompt',
        detail: { kind: 'waiting', message: 'Waiting to be let in.' },
      });
    else
      this.#emit({
        type: 'meeting-joined',
        detail: { ...(self_uuid && { participantId: self_uuid }), ...again },
      });
    this.#onPowers();
    this.#changed();
  }

  /** What one may do is known anew: what waits for it is asked. */
  #onPowers(): void {
    this.#extras.load();
    if (!this.#wantsCaptions) return;
    this.#stale = true;
    if (!this.model.may.has('setCaptions')) return;
    this.#wantsCaptions = false;
    this.actions.setCaptions({ shown: true }).catch(() => {});
  }

  #listen(signal: AbortSignal): void {
    const client = this.#client;
    for (const name of wireEventNames)
      client.addEventListener(name, (event) => this.#onWireEvent(name, event.detail), { signal });
    client.addEventListener(
      'unknown',
      ({ detail: { event, data } }) => this.#emitDom('pexip-event', { event, data }),
      { signal },
    );
    client.addEventListener(
      'wire-invalid',
      ({ detail }) => this.#emit({ type: 'meeting-error', detail: detail.error }),
      {
        signal,
      },
    );
    client.addEventListener(
      'reconnecting',
      () => {
        this.#emit({ type: 'meeting-reconnecting', detail: null });
        this.#changed();
      },
      { signal },
    );
    client.addEventListener('reconnected', () => this.#announce({ again: true }), { signal });
    client.addEventListener(
      'state',
      ({ detail: { status } }) => {
        // A transfer says so itself.
        if (this.#grant && !this.#transferring && /joined|waiting/.test(status)) this.#announce();
        else this.#changed();
      },
      { signal },
    );
    client.addEventListener(
      'refer',
      () => {
        this.#transferring = true;
      },
      { signal },
    );
    client.addEventListener('transferred', () => this.#onTransferred(), { signal });
    client.addEventListener(
      'transfer-failed',
      ({ detail: { alias, error } }) => {
        this.#transferring = false;
        this.#emit({
          type: 'meeting-error',
          detail: new MeetingError(
            error.code,
            `The transfer to ${alias} failed: ${error.message}`,
            {
              cause: error,
            },
          ),
        });
        this.#changed();
      },
      { signal },
    );
    client.addEventListener(
      'left',
      ({ detail: { reason, message } }) => {
        this.#transferring = false;
        this.#changed();
        // What the user did is no error, and neither is what a host did.
        if (reason === 'closed' || reason === 'disconnected' || reason === 'page-closed')
          this.#emit({ type: 'meeting-left', detail: { reason: message || reason } });
        else if (this.#grant)
          this.#fail(
            new MeetingError('token-expired', `The node ended the meeting: ${message || reason}.`),
          );
      },
      { signal },
    );
  }

  /** In another conference: nobody and nothing of the one before is here. */
  #onTransferred(): void {
    this.#transferring = false;
    const { self_uuid } = this.#client.state;
    const left = [...this.#known.values()].filter(({ uuid }) => uuid !== this.#self);
    this.#known.clear();
    for (const participant of left)
      this.#emit({ type: 'participant-left', detail: translateParticipant(participant) });
    this.#self = self_uuid;
    this.#grant = this.#client.grant;
    this.#extras.reset();
    if (this.#client.grant) this.#media.open(this.#client, this.#client.grant);
    this.#announce({ again: true });
  }

  /** Pexip's own event first, then what it means in the words common to all systems. */
  #onWireEvent<K extends WireEventName>(
    name: K,
    detail: import('../client/wire-events.ts').PexipEventDetails[K],
  ): void {
    const uuid = (detail as { uuid?: string } | null)?.uuid ?? '';
    const before = this.#known.get(uuid);
    if (name === 'participant_create' || name === 'participant_update')
      this.#known.set(uuid, detail as Participant);
    if (name === 'participant_delete') this.#known.delete(uuid);
    if (name.startsWith('participant_')) this.#rosterVersion++;
    if (name === 'message_received') this.#chat.receive(detail as never);
    if (name === 'live_captions') this.#captions.receive(detail as never);
    this.#extras.onEvent(name, detail);
    this.#media.onEvent(this.#client, name, detail);
    this.#emitDom(domEventName(name), detail);
    for (const event of translate(name, detail, { self: this.#client.state.self_uuid, before }))
      this.#emit(event);
    if (name === 'conference_update' || uuid === this.#client.state.self_uuid) this.#onPowers();
    this.#changed();
  }

  /** Under Pexip's own name, as the element passes every event on. */
  #emitDom(type: string, detail: unknown): void {
    this.#emit({ type, detail } as unknown as MeetingEvent);
  }

  async #sendMessage({ text, to }: { text: string; to?: string }): Promise<void> {
    const message = { type: 'text/plain', payload: text } as const;
    if (to === undefined) await this.#client.message(message);
    else await this.#client.participant(to).message(message);
    const { self_uuid = '', self } = this.#client.state;
    const from = self?.display_name ?? this.#values.name ?? '';
    this.#chat.send(text, self_uuid, from, to);
    this.#emit({
      type: 'chat-message',
      detail: { text, from, participantId: self_uuid, direct: to !== undefined, local: true },
    });
    this.#changed();
  }

  async #showView(): Promise<void> {
    const { openView } = await import('../view/native-view.ts');
    if (this.#closing.signal.aborted) return;
    this.#view = openView(this.#host.container, this, this.actions, {
      controls: this.#values.controls ?? 'all',
      ...(this.#host.title && { title: this.#host.title }),
    });
  }
}

export const openNative: OpenSession = (config, host) => new NativeSession(config, host);
