/** How often a call is measured for its node, and what becomes of a measurement that fails. */
import { expect } from 'chai';
import { CallStatistics } from '../../src/providers/pexip/media/call-statistics.ts';

/** Until everything that waits for nothing else has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the statistics of a call', () => {
  const { setInterval: start } = globalThis;
  const timers: { readonly ms: number; readonly look: () => void }[] = [];
  beforeEach(() => {
    timers.length = 0;
    globalThis.setInterval = ((look: () => void, ms: number) => {
      timers.push({ ms, look });
      return 0;
    }) as unknown as typeof start;
  });
  afterEach(() => {
    globalThis.setInterval = start;
  });

  const measured = (getStats: () => Promise<unknown> = async () => new Map()) => {
    const call = { connection: { getStats } as unknown as RTCPeerConnection, mids: {} };
    return new CallStatistics(
      () => call,
      () => {},
    );
  };
  const statistics = () => Promise.resolve(undefined);
  const grant = (interval: number) => ({
    direct_media: true,
    client_stats_update_interval: interval,
  });

  it('go to the node as often as it wants, and as a timer can', () => {
    for (const interval of [4411.07, 1, 3e9]) measured().report({ statistics }, grant(interval));
    expect(timers.map(({ ms }) => ms)).to.deep.equal([4411.07, 1000, 2 ** 31 - 1]);
  });

  it('go to the node one after another', async () => {
    let posts = 0;
    let answer = () => {};
    const slow = () => {
      posts += 1;
      return new Promise<undefined>((resolve) => (answer = () => resolve(undefined)));
    };
    measured().report({ statistics: slow }, grant(1000));
    const [{ look }] = timers as [(typeof timers)[0]];
    for (let looks = 0; looks < 3; looks++) {
      look();
      await settled();
    }
    expect(posts).to.equal(1);
    answer();
    await settled();
    look();
    await settled();
    expect(posts).to.equal(2);
  });

  it('are none where the browser has none to give', async () => {
    const sample = await measured(() => Promise.reject(new Error('Not now.'))).sample(undefined);
    expect(sample).to.equal(undefined);
  });
});
