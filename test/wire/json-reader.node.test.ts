/** How JSON from outside is read: a neighbouring type is taken for what is meant, and the rest is never lost. */
import { expect } from 'chai';
import {
  anything,
  dictionary,
  either,
  flag,
  isRecord,
  list,
  nullable,
  number,
  shape,
  text,
  word,
  yesNo,
  type Reader,
} from '../../src/wire/json-reader.ts';

const nothing = [undefined, null, {}, [], ['x']];
const name = (value: unknown) =>
  typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined');

const readers: Readonly<
  Record<string, { read: Reader<unknown>; taken: readonly [unknown, unknown][]; not: unknown[] }>
> = {
  'a text': {
    read: text,
    taken: [
      ['', ''],
      ['a', 'a'],
      [0, '0'],
      [1.5, '1.5'],
      [false, 'false'],
      [true, 'true'],
    ],
    not: nothing,
  },
  'a word': {
    read: word('chair', 'guest'),
    taken: [
      ['chair', 'chair'],
      ['new', 'new'],
      [1, '1'],
    ],
    not: nothing,
  },
  'a number': {
    read: number,
    taken: [
      [0, 0],
      [-1.5, -1.5],
      ['0', 0],
      [' 12 ', 12],
      ['-1.5', -1.5],
    ],
    not: [...nothing, '', '  ', 'a', '1a', 'NaN', 'Infinity', '-Infinity', true, ['1']],
  },
  'a flag': {
    read: flag,
    taken: [
      ...[true, 'YES', 'Yes', 'yes', 'true', 'TRUE', 'on', '1', 1].map(
        (value): [unknown, unknown] => [value, true],
      ),
      ...[false, 'NO', 'No', 'no', 'false', 'off', 'OFF', '0', 0].map(
        (value): [unknown, unknown] => [value, false],
      ),
    ],
    not: [...nothing, '', 'maybe', 2, 'yesno', ['yes']],
  },
  'YES or NO': {
    read: yesNo,
    taken: [
      ...['YES', 'Yes', true, 1, 'on'].map((value): [unknown, unknown] => [value, 'YES']),
      ...['NO', 'No', false, 0, 'off'].map((value): [unknown, unknown] => [value, 'NO']),
    ],
    not: [...nothing, '', 'maybe'],
  },
  'a number or null': {
    read: nullable(number),
    taken: [
      [null, null],
      ['5', 5],
    ],
    not: [undefined, 'a', {}],
  },
  'a number, or else a text': {
    read: either(number, text),
    taken: [
      ['5', 5],
      [0, 0],
      ['a', 'a'],
      [true, 'true'],
    ],
    not: nothing,
  },
};

for (const [what, { read, taken, not }] of Object.entries(readers))
  describe(what, () => {
    for (const [value, result] of taken)
      it(`is read from ${name(value)}`, () => expect(read(value, [])).to.equal(result));
    for (const value of not)
      it(`is not read from ${name(value)}`, () => expect(read(value, [])).to.equal(undefined));
  });

describe('a list', () => {
  const read = list(number);

  it('has its items read, in their order, and cannot be changed', () => {
    const flaws: string[] = [];
    const items = read([1, '2', 3], flaws)!;
    expect(items).to.deep.equal([1, 2, 3]);
    expect(Object.isFrozen(items)).to.equal(true);
    expect(flaws).to.deep.equal([]);
  });

  it('leaves out what cannot be read, closes the gap, and says so', () => {
    const flaws: string[] = [];
    expect(read([1, 'a', '3', null], flaws)).to.deep.equal([1, 3]);
    expect(flaws).to.deep.equal(['[]']);
  });

  it('of one is read from a lone item; null is an empty one', () => {
    expect(read('7', [])).to.deep.equal([7]);
    const flaws: string[] = [];
    expect(read(null, flaws)).to.deep.equal([]);
    expect(flaws, 'null is no flaw').to.deep.equal([]);
    expect(read({}, flaws)).to.deep.equal([]);
    expect(flaws).to.deep.equal(['[]']);
  });
});

describe('a dictionary', () => {
  const read = dictionary(number);

  it('has each value read under its own name, without those that cannot be, and cannot be changed', () => {
    const read1 = read({ a: '1', b: 'x', c: 3 }, []);
    expect(read1).to.deep.equal({ a: 1, c: 3 });
    expect(Object.keys(read1!)).to.deep.equal(['a', 'c']);
    expect(Object.isFrozen(read1)).to.equal(true);
  });

  for (const value of [null, undefined, [], 'a', 5])
    it(`is not read from ${name(value)}`, () => expect(read(value, [])).to.equal(undefined));

  it('passes on what is amiss within', () => {
    const flaws: string[] = [];
    dictionary(shape({ a: number }))({ x: { a: 'no' } }, flaws);
    expect(flaws).to.deep.equal(['a']);
  });
});

describe('an object', () => {
  const read = shape({ a: number, b: text, inner: shape({ c: flag }) });

  it('has each field read, keeps those that nobody knows, and cannot be changed', () => {
    const flaws: string[] = [];
    const result = read({ a: '1', b: 2, inner: { c: 'YES' }, z: [1] }, flaws);
    expect(result).to.deep.equal({ a: 1, b: '2', inner: { c: true }, z: [1] });
    expect(Object.isFrozen(result)).to.equal(true);
    expect(Object.isFrozen(result!.inner)).to.equal(true);
    expect(flaws).to.deep.equal([]);
  });

  it('loses a field that cannot be read, and that field alone, and says which', () => {
    const flaws: string[] = [];
    expect(read({ a: 'x', b: 'y' }, flaws)).to.deep.equal({ a: undefined, b: 'y' });
    expect(flaws).to.deep.equal(['a']);
  });

  it('takes null for a field that is absent, without a flaw', () => {
    const flaws: string[] = [];
    expect(read({ a: null }, flaws)).to.deep.equal({ a: undefined });
    expect(flaws).to.deep.equal([]);
  });

  it('has no field that was not sent', () => {
    expect(Object.keys(read({}, [])!)).to.deep.equal([]);
    // A reader of everything is not asked about nothing.
    expect(Object.keys(shape({ a: () => 5 })({}, [])!)).to.deep.equal([]);
  });

  it('names what is amiss within, too', () => {
    const flaws: string[] = [];
    read({ inner: { c: 'maybe' } }, flaws);
    expect(flaws).to.deep.equal(['c']);
  });

  for (const value of [null, undefined, [], 'a', 5])
    it(`is not read from ${name(value)}`, () => expect(read(value, [])).to.equal(undefined));
});

describe('the first of two readers', () => {
  it('that can read it is the one that does', () => {
    const asked: string[] = [];
    const reader =
      (name: string, result: string | undefined): Reader<string> =>
      () => {
        asked.push(name);
        return result;
      };
    expect(either(reader('first', ''), reader('second', 'b'))('x', [])).to.equal('');
    expect(asked).to.deep.equal(['first']);
    expect(either(reader('first', undefined), reader('second', 'b'))('x', [])).to.equal('b');
  });
});

describe('anything', () => {
  it('is itself, and an object is one without being a list or null', () => {
    const value = {};
    expect(anything(value, [])).to.equal(value);
    expect([{}, Object.create(null)].every(isRecord)).to.equal(true);
    expect([[], null, undefined, 'a', 5, () => {}].some(isRecord)).to.equal(false);
  });
});
