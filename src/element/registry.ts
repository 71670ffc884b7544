/** Every provider by name: the first four at once, the others when an element names them. */
import { clickToCall } from '../providers/click-to-call.ts';
import { eyeson } from '../providers/eyeson/link.ts';
import { immail } from '../providers/immail.ts';
import { pexip } from '../providers/pexip/web-app.ts';
import type { Provider } from '../meeting/provider.ts';

/** The providers whose attributes every element watches. */
export const eagerProviders = [immail, pexip, eyeson, clickToCall];

/** Undefined: looked for in the catalog, and not there. */
const providers = new Map<string, Provider | undefined>(
  eagerProviders.map((provider) => [provider.name, provider]),
);

/** Those that talk: asked for without the catalog, and at once with what they talk by, so that nothing waits for a third. */
const talking: Readonly<Record<string, () => Promise<Provider>>> = {
  jitsi: async () => (await import('../providers/jitsi/jitsi.ts')).jitsi,
  whereby: async () => (await import('../providers/whereby/whereby.ts')).whereby,
};

const loadProvider = async (name: string): Promise<Provider | undefined> => {
  if (!Object.hasOwn(talking, name)) return (await import('./catalog.ts')).loadProvider(name);
  const [provider] = await Promise.all([talking[name]!(), import('../frame/bridge.ts')]);
  return provider;
};

/** Adds a meeting system, or replaces one. Elements opened from now on know it. */
export const registerProvider = (provider: Provider): void => {
  providers.set(provider.name, provider);
};

export const providerNames = (): string[] => [
  ...[...providers.keys()].filter((name) => providers.get(name)),
  ...Object.keys(talking),
];

/** The provider of this name, undefined where there is none; a promise where it is not known yet: ask again then. */
export const findProvider = (name: string): Provider | undefined | Promise<unknown> =>
  providers.has(name)
    ? providers.get(name)
    : loadProvider(name).then((provider) => providers.has(name) || providers.set(name, provider));
