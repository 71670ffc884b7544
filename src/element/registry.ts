/** Every meeting system by name: the one that has most modes at once, the others when an element names them. */
import { provider as pexip } from '../providers/pexip/web-app.ts';
import type { LoadMode, Provider } from '../meeting/provider.ts';

/** In the eager module: every element watches their attributes from the start. */
export const eagerProviders = [pexip] as const;

/** Those that talk, and are large for it. All others are in `catalog.ts`. */
export const talkingProviders = {
  jitsi: () => import('../providers/jitsi/jitsi.ts'),
  whereby: () => import('../providers/whereby/whereby.ts'),
};

/** What a provider is looked for by: its name, as an author has written it or has not; in a mode, what loads the mode. */
type ProviderKey = string | null | undefined | LoadMode;

/** Undefined: looked for, and not there. */
export const providers = new Map<ProviderKey, Provider | undefined>(
  eagerProviders.map((provider) => [provider.name, provider]),
);

/** Adds a meeting system, or replaces one. Elements opened from now on know it. */
export const registerProvider = (provider: Provider): void => {
  providers.set(provider.name, provider);
};

/** The row of a table that an author's word names. */
const rowOf = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

const loadProvider = async (name: string): Promise<Provider | undefined> => {
  const load = rowOf<() => Promise<{ readonly provider: Provider }>>(talkingProviders, name);
  return load
    ? (await load()).provider
    : (await import('./catalog.ts')).catalog.find((one) => one.name === name);
};

/** What a mode leaves open is as its provider has it. */
const loadMode = async (provider: Provider, load: LoadMode): Promise<Provider> => {
  const mode = await load();
  return { ...provider, ...mode, options: { ...provider.options, ...mode.options } };
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
  // Anything may stand in a property.
  const load =
    provider?.modes && typeof mode === 'string' ? rowOf(provider.modes, mode) : undefined;
  const key = load ?? name;
  if (providers.has(key)) return providers.get(key);
  const loading = provider && load ? loadMode(provider, load) : loadProvider(`${name}`);
  return loading.then((found) => providers.has(key) || providers.set(key, found));
};
