/** The providers that load on demand. Its own lazy chunk; a new provider is one file and one line here, or in `registry.ts` where it talks. */
import type { Provider } from '../meeting/provider.ts';

type Sources = Readonly<Record<string, () => Promise<Provider>>>;

/** Modes that are providers of their own: to authors, the provider before the hyphen with this `mode`. */
const modes: Sources = {
  /** `provider="pexip" mode="native"`: no frame, and a few parameters more. */
  'pexip-native': async () => {
    const [{ pexip }, { nativeOptions, openNative }, { withFacts }] = await Promise.all([
      import('../providers/pexip/web-app.ts'),
      import('../providers/pexip/native-mode.ts'),
      import('../meeting/learn.ts'),
    ]);
    const open: typeof openNative = (config, host) => openNative(config, withFacts(host));
    return { ...pexip, options: { ...pexip.options, ...nativeOptions }, open };
  },
  /** `provider="eyeson" mode="permalink"`: the frame opens once the meeting runs. */
  'eyeson-permalink': async () => {
    const [{ eyeson }, { permalinkOptions, openPermalink }, { openFrame }] = await Promise.all([
      import('../providers/eyeson/link.ts'),
      import('../providers/eyeson/permalink-mode.ts'),
      import('../frame/frame-session.ts'),
    ]);
    const options = { ...eyeson.options, ...permalinkOptions };
    return { ...eyeson, options, open: openPermalink(openFrame) };
  },
};

const sources: Sources = {
  ...modes,
  'google-meet': async () => (await import('../providers/google-meet.ts')).googleMeet,
  teams: async () => (await import('../providers/teams.ts')).teams,
  zoom: async () => (await import('../providers/zoom.ts')).zoom,
};

export const catalogNames = (): string[] => Object.keys(sources);

export const isMode = (name: string): boolean => Object.hasOwn(modes, name);

export const loadProvider = async (name: string): Promise<Provider | undefined> =>
  Object.hasOwn(sources, name) ? sources[name]!() : undefined;
