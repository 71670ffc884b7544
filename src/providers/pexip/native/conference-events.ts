/** From what the client tells to what the page hears: where one is, who is there, and what was lost. */
import { MeetingError } from '../../../meeting/errors.ts';
import type { MeetingEvent } from '../../../meeting/events.ts';
import type { PexipClient } from '../client/pexip-client.ts';
import type {
  ClientEventDetails,
  PexipEventDetails,
  WireEventName,
} from '../client/wire-events.ts';
import type { PeerEvent } from '../media/peer-channel.ts';
import type { Grant, Participant } from '../client/wire.ts';
import { domEventName, translate, translateParticipant, wireEventNames } from './translate.ts';

export interface ConferenceHost {
  emit(event: MeetingEvent): void;
  onChange(): void;
  /** An event of the conference, before the page hears it. */
  onEvent(name: WireEventName, detail: unknown): void;
  /** In another conference than before. */
  onMoved(grant: Grant): void;
  /** What one may do here may be something else now. */
  onPowers(): void;
  /** It is over, and the page has heard it. */
  onOver(): void;
}

export class ConferenceEvents {
  readonly #client: PexipClient;
  readonly #host: ConferenceHost;
  #grant: Grant | undefined;
  #transferring = false;
  #over = false;
  /** The roster, and one's own uuid in it, as the last event left them: an event is seen against them. */
  #people: ReadonlyMap<string, Participant>;
  #self: string | undefined;
  /** Since when nothing is known of what is said, in Unix ms. */
  #lostAt: number | undefined;

  /** @param signal Ends it. */
  constructor(client: PexipClient, host: ConferenceHost, signal: AbortSignal) {
    this.#client = client;
    this.#host = host;
    this.#people = client.state.participants;
    for (const name of wireEventNames)
      client.addEventListener(name, (event) => this.#onWireEvent(name, event.detail), { signal });
    // A name that is a type parameter is more than the client's overloads can tell.
    const source: EventTarget = client;
    const on = <K extends keyof ClientEventDetails>(
      name: K,
      listener: (detail: ClientEventDetails[K]) => void,
    ) =>
      source.addEventListener(
        name,
        (event) => listener((event as CustomEvent<ClientEventDetails[K]>).detail),
        { signal },
      );
    on('unknown', ({ event, data }) => host.emit({ type: 'pexip-event', detail: { event, data } }));
    on('wire-invalid', ({ error }) => host.emit({ type: 'meeting-error', detail: error }));
    on('reconnecting', () => {
      this.#lostAt ??= Date.now();
      host.emit({ type: 'meeting-reconnecting', detail: null });
      host.onChange();
    });
    on('rejoined', () => this.#onRejoined());
    on('reconnected', () => this.#onReconnected());
    on('state', ({ status }) => {
      // A transfer says so itself.
      if (this.#grant && !this.#transferring && (status === 'joined' || status === 'waiting'))
        this.#announce();
      else host.onChange();
    });
    client.addEventListener('refer', () => (this.#transferring = true), { signal });
    on('transferred', () => this.#onTransferred());
    on('transfer-failed', ({ alias, error }) => {
      this.#transferring = false;
      const message = `The transfer to ${alias} failed: ${error.message}`;
      this.#report(new MeetingError(error.code, message, { cause: error }));
      host.onChange();
    });
    on('left', (left) => this.#onLeft(left));
  }

  /** What the node allows and offers; it stays when one has left. */
  get grant(): Grant | undefined {
    return this.#grant;
  }
  /** `refer` has sent the participant to another conference, which has not let in yet. */
  get transferring(): boolean {
    return this.#transferring;
  }

  /** Let in: events come by themselves from here on. */
  enter(grant: Grant): void {
    this.#grant = grant;
    this.#announce();
  }

  /** Left by the participant, who may never have been in. */
  leave(): void {
    this.#end({ type: 'meeting-left', detail: { reason: 'closed' } });
  }

  /** Direct media: what the other side said without the node is an event like those that the node passes on. */
  onPeer({ name, detail }: PeerEvent): void {
    this.#onWireEvent(name, detail);
  }

  #end(event: MeetingEvent): void {
    if (this.#over) return;
    this.#over = true;
    this.#host.emit(event);
    this.#host.onOver();
  }

  #report(detail: MeetingError): void {
    this.#host.emit({ type: 'meeting-error', detail });
  }

  /** Where one is: in, or in the waiting room. `again`: after an outage, or in another conference. */
  #announce(again?: { readonly again: true }): void {
    const { self_uuid, status } = this.#client.state;
    if (status === 'waiting')
      this.#host.emit({
        type: 'meeting-prompt',
        detail: { kind: 'waiting', message: 'Waiting to be let in.' },
      });
    else
      this.#host.emit({
        type: 'meeting-joined',
        detail: { ...(self_uuid && { participantId: self_uuid }), ...again },
      });
    this.#host.onPowers();
    this.#host.onChange();
  }

  /** The roster comes anew by itself; what was said meanwhile does not. */
  #onReconnected(): void {
    const since = this.#lostAt;
    this.#lostAt = undefined;
    this.#announce({ again: true });
    if (since === undefined) return;
    const time = new Date(since).toISOString();
    const message = `Chat and captions since ${time} may be missing: the connection was lost.`;
    this.#report(new MeetingError('events-lost', message));
  }

  #onLeft({ reason, message }: ClientEventDetails['left']): void {
    this.#transferring = false;
    this.#host.onChange();
    // What the user did is no error, and neither is what a host did.
    if (reason === 'closed' || reason === 'disconnected' || reason === 'page-closed')
      this.#end({ type: 'meeting-left', detail: { reason: message || reason } });
    else if (this.#grant) {
      const sentence = `The node ended the meeting: ${message || reason}.`;
      const detail = new MeetingError('token-expired', sentence, { fatal: true });
      this.#end({ type: 'meeting-error', detail });
    }
  }

  /** The same conference as another participant: people and chat stay, and the call begins anew. */
  #onRejoined(): void {
    this.#remember();
    this.#grant = this.#client.grant;
    if (this.#grant) this.#host.onMoved(this.#grant);
    this.#host.onChange();
  }

  /** In another conference: nobody and nothing of the one before is here. */
  #onTransferred(): void {
    this.#transferring = false;
    const people = this.#people;
    const self = this.#self;
    this.#remember();
    for (const participant of people.values())
      if (participant.uuid !== self)
        this.#host.emit({ type: 'participant-left', detail: translateParticipant(participant) });
    this.#grant = this.#client.grant;
    if (this.#grant) this.#host.onMoved(this.#grant);
    this.#announce({ again: true });
  }

  #remember(): void {
    const { participants, self_uuid } = this.#client.state;
    this.#people = participants;
    this.#self = self_uuid;
  }

  /** Pexip's own event first, then what it means in the words common to all systems. */
  #onWireEvent<K extends WireEventName>(name: K, detail: PexipEventDetails[K]): void {
    const self = this.#client.state.self_uuid;
    const uuid = (detail as { uuid?: string } | null)?.uuid ?? '';
    const before = this.#people.get(uuid);
    this.#remember();
    this.#host.onEvent(name, detail);
    this.#host.emit({ type: domEventName(name), detail });
    for (const event of translate(name, detail, { self, before })) this.#host.emit(event);
    if (name === 'conference_update' || uuid === self) this.#host.onPowers();
    this.#host.onChange();
  }
}
