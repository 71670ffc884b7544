/** How values are read: lists exactly, hosts as people write them, and origins as nothing but origins. */
import { expect } from 'chai';
import {
  boolean,
  functionOf,
  identity,
  integer,
  list,
  oneOf,
  optional,
  propertyName,
  secret,
  text,
  type Option,
} from '../src/meeting/option.ts';
import { address } from '../src/wire/url.ts';
import { EyesonClient } from '../src/providers/eyeson/client/eyeson-client.ts';

describe('a list', () => {
  const { read } = list();
  const rows: [name: string, given: unknown, items: string[] | undefined][] = [
    ['a comma list', 'invite, hangup', ['invite', 'hangup']],
    ['a JSON array', '["invite", "hangup"]', ['invite', 'hangup']],
    ['a JSON array whose items hold commas and quotes', '["a,b", "c\\"d"]', ['a,b', 'c"d']],
    ['a JSON array whose items hold brackets', '["[a]"]', ['[a]']],
    ['a comma list with quotes and brackets', 'say "hi",b]', ['say "hi"', 'b]']],
    ['an array', ['a,b', 'c"d', '[e]'], ['a,b', 'c"d', '[e]']],
    ['an empty array', [], []],
    ['JSON that is cut short', '["invite"', undefined],
    ['a JSON array of something else', '[1, null]', undefined],
    ['an array of something else', [Symbol('x')], undefined],
    ['an item that is empty', 'a,,b', undefined],
    ['JSON with space before it', ' \n["a,b"]', ['a,b']],
    ['a bracket within a comma list', 'a [b]', ['a [b]']],
    ['spaces around items', ' a b ,\tc ', ['a b', 'c']],
    ['one item', 'a', ['a']],
    ['nothing', '', undefined],
    ['an array with an empty item', ['a', ''], undefined],
  ];
  for (const [name, given, items] of rows)
    it(`is read from ${name}`, () => {
      const raw = Array.isArray(given) ? '' : String(given);
      expect(read(raw, given)).to.deep.equal(items);
    });

  it('of words takes no other', () => {
    const words = list(['invite', 'hangup']);
    expect(words.read('invite,hangup', 'invite,hangup')).to.deep.equal(['invite', 'hangup']);
    expect(words.read('invite,leave', 'invite,leave')).to.equal(undefined);
    expect(words.read('["invite,hangup"]', '["invite,hangup"]')).to.equal(undefined);
  });
});

/** By kind: what is read of which text. */
const kinds: Readonly<
  Record<string, { option: Option; wanted: unknown; rows: readonly [string, unknown][] }>
> = {
  'a text': {
    option: text(),
    wanted: 'text',
    rows: [
      ['a', 'a'],
      [' ', ' '],
    ],
  },
  'a text that fits a pattern': {
    option: text('digits', /^\d+$/),
    wanted: 'digits',
    rows: [
      ['12', '12'],
      ['a', undefined],
    ],
  },
  'a boolean': {
    option: boolean,
    wanted: ['true', 'false'],
    rows: [
      ['', true],
      ['true', true],
      ['false', false],
      ...['TRUE', 'truer', 'untrue', 'falsey', '0', '1', ' '].map((raw): [string, undefined] => [
        raw,
        undefined,
      ]),
    ],
  },
  'a whole number': {
    option: integer(2, 20),
    wanted: [2, 20],
    rows: [
      ['2', 2],
      ['20', 20],
      ['007', 7],
      ...['1', '21', '', '-3', '3.5', '3e0', 'x3', '3x', ' 3', '0x3'].map(
        (raw): [string, undefined] => [raw, undefined],
      ),
    ],
  },
  'one of a few words': {
    option: oneOf('guest', 'host'),
    wanted: ['guest', 'host'],
    rows: [
      ['host', 'host'],
      ['Host', undefined],
      ['ghost', undefined],
      ['', undefined],
    ],
  },
};

for (const [what, { option, wanted, rows }] of Object.entries(kinds))
  describe(what, () => {
    for (const [raw, value] of rows)
      it(`${value === undefined ? 'is not' : 'is'} ${JSON.stringify(raw)}`, () => {
        expect(option.read(raw, raw)).to.equal(value);
      });
    it('says what is wanted', () => expect(option.wanted).to.deep.equal(wanted));
  });

describe('a list', () => {
  it('says what is wanted: its words, or a sentence of its own', () => {
    expect(list().wanted).to.equal('a comma list');
    expect(list(['a', 'b']).wanted).to.deep.equal(['a', 'b']);
    expect(list(undefined, 'names').wanted).to.equal('names');
  });
});

describe('a function', () => {
  const option = functionOf<() => string>();
  it('is what was given, and no text', () => {
    const given = () => 'token';
    expect(option.read('', given)).to.equal(given);
    for (const other of ['() => 1', {}, null, undefined])
      expect(option.read('() => 1', other)).to.equal(undefined);
  });
  it('is a property alone, and says so', () => {
    expect(option).to.include({ wanted: 'a function', propertyOnly: 'a function' });
  });
});

describe('an option', () => {
  it('is secret, names the meeting, or may be left out, and is otherwise the same', () => {
    const option = text();
    const { secret: isSecret, identity: isIdentity, optional: isOptional } = option;
    expect([isSecret, isIdentity, isOptional]).to.deep.equal([undefined, undefined, undefined]);
    expect(secret(option)).to.deep.equal({ ...option, secret: /^/ });
    expect(secret(option, /\?/)).to.deep.equal({ ...option, secret: /\?/ });
    expect(identity(option)).to.deep.equal({ ...option, identity: true });
    expect(optional(option)).to.deep.equal({ ...option, optional: true });
  });
  it('has a property of the same name, with capitals for hyphens', () => {
    for (const [attribute, property] of [
      ['name', 'name'],
      ['join-role', 'joinRole'],
      ['a-b-c', 'aBC'],
      ['callType', 'callType'],
    ] as const)
      expect(propertyName(attribute)).to.equal(property);
  });
});

describe('an address', () => {
  for (const raw of ['256', '1', '0x7f000001', '127.1', '1.2.3', '017700000001'])
    it(`is not the number ${raw}, which URLs take for an IP address`, () => {
      expect(address().read(raw)).to.equal(undefined);
    });
  for (const raw of ['vc.example.com', 'VC.example.com', '192.0.2.1', '[::1]', 'localhost:8080'])
    it(`may be ${raw}`, () => {
      expect(address().read(raw)).to.be.a('string');
    });
});

describe('the client for servers', () => {
  for (const origin of [null, 1, {}])
    it(`takes no ${JSON.stringify(origin)} for an origin`, () => {
      expect(
        () => new EyesonClient({ apiKey: 'key', origin: origin as unknown as string }),
      ).to.throw(/origin: wanted an origin/);
    });
});
