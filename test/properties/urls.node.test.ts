/** From any attribute to a URL, by the element's own way: it leads where the page has said, and nowhere else. */
// A hundred thousand claims: chai's take as long as what they are about.
import assert from 'node:assert/strict';
import { expect } from 'chai';
import fc from 'fast-check';
import { readConfig } from '../../src/element/config.ts';
import type { Provider } from '../../src/meeting/provider.ts';
import urls from '../data/url-inputs.json' with { type: 'json' };
import { anyValue, check, hostile, inherited, pieces } from './claims.ts';
import { good, systemsInModes } from './systems.ts';

const ALLOWED = 'https://allowed.example';

/** As much of an element as its configuration is read from. */
const elementWith = (attributes: Readonly<Record<string, string>>, properties: object = {}) => {
  const written = new Map(Object.entries(attributes).map(([k, v]) => [k.toLowerCase(), v]));
  return {
    attributes: [...written.keys()].map((name) => ({ name })),
    getAttribute: (name: string) => written.get(name.toLowerCase()) ?? null,
    hasAttribute: (name: string) => written.has(name.toLowerCase()),
    ...properties,
  } as unknown as HTMLElement;
};
/** `for (key in document.createElement('p'))` is all that is asked of the document. */
const createElement = () => ({ title: '', lang: '', hidden: false });
before(() => Object.assign(globalThis, { document: { createElement } }));
after(() => Reflect.deleteProperty(globalThis, 'document'));

const isOwn = (provider: Provider, url: URL, usual: URL) =>
  url.origin === usual.origin ||
  (provider.name === 'zoom' && /(^|\.)zoom(\.us|gov\.com)$/.test(url.hostname)) ||
  (provider.name === 'teams' &&
    /^(teams\.(microsoft\.(com|us)|live\.com|cloud\.microsoft)|(gov|dod)\.teams\.microsoft\.us)$/.test(
      url.hostname,
    )) ||
  (provider.name === 'whereby' && /^[\w-]+\.whereby\.com$/.test(url.hostname)) ||
  (provider.name === 'jitsi' && /^(8x8\.vc|meet\.jit\.si)$/.test(url.hostname));

for (const provider of systemsInModes) {
  const base = good[provider.name]!;
  const open = (attributes: Readonly<Record<string, string>>, properties: object = {}) => {
    const origins = 'address' in base ? `${ALLOWED}, https://${new URL(usual()).host}` : ALLOWED;
    const element = elementWith(
      { ...base, 'allowed-origins': origins, ...attributes },
      {
        allowedOrigins: origins,
        ...properties,
      },
    );
    const { faults, url } = readConfig(element, provider, []);
    return faults[0] ? undefined : url;
  };
  const usual = () => readConfig(elementWith(base), provider, []).url;

  /** It is refused, or leads to an origin that the page has named, and the browser finds there what was written. */
  const leadsWhereSaid = (attribute: string, raw: string, usually: URL) => {
    const built = open({ [attribute]: raw });
    if (built === undefined) return;
    // A link is passed on as it is, and a browser encodes what is no ASCII; what we write is.
    const foreign = attribute === 'src' ? /[\0- \\]/ : /[\0- \u007f-\uffff\\]/;
    assert.ok(!foreign.test(built), built);
    const url = new URL(built);
    if (url.protocol === 'pexip:') return;
    assert.equal(url.username + url.password, '');
    assert.equal(url.protocol, 'https:');
    assert.ok(url.origin === ALLOWED || isOwn(provider, url, usually), built);
    // No segment, dot or escape of the path is taken for another.
    if (attribute !== 'src' && !('src' in base)) assert.equal(url.href, built);
  };

  describe(`an attribute of ${provider.name} with ${Object.keys(provider.options).length} parameters`, () => {
    const attributes = Object.keys(provider.options).filter(
      (name) => !provider.options[name]!.propertyOnly,
    );

    it('goes to no origin but one that the page has named, whatever URL stands in it', () => {
      const usually = new URL(usual());
      for (const [at, attribute] of attributes.entries()) {
        const { read, identity } = provider.options[attribute]!;
        // What names the meeting is the way to it; the rest is a parameter of it.
        const starts = identity ? ['', ALLOWED, `${ALLOWED}/`, 'https://'] : [''];
        // Of these, a tenth: they all are encoded by the same function.
        const inputs = urls.inputs.filter((_, i) => identity || i % 10 === at % 10);
        for (const start of starts)
          for (const input of [...inputs, ...pieces])
            if (read(start + input, start + input) !== undefined)
              leadsWhereSaid(attribute, start + input, usually);
      }
    });

    it('goes to no origin but one that the page has named, whatever text stands in it', () => {
      const usually = new URL(usual());
      const starts = [
        '',
        ALLOWED,
        usually.origin,
        `${usually.href}`,
        'https://',
        'http://localhost',
      ];
      check(
        fc.property(
          fc.constantFrom(...attributes),
          fc.constantFrom(...starts),
          hostile,
          (attribute, start, raw) => {
            if (start !== 'http://localhost') leadsWhereSaid(attribute, start + raw, usually);
            else if (open({ [attribute]: start + raw }))
              expect(new URL(open({ [attribute]: start + raw })!).origin).not.to.match(/localhost/);
          },
        ),
      );
    });

    it('of any type, as property, is read or refused without a throw, and touches no prototype', () => {
      const before = inherited();
      const keys = Object.keys(provider.options).map((name) =>
        name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      );
      const own = ['allowedOrigins', 'allow', 'loadTimeout', 'commandTimeout', 'loading'];
      check(
        fc.property(
          fc.dictionary(fc.constantFrom(...keys, ...own), anyValue, { maxKeys: 3 }),
          (properties) => {
            const { faults, url } = readConfig(elementWith(base, properties), provider, [
              ...keys,
              '__proto__x',
            ]);
            expect(url === '' || faults.length === 0).to.equal(true);
          },
        ),
      );
      expect(inherited()).to.equal(before);
    });
  });
}

describe('an entry of allowed-origins', () => {
  it('is one origin, or is refused', () => {
    const immail = systemsInModes[0]!;
    check(
      fc.property(fc.oneof(hostile, fc.constantFrom(...urls.inputs)), hostile, (input, more) => {
        for (const entry of [input, `https://good.example${more}`]) {
          const src = 'https://evil.example/meet/x';
          const element = elementWith({ src, jwt: 'a.b.c' }, { allowedOrigins: [entry] });
          // Who names evil.example means it.
          if (!/evil\.example|\*\.example/.test(entry))
            expect(readConfig(element, immail, []).faults).not.to.be.empty;
        }
      }),
    );
  });
});
