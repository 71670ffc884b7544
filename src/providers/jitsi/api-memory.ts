/** What Jitsi's own API remembers of the events, in Jitsi's words: the answers to queries that ask nobody. */
import type { LocalQuery } from './jitsi-queries.ts';
import { PARTICIPANTS, readShort, type Fields } from './postis.ts';

/** Events that change what is known of somebody, and how their fields are called in the answer. */
const changes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'display-name-change': {
    displayname: 'displayName',
    formattedDisplayName: 'formattedDisplayName',
  },
  'email-change': { email: 'email' },
  'avatar-changed': { avatarURL: 'avatarURL' },
};

/** A name is cut where it has no end; half an address would be another, and is none. */
const keep = (key: string, value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const short = readShort(value);
  return short === value || /name/i.test(key) ? short : undefined;
};

export class ApiMemory {
  readonly #people = new Map<string, Fields>();
  #self = '';
  #videoQuality: unknown;
  #visitor = false;

  /** Answers, by query. */
  readonly answers: Readonly<Record<LocalQuery, () => unknown>> = {
    getParticipantsInfo: () => [...this.#people.values()],
    getVideoQuality: () => this.#videoQuality,
    isVisitor: () => this.#visitor,
  };

  hear(name: string, fields: Fields): void {
    const participantId = readShort(fields.id);
    const known = this.#people.get(participantId);
    if (name === 'video-conference-joined') {
      this.#self = participantId;
      this.#visitor = !!fields.visitor;
    }
    if (name === 'video-conference-joined' || name === 'participant-joined') {
      const told = ['displayName', 'formattedDisplayName', 'avatarURL', 'email'].map(
        (key) => [key, keep(key, fields[key])] as const,
      );
      if (known || this.#people.size < PARTICIPANTS)
        this.#people.set(participantId, { ...known, ...Object.fromEntries(told), participantId });
    }
    if (known && Object.hasOwn(changes, name)) {
      const told = Object.entries(changes[name]!).map(([field, key]) => [
        key,
        keep(key, fields[field]),
      ]);
      this.#people.set(participantId, { ...known, ...Object.fromEntries(told) });
    }
    if (name === 'participant-left') this.#people.delete(participantId);
    if (name === 'video-conference-left') this.#people.delete(this.#self);
    if (name === 'video-quality-changed') this.#videoQuality = fields.videoQuality;
  }

  /** The frame has loaded anew, and says again who is there. */
  restart(): void {
    this.#people.clear();
  }
}
