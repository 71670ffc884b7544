/** The providers that load on demand. Its own lazy chunk; a new provider is one file and one line here. */
import type { Provider } from './provider.ts';

const sources: Readonly<Record<string, () => Promise<Provider>>> = {};

export const catalogNames = (): string[] => Object.keys(sources);

export const loadProvider = async (name: string): Promise<Provider | undefined> =>
  Object.hasOwn(sources, name) ? sources[name]!() : undefined;
