/** Every provider by name. */
import { clickToCall } from './click-to-call.ts';
import { eyeson } from './eyeson.ts';
import { immail } from './immail.ts';
import { pexip } from './pexip.ts';
import type { Provider } from './provider.ts';

/** The providers whose attributes every element watches. */
export const eagerProviders = [immail, pexip, eyeson, clickToCall];

type Source = Provider | (() => Promise<Provider>);
const providers = new Map<string, Source>(
  eagerProviders.map((provider) => [provider.name, provider]),
);

/** Adds a meeting system, or replaces one. Elements opened from now on know it. */
export const registerProvider = (provider: Provider): void => {
  providers.set(provider.name, provider);
};

export const providerNames = (): string[] => [...providers.keys()];

/** The provider of this name, at once where it is here already; undefined where there is none. */
export const findProvider = (
  name: string | null | undefined,
): Provider | Promise<Provider> | undefined => {
  const source = providers.get(name!);
  return typeof source == 'function'
    ? source().then((provider) => (registerProvider(provider), provider))
    : source;
};
