/** Every system and mode there is, with a meeting to open: a new row without one fails the contracts. */
import { eagerProviders, talkingProviders } from '../../src/element/registry.ts';
import { catalog } from '../../src/element/catalog.ts';
import type { Provider } from '../../src/meeting/provider.ts';

/** The rows, from the tables that the element has. */
export const allProviders = async (): Promise<readonly Provider[]> => [
  ...eagerProviders,
  ...(await Promise.all(Object.values(talkingProviders).map((load) => load()))).map(
    ({ provider }) => provider as Provider,
  ),
  ...(catalog as readonly Provider[]),
];

/** What a meeting is, to who opens it. */
export interface Meeting {
  readonly kind: 'frame' | 'bridge' | 'link' | 'native' | 'permalink';
  readonly attributes: Readonly<Record<string, string>>;
  /** What is heard once it can take commands. */
  readonly ready: 'meeting-ready' | 'meeting-joined' | 'meeting-prompt';
}

type Origins = Readonly<Record<string, string>>;

/**
 * By system and, behind a space, mode. `origins`: the stand-ins', with `pexip-node`, the simulated node; `permalink`:
 * a guest's token whose meeting does not run.
 */
export const meetings = (origins: Origins, permalink = ''): Readonly<Record<string, Meeting>> => {
  const pexip = { provider: 'pexip', address: `${origins['pexip-webapp']}`, alias: 'meet.alice' };
  const frame = (attributes: Meeting['attributes']): Meeting => ({
    kind: 'frame',
    attributes,
    ready: 'meeting-ready',
  });
  const link = (attributes: Meeting['attributes']): Meeting => ({
    kind: 'link',
    attributes,
    ready: 'meeting-ready',
  });
  return {
    pexip: frame(pexip),
    'pexip invitation': frame({ ...pexip, mode: 'invitation' }),
    'pexip home': frame({ provider: 'pexip', mode: 'home', address: pexip.address }),
    'pexip app': link({ provider: 'pexip', mode: 'app', alias: 'meet.alice' }),
    'pexip native': {
      kind: 'native',
      attributes: { ...pexip, mode: 'native', address: `${origins['pexip-node']}`, name: 'Ann' },
      ready: 'meeting-joined',
    },
    immail: frame({
      provider: 'immail',
      src: `${origins.immail}/meet/standup`,
      'allowed-origins': `${origins.immail}`,
      jwt: 'a.b.c',
    }),
    eyeson: frame({
      provider: 'eyeson',
      src: `${origins.eyeson}/permalink?guest=R2SdUxiqKhpBoUu0oi0pZZkZ`,
      'allowed-origins': `${origins.eyeson}`,
    }),
    'eyeson permalink': {
      kind: 'permalink',
      attributes: {
        provider: 'eyeson',
        mode: 'permalink',
        guest: permalink,
        api: `${origins['eyeson-api']}`,
        'allowed-origins': `${origins['eyeson-api']}`,
      },
      ready: 'meeting-prompt',
    },
    'click-to-call': frame({
      provider: 'click-to-call',
      address: `${origins['click-to-call']}`,
      room: 'r-7a3f9c2e',
    }),
    jitsi: {
      kind: 'bridge',
      attributes: {
        provider: 'jitsi',
        address: `${origins.jitsi}`,
        room: 'standup',
        'load-timeout': '60000',
      },
      ready: 'meeting-joined',
    },
    whereby: {
      kind: 'bridge',
      attributes: {
        provider: 'whereby',
        address: `${origins.whereby}`,
        'allowed-origins': `${origins.whereby}`,
        room: 'standup',
        'load-timeout': '60000',
      },
      ready: 'meeting-joined',
    },
    'google-meet': link({ provider: 'google-meet', src: 'https://meet.google.com/abc-defg-hij' }),
    teams: link({ provider: 'teams', src: 'https://teams.microsoft.com/meet/123456789' }),
    zoom: link({ provider: 'zoom', src: 'https://zoom.us/j/5551112222' }),
  };
};
