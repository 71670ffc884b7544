/** A map whose versions share what they have in common: a change costs the same however large it is. */

type Branch = unknown[];
/** Children of a branch: 2 to the power of this. */
const BITS = 4;
const MASK = (1 << BITS) - 1;
/** Below this, places of deleted keys are not worth taking back. */
const SMALL = 64;

const put = (branch: Branch | undefined, level: number, place: number, value: unknown): Branch => {
  const copy = branch ? branch.slice() : [];
  const at = (place >> level) & MASK;
  copy[at] = level ? put(copy[at] as Branch | undefined, level - BITS, place, value) : value;
  return copy;
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
  #native: ReadonlyMap<string, V> | undefined;

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
    Object.freeze(next);
    return next;
  }

  #compacted(): PersistentMap<V> {
    let map = new PersistentMap<V>();
    for (const [key, value] of this) map = map.with(key, value);
    return map;
  }

  /** To go over all of them costs as much as all of them, so a map of the platform's does it. */
  #all(): ReadonlyMap<string, V> {
    if (this.#native) return this.#native;
    const all = new Map<string, V>();
    for (const key of this.#places.keys()) {
      const value = this.get(key);
      if (value !== undefined) all.set(key, value);
    }
    return (this.#native = all);
  }

  entries(): MapIterator<[string, V]> {
    return this.#all().entries();
  }
  keys(): MapIterator<string> {
    return this.#all().keys();
  }
  values(): MapIterator<V> {
    return this.#all().values();
  }
  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }
}
