/** Modes are rows of their provider: found with it, loaded once, and looked for again where they did not load. */
import { expect } from 'chai';
import { findProvider, providers, registerProvider } from '../src/element/registry.ts';
import type { Mode, Provider } from '../src/meeting/provider.ts';
import { text } from '../src/meeting/option.ts';

const session = { supports: () => false, execute: () => 'sent', close() {} };
const mode: Mode = { options: { seat: text() }, open: () => session };

/** A system with a mode that loads as `load` says. */
const register = (name: string, load: () => Promise<Mode>): Provider => {
  const provider: Provider = {
    name,
    label: name,
    allow: '',
    options: { mode: text(), room: text() },
    modes: { quiet: load },
    required: () => [],
    buildUrl: () => 'https://meet.example.com/',
  };
  registerProvider(provider);
  return provider;
};

describe('A mode', () => {
  it('has the parameters of its provider and its own, and opens in its own way', async () => {
    register('with-mode', async () => mode);
    await findProvider('with-mode', 'quiet');
    const found = findProvider('with-mode', 'quiet') as Provider;
    expect(found.name).to.equal('with-mode');
    expect(Object.keys(found.options)).to.have.members(['mode', 'room', 'seat']);
    expect(found.open).to.equal(mode.open);
  });

  it('is no mode where its provider has no row of that name', () => {
    const provider = register('plain', async () => mode);
    for (const name of ['loud', '', 'constructor', 'toString', '__proto__'])
      expect(findProvider('plain', name)).to.equal(provider);
  });

  it('is no system of its own', async () => {
    register('host', async () => mode);
    await findProvider('host', 'quiet');
    for (const name of ['host-quiet', 'pexip-native', 'eyeson-permalink']) {
      await findProvider(name, 'quiet');
      expect(findProvider(name, 'quiet')).to.equal(undefined);
    }
    expect([...providers.values()].map((one) => one?.name)).not.to.include('host-quiet');
  });

  it('is not asked of a system that is not named', async () => {
    for (const name of [undefined, null, '']) {
      await findProvider(name, undefined);
      expect(findProvider(name, 'native')).to.equal(undefined);
    }
  });

  it('that did not load is asked for again', async () => {
    let asked = 0;
    register('unsteady', async () => {
      asked += 1;
      if (asked === 1) throw new TypeError('Failed to fetch');
      return mode;
    });
    const refused = await (findProvider('unsteady', 'quiet') as Promise<unknown>).catch(
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(TypeError);
    await findProvider('unsteady', 'quiet');
    expect((findProvider('unsteady', 'quiet') as Provider).open).to.equal(mode.open);
    expect(asked).to.equal(2);
  });

  it('is a replaced provider’s, once the provider is replaced', async () => {
    register('replaced', async () => mode);
    await findProvider('replaced', 'quiet');
    const other: Mode = { ...mode, options: { desk: text() } };
    register('replaced', async () => other);
    await findProvider('replaced', 'quiet');
    expect((findProvider('replaced', 'quiet') as Provider).options).to.have.property('desk');
  });
});
