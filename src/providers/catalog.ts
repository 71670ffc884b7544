/** The providers that load on demand. Its own lazy chunk; a new provider is one file and one line here. */
import type { Provider } from './provider.ts';

const sources: Readonly<Record<string, () => Promise<Provider>>> = {
  jitsi: async () => (await import('./jitsi.ts')).jitsi,
  whereby: async () => (await import('./whereby.ts')).whereby,
  'google-meet': async () => (await import('./google-meet.ts')).googleMeet,
  teams: async () => (await import('./teams.ts')).teams,
  zoom: async () => (await import('./zoom.ts')).zoom,
  /** `provider="pexip" mode="native"`: no frame, and a few parameters more. */
  'pexip-native': async () => {
    const [{ pexip }, { nativeOptions, openNative }] = await Promise.all([
      import('./pexip.ts'),
      import('../pexip/native.ts'),
    ]);
    return { ...pexip, options: { ...pexip.options, ...nativeOptions }, open: openNative };
  },
};

export const catalogNames = (): string[] => Object.keys(sources);

export const loadProvider = async (name: string): Promise<Provider | undefined> =>
  Object.hasOwn(sources, name) ? sources[name]!() : undefined;
