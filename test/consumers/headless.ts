/** The headless clients, in a server as well: nothing of a page, and no Lit. */
import { MeetingError, PexipClient, type PexipState } from 'meeting-embed/pexip';
import { PexipRegistration } from 'meeting-embed/pexip-registration';

const client = new PexipClient({ address: 'https://pexip.example', alias: 'meet.alice' });
client.addEventListener('participant_create', ({ detail }) => void detail.display_name);
client.addEventListener('state', ({ detail }) => void detail.status);
// @ts-expect-error -- no such event
client.addEventListener('participant', () => undefined);

// What is asked for is what the state holds.
type Held = PexipState['participants'] extends ReadonlyMap<string, infer P> ? P : never;
export const asked: readonly Held[] = await client.participants();
export const roster: PexipState['participants'] = new Map(asked.map((one) => [one.uuid, one]));
export const failure = await client.join({ display_name: 'Ann' }).catch((error: unknown) => error);
if (failure instanceof MeetingError) failure.code satisfies string;

export const registration = new PexipRegistration({
  address: ['one.example', 'two.example'],
  alias: 'alice@example.com',
  username: 'alice',
  password: 'secret',
});
registration.addEventListener('incoming', ({ detail }) => void detail.token);
