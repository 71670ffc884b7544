/**
 * Claims that hold for any input, tried on many: `npm test` tries a few hundred of each, `npm run fuzz` 10,000.
 * What fails is printed with its seed, and made small.
 */
import { expect } from 'chai';
import fc from 'fast-check';
import { diagnose } from '../src/element/config-error.ts';
import { describe as describeOption } from '../src/meeting/describe-option.ts';
import { propertyName } from '../src/meeting/option.ts';
import type { Provider } from '../src/meeting/provider.ts';
import { meetingUrl } from '../src/wire/url.ts';
import { anyValue, check, hostile } from './properties/claims.ts';
import { good, systems as providers } from './properties/systems.ts';

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

for (const provider of providers)
  describe(`any text in an attribute of ${provider.name}`, () => {
    const base = good[provider.name]!;
    const usual = new URL(provider.buildUrl(readAll(provider, base)!));

    const attributes = fc.constantFrom(...Object.keys(provider.options));

    it('is refused, or stays in its place of the URL', () => {
      check(
        fc.property(attributes, hostile, (attribute, raw) => {
          const option = provider.options[attribute]!;
          const values = raw ? readAll(provider, { ...base, [attribute]: raw }) : undefined;
          if (!values) return;
          const built = provider.buildUrl(values);
          expect(built).not.to.match(attribute === 'src' ? /[\0- \\]/ : /[\0- \u007f-\uffff\\]/);
          const url = new URL(built);
          if (url.protocol === 'pexip:') return;
          expect([url.username, url.password]).to.deep.equal(['', '']);
          // No parser takes a part of it for anything else: neither dots nor slashes.
          if (attribute !== 'src' && !('src' in base)) expect(url.href).to.equal(built);
          if (option.origins) {
            const value = new URL(values[propertyName(attribute)] as string);
            expect(url.origin).to.equal(value.origin);
            const loopback = /^(localhost|127\..*|\[::1\])$/.test(url.hostname);
            expect(url.protocol).to.equal(loopback ? url.protocol : 'https:');
            expect(url.protocol).to.match(/^https?:$/);
          } else if (attribute !== 'src' && attribute !== 'subdomain') {
            expect(url.origin).to.equal(usual.origin);
            if (!['mode', 'room', 'tenant'].includes(attribute))
              expect(url.pathname.split('/')).to.have.length(usual.pathname.split('/').length);
          }
        }),
      );
    });

    it('as refused it is put in words, without a throw', () => {
      check(
        fc.property(attributes, fc.oneof(hostile, anyValue), (attribute, given) => {
          const option = provider.options[attribute]!;
          const { message } = diagnose(provider, [{ attribute, option, given }]);
          expect(message).to.include(describeOption(option));
        }),
      );
    });
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
      fc.property(fc.constantFrom(...options), hostile, anyValue, (option, raw, given) => {
        option.read(raw, raw);
        option.read(raw, given);
      }),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).to.have.length(before);
  });
});
