/**
 * Claims that hold for any input, tried on many: `npm test` tries a few hundred of each, `npm run fuzz` 10,000.
 * What fails is printed with its seed, and made small.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { diagnose } from '../src/element/config-error.ts';
import { catalog } from '../src/element/catalog.ts';
import { eagerProviders, talkingProviders } from '../src/element/registry.ts';
import { describe as describeOption } from '../src/meeting/describe-option.ts';
import { propertyName, type Option } from '../src/meeting/option.ts';
import type { Provider } from '../src/meeting/provider.ts';
import { meetingUrl } from '../src/wire/url.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

const providers: Provider[] = [...eagerProviders, ...catalog];
for (const load of Object.values(talkingProviders)) providers.push((await load()).provider);

/** Attributes that open a meeting of each system. */
const good: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  immail: { src: 'https://web.immail.ca/meet/standup', jwt: 'a.b.c' },
  pexip: { address: 'vc.example.com', alias: 'meet.alice' },
  eyeson: { guest: 'abc123' },
  'click-to-call': { address: 'phone.example.com', room: 'r-1' },
  jitsi: { address: 'meet.example.com', room: 'standup' },
  whereby: { address: 'https://team.whereby.com', room: 'standup' },
  'google-meet': { src: 'https://meet.google.com/abc-mnop-xyz' },
  teams: { src: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting' },
  zoom: { src: 'https://zoom.us/j/5551112222' },
};

/** Pieces that URL parsers trip over, alone and in any order. */
const pieces = [
  ...['/', '\\', '//', '/..', '/.', '/%2e%2e/', '?', '#', '&', '=', '@', ':', '%', '%2F', '%00'],
  ...['\t', '\n', '\r', '\0', ' ', '\u00a0', '\u202e', '\ufeff', '\ud800', '😀', 'ß', '。', '／'],
  ...['javascript:', 'data:text/html,', 'blob:', 'https:', 'http://', 'file:///', 'pexip://'],
  ...['evil.example', 'localhost', '127.0.0.1', '[::1]', '0x7f.1', '256', 'xn--a', '-', '..', '.'],
  ...['"', "'", '<', '>', '`', '{', '}', '|', '^', '[', ']', ';', ',', '*', '+', '~', '$', '!'],
  ...['__proto__', 'constructor', 'a', 'true', '0'],
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
);

const readAll = (
  provider: Provider,
  written: Readonly<Record<string, string>>,
): Record<string, unknown> | undefined => {
  const values: Record<string, unknown> = {};
  for (const [attribute, raw] of Object.entries(written)) {
    const value = provider.options[attribute]!.read(raw, raw);
    if (value === undefined) return undefined;
    values[propertyName(attribute)] = value;
  }
  return values;
};

const check = (property: fc.IRawProperty<unknown>) => fc.assert(property, { numRuns });

for (const provider of providers)
  describe(`any text in an attribute of ${provider.name}`, () => {
    const base = good[provider.name]!;
    const usual = new URL(provider.buildUrl(readAll(provider, base)!));

    for (const attribute of Object.keys(provider.options)) {
      const option = provider.options[attribute] as Option;
      it(`${attribute}: is refused, or stays in its place of the URL`, () => {
        check(
          fc.property(hostile, (raw) => {
            const values = raw ? readAll(provider, { ...base, [attribute]: raw }) : undefined;
            if (!values) return;
            const built = provider.buildUrl(values);
            expect(built).not.to.match(/[\0- \u007f-\uffff\\]/);
            const url = new URL(built);
            expect([url.username, url.password]).to.deep.equal(['', '']);
            if (option.origins) {
              const value = new URL(values[propertyName(attribute)] as string);
              expect(url.origin).to.equal(value.origin);
              const loopback = /^(localhost|127\..*|\[::1\])$/.test(url.hostname);
              expect(url.protocol).to.equal(loopback ? url.protocol : 'https:');
              expect(url.protocol).to.match(/^https?:$/);
            } else if (!option.identity && attribute !== 'src') {
              expect(url.origin).to.equal(usual.origin);
              expect(url.pathname.split('/')).to.have.length(usual.pathname.split('/').length);
            }
          }),
        );
      });

      it(`${attribute}: as refused it is put in words, without a throw`, () => {
        check(
          fc.property(fc.oneof(hostile, fc.anything()), (given) => {
            const { message } = diagnose(provider, [{ attribute, option, given }]);
            expect(message).to.include(describeOption(option));
          }),
        );
      });
    }
  });

describe('any text as a parameter', () => {
  it('comes back from the URL as it was, and no other comes with it', () => {
    check(
      fc.property(hostile, fc.array(hostile, { maxLength: 3 }), (one, several) => {
        const { searchParams } = new URL(meetingUrl('https://vc.example.com/', { one, several }));
        expect([...searchParams.keys()]).to.deep.equal(['one', 'several']);
        expect(searchParams.get('one')).to.equal(one.toWellFormed());
        expect(searchParams.get('several')).to.equal(several.join(',').toWellFormed());
      }),
    );
  });
});

describe('any value of an option', () => {
  it('is read or refused, without a throw, and touches no prototype', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const options = providers.flatMap(({ options }) => Object.values(options));
    check(
      fc.property(fc.constantFrom(...options), hostile, fc.anything(), (option, raw, given) => {
        option.read(raw, raw);
        option.read(raw, given);
      }),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).to.have.length(before);
  });
});
