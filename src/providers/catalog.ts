/** The providers that load on demand. Its own lazy chunk; a new provider is one file and one line here. */
import { pexip } from './pexip.ts';
import type { Provider } from './provider.ts';

const sources: Readonly<Record<string, () => Promise<Provider>>> = {
  /** `provider="pexip" mode="native"`: no frame, and a few parameters more. */
  'pexip-native': async () => {
    const { nativeOptions, openNative } = await import('../pexip/native.ts');
    return { ...pexip, options: { ...pexip.options, ...nativeOptions }, open: openNative };
  },
};

export const catalogNames = (): string[] => Object.keys(sources);

export const loadProvider = async (name: string): Promise<Provider | undefined> =>
  Object.hasOwn(sources, name) ? sources[name]!() : undefined;
