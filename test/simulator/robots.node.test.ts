/** Robots: a conference that is alive while somebody is there, and at rest when nobody is. */
import { expect } from 'chai';
import {
  advance,
  controlOf,
  createConference,
  leaveAll,
  namesOf,
  RawClient,
} from './raw-client.ts';
import type { Json } from './raw-client.ts';

afterEach(leaveAll);

const lively = {
  robots: 2,
  robot_activity: ['talk', 'chat', 'slides', 'hands'],
  clock: 'held',
};
/** Time between two turns, in ms. */
const TURN_MS = 4000;
/** Time before a robot answers, in ms. */
const REPLY_MS = 1200;

describe('robots', () => {
  it('speak in turns', async () => {
    const alias = await createConference(lively);
    const client = await RawClient.join(alias);
    const feed = await client.listen();
    const robots = feed.all('participant_create').filter(({ has_media }) => has_media);
    expect(namesOf(robots)).to.deep.equal(['Alice', 'Bob']);
    await advance(alias, 3 * TURN_MS);
    for (const { uuid } of [...robots, ...robots])
      await feed.next<Json[]>(
        'stage',
        ([first]) => first?.participant_uuid === uuid && first?.vad === 100,
      );
  });

  it('present on and off, and raise a hand', async () => {
    const alias = await createConference(lively);
    const client = await RawClient.join(alias);
    const feed = await client.listen();
    await advance(alias, 13 * TURN_MS);
    expect(await feed.next('presentation_start')).to.include({ presenter_name: 'Alice' });
    await feed.next('participant_update', ({ buzz_time }) => Number(buzz_time) > 0);
    await feed.next('presentation_stop');
    await feed.next('presentation_start');
  });

  it('answer a chat message, a direct one directly', async () => {
    const alias = await createConference(lively);
    const client = await RawClient.join(alias);
    const feed = await client.listen();
    const bob = feed.all('participant_create').find(({ display_name }) => display_name === 'Bob')
      ?.uuid as string;
    await client.post('message', { type: 'text/plain', payload: 'Hello' });
    await advance(alias, REPLY_MS);
    expect((await feed.next('message_received')).direct).to.equal(false);
    await client.on('message', { type: 'text/plain', payload: 'Hello Bob' }, bob);
    await advance(alias, REPLY_MS);
    expect(await feed.next('message_received')).to.include({ origin: 'Bob', direct: true });
  });

  it('rest when nobody listens', async () => {
    const alias = await createConference(lively);
    const client = await RawClient.join(alias);
    const feed = await client.listen();
    await advance(alias, TURN_MS);
    await feed.next('presentation_start');
    feed.close();
    const steer = controlOf(alias);
    await steer('GET', '?until=participants.0.is_presenting&is=NO');
    const spoken = async () =>
      JSON.stringify(
        ((await steer('GET', '')) as { participants: Json[] }).participants.map(
          ({ last_spoken_time }) => last_spoken_time,
        ),
      );
    const before = await spoken();
    await advance(alias, 20 * TURN_MS);
    expect(await spoken()).to.equal(before);
  });

  it('are there again after they have all been sent away and the conference is empty', async () => {
    const alias = await createConference(lively);
    const client = await RawClient.join(alias);
    await client.listen();
    await client.post('disconnect');
    const again = await RawClient.join(alias);
    expect(namesOf((await again.get('participants')).result)).to.deep.equal([
      'Alice',
      'Ann',
      'Bob',
    ]);
  });
});
