/** From what an author wrote to a configuration: the documents' own examples, and what is wrong with others. */
import { expect } from 'chai';
import { catalog } from '../src/element/catalog.ts';
import { readConfig, type Fault } from '../src/element/config.ts';
import { findProvider, providers } from '../src/element/registry.ts';
import { attributes as ownAttributes } from '../src/meeting/attributes.ts';
import { propertyName } from '../src/meeting/option.ts';
import type { Provider } from '../src/meeting/provider.ts';
import table from './data/join-urls.json' with { type: 'json' };

/** What is read of an element: what it has as attributes, and as properties. */
const written = (
  attributes: Readonly<Record<string, string | undefined>>,
  properties: Readonly<Record<string, unknown>> = {},
): HTMLElement => {
  const entries = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const byName = new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
  return Object.assign(Object.create(null), {
    attributes: [...byName.keys()].map((name) => ({ name })),
    getAttribute: (name: string) => byName.get(name.toLowerCase()) ?? null,
    hasAttribute: (name: string) => byName.has(name.toLowerCase()),
    ...properties,
  }) as HTMLElement;
};

const providerOf = async (name?: string, mode?: string): Promise<Provider> => {
  await findProvider(name, mode);
  return (await findProvider(name, mode)) as Provider;
};

const read = async (
  attributes: Readonly<Record<string, string | undefined>>,
  properties: Readonly<Record<string, unknown>> = {},
) =>
  readConfig(
    written(attributes, properties),
    await providerOf(attributes.provider, attributes.mode),
    Object.keys(properties),
  );
const faultsOf = async (...args: Parameters<typeof read>) =>
  (await read(...args)).faults.map(({ attribute }) => attribute);

const PEXIP = { provider: 'pexip', address: 'vc.example.com', alias: 'meet.alice' };

// What a browser's elements have: attributes of HTML that belong to no meeting system.
before(() => {
  Object.assign(globalThis, {
    document: { createElement: () => ({ title: '', hidden: false, dir: '', contentEditable: '' }) },
  });
});

describe('the rows of join-urls.json, read', () => {
  for (const { attributes, expect: expected, source } of table.rows as {
    attributes: Record<string, string | undefined>;
    expect: { url?: string; error?: boolean };
    source: string;
  }[])
    it(`${JSON.stringify(attributes)} is ${expected.error ? 'a mistake' : expected.url} (${source})`, async () => {
      const { faults, url } = await read(attributes);
      if (expected.error) {
        expect(faults).not.to.deep.equal([]);
        expect(url).to.equal('');
      } else {
        expect(faults).to.deep.equal([]);
        expect(url).to.equal(expected.url);
      }
    });
});

