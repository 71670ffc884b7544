/** The map that a roster is kept in, against the platform's: whatever is done to it, whenever it is read. */
import { expect } from 'chai';
import fc from 'fast-check';
import { PersistentMap } from '../../src/providers/pexip/client/persistent-map.ts';
import { check } from './claims.ts';

const KEYS = 40;
const step = fc.record({
  key: fc.nat({ max: KEYS }).map((index) => `key ${index}`),
  act: fc.constantFrom('with', 'without', 'values', 'entries'),
  /** Back to an earlier version, which goes on by itself. */
  back: fc.option(fc.nat({ max: 5 }), { freq: 8 }),
});

describe('a map whose versions share what they have in common', () => {
  it('holds what the platform’s would hold, in every version', () =>
    check(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const versions = [{ map: new PersistentMap<number>(), held: new Map<string, number>() }];
        let value = 0;
        for (const { key, act, back } of steps) {
          const last = versions[Math.max(0, versions.length - 1 - (back ?? 0))]!;
          if (act === 'values')
            expect([...last.map.values()].sort()).to.deep.equal([...last.held.values()].sort());
          if (act === 'entries')
            expect(Object.fromEntries(last.map)).to.deep.equal(Object.fromEntries(last.held));
          if (act !== 'with' && act !== 'without') continue;
          const held = new Map(last.held);
          if (act === 'with') held.set(key, ++value);
          else held.delete(key);
          const map = act === 'with' ? last.map.with(key, value) : last.map.without(key);
          versions.push({ map, held });
        }
        for (const { map, held } of versions) {
          expect(map.size).to.equal(held.size);
          expect(Object.fromEntries(map)).to.deep.equal(Object.fromEntries(held));
          expect([...map.values()].sort()).to.deep.equal([...held.values()].sort());
          expect([...map.keys()].sort()).to.deep.equal([...held.keys()].sort());
          for (const [key, value] of held) expect(map.get(key)).to.equal(value);
        }
      }),
    ));
});
