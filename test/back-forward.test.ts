/** A page that is left and come back to, as its browser has kept it: Chromium's driver alone can be told to. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { control, nodeUrl, openConference } from './native/node.ts';
import { serverNamed } from './server-named.ts';
import { until } from './until.ts';

interface Visit {
  readonly attributes: { readonly [name: string]: string };
  readonly until: string;
}
interface Returned {
  readonly kept: boolean;
  readonly told: readonly string[];
  readonly state: string;
  readonly muted: string;
  readonly opened: readonly string[];
}
const visit = (attributes: Visit['attributes'], event: string) =>
  executeServerCommand<Returned, Visit>('page-history', { attributes, until: event });

describe('back in a page that its browser has kept', () => {
  for (const callType of ['none', 'video'])
    it(`a native meeting (${callType}) is over, says so once, has left nobody behind, and is opened anew`, async () => {
      const alias = await openConference({ robots: 1 });
      const address = await nodeUrl();
      const native = { provider: 'pexip', mode: 'native', address, alias, name: 'Ann', callType };
      expect(await visit(native, 'meeting-joined')).to.deep.equal({
        kept: true,
        told: ['loading', 'joined', 'left'],
        state: 'left',
        muted: 'session-closed',
        opened: ['loading', 'joined'],
      });
      // The one of before, and with the page the one that was opened anew.
      await until(async () => {
        const { participants } = (await control('GET', `conferences/${alias}`)) as {
          participants: { display_name: string }[];
        };
        return participants.every(({ display_name }) => display_name !== 'Ann');
      });
    });

  it('a meeting in a frame goes on as if nobody had been away', async () => {
    const { jitsi: address } = await serverNamed('stand-ins');
    const jitsi = { provider: 'jitsi', address: address!, room: 'a' };
    expect(await visit(jitsi, 'meeting-joined')).to.deep.equal({
      kept: true,
      told: ['loading', 'ready', 'joined'],
      state: 'joined',
      muted: 'acknowledged',
      opened: ['loading', 'ready', 'joined'],
    });
  });
});
