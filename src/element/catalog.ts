/** The providers, and the modes of providers, that load on demand. Its own lazy chunk; a new provider is one file and one line here, or in `registry.ts` where it talks. */
import type { Provider, ProviderKey } from '../meeting/provider.ts';

const sources: Readonly<Record<string, () => Promise<Provider>>> = {
  'google-meet': async () => (await import('../providers/google-meet.ts')).googleMeet,
  teams: async () => (await import('../providers/teams.ts')).teams,
  zoom: async () => (await import('../providers/zoom.ts')).zoom,
};

export const catalogNames = (): string[] => Object.keys(sources);

/** A system by its name or, in a mode, from the `provider` that has the mode. */
export const loadProvider = async (
  key: ProviderKey,
  provider?: Provider,
): Promise<Provider | undefined> => {
  if (typeof key !== 'function')
    return key && Object.hasOwn(sources, key) ? sources[key]!() : undefined;
  const { options, open } = await key();
  return provider && { ...provider, options: { ...provider.options, ...options }, open };
};
