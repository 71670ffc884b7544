/** A map whose versions share what they have in common: a change costs the same however large it is. */

type Branch = unknown[];
/** Children of a branch: 2 to the power of this. */
const BITS = 4;
const MASK = (1 << BITS) - 1;
/** Below this, places of deleted keys are not worth taking back. */
const SMALL = 64;
/** With more changes than this, a version is listed by the tree again. */
const CHANGES = 64;

interface Change<V> {
  /** By place, before the first change. */
  readonly values: readonly (V | undefined)[];
  readonly place: number;
  readonly value: V | undefined;
  readonly before: Change<V> | undefined;
  readonly count: number;
}

const put = (branch: Branch | undefined, level: number, place: number, value: unknown): Branch => {
  const copy = branch ? branch.slice() : [];
  const at = (place >> level) & MASK;
  copy[at] = level ? put(copy[at] as Branch | undefined, level - BITS, place, value) : value;
  return copy;
};

/** Lays out what is below a branch, the first of it at this place. */
const list = (branch: Branch, level: number, first: number, values: unknown[]): void => {
  for (let at = 0; at < branch.length; at++) {
    const below = branch[at];
    const place = first + (at << level);
    if (!level) values[place] = below;
    else if (below) list(below as Branch, level - BITS, place, values);
  }
};

/**
 * Values lie in a tree by place, in the order their keys first came; keys find their place in an index that all
 * versions share, as a key's place never changes.
 */
export class PersistentMap<V> implements ReadonlyMap<string, V> {
  readonly size: number = 0;
  #places = new Map<string, number>();
  #root: Branch = [];
  #level = 0;
  #listed: readonly (V | undefined)[] | undefined;
  /** What this version changes in one that was listed. */
  #since: Change<V> | undefined;

  get(key: string): V | undefined {
    const place = this.#places.get(key);
    if (place === undefined || place >> this.#level > MASK) return undefined;
    let branch: Branch | undefined = this.#root;
    for (let level = this.#level; branch && level > 0; level -= BITS)
      branch = branch[(place >> level) & MASK] as Branch | undefined;
    return branch?.[place & MASK] as V | undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** @returns The map with this value. */
  with(key: string, value: V): PersistentMap<V> {
    if (!this.#places.has(key) && this.#places.size > SMALL + 2 * this.size)
      return this.#compacted().with(key, value);
    const place = this.#places.get(key) ?? this.#places.size;
    this.#places.set(key, place);
    return this.#changed(place, value, this.size + Number(!this.has(key)));
  }

  /** @returns The map without this key. */
  without(key: string): PersistentMap<V> {
    const place = this.#places.get(key);
    if (place === undefined || !this.has(key)) return this;
    return this.#changed(place, undefined, this.size - 1);
  }

  #changed(place: number, value: V | undefined, size: number): PersistentMap<V> {
    const next = new PersistentMap<V>();
    let root = this.#root;
    let level = this.#level;
    for (; place >> level > MASK; level += BITS) root = [root];
    next.#places = this.#places;
    next.#root = put(root, level, place, value);
    next.#level = level;
    (next as { size: number }).size = size;
    const known = this.#listed ?? this.#since?.values;
    const before = this.#listed ? undefined : this.#since;
    const count = (before?.count ?? 0) + 1;
    if (known && count <= CHANGES) next.#since = { values: known, place, value, before, count };
    Object.freeze(next);
    return next;
  }

  #compacted(): PersistentMap<V> {
    let map = new PersistentMap<V>();
    for (const [key, value] of this) map = map.with(key, value);
    return map;
  }

  /** Values by place, with gaps where a key was deleted: a view that draws them all asks at every change. */
  #byPlace(): readonly (V | undefined)[] {
    if (this.#listed) return this.#listed;
    let values: (V | undefined)[];
    if (this.#since) {
      // A copy of all, and what has changed: a tenth of the way through the tree.
      values = this.#since.values.slice();
      const changes: Change<V>[] = [];
      for (let one: Change<V> | undefined = this.#since; one; one = one.before) changes.push(one);
      for (const { place, value } of changes.reverse()) values[place] = value;
      this.#since = undefined;
    } else list(this.#root, this.#level, 0, (values = []));
    return (this.#listed = values);
  }

  *entries(): MapIterator<[string, V]> {
    const values = this.#byPlace();
    let place = 0;
    for (const key of this.#places.keys()) {
      const value = values[place++];
      if (value !== undefined) yield [key, value];
      // Of keys that came later this version knows nothing.
      if (place >= values.length) return;
    }
  }
  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }
  values(): MapIterator<V> {
    const values = this.#byPlace();
    const present = (value: V | undefined) => value !== undefined;
    return (
      values.length === this.size ? values : values.filter(present)
    ).values() as MapIterator<V>;
  }
  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }
}
