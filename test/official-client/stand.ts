/** What the tests with Pexip's own client stand on: who is there besides, and what the node holds. */
import { PexipClient, type JoinOptions } from '../../src/providers/pexip/client/pexip-client.ts';
import { control, nodeUrl } from '../native/node.ts';
import { Recorder } from '../pexip/node.ts';
import { OfficialClient, type CallOptions } from './official-client.ts';

export interface Entry {
  readonly [field: string]: unknown;
  readonly display_name: string;
  readonly uuid: string;
}
export interface Held {
  readonly participants: readonly Entry[];
  readonly status: { readonly [field: string]: unknown };
  readonly breakouts: readonly { readonly alias: string; readonly uuid: string }[];
}

const page = crypto.randomUUID().slice(0, 8);
let names = 0;
const clients = new Set<PexipClient>();
const officials = new Set<OfficialClient>();

/** The node under a name that nobody else uses: a browser opens six connections to one. */
export const freshNode = async (): Promise<string> =>
  (await nodeUrl()).replace('localhost', `official${++names}-${page}.localhost`);

/** For `afterEach`. */
export const everybodyLeaves = async (): Promise<void> => {
  const leaving = [...officials, ...clients].map((client) => client.leave());
  officials.clear();
  clients.clear();
  await Promise.all(leaving);
};

/** Another participant, without media, by this product's client; all that it is told. */
export const joinBeside = async (
  alias: string,
  options: JoinOptions = { display_name: 'Ann' },
): Promise<{ client: PexipClient; heard: Recorder }> => {
  const client = new PexipClient({ address: await freshNode(), alias });
  clients.add(client);
  const heard = new Recorder(client);
  const { kind } = await client.join(options);
  if (kind === 'joined') await heard.next('participant_sync_end');
  return { client, heard };
};

/** Pexip's own client, `Olga`, who may be asked something, or is refused. */
export const askToJoin = async (
  alias: string,
  options: Partial<CallOptions> = {},
): Promise<OfficialClient> => {
  const olga = await OfficialClient.open(await freshNode(), alias);
  officials.add(olga);
  await olga.call(options);
  return olga;
};

/** Pexip's own client, in the conference, and its call with the node: without media that is a data channel alone. */
export const joinOfficial = async (
  alias: string,
  options: Partial<CallOptions> = {},
): Promise<OfficialClient> => {
  const olga = await askToJoin(alias, options);
  await olga.next('onParticipants');
  await olga.next('onCallConnected');
  return olga;
};

/** What the node holds of a conference, once it is as wanted. */
export const nodeHolds = (alias: string, until: string, is: unknown): Promise<Held> =>
  control(
    'GET',
    `conferences/${encodeURIComponent(alias)}?until=${until}&is=${String(is)}`,
  ) as Promise<Held>;

/** What the node holds of one participant. */
export const entryOf = ({ participants }: Held, name = 'Olga'): Entry => {
  const found = participants.find(({ display_name }) => display_name === name);
  if (!found) throw new Error(`The node knows no ${name}.`);
  return found;
};
