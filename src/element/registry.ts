/** Every provider by name: the first four at once, the others when an element names them. */
import { clickToCall } from '../providers/click-to-call.ts';
import { eyeson } from '../providers/eyeson/link.ts';
import { immail } from '../providers/immail.ts';
import { pexip } from '../providers/pexip/web-app.ts';
import type { LoadMode, Provider } from '../meeting/provider.ts';

/** The providers whose attributes every element watches. */
export const eagerProviders = [immail, pexip, eyeson, clickToCall];

/** By name or, in a mode, by what loads the mode. Undefined: looked for in the catalog, and not there. */
const providers = new Map<string | LoadMode, Provider | undefined>(
  eagerProviders.map((provider) => [provider.name, provider]),
);

/** Those that talk: asked for without the catalog, and at once with what they talk by, so that nothing waits for a third. */
const talking: Readonly<Record<string, () => Promise<Provider>>> = {
  jitsi: async () => (await import('../providers/jitsi/jitsi.ts')).jitsi,
  whereby: async () => (await import('../providers/whereby/whereby.ts')).whereby,
};

const loadProvider = async (
  key: string | LoadMode,
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

export const providerNames = (): string[] => [
  ...[...providers.values()].flatMap((provider) => provider?.name ?? []),
  ...Object.keys(talking),
];

/**
 * The provider of this name, in this mode if the provider has a row for it; undefined where there is none; a promise
 * where it is not known yet: ask again then.
 */
export const findProvider = (
  name: string,
  mode: PropertyKey,
): Provider | undefined | Promise<unknown> => {
  const provider = providers.get(name);
  const modes = provider?.modes;
  const key = modes && Object.hasOwn(modes, mode) ? modes[mode as string]! : name;
  return providers.has(key)
    ? providers.get(key)
    : loadProvider(key, provider).then(
        (loaded) => providers.has(key) || providers.set(key, loaded),
      );
};
