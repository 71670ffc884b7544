/** Every provider by name: the first four at once, the others when an element names them. */
import { clickToCall } from '../providers/click-to-call.ts';
import { eyeson } from '../providers/eyeson/link.ts';
import { immail } from '../providers/immail.ts';
import { pexip } from '../providers/pexip/web-app.ts';
import type { Provider, ProviderKey } from '../meeting/provider.ts';

/** The providers whose attributes every element watches. */
export const eagerProviders = [immail, pexip, eyeson, clickToCall];

/** By name or, in a mode, by what loads the mode. Undefined: looked for in the catalog, and not there. */
export const providers = new Map<ProviderKey, Provider | undefined>(
  eagerProviders.map((provider) => [provider.name, provider]),
);

/** Those that talk: asked for without the catalog, and at once with what they talk by, so that nothing waits for a third. */
export const talking: Readonly<Record<string, () => Promise<Provider>>> = {
  jitsi: async () => (await import('../providers/jitsi/jitsi.ts')).jitsi,
  whereby: async () => (await import('../providers/whereby/whereby.ts')).whereby,
};

const loadProvider = async (
  key: ProviderKey,
  provider?: Provider,
): Promise<Provider | undefined> => {
  if (typeof key !== 'string' || !Object.hasOwn(talking, key))
    return (await import('./catalog.ts')).loadProvider(key, provider);
  const [loaded] = await Promise.all([talking[key]!(), import('../frame/bridge.ts')]);
  return loaded;
};

/** Adds a meeting system, or replaces one. Elements opened from now on know it. */
export const registerProvider = (provider: Provider): void => {
  providers.set(provider.name, provider);
};

/**
 * The provider of this name, in this mode if the provider has a row for it; undefined where there is none; a promise
 * where it is not known yet: ask again then.
 */
export const findProvider = (
  name: string | null | undefined,
  mode: string | null | undefined,
): Provider | undefined | Promise<unknown> => {
  const provider = providers.get(name);
  const modes = provider?.modes;
  const key = mode && modes && Object.hasOwn(modes, mode) ? modes[mode] : name;
  return providers.has(key)
    ? providers.get(key)
    : loadProvider(key, provider).then(
        (loaded) => providers.has(key) || providers.set(key, loaded),
      );
};
