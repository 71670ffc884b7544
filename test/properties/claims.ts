/**
 * How claims about any input are tried: on a hundred or more each in `npm test`, on 10,000 in `npm run fuzz`. What fails is
 * made small, and printed with the seed; `FUZZ_SEED` tries the same again.
 */
import fc from 'fast-check';

const env: { FUZZ_RUNS?: string; FUZZ_SEED?: string } =
  globalThis.process?.env ?? (await (await fetch('/fuzz-settings.json')).json());

/** In a page, each takes ten times as long. */
const RUNS = 'document' in globalThis ? 100 : 300;
export const numRuns = Number(env.FUZZ_RUNS ?? RUNS);
/** Of `npm run fuzz`, another one each time; of `npm test` always the same, so that a red test is one's own. */
export const seed = Number(env.FUZZ_SEED ?? 20_261_126);

export const check = (property: fc.IRawProperty<unknown>) => fc.assert(property, { numRuns, seed });
export const checkAsync = (property: fc.IAsyncProperty<unknown>) =>
  fc.assert(property as fc.IAsyncProperty<[unknown]>, { numRuns, seed });

/** Pieces that URL parsers trip over. */
export const pieces = [
  ...['/', '\\', '//', '/..', '/.', '/%2e%2e/', '?', '#', '&', '=', '@', ':', '%', '%2F', '%00'],
  ...['\t', '\n', '\r', '\0', ' ', '\u00a0', '\u202e', '\ufeff', '\ud800', '😀', 'ß', '。', '／'],
  ...['javascript:', 'data:text/html,', 'blob:', 'https:', 'http://', 'file:///', 'pexip://'],
  ...['evil.example', 'localhost', '127.0.0.1', '[::1]', '0x7f.1', '256', 'xn--a', '-', '..', '.'],
  ...['"', "'", '<', '>', '`', '{', '}', '|', '^', '[', ']', ';', ',', '*', '+', '~', '$', '!'],
  ...['__proto__', 'constructor', 'a', 'true', '0'],
];

/** Text that was made to be taken for something else. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...pieces),
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
);

/** Values that no text can be made of, or that are not what they say. */
export const odd = fc.constantFrom<unknown>(
  Symbol('odd'),
  Object.create(null),
  { toString: 1, valueOf: 1 },
  { toString: () => ({}) },
  [Object.create(null)],
  () => 1,
  10n,
  new Date(NaN),
  new Proxy({}, {}),
);
export const anyValue = fc.oneof(
  { arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true }), weight: 3 },
  { arbitrary: odd, weight: 1 },
  { arbitrary: hostile, weight: 1 },
);
/** What JSON can hold, as a node or a frame may send it, names of prototypes among its keys. */
export const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1, 1e308, '', 'YES', 'NO'),
    // What becomes no text, and no number.
    fc.constantFrom({ toString: 1 }, { valueOf: null, toString: null }, [{ toString: 1 }]),
    hostile,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'token', 'uuid'), hostile),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;
/** An object that has some of these fields, with anything in them, and others. */
export const objectWith = (...names: string[]) =>
  fc
    .tuple(
      fc.record(Object.fromEntries(names.map((name) => [name, anyJson])), { requiredKeys: [] }),
      fc.dictionary(hostile, anyJson, { maxKeys: 2, noNullPrototype: true }),
    )
    .map(([known, more]) => ({ ...more, ...known }));

/** What every object inherits; it must be the same afterwards. */
export const inherited = () =>
  JSON.stringify(
    [
      Object.prototype,
      Array.prototype,
      Function.prototype,
      String.prototype,
      Promise.prototype,
    ].map((one) => Reflect.ownKeys(one).map(String)),
  );