describe('an element that is read', () => {
  it('has what names its meeting as identity: another name is another meeting, another value is not', async () => {
    const { identity } = await read(PEXIP);
    expect((await read({ ...PEXIP, name: 'Bob', title: 'x' })).identity).to.equal(identity);
    for (const other of [{ alias: 'meet.bob' }, { address: 'vc.example.org' }])
      expect((await read({ ...PEXIP, ...other })).identity).not.to.equal(identity);
    // Two values that run into each other are no other meeting's.
    expect((await read({ ...PEXIP, address: 'a.test', alias: 'b' })).identity).not.to.equal(
      (await read({ ...PEXIP, address: 'a.testb', alias: '' })).identity,
    );
  });

  it('is secret once it holds a secret, and only then', async () => {
    expect((await read(PEXIP)).secret).to.equal(false);
    expect((await read({ ...PEXIP, pin: '1234' })).secret).to.equal(true);
    expect((await read({ ...PEXIP, pin: '' })).secret, 'empty is absent').to.equal(false);
    const room = { provider: 'whereby', src: 'https://acme.whereby.com/standup' };
    expect((await read(room)).secret).to.equal(false);
    const { src } = room;
    expect((await read({ ...room, src: `${src}?roomKey=eyJ` })).secret, 'a key in it').to.equal(
      true,
    );
  });

  it('lacks what its system needs, and says which', async () => {
    expect(await faultsOf({ provider: 'pexip' })).to.deep.equal(['address', 'alias']);
    expect(await faultsOf({ ...PEXIP, alias: '' })).to.deep.equal(['alias']);
    expect((await read({ provider: 'pexip' })).url).to.equal('');
  });

  it('takes a property before the attribute of the same name', async () => {
    const { values } = await read({ ...PEXIP, name: 'Ann' }, { name: 'Bob' });
    expect(values.name).to.equal('Bob');
    const absent = await read({ ...PEXIP, name: 'Ann' }, { name: null });
    expect(absent.values.name).to.equal('Ann');
  });

  it('has an empty value as absent, and a bare one of a boolean as true', async () => {
    const { values } = await read({ ...PEXIP, name: '', muteCamera: '' });
    expect(Object.keys(values)).not.to.include('name');
    expect(values.muteCamera).to.equal(true);
  });

  it('has an empty array as given, as property and as JSON, and an empty text as absent', async () => {
    const room = { provider: 'jitsi', address: 'meet.example.com', room: 'a' };
    const none = { toolbarButtons: '[]' };
    for (const { values, url } of [
      await read({ ...room, ...none }),
      await read(room, { toolbarButtons: [] }),
      await read({ ...room, toolbarButtons: 'hangup' }, { toolbarButtons: [] }),
    ]) {
      expect(values.toolbarButtons).to.deep.equal([]);
      expect(url).to.contain('&config.toolbarButtons=%5B%5D');
    }
    // A text has no such thing, and a list in text no items.
    const { faults, values } = await read(room, { displayName: [], toolbarButtons: '' });
    expect(faults).to.deep.equal([]);
    expect(values).not.to.have.any.keys('displayName', 'toolbarButtons');
  });

  it('is at fault in what no text can be made of, without a throw', async () => {
    for (const given of [Object.create(null), { toString: () => ({}) }, Symbol('s')])
      expect(await faultsOf(PEXIP, { muteCamera: given })).to.deep.equal(['muteCamera']);
  });

  it('tells an attribute that nobody knows, and lets HTML, ARIA and frameworks be', async () => {
    const others = [
      'aria-label',
      'data-x',
      'v-if',
      'ng-if',
      'x-on',
      'hx-get',
      'item-id',
      '_ngcontent-1',
    ];
    const known = [
      'class',
      'is',
      'exportparts',
      'title',
      'hidden',
      'contenteditable',
      '@click',
      ':key',
      '#ref',
    ];
    for (const name of [...others, ...known])
      expect(await faultsOf({ ...PEXIP, [name]: 'x' }), name).to.deep.equal([]);
    for (const name of ['bandwith', 'datax', 'my-data-x', 'vif', 'classes', 'island', 'some_name'])
      expect(await faultsOf({ ...PEXIP, [name]: 'x' }), name).to.deep.equal([name]);
  });

  it('tells a property of another system as a mistake', async () => {
    expect(await faultsOf(PEXIP, { jwt: 'a.b.c' })).to.deep.equal(['jwt']);
    expect(await faultsOf(PEXIP, { jwt: null })).to.deep.equal([]);
  });

  it('needs origins in allowed-origins, and nothing more than an origin', async () => {
    const allowing = (entry: string) =>
      faultsOf({ ...PEXIP, 'allowed-origins': `https://vc.example.com,${entry}` });
    for (const entry of [
      ...['https://a.test', 'https://a.test:8443', 'https://*.a.test', 'http://localhost:8080'],
    ])
      expect(await allowing(entry), entry).to.deep.equal([]);
    for (const entry of [
      ...[
        'a.test',
        'https://a.test/path',
        'https://a.test?q',
        'https://u@a.test',
        'blob:https://a.test',
      ],
      ...['ftp://a.test', 'xhttps://a.test', 'http://a.test', 'https:/a.test', 'https://a.*.test'],
    ])
      expect(await allowing(entry), entry).to.include('allowed-origins');
  });

  it('goes to no other origin than those allowed', async () => {
    const at = (address: string, origins: string) =>
      faultsOf({ ...PEXIP, address, 'allowed-origins': origins });
    expect(await at('vc.example.com', 'https://vc.example.com')).to.deep.equal([]);
    expect(await at('vc.example.com', 'https://*.example.com')).to.deep.equal([]);
    expect(await at('vc.example.com', 'https://a.test,https://vc.example.com')).to.deep.equal([]);
    for (const [address, origins] of [
      ['vc.example.com', 'https://example.com'],
      ['example.com', 'https://*.example.com'],
      ['a.vc.example.com', 'https://*.example.com'],
      ['vc.example.com:8443', 'https://vc.example.com'],
      ['evil.test', 'https://*.example.com'],
      ['vcXexample.com', 'https://vc.example.com'],
    ] as const)
      expect(await at(address, origins), `${address} under ${origins}`).to.deep.equal(['address']);
  });

  it('tells with a fault what would have been right', async () => {
    const elsewhere = { ...PEXIP, 'allowed-origins': 'https://*.example.org,https://a.test' };
    const [{ option, given, origins }] = (await read(elsewhere)).faults as [Fault];
    expect(given).to.equal('vc.example.com');
    expect(origins).to.include.members(['https://*.example.org', 'https://a.test']);
    expect(option!.read('vc.example.com', '')).to.equal('https://vc.example.com');
    const [list] = (await read({ ...PEXIP, 'allowed-origins': 'a.test' })).faults as [Fault];
    expect(list.option).to.equal(ownAttributes['allowed-origins']);
  });

  for (const [attribute] of Object.entries(ownAttributes).filter(
    ([, { propertyOnly }]) => propertyOnly,
  ))
    it(`takes ${attribute} as a property alone`, async () => {
      const property = { [propertyName(attribute)]: () => 'token' };
      expect(await faultsOf({ ...PEXIP, [attribute]: 'x' })).to.deep.equal([attribute]);
      expect(await faultsOf({ ...PEXIP, [attribute]: 'x' }, property)).to.include(attribute);
      expect(await faultsOf(PEXIP, property)).to.deep.equal([]);
    });

  it('needs no token where the page gives one when asked', async () => {
    let tried = 0;
    for (const provider of providers.values()) {
      const { name = '', token } = provider ?? {};
      if (!token || !provider!.required({}).includes(token)) continue;
      expect(await faultsOf({ provider: name })).to.include(token);
      expect(
        await faultsOf({ provider: name }, { getToken: () => 'x' }),
        'and nothing else',
      ).to.deep.equal(provider!.required({}).filter((attribute) => attribute !== token));
      tried += 1;
    }
    expect(tried).to.be.above(0);
  });

  it('is of a system that loads on demand as of any other', async () => {
    for (const { name } of catalog) expect((await providerOf(name)).name, name).to.equal(name);
  });
});
