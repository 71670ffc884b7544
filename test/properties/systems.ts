/** Every system that comes with the package, and attributes that open a meeting of each. */
import { catalog } from '../../src/element/catalog.ts';
import { eagerProviders, talkingProviders } from '../../src/element/registry.ts';
import type { Provider } from '../../src/meeting/provider.ts';

const alone: readonly Provider[] = [...eagerProviders, ...catalog];
const talking = Object.values(talkingProviders).map(async (load) => (await load()).provider);
const modes = alone.flatMap((provider) =>
  Object.values(provider.modes ?? {}).map(async (load) => {
    const mode = await load();
    return { ...provider, ...mode, options: { ...provider.options, ...mode.options } };
  }),
);

export const systems: readonly Provider[] = [...alone, ...(await Promise.all(talking))];
/** The same with the parameters of their modes. */
export const systemsInModes: readonly Provider[] = [...systems, ...(await Promise.all(modes))];

export const good: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  immail: { src: 'https://web.immail.ca/meet/standup', jwt: 'a.b.c' },
  pexip: { address: 'vc.example.com', alias: 'meet.alice' },
  eyeson: { guest: 'abc123' },
  'click-to-call': { address: 'phone.example.com', room: 'r-1' },
  jitsi: { address: 'meet.example.com', room: 'standup' },
  whereby: { address: 'https://team.whereby.com', room: 'standup' },
  'google-meet': { src: 'https://meet.google.com/abc-mnop-xyz' },
  teams: { src: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting' },
  zoom: { src: 'https://zoom.us/j/5551112222' },
};
