/** From Jitsi's events to those that all systems have in common. */
import { MeetingError } from '../../meeting/errors.ts';
import type { MeetingEvent, Participant } from '../../meeting/events.ts';
import { mediaError, meetingError } from './jitsi-errors.ts';
import { PARTICIPANTS, readReason, readShort, readText, type Fields } from './postis.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#x2F': '/',
};

/** Names come escaped for HTML, and are plain text here. Once: `&amp;lt;` is someone's `&lt;`. */
const unescapeName = (name: unknown): string =>
  readShort(name).replace(/&(amp|lt|gt|quot|#39|#x27|#x2F);/g, (_, entity) => entities[entity]!);

const readFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};
const readRole = (role: unknown) => (role === 'moderator' ? 'host' : 'guest') as 'host' | 'guest';

/** What of somebody is muted, by Jitsi's word for the kind of media. A screen that is not shared is no mute. */
const mutes: ReadonlyMap<unknown, 'audioMuted' | 'videoMuted'> = new Map([
  ['audio', 'audioMuted'],
  ['video', 'videoMuted'],
]);

export class JitsiMeeting {
  /** Empty before the first join. */
  #self = '';
  #name = '';
  #joined = false;
  #handRaised = false;
  #asked = false;
  #left = false;
  readonly #people = new Map<string, Participant>();
  #presenting = false;
  readonly #presenters = new Set<string>();
  /** The kinds of recording that run. */
  readonly #recordings = new Set<'local' | 'file'>();
  readonly #token: unknown;

  /** `token`: the one that the meeting was opened with, if any. */
  constructor(token?: unknown) {
    this.#token = token;
  }

  get self(): string {
    return this.#self;
  }

  get joined(): boolean {
    return this.#joined;
  }

  get handRaised(): boolean {
    return this.#handRaised;
  }

  /** A password was asked for, and the meeting not joined since. */
  get asked(): boolean {
    return this.#asked;
  }

  /** Those events that one of Jitsi's amounts to; often none. */
  translate(name: string, fields: Fields): readonly MeetingEvent[] {
    const id = readShort(fields.id);
    switch (name) {
      case 'video-conference-joined':
        return this.#join(id, fields);
      case 'video-conference-left':
        // Not the end: a breakout room may follow, or a form for feedback.
        return this.#leave();
      case 'video-ready-to-close':
        return this.#end('left');
      case 'participant-kicked-out':
        return readFields(fields.kicked).local === true ? this.#end('kicked') : [];
      case 'participant-joined':
        return this.#change(id, { name: unescapeName(fields.displayName) });
      case 'participant-left':
        return this.#remove(id);
      case 'display-name-change':
        if (id === this.#self) this.#name = unescapeName(fields.displayname);
        return this.#changeKnown(id, { name: unescapeName(fields.displayname) });
      case 'participant-role-changed':
        return this.#changeKnown(id, { role: readRole(fields.role) });
      case 'participant-muted':
        return this.#mute(id, mutes.get(fields.mediaType), !!fields.isMuted);
      case 'raise-hand-updated':
        return this.#raise(id, !!fields.handRaised);
      case 'audio-mute-status-changed':
        return [{ type: 'audio-muted-changed', detail: { muted: !!fields.muted } }];
      case 'video-mute-status-changed':
        return [{ type: 'video-muted-changed', detail: { muted: !!fields.muted } }];
      case 'screen-sharing-status-changed':
        this.#presenting = !!fields.on;
        return [this.#presentation(this.#self, this.#presenting)];
      case 'content-sharing-participants-changed':
        return this.#share(readFields(fields.data).sharingParticipantIds);
      case 'incoming-message':
        return [this.#message(fields, unescapeName(fields.nick), readText(fields.from), false)];
      case 'outgoing-message':
        return [this.#message(fields, this.#name, this.#self, true)];
      case 'recording-status-changed':
        return this.#record(fields);
      case 'password-required':
        return this.#ask();
      case 'error-occurred':
        return this.#fail(readFields(fields.error ?? fields));
      case 'camera-error':
        return [mediaError(fields, 'camera')];
      case 'mic-error':
        return [mediaError(fields, 'microphone')];
      default:
        return [];
    }
  }

  /** The frame has loaded anew, without a word of leaving. */
  restart(): readonly MeetingEvent[] {
    const events = this.#raise(this.#self, false);
    if (this.#presenting) events.push(this.#presentation(this.#self, false));
    if (this.#recordings.size)
      events.push({ type: 'recording-changed', detail: { recording: false } });
    const back: MeetingEvent[] = this.#joined
      ? [{ type: 'meeting-reconnecting', detail: null }]
      : this.#asked
        ? [{ type: 'meeting-ready', detail: null }]
        : [];
    this.#asked = this.#presenting = false;
    this.#recordings.clear();
    return [...events, ...this.#leave(), ...back];
  }

  #fail(error: Fields): MeetingEvent[] {
    const failed = meetingError(error, this.#token);
    return error.isFatal === true && this.#joined
      ? [failed, { type: 'meeting-reconnecting', detail: null }]
      : [failed];
  }

  /** The others come after it, also those that Jitsi names before. */
  #join(id: string, { displayName }: Fields): MeetingEvent[] {
    const again = !!this.#self;
    const events = this.#remove(id);
    // Joined again without having left, the others have been told.
    const others = this.#joined ? [] : [...this.#people.values()];
    this.#self = id;
    this.#name = unescapeName(displayName);
    this.#joined = true;
    this.#asked = false;
    return [
      ...events,
      { type: 'meeting-joined', detail: { participantId: id, ...(again && { again }) } },
      ...others.map((detail): MeetingEvent => ({ type: 'participant-joined', detail })),
    ];
  }

  #leave(): MeetingEvent[] {
    const gone = this.#joined ? [...this.#people.values()] : [];
    const stopped = this.#share([]);
    this.#people.clear();
    // A raised hand stays: Jitsi takes it along from room to room.
    this.#joined = false;
    return [
      ...stopped,
      ...gone.map((detail): MeetingEvent => ({ type: 'participant-left', detail })),
    ];
  }

  #end(reason: string): MeetingEvent[] {
    if (this.#left) return [];
    this.#left = true;
    return [{ type: 'meeting-left', detail: { reason } }];
  }

  #change(id: string, change: Partial<Participant>): MeetingEvent[] {
    if (!id || id === this.#self) return [];
    const before = this.#people.get(id);
    const detail = { ...before, ...change, id };
    if (before || this.#people.size < PARTICIPANTS) this.#people.set(id, detail);
    if (!this.#joined) return [];
    return [{ type: before ? 'participant-changed' : 'participant-joined', detail }];
  }

  #changeKnown(id: string, change: Partial<Participant>): MeetingEvent[] {
    return this.#people.has(id) ? this.#change(id, change) : [];
  }

  #mute(id: string, what: 'audioMuted' | 'videoMuted' | undefined, muted: boolean): MeetingEvent[] {
    return what ? this.#changeKnown(id, { [what]: muted }) : [];
  }

  #remove(id: string): MeetingEvent[] {
    const detail = this.#people.get(id);
    this.#people.delete(id);
    return detail && this.#joined ? [{ type: 'participant-left', detail }] : [];
  }

  #raise(id: string, raised: boolean): MeetingEvent[] {
    // Before the join, Jitsi calls the local participant so.
    if (id !== this.#self && id !== 'local') return this.#changeKnown(id, { handRaised: raised });
    if (raised === this.#handRaised) return [];
    this.#handRaised = raised;
    return [{ type: 'hand-raised-changed', detail: { raised } }];
  }

  #presentation(participantId: string, presenting: boolean): MeetingEvent {
    const local = participantId === this.#self;
    return {
      type: 'presentation-changed',
      detail: { presenting, local, ...(participantId && { participantId }) },
    };
  }

  /** The others who present, told as a whole list; the local participant has an event of their own. */
  #share(ids: unknown): MeetingEvent[] {
    const now = new Set<string>(
      Array.isArray(ids) ? ids.filter((id) => typeof id === 'string' && id !== this.#self) : [],
    );
    const stopped = [...this.#presenters].filter((id) => !now.has(id));
    const started = [...now].filter((id) => !this.#presenters.has(id));
    for (const id of stopped) this.#presenters.delete(id);
    for (const id of started) this.#presenters.add(id);
    return [
      ...stopped.map((id) => this.#presentation(id, false)),
      ...started.map((id) => this.#presentation(id, true)),
    ];
  }

  #message(fields: Fields, from: string, participantId: string, local: boolean): MeetingEvent {
    return {
      type: 'chat-message',
      detail: {
        text: readText(fields.message),
        from,
        ...(participantId && { participantId }),
        direct: !!fields.privateMessage,
        local,
      },
    };
  }

  #record({ on, mode, error }: Fields): MeetingEvent[] {
    // A live stream is no recording.
    if (mode === 'stream') return [];
    if (error) {
      const message = `Jitsi Meet: the recording failed: ${readReason(error)}.`;
      return [{ type: 'meeting-error', detail: new MeetingError('request-failed', message) }];
    }
    const before = this.#recordings.size > 0;
    const kind = mode === 'local' ? mode : 'file';
    if (on) this.#recordings.add(kind);
    else this.#recordings.delete(kind);
    const recording = this.#recordings.size > 0;
    return recording === before ? [] : [{ type: 'recording-changed', detail: { recording } }];
  }

  #ask(): MeetingEvent[] {
    const wrong = this.#asked;
    this.#asked = true;
    return [{ type: 'meeting-prompt', detail: { kind: 'pin', ...(wrong && { wrong }) } }];
  }
}
