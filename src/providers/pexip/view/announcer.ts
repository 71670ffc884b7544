/** What assistive technology is told beside what is seen: who comes and goes, hands, chat, the connection. Bursts become one sentence. */
import { isWaiting } from './attention.ts';
import { isInside, nameOf, type Context } from './context.ts';
import type { MeetingModel, RosterEntry } from '../native/model.ts';

/** What happens within it is told together. */
const BURST_MS = 1000;
/** More than these at once are counted, not named. */
const NAMES_MAX = 3;

const sentences = (
  names: readonly string[],
  one: (name: string) => string,
  many?: (count: number) => string,
): string[] =>
  many && names.length > NAMES_MAX ? [many(names.length)] : names.slice(0, NAMES_MAX).map(one);

/** In the meeting: neither called, nor waiting to be let in. */
const isPresent = (entry: RosterEntry | undefined): boolean =>
  !!entry && entry.service_type !== 'connecting' && !isWaiting(entry);

export class Announcer {
  readonly #say: (sentence: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #context: Context | undefined;
  /** As of the last announcement; undefined: not in the meeting yet, and nothing is news. */
  #roster: Map<string, RosterEntry> | undefined;
  #version = 0;
  #message = 0;
  #help = new Set<string>();
  #mutedByHost = false;
  #reconnecting = false;
  /** Sentences of others, to be told with the burst under way. */
  #extra: readonly string[] = [];

  constructor(say: (sentence: string) => void) {
    this.#say = say;
  }

  /** Looks for news, now or with the burst under way. */
  update(context: Context): void {
    this.#context = context;
    const { model, text } = context;
    const reconnecting = model.status === 'reconnecting';
    const wasReconnecting = this.#reconnecting;
    this.#reconnecting = reconnecting;
    if (reconnecting && !wasReconnecting) this.add(text.reconnecting);
    if (model.status !== 'joined') {
      // Rooms and reconnections bring a roster that is no news.
      if (!reconnecting) this.#roster = undefined;
      return;
    }
    if (wasReconnecting) this.add(text.reconnected);
    if (!this.#roster) return this.#remember(model);
    if (
      this.#mutedByHost !== model.self.mutedByHost ||
      this.#version !== model.rosterVersion ||
      this.#message !== (model.messages.at(-1)?.id ?? 0) ||
      model.breakouts.some(({ id, helpAsked }) => helpAsked !== this.#help.has(id))
    )
      this.#timer ??= setTimeout(() => this.#flush(), BURST_MS);
  }

  /** Tells this, too. */
  add(sentence: string): void {
    this.#extra = [...this.#extra, sentence];
    this.#timer ??= setTimeout(() => this.#flush(), BURST_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#context = undefined;
  }

  #remember({ participants, rosterVersion, messages, breakouts, self }: MeetingModel): void {
    this.#roster = new Map(participants);
    this.#version = rosterVersion;
    this.#message = messages.at(-1)?.id ?? 0;
    this.#mutedByHost = self.mutedByHost;
    this.#help = new Set(breakouts.filter(({ helpAsked }) => helpAsked).map(({ id }) => id));
  }

  #flush(): void {
    this.#timer = undefined;
    const { model } = this.#context!;
    const before = this.#roster;
    const extra = this.#extra;
    this.#extra = [];
    if (!isInside(model)) return;
    const news = [...(before && model.status === 'joined' ? this.#news(before) : []), ...extra];
    if (news.length) this.#say(news.join('. '));
  }

  /** What has changed since the last announcement. */
  #news(before: ReadonlyMap<string, RosterEntry>): readonly string[] {
    const context = this.#context!;
    const { model, text } = context;
    const named = (entries: readonly RosterEntry[]) => entries.map((one) => nameOf(context, one));
    const everyone = this.#version === model.rosterVersion ? [] : [...model.participants.values()];
    const others = everyone.filter(({ uuid }) => uuid !== model.self.uuid);
    const came = others.filter((one) => isPresent(one) && !isPresent(before.get(one.uuid)));
    const knock = others.filter((one) => isWaiting(one) && !isWaiting(before.get(one.uuid)));
    const gone = everyone.length
      ? [...before.values()].filter(
          (one) => isPresent(one) && !isPresent(model.participants.get(one.uuid)),
        )
      : [];
    const hands = others.filter(({ uuid, buzz_time }) => buzz_time && !before.get(uuid)?.buzz_time);
    const said = model.messages.filter(
      ({ id, local, type }) => id > this.#message && !local && type === 'text/plain',
    );
    const rooms = model.breakouts.filter(({ id, helpAsked }) => helpAsked && !this.#help.has(id));
    const { mutedByHost } = model.self;
    const muting =
      mutedByHost === this.#mutedByHost
        ? []
        : [mutedByHost ? text.mutedByHost : text.unmutedByHost];
    this.#remember(model);
    return [
      ...muting,
      ...sentences(named(came), text.joined, text.manyJoined),
      ...sentences(named(knock), text.wantsIn),
      ...sentences(named(gone), text.departed, text.manyDeparted),
      ...sentences(named(hands), text.raisedHand),
      ...rooms.map(({ name }) => text.needsHelp(name)),
      ...said
        .slice(-NAMES_MAX)
        .map((message) => text.said(message.name || text.unknownName, message.text)),
    ];
  }
}
