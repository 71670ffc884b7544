/** The order of the roster: who needs an answer first. A change costs what has changed, not what is there. */
import type { RosterEntry } from '../native/model.ts';

/** Lower comes first: self, waiting to be let in, raised hands, being called, hosts, everyone else. */
const rankOf = (entry: RosterEntry, self: string): number =>
  entry.uuid === self
    ? 0
    : entry.service_type === 'waiting_room'
      ? 1
      : entry.buzz_time
        ? 2
        : entry.service_type === 'connecting'
          ? 3
          : entry.role === 'chair'
            ? 4
            : 5;

export class RosterOrder {
  readonly #collator: Intl.Collator;
  #sorted: RosterEntry[] = [];
  #known = new Map<string, RosterEntry>();
  #version = -1;
  #self = '';

  constructor(lang: string) {
    this.#collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  }

  /** The roster in order. The array is this order's own: read it, and forget it. */
  read(
    participants: ReadonlyMap<string, RosterEntry>,
    version: number,
    self: string,
  ): readonly RosterEntry[] {
    if (self !== this.#self) {
      this.#self = self;
      this.#sorted = [];
      this.#known = new Map();
    } else if (version === this.#version) return this.#sorted;
    this.#version = version;
    const stale = new Set<RosterEntry>();
    const fresh: RosterEntry[] = [];
    for (const [uuid, entry] of participants) {
      const known = this.#known.get(uuid);
      if (known === entry) continue;
      if (known) stale.add(known);
      fresh.push(entry);
      this.#known.set(uuid, entry);
    }
    if (this.#known.size > participants.size)
      for (const [uuid, entry] of this.#known)
        if (!participants.has(uuid)) {
          this.#known.delete(uuid);
          stale.add(entry);
        }
    if (stale.size) this.#sorted = this.#sorted.filter((entry) => !stale.has(entry));
    // Many at once are sorted together, few are put where they belong.
    if (fresh.length > this.#sorted.length / 16)
      this.#sorted = [...this.#sorted, ...fresh].sort(this.#compare);
    else for (const entry of fresh) this.#sorted.splice(this.#placeOf(entry), 0, entry);
    return this.#sorted;
  }

  readonly #compare = (a: RosterEntry, b: RosterEntry): number =>
    rankOf(a, this.#self) - rankOf(b, this.#self) ||
    (a.buzz_time ?? 0) - (b.buzz_time ?? 0) ||
    this.#collator.compare(a.display_name ?? '', b.display_name ?? '') ||
    (a.uuid < b.uuid ? -1 : 1);

  #placeOf(entry: RosterEntry): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#sorted[middle]!, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
