/** The time of a conference in the hands of a test, and requests that are answered once it is so. */
import { expect } from '@open-wc/testing';
import {
  advance,
  control,
  controlOf,
  createConference,
  leaveAll,
  RawClient,
} from './raw-client.ts';

afterEach(leaveAll);

interface Report {
  now: number;
  held: boolean;
  pending: number[];
}
const clockOf = async (alias: string) => (await controlOf(alias)('GET', 'clock')) as Report;

describe('a conference’s clock', () => {
  it('goes with the machine’s, stands still when it is held, and moves as it is told', async () => {
    const alias = await createConference();
    expect((await clockOf(alias)).held).to.equal(false);
    await controlOf(alias)('POST', 'clock', { held: true });
    const { now, held } = await clockOf(alias);
    expect(held).to.equal(true);
    expect((await clockOf(alias)).now).to.equal(now);
    await advance(alias, 5000);
    expect((await clockOf(alias)).now).to.be.closeTo(now + 5000, 0.01);
    await controlOf(alias)('POST', 'clock', { held: false });
    const going = await clockOf(alias);
    expect(going.held).to.equal(false);
    expect(going.now).to.be.at.least(now + 4999);
  });

  it('is its own: another conference’s stands where it was', async () => {
    const [one, other] = [
      await createConference({ clock: 'held' }),
      await createConference({ clock: 'held' }),
    ];
    const { now } = await clockOf(other);
    await advance(one, 60_000);
    expect((await clockOf(other)).now).to.equal(now);
  });

  it('says what is yet to come: a token’s end, and comments that keep a stream open', async () => {
    const alias = await createConference({ clock: 'held', token_expires: 100 });
    const client = await RawClient.join(alias);
    await client.listen();
    expect((await clockOf(alias)).pending.map(Math.round)).to.deep.equal([10_000, 100_000]);
    await advance(alias, 95_000);
    expect((await clockOf(alias)).pending.map(Math.round)).to.deep.equal([5000, 5000]);
  });

  it('lets what is due happen in its order, each at its time', async () => {
    const alias = await createConference({ clock: 'held', robots: 1, robot_activity: ['hands'] });
    const client = await RawClient.join(alias);
    const feed = await client.listen();
    const { now } = await clockOf(alias);
    await advance(alias, 60_000);
    const hand = await feed.next('participant_update', ({ buzz_time }) => Number(buzz_time) > 0);
    // The fourth turn, of 4 s each; the first is at once.
    expect(Number(hand.buzz_time)).to.be.closeTo(now / 1000 + 12, 0.001);
  });

  it('that goes on lets a timer that was held happen in the machine’s time', async () => {
    const alias = await createConference({ clock: 'held', token_expires: 100 });
    const feed = await (await RawClient.join(alias)).listen();
    await advance(alias, 99_999);
    await controlOf(alias)('POST', 'clock', { held: false });
    expect((await feed.next('disconnect')).reason).to.contain('token');
  });
});

describe('a GET of the control interface', () => {
  it('is answered once there are so many requests of a route', async () => {
    const alias = await createConference();
    const client = await RawClient.join(alias);
    const twice = controlOf(alias)('GET', 'requests?route=lock&until=length&at_least=2');
    await client.post('lock');
    await client.post('lock');
    expect(((await twice) as { route: string }[]).map(({ route }) => route)).to.deep.equal([
      'conference.lock',
      'conference.lock',
    ]);
  });

  it('is answered once a participant is as wanted', async () => {
    const alias = await createConference({ robots: 1 });
    const client = await RawClient.join(alias);
    const muted = controlOf(alias)('GET', '?until=participants.*.is_muted&is=YES');
    await client.on('mute');
    await muted;
  });

  it('says 504 where it is not so in time', async () => {
    const alias = await createConference();
    const path = `conferences/${alias}?until=participants.length&at_least=1&wait_ms=1`;
    const refused = await control('GET', path).catch((error: unknown) => String(error));
    expect(refused).to.contain('participants.length was not as wanted within 1 ms');
  });
});
